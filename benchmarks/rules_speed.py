"""Speed and memory of the reader that needs no model, on one core.

    python benchmarks/rules_speed.py [ARTICLE.txt …]

Articles a second of 4 kB each (the given articles, or generated ones, cut and joined to that length); seconds for one
text of growing length, which must grow no faster than the text; and the peak of memory over 10,000 articles.
"""

import argparse
import asyncio
import resource
import time
from pathlib import Path

from summariser.grounding import GroundedText
from summariser.models import Article
from summariser.readers.rules import RulesReader

_SIZE = 4000
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


async def run(texts: list[str]) -> float:
    """Seconds of processor time to read `texts`; the audit is not the reader's."""
    reader = RulesReader()
    started = time.process_time()
    for text in texts:
        await reader.read(GroundedText(Article(text=text)))
    return time.process_time() - started


def read(paths: list[Path]) -> list[str]:
    joined = "\n\n".join(Article.from_file(path).text for path in paths)
    return [joined[at : at + _SIZE] for at in range(0, max(1, len(joined) - _SIZE + 1), _SIZE)]


def peak() -> float:
    """Megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="*")
    parser.add_argument("--count", type=int, default=10_000, help="articles for the measurement of memory")
    options = parser.parse_args()
    texts = read(options.articles) if options.articles else [generated(_SIZE, seed) for seed in range(50)]
    asyncio.run(run(texts))
    many = (texts * (400 // len(texts) + 1))[:400]
    print(f"{len(many) / asyncio.run(run(many)):8.0f} articles of 4 kB a second")
    for size in (62_500, 125_000, 250_000, 500_000, 1_000_000):
        print(f"{asyncio.run(run([generated(size, 0)])):8.2f} s for a text of {size:,} code points")
    base = peak()
    for _ in range(10):
        asyncio.run(run((texts * (options.count // len(texts) + 1))[: options.count // 10]))
    print(f"{peak() - base:8.1f} MB more at the peak after {options.count:,} articles ({base:.0f} MB before)")


if __name__ == "__main__":
    main()
