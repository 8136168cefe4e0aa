"""What the audit costs: milliseconds for an article of 4 kB, and how that grows up to 1 MB.

    python benchmarks/audit_speed.py

The articles are the recorded ones, repeated to the size wanted (the summary stays as it is). Prints Markdown; ends with
1 where the median for 4 kB is over the project's 2 ms, or where 1 MB costs more a byte than twice what 64 kB costs.
"""

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from summariser.audit import run_audit  # noqa: E402
from summariser.audit.material import Material  # noqa: E402
from summariser.audit.run import CHECKS  # noqa: E402
from summariser.models import Article, Summary  # noqa: E402

WANTED_MS = 2.0
MOST_GROWTH = 2.0


def grown(summary: Summary, size: int) -> Summary:
    """The summary with its article repeated up to `size` characters."""
    text = summary.article.text
    copies = text + "\n\n" + "\n\n".join([text] * (size // max(1, len(text))))
    article = Article(text=copies[: max(size, len(text))], published=summary.article.published, language="en")
    return summary.model_copy(update={"article": article})


def median_ms(summary: Summary, rounds: int) -> float:
    """Median processor time of an audit, in milliseconds; every round starts from nothing but the compiled patterns."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run_audit(summary)
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def shares(summary: Summary) -> list[tuple[str, float]]:
    """What each check takes in milliseconds, each in turn on one prepared article: shared parts count for the first."""
    material, found = Material(summary), []
    for name, planned in CHECKS.items():
        start = time.process_time()
        list(planned.run(material))
        found.append((name, 1000 * (time.process_time() - start)))
    return found


def report(summaries: list[Summary]) -> int:
    """Measure and print; the exit status."""
    small = [median_ms(grown(summary, 4096), 15) for summary in summaries]
    middle = statistics.median(small)
    print(f"4 kB: median {middle:.1f} ms over {len(small)} articles ({min(small):.1f} to {max(small):.1f} ms)\n")
    print("| check | ms |\n|---|---:|")
    for name, spent in shares(grown(summaries[0], 4096)):
        print(f"| {name} | {spent:.2f} |")
    print("\n| size | ms | µs a kB |\n|---:|---:|---:|")
    rates = {}
    for size in (4_096, 65_536, 262_144, 1_048_576):
        spent = median_ms(grown(summaries[0], size), 3)
        rates[size] = 1000 * spent / (size / 1024)
        print(f"| {size // 1024} kB | {spent:.1f} | {rates[size]:.0f} |")
    return int(middle > WANTED_MS or rates[1_048_576] > MOST_GROWTH * rates[65_536])


if __name__ == "__main__":
    from benchmarks.mutations import names
    from tests.facts import replayed

    sys.exit(report([replayed(name) for name in names()]))
