"""What can be found in news text without a model: reporting clauses and figures of casualties.

The reader that needs no model builds its summaries from them, and the audit checks with them what a summary covers.
"""

from summariser.detect.reports import find_reports, other_reports
from summariser.detect.tolls import find_tolls, tolls_in
from summariser.detect.types import Report, Toll
from summariser.grounding import Place

__all__ = ["Place", "Report", "Toll", "find_reports", "find_tolls", "other_reports", "tolls_in"]
