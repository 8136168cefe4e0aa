"""Speed and memory of the reader that needs no model, on one core.

    python -m benchmarks.rules_speed [ARTICLE.txt | ARTICLES.jsonl …]

Processor time for articles of 4 kB each: the given ones (of a .jsonl, the field "text"), joined and cut to that length,
or generated ones, with a statement or a figure in nearly every sentence; on the way from the text to the wire reply, to
the summary, and to the audited summary. Then seconds for one text of growing length, which must grow no faster than the
text; and the peak of memory over 10,000 articles.
"""

import asyncio
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import arguments  # noqa: E402
from summariser.detect import find_reports, find_tolls  # noqa: E402
from summariser.grounding import GroundedText  # noqa: E402
from summariser.models import Article, Run, Summary  # noqa: E402
from summariser.pipeline import summarise_article  # noqa: E402
from summariser.readers.base import Reading  # noqa: E402
from summariser.readers.rules import RulesReader  # noqa: E402
from summariser.readers.rules.reader import wire_reply  # noqa: E402

_SIZE = 4000
_FEWEST = 8
"""Different texts at least: what was detected in the last few is remembered."""
_RUNS = 5
_SENTENCES = (
    "At least {n} people were killed and {m} wounded on Saturday when shells hit the port of Kellmar, officials said.",
    "“They drifted in with the tide and nobody looked twice,” said Teodor Valk, the harbour master.",
    "Valk said that {m} boats had been lost, adding that the fish market was closed.",
    "The Northern Shield Front denied any part in the attack, and the army blamed it for earlier raids.",
    "According to the ambulance service, a bomb killed {n} soldiers hours before in the suburb of Harn.",
    "The weather was fine and the market stayed open until the late afternoon, as it does on most days.",
)


def generated(size: int, seed: int) -> str:
    """News-like text of about `size` code points, in paragraphs."""
    parts: list[str] = []
    length, at = 0, seed
    while length < size:
        sentence = _SENTENCES[at % len(_SENTENCES)].format(n=2 + at % 7, m=10 + at % 50)
        parts.append(sentence + ("\n\n" if at % 3 == 2 else " "))
        length += len(parts[-1])
        at += 1
    return "".join(parts)[:size]


def read(paths: list[Path]) -> list[str]:
    """The texts of the files, joined and cut; with a number before each where they are few."""
    texts: list[str] = []
    for path in paths:
        if path.suffix == ".jsonl":
            texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        else:
            texts.append(Article.from_file(path).text)
    joined = "\n\n".join(texts)
    cut = [joined[at : at + _SIZE] for at in range(0, max(1, len(joined) - _SIZE + 1), _SIZE)]
    return cut if len(cut) >= _FEWEST else [f"{number}\n\n{text}" for number in range(_FEWEST) for text in cut]


def _article(text: str) -> Article:
    return Article(text=text, published="2023-05-13")


def _run(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of processor time to do `work` on each text: the median of some runs."""
    taken = []
    for _ in range(_RUNS):
        started = time.process_time()
        for text in texts:
            work(text)
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def stages(loop: asyncio.AbstractEventLoop) -> dict[str, Callable[[str], object]]:
    """What is measured, each from the text on."""
    reader = RulesReader()

    def reading(text: str) -> tuple[Article, Reading]:
        article = _article(text)
        return article, loop.run_until_complete(reader.read(GroundedText(article)))

    def unaudited(text: str) -> Summary:
        article, made = reading(text)
        return made.draft.as_summary(article, Run(reader=made.reader, usage=made.usage))

    return {
        "sentences": lambda text: GroundedText(_article(text)),
        "statements and figures detected": lambda text: [
            find(grounded) for grounded in [GroundedText(_article(text))] for find in (find_reports, find_tolls)
        ],
        "wire reply: the reader alone": lambda text: wire_reply(GroundedText(_article(text))),
        "summary, not audited": unaudited,
        "summary, audited: the whole way": lambda text: loop.run_until_complete(
            summarise_article(_article(text), reader)
        ),
    }


def peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = arguments.parser(__doc__)
    parser.add_argument(
        "articles", metavar="ARTICLES", type=arguments.a_file, nargs="*", help="text file, or JSON Lines with a text"
    )
    parser.add_argument(
        "--count", metavar="N", type=arguments.one_or_more, default=10_000,
        help="articles for the measurement of memory  [10000]",
    )  # fmt: skip
    options = parser.parse_args()
    try:
        texts = read(options.articles) if options.articles else [generated(_SIZE, seed) for seed in range(50)]
    except (ValueError, KeyError, TypeError) as error:
        parser.error(f"the articles cannot be read ({error!r}).")
    with asyncio.Runner() as runner:
        measured = stages(runner.get_loop())
        last = list(measured.values())[-1]
        for text in texts:
            last(text)
        print(f"{len(texts)} texts of 4 kB, processor time\n| to | ms | articles a second |\n|---|---:|---:|")
        for name, work in measured.items():
            each = _run(work, texts) / len(texts)
            print(f"| {name} | {each * 1000:.2f} | {1 / each:.0f} |")
        unaudited = measured["summary, not audited"]
        for size in (62_500, 125_000, 250_000, 500_000, 1_000_000):
            started = time.process_time()
            unaudited(generated(size, 0))
            print(f"{time.process_time() - started:8.2f} s for a text of {size:,} code points, not audited")
        base = peak()
        for at in range(options.count):
            unaudited(texts[at % len(texts)])
        print(f"{peak() - base:8.1f} MB more at the peak after {options.count:,} articles ({base:.0f} MB before)")


if __name__ == "__main__":
    main()
