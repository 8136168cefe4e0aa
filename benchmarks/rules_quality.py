"""Attribution quality of the detectors on annotated articles.

    python benchmarks/rules_quality.py GOLD.jsonl

One record a line: `{doc_id, text, attributions: [{source, cue, content: [[start, end], …], cue_is_reporting_derived}]}`
(PolNeAR's scheme). Content spans are matched one to one by the IoU of their characters, best first, at .5 and above;
joint: the source overlaps as well, or both have none. "Reporting" counts only gold with a reporting cue; the rest is
optional there, neither missed nor spurious. The documents are split in two by a hash of their ids: rules may be made
with an eye on the half "develop"; "held out" tells whether they were fitted to it.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments  # noqa: E402
from summariser.detect import Report, find_reports  # noqa: E402
from summariser.grounding import GroundedText  # noqa: E402
from summariser.models import Article  # noqa: E402

Counts = tuple[int, int, int]
"""True positives, false positives, false negatives."""
Span = Sequence[int]


def characters(spans: Sequence[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def pairs(gold: list[dict[str, Any]], found: list[Report]) -> dict[int, int]:
    """Index of the gold attribution matched to each one found."""
    sets = [characters(item["content"]) for item in gold]
    candidates = []
    for at, report in enumerate(found):
        own = characters(report.content)
        for index, other in enumerate(sets):
            shared = len(own & other)
            if shared and (iou := shared / len(own | other)) >= 0.5:
                source = bool(report.source) == bool(gold[index]["source"]) and (
                    not report.source or overlap([report.source], gold[index]["source"])
                )
                candidates.append((-iou, not source, at, index))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, index in sorted(candidates):
        if at not in matched and index not in taken:
            matched[at] = index
            taken.add(index)
    return matched


def score(record: dict[str, Any], found: list[Report], *, joint: bool, reporting: bool) -> Counts:
    gold = record["attributions"]
    matched = pairs(gold, found)
    hits, spurious = set(), 0
    for at, report in enumerate(found):
        if at not in matched:
            spurious += 1
            continue
        item = gold[matched[at]]
        if reporting and not item["cue_is_reporting_derived"]:
            continue
        source = item["source"]
        right = not joint or (
            overlap([report.source], source) if report.source and source else not report.source and not source
        )
        if right:
            hits.add(matched[at])
        else:
            spurious += 1
    wanted = {index for index, item in enumerate(gold) if item["cue_is_reporting_derived"] or not reporting}
    return len(hits & wanted), spurious, len(wanted - hits)


def f1(counts: Sequence[Counts]) -> tuple[float, float, float]:
    tp, fp, fn = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def interval(counts: list[Counts], draws: int = 1000) -> tuple[float, float]:
    """95 % of the F1 over documents drawn with replacement."""
    chance = random.Random(1)
    values = sorted(f1(chance.choices(counts, k=len(counts)))[0] for _ in range(draws))
    return values[int(draws * 0.025)], values[int(draws * 0.975)]


def half(doc_id: str) -> str:
    return "develop" if hashlib.sha256(doc_id.encode()).digest()[0] % 2 else "held out"


def main() -> None:
    parser = arguments.parser(__doc__)
    parser.add_argument("gold", metavar="GOLD.jsonl", type=arguments.a_file, help="annotated articles, one a line")
    gold = parser.parse_args().gold
    try:
        records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    except ValueError as error:
        parser.error(f"{gold}: is no JSON Lines ({error}).")
    for number, record in enumerate(records, 1):
        if not (isinstance(record, dict) and {"doc_id", "text", "attributions"} <= record.keys()):
            parser.error(f"{gold}, line {number}: is no record with a doc_id, a text and attributions.")
    if not records:
        parser.error(f"{gold}: is empty.")
    results = [(record, find_reports(GroundedText(Article(text=record["text"])))) for record in records]
    parts: dict[str, Callable[[str], bool]] = {
        "all": lambda _: True,
        "develop": lambda doc_id: half(doc_id) == "develop",
        "held out": lambda doc_id: half(doc_id) == "held out",
    }
    for name, chosen in parts.items():
        some = [(record, found) for record, found in results if chosen(record["doc_id"])]
        for reporting in (False, True):
            for joint in (False, True):
                counts = [score(record, found, joint=joint, reporting=reporting) for record, found in some]
                value, precision, recall = f1(counts)
                low, high = interval(counts)
                scope, what = "reporting" if reporting else "every cue", "joint" if joint else "detection"
                print(
                    f"{name:9} {len(some):3} docs  {scope:9} {what:9} F1 {value:.3f} [{low:.3f}, {high:.3f}]"
                    f"  P {precision:.3f}  R {recall:.3f}"
                )


if __name__ == "__main__":
    main()
