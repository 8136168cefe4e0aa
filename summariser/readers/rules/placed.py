"""An article whose fragments are known by their places: what the detectors found is not searched for again."""

from collections.abc import Callable

from summariser.grounding import GroundedText, Located, Place
from summariser.text import fold


class PlacedText(GroundedText):
    """A `GroundedText` that answers `find` for fragments noted beforehand with exactly the places they were noted at.

    A wording that stands twice in an article therefore never resolves to another occurrence. Other fragments are looked
    for letter by letter: the rules quote the article's own text, so that nothing needs folding.
    """

    def __init__(self, text: GroundedText) -> None:
        self.article = text.article
        self.language = text.language
        self.sentences = text.sentences
        self.quoted = text.quoted
        self.lower = text.lower
        self._located: list[Located] = []
        self._noted: dict[tuple[str, int], list[Place]] = {}

    def onto(self, text: GroundedText, place: Callable[[Place], Place]) -> "PlacedText":
        """The same fragments, each where `place` puts it in another text of the same words."""
        moved = _MovedText(text)
        for source, cue, content in self._located:
            moved.locate(place(source) if source else None, place(cue) if cue else (0, 0), [*map(place, content)])
        moved._noted = {key: [*map(place, places)] for key, places in self._noted.items()}
        return moved

    def locate(self, source: Place | None, cue: Place, content: list[Place]) -> None:
        """The places of the next statement of the reply."""
        self._located.append((source, cue, content))

    def places_of(self, said: int) -> Located | None:
        return self._located[said] if said < len(self._located) else None

    def note(self, place: Place, number: int) -> str:
        """The words at `place`, to be quoted with sentence `number` (from 1)."""
        words = self.article.text[slice(*place)]
        places = self._noted.setdefault((words, number), [])
        if place not in places:
            places.append(place)
        return words

    def mention(self, name: str, place: Place) -> None:
        """That a party is meant by the words at `place`."""
        places = self._noted.setdefault((name, 0), [])
        if place not in places:
            places.append(place)

    def find(self, quote: str, number: int | None = None) -> list[Place]:
        noted = self._noted.get((quote, number or 0))
        if noted:
            return list(noted)
        if number is not None and 1 <= number <= len(self.sentences):
            sentence = self.sentences[number - 1]
            found = self._exact(quote, sentence.start, sentence.end)
            if found:
                return found
        return self._exact(quote, 0, len(self.article.text))[:_MOST_MENTIONS]

    def _exact(self, quote: str, start: int, end: int) -> list[Place]:
        text, found = self.article.text, list[Place]()
        at = text.find(quote, start, end) if quote else -1
        while at >= 0 and len(found) < _MOST_MENTIONS:
            stop = at + len(quote)
            if not (text[at - 1 : at].isalnum() and at > start) and not text[stop : stop + 1].isalnum():
                found.append((at, stop))
            at = text.find(quote, at + 1, end)
        return found


class _MovedText(PlacedText):
    """A text whose fragments were read off a twin of it: in other white space, at most."""

    def _exact(self, quote: str, start: int, end: int) -> list[Place]:
        return super()._exact(quote, start, end) or list(self.folded.find_all(fold(quote), start, end))


_MOST_MENTIONS = 50
