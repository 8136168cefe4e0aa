"""The person told of between a speaker and a pronoun: whom "he" means where somebody nearer is the subject."""

import re
from typing import NamedTuple

from summariser.detect.lexicon import CLAUSE, CONJUNCTIONS, DAYS, PREPOSITIONS, TIMES
from summariser.gazetteer import country_code
from summariser.grounding import GroundedText
from summariser.readers.rules.data import words
from summariser.readers.rules.names import BODIES, NAME, is_organisation, person_part, stripped
from summariser.readers.rules.places import country_in

_LONGEST = 400
"""Code points of a sentence that are looked at."""
_NEAR = 30
"""Code points before a name in which it is told how it is in its sentence."""
_BEHIND = re.compile(r"(?P<comma>,)?\s*(?P<word>[^\W\d_][\w’'-]*|\d+)?")
_BEFORE = re.compile(r"(?:^|\s)(?P<word>[\w’'.-]+)\s+$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_LEAD = re.compile(r"(?:(?:On|In|At|By|Last|Later|Earlier|Then|Meanwhile|Also)\b[^,.“\"]{0,30},?\s+)?")
"""What may stand before a subject: "On Monday, "."""
_DESCRIBED = re.compile(r"(?:The|A|An|His|Her|Its|Their)\s[^,.“\"]{2,50},\s(?:[a-z]+\s){0,4}")
"""What a name is the apposition of: "The observer, retired judge "."""
_GOES_ON = re.compile(r"[“\"‘']?(?:He|She)\b")
"""So begins a sentence that goes on with the one told of before it, whoever else is in it."""
_THINGS = DAYS | frozenset(
    "hurricane storm typhoon cyclone mount lake river airport station street road square park cup united city"
    " university new north south east west saint san los las".split()
)
"""In names of two words that are no person's."""
_NOT_FIRST = PREPOSITIONS | CLAUSE
_NOT_BEFORE = PREPOSITIONS | {"the"}
_NO_VERB = PREPOSITIONS | CLAUSE | CONJUNCTIONS


class Person(NamedTuple):
    """Somebody told of: the words for the subject with the post before it, and the name; none where it is not clear
    whom a pronoun would mean."""

    start: int
    plain: str
    name: str | None


class Nearer:
    """The persons that the sentences name, read in order and each sentence once."""

    def __init__(self, text: GroundedText) -> None:
        self._text = text
        self._next = 0
        self._last: Person | None = None

    def before(self, sentence: int, *, since: int, first: int, speaker: str) -> Person | None:
        """The last person who is the subject of a sentence from `first` up to `sentence`, behind the code point
        `since`; one who is no subject, in the sentence just before. `speaker` spoke last."""
        for index in range(max(self._next, first), sentence):
            person = self._in(index, speaker)
            if person is not None and (person.name or index == sentence - 1):
                self._last = person
        self._next = max(self._next, sentence)
        return self._last if self._last is not None and self._last.start >= since else None

    def body(self, sentence: int) -> str | None:
        """The organisation that a sentence names as its subject or agent; "" where it names others, None where none."""
        if sentence < 0:
            return None
        place = self._text.sentences[sentence]
        text = self._text.article.text[place.start : min(place.end, place.start + _LONGEST)]
        found: dict[str, bool] = {}
        for match in NAME.finditer(text):
            name = stripped(match.group(), "")
            before = text[max(0, match.start() - _NEAR) : match.start()].lower().split()
            called = bool(before) and before[-1] in BODIES
            called = called or _ACRONYM.fullmatch(name) is not None
            if (called or is_organisation(name)) and not country_code(name):
                at = [word for word in before if word != "the"]
                clear = called or at[-1:] == ["by"] or not at
                found[name] = found.get(name, False) or clear
        if not found:
            return None
        name, clear = found.popitem()
        return name if clear and not found else ""

    def subject(self, sentence: int, end: int) -> Person | None:
        """The person with whose name sentence `sentence` begins as its subject, before the code point `end`."""
        person = self._in(sentence, "")
        return person if person and person.name and person.start + len(person.plain) < end else None

    def _in(self, index: int, speaker: str) -> Person | None:
        sentence = self._text.sentences[index]
        body = self._text.article.text[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
        if _GOES_ON.match(body):
            return None
        last = speaker.rpartition(" ")[2]
        for match in NAME.finditer(body):
            if not match.start() and last and person_part(match.group()).rpartition(" ")[2] == last:
                return Person(sentence.start, match.group(), speaker)
            name = _person(match.group(), body, match.start(), match.end())
            if name is None:
                continue
            start = sentence.start + match.start()
            return Person(start, match.group(), name if _is_subject(body, match.start(), match.end(), name) else None)
        return None


def _person(words_of_it: str, body: str, start: int, end: int) -> str | None:
    """The name in what is a person's of two words or more, or several persons' joined by "and"."""
    name = person_part(stripped(words_of_it, ""))
    parts = name.split()
    if not parts or parts[0].lower() in _NOT_FIRST or parts[-1].lower() in TIMES:
        return None
    if len(parts) < 2 or {"of", "the", "for", "&"} & set(parts) or len(parts) > 6:
        return None
    if is_organisation(name) or country_in(name) or any(part.lower() in _THINGS for part in parts):
        return None
    if any(part.isupper() and len(part) > 1 and "." not in part for part in parts):
        return None  # "RT America"
    if start and words_of_it == name:
        before = _BEFORE.search(body, max(0, start - 30), start)
        if before and before["word"].lower() in _NOT_BEFORE:
            return None  # "in New Haven"
    return name if not body.startswith(("'s", "’s"), end) and not name.endswith(("'s", "’s")) else None


def _is_subject(body: str, start: int, end: int, name: str) -> bool:
    """Whether the name stands alone at the start of the sentence, before a verb or an apposition, or is one itself."""
    described = _DESCRIBED.fullmatch(body, 0, start) is not None
    if (
        not (described or _LEAD.fullmatch(body, 0, start))
        or "and" in name.split()
        or any(part.lower() in words("speakers", "roles") for part in name.split())
    ):
        return False
    behind = _BEHIND.match(body, end)
    if behind is None or behind["word"] is None:
        return False
    return bool(behind["comma"]) or (not described and behind["word"].islower() and behind["word"] not in _NO_VERB)
