"""What building shares: the article prepared for search, the parties, and the list of what did not fit."""

from bisect import bisect_left
from dataclasses import dataclass, field

from summariser.grounding import GroundedText, Place
from summariser.models import Span, Ungrounded
from summariser.text import fold, sentence_index
from summariser.wire import Party, WireReply

NOT_FOUND = "these words do not stand in the article"
NO_SENTENCE = "the article has no such sentence"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a wire reply that does not fit the article: what a re-ask is made of."""

    where: str
    """Path in the wire reply: `said[3].content[0]`."""
    quoted: str
    """The words, or the number, that did not fit."""
    reason: str


def _bare(name: str) -> str:
    """Folded words between spaces, without commas and possessive endings: for finding one name in another."""
    words = fold(name).replace(",", " ").replace("'s ", " ").split()
    return f" {' '.join(words)} "


@dataclass(slots=True)
class Desk:
    """One building: its article, its reply, and the problems met so far."""

    text: GroundedText
    reply: WireReply
    language: str
    problems: list[Problem] = field(default_factory=list)
    ungrounded: list[Ungrounded] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    _named: dict[str, Party | None] = field(default_factory=dict)
    """The parties by the names they were asked for, as written."""
    _starts: list[int] = field(default_factory=list)
    _quoted: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parties = {fold(party.name): party for party in self.reply.parties if fold(party.name)}
        self._starts = [sentence.start for sentence in self.text.sentences]

    def party(self, name: str | None) -> Party | None:
        """The party of that name; None where the reply lists none."""
        if not name:
            return None
        if name not in self._named:
            self._named[name] = self.parties.get(fold(name))
        return self._named[name]

    def sentence_at(self, offset: int) -> int:
        """0-based index of the sentence in which `offset` lies, or of the one before it."""
        return sentence_index(self._starts, offset)

    def party_within(self, words: str) -> Party | None:
        """The party whose name stands in `words`, or in whose name `words` stand: the longest one."""
        folded = _bare(words)
        inside = [name for name in self.parties if _bare(name) in folded]
        if not inside:
            inside = [name for name in self.parties if len(folded) > 4 and folded in _bare(name)]
        return self.parties[max(inside, key=len)] if inside else None

    def find(self, quote: str | None, sentence: int | None, wire: str, public: str) -> list[Place]:
        """The places of `quote`; where there is none, the fact is noted under both pointers."""
        if not quote or not quote.strip():
            return []
        places = self.text.find(quote, sentence)
        if not places:
            self.miss(quote, wire, public, NOT_FOUND)
        return places

    def touches_quotation(self, place: Place) -> bool:
        """Whether anything of `place` may be quoted."""
        quotations = self.text.quoted.quotations
        if not quotations:
            return False
        if not self._quoted:
            self._quoted = [quotation.start for quotation in quotations]
        at = bisect_left(self._quoted, place[1]) - 1  # the last that starts before the end of the place
        return at >= 0 and quotations[at].end > place[0]

    def miss(self, quoted: str, wire: str, public: str, reason: str) -> None:
        self.problems.append(Problem(wire, quoted, reason))
        self.ungrounded.append(Ungrounded(pointer=public, quoted=quoted, reason=reason))

    def sentences(self, numbers: list[int], wire: str, public: str) -> list[Span]:
        """The spans of the sentences with these numbers, in text order, each once."""
        spans = []
        for number in sorted(set(numbers)):
            span = self.text.sentence_span(number)
            if span is None:
                self.miss(str(number), wire, public, NO_SENTENCE)
            else:
                spans.append(span)
        return spans
