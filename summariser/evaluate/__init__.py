"""A reader against gold: metrics with intervals, the worst documents, a gate for regressions, and two runs compared.

Needs the extra `eval` (scipy), which is imported when something is scored.
"""

from summariser.evaluate.baseline import Baseline, Verdict, baseline_of, judged, read_baseline, write_baseline
from summariser.evaluate.comparison import Comparison, compared
from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.gold import GoldError, load_gold
from summariser.evaluate.predictions import load_predictions, matched_to
from summariser.evaluate.reading import read_gold
from summariser.evaluate.records import DocumentResult, Fact, Measure, Report, Tally
from summariser.evaluate.score import Predicted, evaluate

__all__ = [
    "Baseline",
    "Comparison",
    "DocumentResult",
    "Fact",
    "GoldDocument",
    "GoldError",
    "Measure",
    "Predicted",
    "Report",
    "Tally",
    "Verdict",
    "baseline_of",
    "compared",
    "evaluate",
    "judged",
    "load_gold",
    "load_predictions",
    "matched_to",
    "read_baseline",
    "read_gold",
    "write_baseline",
]
