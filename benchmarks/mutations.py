"""How many planted errors the audit finds in recorded summaries, and how often it cries wolf on the untouched ones.

    python benchmarks/mutations.py [NAME …]

Each kind of error is planted in every place of every recorded summary where it makes a false statement, one at a time.
An error counts as found where the audit has a new error or warning that points at the changed place, at what holds it
or at a part of it. Prints a Markdown table; ends with 1 where recall or false alarms miss the project's thresholds.
"""

import sys
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments, planted_links, planted_roles, planted_turns, planted_words  # noqa: E402
from benchmarks.planting import Data, Planted  # noqa: E402
from summariser.audit import run_audit  # noqa: E402
from summariser.models import Finding, Summary  # noqa: E402

LEAST_RECALL = 0.95
MOST_FALSE_ALARMS = 0.1
"""Error findings on untouched summaries, each."""

KINDS: dict[str, Callable[[Data, Summary], Planted]] = {
    "number changed": planted_words.numbers_changed,
    "figures of two events summed": planted_words.numbers_summed,
    "qualifier dropped": planted_words.qualifiers_dropped,
    "qualifier changed": planted_words.qualifiers_changed,
    "killed and injured swapped": planted_words.effects_swapped,
    "negation lost, or `negated` turned": planted_words.negations_lost,
    "denial told as a claim, or the reverse": planted_words.denials_turned,
    "speaker swapped": planted_links.speakers_swapped,
    "date shifted": planted_words.dates_shifted,
    "quotation altered by one word": planted_words.quotations_altered,
    "direct and indirect speech confused": planted_words.quotations_told_as_speech,
    "event invented or told twice": planted_links.events_invented,
    "casualty moved to another event": planted_links.casualties_moved,
    "name misspelt": planted_links.names_misspelt,
    "plan told as done, or the reverse": planted_words.plans_done,
    "claim told as a fact": planted_words.claims_told_as_facts,
    "quotation or toll left out": planted_links.left_out,
    "place swapped": planted_links.places_swapped,
    "another's name in a text": planted_links.names_swapped,
    "outcome turned into its opposite": planted_turns.outcomes_turned,
    "unit of time changed": planted_turns.units_changed,
    "participant renamed": planted_turns.participants_renamed,
    "word turned (inside, after, first)": planted_turns.words_turned,
    "people replaced": planted_turns.people_replaced,
    "link, part or bound broken": planted_links.links_broken,
}
"""The kinds of error by name."""
FURTHER: dict[str, Callable[[Data, Summary], Planted]] = {
    "toll of another event": planted_roles.tolls_swapped,
    "thing replaced": planted_roles.things_replaced,
    "sides changed over": planted_roles.sides_changed_over,
    "speech act changed": planted_roles.acts_changed,
    "event of another type": planted_roles.types_changed,
    "a figure's source or a weapon swapped": planted_roles.belongings_swapped,
}
"""Kinds that words alone tell only in part: they are looked for, told under the table, and not counted in all."""


@dataclass
class Tally:
    """What became of one kind of error."""

    planted: int = 0
    found: int = 0
    as_errors: int = 0
    missed: list[str] = field(default_factory=list)


def names() -> list[str]:
    """The articles that have a recording."""
    return sorted(
        path.stem for path in (ROOT / "tests/articles").glob("*.txt") if (ROOT / f"cassettes/{path.stem}.yaml").exists()
    )


def key(finding: Finding) -> tuple[str, str, str, str]:
    """What makes two findings the same."""
    return finding.check, finding.severity, finding.message, finding.where


def points_at(where: str, pointer: str) -> bool:
    """Whether a finding's pointer is the changed place, a part of it, or what holds it."""
    return where == pointer or where.startswith(pointer + "/") or pointer.startswith(where + "/")


def measure(summaries: dict[str, Summary], most: int | None = None) -> dict[str, Tally]:
    """Recall for each kind; at most `most` errors of a kind in one summary."""
    tallies: dict[str, Tally] = {}
    for name, summary in summaries.items():
        before = {key(item) for item in run_audit(summary).findings}
        data = summary.model_dump()
        for kind, plant in (KINDS | FURTHER).items():
            tally = tallies.setdefault(kind, Tally())
            for count, (pointer, what, changed) in enumerate(plant(data, summary)):
                if most is not None and count >= most:
                    break
                new = [
                    item
                    for item in run_audit(Summary.model_validate(changed)).findings
                    if key(item) not in before and item.severity != "info" and points_at(item.where, pointer)
                ]
                tally.planted += 1
                tally.found += bool(new)
                tally.as_errors += any(item.severity == "error" for item in new)
                if not new:
                    tally.missed.append(f"{name} {pointer}: {what}")
    return tallies


def alarms(summaries: dict[str, Summary]) -> list[str]:
    """Error findings on the untouched summaries."""
    return [
        f"{name} {item.where}: {item.check}: {item.message}"
        for name, summary in summaries.items()
        for item in run_audit(summary).findings
        if item.severity == "error"
    ]


def table(tallies: dict[str, Tally]) -> str:
    """The result as Markdown."""
    rows = ["| planted error | planted | found | recall | as an error |", "|---|---:|---:|---:|---:|"]
    whole = Tally()
    for kind in KINDS:
        tally = tallies[kind]
        whole.planted += tally.planted
        whole.found += tally.found
        whole.as_errors += tally.as_errors
        rows.append(_row(kind, tally))
    kinds = [tallies[kind].found / tallies[kind].planted for kind in KINDS if tallies[kind].planted]
    mean = sum(kinds) / max(1, len(kinds))
    further = [_row(f"*{kind}*", tallies[kind]) for kind in FURTHER]
    return "\n".join([*rows, _row("**all**", whole), f"| **mean of the kinds** | | | {mean:.1%} | |", *further])


def _row(kind: str, tally: Tally) -> str:
    if not tally.planted:
        return f"| {kind} | 0 | | | |"
    found, errors = tally.found / tally.planted, tally.as_errors / tally.planted
    return f"| {kind} | {tally.planted} | {tally.found} | {found:.1%} | {errors:.1%} |"


def main(given: list[str]) -> int:
    """Measure and print; the exit status."""
    parser = arguments.parser(__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help="recorded article: tests/articles/NAME.txt  [all]")
    chosen, known = parser.parse_args(given).names, names()
    for name in chosen:
        if name not in known:
            parser.error(f"{name!r} is no recorded article; there are {', '.join(known)}.")
    from tests.facts import replayed

    summaries = {name: deepcopy(replayed(name)) for name in chosen or known}
    return report(summaries)


def report(summaries: dict[str, Summary], *, verbose: bool = False) -> int:
    """Measure these summaries and print the table; the exit status."""
    tallies = measure(summaries)
    print(table(tallies))
    wrong = alarms(summaries)
    print(f"\nFalse alarms: {len(wrong)} errors in {len(summaries)} untouched summaries.")
    for line in wrong:
        print(f"- {line}")
    if verbose:
        for kind, tally in tallies.items():
            for line in tally.missed:
                print(f"  missed {kind}: {line}")
    counted = [tallies[kind] for kind in KINDS]
    recall = sum(tally.found for tally in counted) / max(1, sum(tally.planted for tally in counted))
    return int(recall < LEAST_RECALL or len(wrong) > MOST_FALSE_ALARMS * len(summaries))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
