"""What the audit costs of news that is read by rules, as it runs overnight.

    python benchmarks/audit_news.py ARTICLES…

ARTICLES are text files, or files in which `summariser eval` finds articles (PolNeAR, MUC-4, gold). Each is read by
rules, and its summary audited in turns with the others: in the pipeline, where the text is prepared and what the
detectors find is known, and alone, as `summariser verify` does it. Prints the processor time for 4 kB, over all text,
of the quickest of the rounds of each article (a machine that does other work adds to the rest) and of the median one;
ends with 1 where the median, in the pipeline, is over the project's 2 ms.
"""

import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments  # noqa: E402
from summariser import Article, Summariser, SummariserError  # noqa: E402
from summariser.audit import run_audit  # noqa: E402
from summariser.detect import find_reports, find_tolls  # noqa: E402
from summariser.evaluate import load_gold  # noqa: E402
from summariser.grounding import GroundedText  # noqa: E402
from summariser.models import Summary  # noqa: E402

WANTED_MS = 2.0
ROUNDS = 9
KIND = 4096
"""Code points for which the cost is told."""


def articles_in(paths: Iterable[Path]) -> list[Article]:
    """The articles in some files."""
    found: list[Article] = []
    for path in paths:
        if path.suffix in {".json", ".jsonl"}:
            found += [document.summary.article for document in load_gold(path)[0]]
        else:
            found.append(Article.from_file(path))
    return found


def alone(summary: Summary) -> float:
    """Processor time of an audit of a summary that was just loaded."""
    start = time.process_time()
    run_audit(summary)
    return time.process_time() - start


def in_pipeline(summary: Summary) -> float:
    """The same where the reader has prepared the text and found what there is."""
    text = GroundedText(summary.article)
    find_reports(text)
    find_tolls(text)
    start = time.process_time()
    run_audit(summary, text)
    return time.process_time() - start


def rounds_of(saved: list[str], measure: Callable[[Summary], float]) -> list[list[float]]:
    """The times of each article, without the first round."""
    taken: dict[int, list[float]] = defaultdict(list)
    for number in range(ROUNDS + 1):
        for index, text in enumerate(saved):
            spent = measure(Summary.model_validate_json(text))
            if number:
                taken[index].append(1000 * spent)
    return list(taken.values())


def main(given: list[str]) -> int:
    """Measure; the exit status."""
    parser = arguments.parser(__doc__)
    parser.add_argument("articles", metavar="ARTICLES", nargs="+", type=arguments.a_file, help="file with articles")
    try:
        articles = articles_in(parser.parse_args(given).articles)
    except SummariserError as error:
        parser.error(str(error))
    with Summariser(reader="rules") as summariser:
        saved = [summariser.summarise(article).model_dump_json() for article in articles]
    size = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles of {size // len(articles):,} code points on the average; ms for 4 kB\n")
    print("| audited | quickest | median |\n|---|---:|---:|")
    reached = 0.0
    for name, measure in (("in the pipeline", in_pipeline), ("alone", alone)):
        rounds = rounds_of(saved, measure)
        least = sum(map(min, rounds)) / size * KIND
        middle = sum(map(statistics.median, rounds)) / size * KIND
        print(f"| {name} | {least:.2f} | {middle:.2f} |")
        reached = reached or middle
    return int(reached > WANTED_MS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
