"""What the audit costs: milliseconds for an article of 4 kB, and how that grows up to 1 MB.

    python benchmarks/audit_speed.py

The articles are the recorded ones, repeated to the size wanted (the summary stays as it is). They are audited in turns,
each time from a summary that is loaded anew, so that nothing of an article is left from the turn before; what the
checks read of whole phrases is forgotten too, what the detectors remember of figures is not. What is known of single
words is warm, as it is in a process that audits articles.
In an article that is repeated, whatever the copies tell is left out of the summary: most of what the audit finds there
is not found in use. So the same is measured of the articles as they are.
Prints Markdown; ends with 1 where the median for 4 kB is over the project's 2 ms, or where 1 MB costs more a byte than
twice what 64 kB costs.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments  # noqa: E402
from summariser import figures  # noqa: E402
from summariser.audit import run_audit  # noqa: E402
from summariser.audit.reading.material import Material  # noqa: E402
from summariser.audit.run import CHECKS  # noqa: E402
from summariser.models import Article, Summary  # noqa: E402

WANTED_MS = 2.0
MOST_GROWTH = 2.0
ROUNDS = 15
SHARED = ("text", "lines", "statements")
"""What the checks share, made before them for the table."""


def grown(summary: Summary, size: int) -> Summary:
    """The summary with its article repeated up to `size` characters."""
    text = summary.article.text
    copies = text + "\n\n" + "\n\n".join([text] * (size // max(1, len(text))))
    article = Article(text=copies[: max(size, len(text))], published=summary.article.published, language="en")
    return summary.model_copy(update={"article": article})


def in_turns(saved: list[str], rounds: int) -> Iterator[tuple[int, Summary]]:
    """Every article in every round, each time loaded anew; what was kept of phrases is forgotten."""
    for _ in range(rounds):
        for index, text in enumerate(saved):
            summary = Summary.model_validate_json(text)
            figures._read.cache_clear()
            yield index, summary


def audit_ms(summary: Summary) -> float:
    """Processor time of one audit, in milliseconds."""
    start = time.process_time()
    run_audit(summary)
    return 1000 * (time.process_time() - start)


def medians(saved: list[str], rounds: int) -> list[float]:
    """Median of each article."""
    taken: dict[int, list[float]] = defaultdict(list)
    for index, summary in in_turns(saved, rounds):
        taken[index].append(audit_ms(summary))
    return [statistics.median(times) for times in taken.values()]


def shares(saved: list[str], rounds: int) -> list[tuple[str, float]]:
    """What each check takes in milliseconds, medians over all articles; what else is shared counts for the first."""
    taken: dict[str, list[float]] = defaultdict(list)
    for _, summary in in_turns(saved, rounds):
        material = Material(summary)
        for name in SHARED:
            start = time.process_time()
            getattr(material, name)
            taken[f"shared: {name}"].append(1000 * (time.process_time() - start))
        for name, planned in CHECKS.items():
            start = time.process_time()
            list(planned.run(material))
            taken[name].append(1000 * (time.process_time() - start))
    return [(name, statistics.median(times)) for name, times in taken.items()]


def cold_ms(saved: str) -> float:
    """The first audit of a new process: it reads the word lists, and looks every word up for the first time."""
    done = subprocess.run([sys.executable, __file__, "--cold"], input=saved, capture_output=True, text=True, check=True)
    return float(done.stdout)


def report(summaries: list[Summary]) -> int:
    """Measure and print; the exit status."""
    saved = [grown(summary, 4096).model_dump_json() for summary in summaries]
    medians(saved, 2)
    small = medians(saved, ROUNDS)
    middle = statistics.median(small)
    print(f"4 kB: median {middle:.2f} ms over {len(small)} articles ({min(small):.2f} to {max(small):.2f} ms)")
    short = medians([summary.model_dump_json() for summary in summaries], ROUNDS)
    size = statistics.median(len(summary.article.text) for summary in summaries) / 1024
    print(f"As recorded, of {size:.1f} kB: median {statistics.median(short):.2f} ms")
    cold = [cold_ms(text) for text in saved[:5]]
    print(f"The first article of a process: median {statistics.median(cold):.0f} ms over {len(cold)} articles\n")
    print("| check | ms |\n|---|---:|")
    for name, share in shares(saved, 5):
        print(f"| {name} | {share:.2f} |")
    print("\n| size | ms | µs a kB |\n|---:|---:|---:|")
    growth = {}
    for size in (4_096, 65_536, 262_144, 1_048_576):
        some = [grown(summary, size).model_dump_json() for summary in summaries[:5]]
        whole = statistics.median(medians(some, 1))
        growth[size] = 1000 * whole / (size / 1024)
        print(f"| {size // 1024} kB | {whole:.1f} | {growth[size]:.0f} |")
    return int(middle > WANTED_MS or growth[1_048_576] > MOST_GROWTH * growth[65_536])


def main(given: list[str]) -> int:
    """Measure; with --cold, only the one summary on standard input, once."""
    parser = arguments.parser(__doc__)
    parser.add_argument("--cold", action="store_true", help=argparse.SUPPRESS)
    if parser.parse_args(given).cold:
        print(audit_ms(Summary.model_validate(json.load(sys.stdin))))
        return 0
    from benchmarks.mutations import names
    from tests.facts import replayed

    return report([replayed(name) for name in names()])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
