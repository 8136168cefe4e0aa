"""What the checks share: the summary, and its article prepared once, each part when it is first asked for."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summariser.audit.lexicon import keyed
from summariser.audit.statements import Statement, statements_of
from summariser.audit.tokens import DENIED, NEGATED, UNREAL, Tokens, flags_of
from summariser.grounding import GroundedText
from summariser.models import Attribution, Finding, Span, Summary
from summariser.models.vocabulary import Severity
from summariser.timex import Time, find_times

_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»‹›〝〞＂", '"') | dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_SPACE = re.compile(r"\s+")


_STATES = {"assert", "confirm", "deny", "accuse", "predict", "claim_responsibility", "express"}
"""Speech acts whose content is told of the world: what a threat or a promise speaks of is the act itself."""


def flat(text: str) -> str:
    """`text` in lower case, with plain marks and single spaces: for asking whether words stand in it."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_SIGNS).lower()).strip()


@dataclass(frozen=True, slots=True)
class Sides:
    """The stems of a sentence: free of negation and denial, under them; told as real, under a modal."""

    free: set[str]
    bound: set[str]
    real: set[str]
    unreal: set[str]
    operators: int
    """The operators that any of them stands under."""


class Material:
    """One summary and its article, as the checks see them."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self.article = summary.article
        self.body = summary.article.text
        self.language = (summary.article.language or "en").lower()
        self.english = self.language.partition("-")[0] == "en"
        self.published = summary.article.published_day
        self._sides: dict[int, Sides] = {}
        self._lines: dict[str, list[int]] = {}
        self._roots: dict[str, frozenset[str]] = {}
        self._about: dict[str, frozenset[str]] = {}
        self._aligned: dict[tuple[int, int, float], list[int]] = {}

    @cached_property
    def text(self) -> GroundedText:
        return GroundedText(self.article)

    @cached_property
    def flat(self) -> str:
        return flat(self.body)

    @cached_property
    def statements(self) -> list[Statement]:
        return statements_of(self.summary)

    @cached_property
    def tokens(self) -> Tokens:
        return Tokens(self.body)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the article in lower case, possessives without their ending."""
        plain = set(self.tokens.lower)
        return frozenset(plain | {re.split("['’]", word)[0] for word in plain if "'" in word or "’" in word})

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the article's words."""
        return frozenset(self.tokens.stems)

    @cached_property
    def names(self) -> list[str]:
        """The article's words with a capital, in lower case, without possessive endings, in order."""
        tokens = self.tokens
        found = {low: None for form, low in zip(tokens.forms, tokens.lower, strict=True) if form[0].isupper()}
        return list(dict.fromkeys(re.split("['’]s?$", low)[0] for low in found))

    @cached_property
    def proper(self) -> frozenset[str]:
        """Stems of the words that have a capital inside a sentence."""
        tokens, first = self.tokens, {low for low, _ in self.bounds}
        return frozenset(
            root
            for at, (form, root) in enumerate(zip(tokens.forms, tokens.stems, strict=True))
            if root and form[0].isupper() and at not in first and tokens.forms[at - 1] not in '“"‘'
        )

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """The token range of each sentence."""
        starts = self.tokens.starts
        return [(bisect_left(starts, item.start), bisect_left(starts, item.end)) for item in self.text.sentences]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [item.start for item in self.text.sentences]

    def sentence_at(self, offset: int) -> int:
        """0-based index of the sentence in which `offset` stands."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentences_of(self, spans: list[Span]) -> list[int]:
        """The sentences that `spans` touch, in order."""
        found: set[int] = set()
        for span in spans:
            if self.bounds and span.start < len(self.body):
                found.update(range(self.sentence_at(span.start), self.sentence_at(max(span.start, span.end - 1)) + 1))
        return sorted(found)

    def lines_of(self, attribution: Attribution) -> list[int]:
        """The sentences in which an attribution stands."""
        if attribution.id not in self._lines:
            spans = [*attribution.source.spans, *attribution.cue.spans, *attribution.content.spans]
            self._lines[attribution.id] = self.sentences_of(spans)
        return self._lines[attribution.id]

    @cached_property
    def told(self) -> frozenset[int]:
        """The sentences that are somebody's words: attributions hold at least half of their words."""
        held: dict[int, set[int]] = defaultdict(set)
        starts = self.tokens.starts
        for item in self.summary.attributions:
            if item.speech_act not in _STATES and keyed("reports").get(item.cue.lemma or "") != "assert":
                continue
            for line in self.lines_of(item):
                low, high = self.bounds[line]
                for span in (*item.content.spans, *item.source.spans, *item.cue.spans):
                    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
                    held[line].update(range(max(low, first), min(high, last)))
        return frozenset(
            line for line, at in held.items() if 2 * len(at) >= self.bounds[line][1] - self.bounds[line][0]
        )

    def sides(self, line: int) -> Sides:
        """The stems of a sentence by the operators that they stand under."""
        if line not in self._sides:
            low, high = self.bounds[line]
            free: set[str] = set()
            bound: set[str] = set()
            unreal: set[str] = set()
            real: set[str] = set()
            whole = 0
            for root, flags in zip(self.tokens.stems[low:high], flags_of(self.tokens.lower[low:high]), strict=True):
                if not root:
                    continue
                if flags & (NEGATED | DENIED):
                    bound.add(root)
                    whole |= flags
                else:
                    free.add(root)
                (unreal if flags & UNREAL else real).add(root)
            self._sides[line] = Sides(free, bound, real, unreal, whole)
        return self._sides[line]

    @cached_property
    def _index(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        stems = self.tokens.stems
        for number, (low, high) in enumerate(self.bounds):
            for root in stems[low:high]:
                found[root].add(number)
        found.pop("", None)
        return found

    def roots(self, text: str | None) -> frozenset[str]:
        """The stems of the content words of a short text."""
        if not text:
            return frozenset()
        if text not in self._roots:
            self._roots[text] = Tokens(text).roots
        return self._roots[text]

    def about(self, attribution: Attribution) -> frozenset[str]:
        """Stems of everything that stands for an attribution's source: name, post, the article's words."""
        if attribution.id not in self._about:
            source = attribution.source
            parts = [source.name, source.organisation, source.role, *(span.text for span in source.spans)]
            self._about[attribution.id] = frozenset().union(*(self.roots(part) for part in parts))
        return self._about[attribution.id]

    def words_of(self, lines: list[int]) -> list[str]:
        """The words of these sentences in lower case."""
        return [word for line in lines for word in self.tokens.lower[slice(*self.bounds[line])]]

    def roots_of(self, lines: Iterable[int]) -> set[str]:
        """The stems of these sentences."""
        return {root for line in lines for root in self.tokens.stems[slice(*self.bounds[line])]} - {""}

    def aligned(self, statement: Statement, most: int = 4, share: float = 0.35) -> list[int]:
        """The sentences that `statement` most likely rests on: of its evidence, else of the whole article.

        At most `most`, each of whose common words weigh at least `share` of what the best one's weigh; of a statement
        with few sentences of evidence, all.
        """
        key = (id(statement), most, share)
        if key not in self._aligned:
            self._aligned[key] = self._align(statement, most, share)
        return self._aligned[key]

    def _align(self, statement: Statement, most: int, share: float) -> list[int]:
        allowed = set(self.sentences_of(statement.evidence)) if statement.evidence else None
        if allowed is not None and len(allowed) <= 3 <= most:
            return sorted(allowed)
        scores: dict[int, float] = defaultdict(float)
        for word in statement.roots:
            holders = self._index.get(word, ())
            if len(holders) > 200:
                continue
            for number in holders:
                if allowed is None or number in allowed:
                    scores[number] += 1 / len(holders) ** 0.5
        if not scores:
            return sorted(allowed or ())[:most]
        best = max(scores.values())
        chosen = sorted(scores, key=lambda number: (-scores[number], number))[:most]
        return sorted(number for number in chosen if scores[number] >= share * best)

    def sentence_span(self, number: int) -> Span:
        """The words of a sentence."""
        sentence = self.text.sentences[number]
        return self.article.span(sentence.start, sentence.end)

    @cached_property
    def times(self) -> list[Time]:
        """The article's time expressions; empty without a publication day."""
        return find_times(self.body, self.published) if self.published else []

    def holds(self, words: str) -> bool:
        """Whether the article has these words, at the borders of words."""
        return stands_in(flat(words), self.flat)


def stands_in(needle: str, hay: str) -> bool:
    """Whether `needle` stands in `hay`, both flat, at the borders of words and numbers."""
    needle = needle.strip(" \"',.;:!?()[]…")
    if not needle:
        return True
    at = hay.find(needle)
    while at >= 0:
        end = at + len(needle)
        joined = (at > 0 and hay[at - 1].isalnum() and needle[0].isalnum()) or (
            end < len(hay) and hay[end].isalnum() and needle[-1].isalnum()
        )
        if not joined:
            return True
        at = hay.find(needle, at + 1)
    return False


def finding(check: str, severity: Severity, message: str, where: str, spans: list[Span] | None = None) -> Finding:
    """A finding; `spans` are the places of the article that it is about."""
    return Finding(check=check, severity=severity, message=message, where=where, spans=spans or [])


def short(text: str, limit: int = 80) -> str:
    """Words quoted in a message, on one line."""
    one = " ".join(text.split())
    return f"“{one if len(one) <= limit else one[: limit - 1] + '…'}”"
