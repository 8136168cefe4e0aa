"""Each proper name of the summary stands in the article, spelt as there."""

from collections.abc import Iterator, Sequence
from typing import Any

from summariser.audit.names.namesakes import namesakes_in
from summariser.audit.names.participants import participants_of
from summariser.audit.names.places import TOP, places_of
from summariser.audit.names.where import where_in
from summariser.audit.reading.dictionary import CALENDAR, Kind, Word
from summariser.audit.reading.kinship import are_akin, land_codes
from summariser.audit.reading.lexicon import countries, irregular, other_forms, words
from summariser.audit.reading.lines import Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import finding, short, stands_in
from summariser.gazetteer import codes
from summariser.kept import Kept
from summariser.models import Finding
from summariser.models.event import Participant, Target

NAME = "names"


def check_names(material: Material) -> Iterator[Finding]:
    """Names in generated text, then those of participants, places, targets, parties and sources."""
    body = Kept(lambda form: stands_in(form, material.body))  # the same forms come up in many places
    for statement in material.statements:
        if statement.tokens.kinds & Kind.NAME:
            yield from _written(material, statement, body)
            yield from _elsewhere(material, statement)
            yield from namesakes_in(material, statement)
            yield from where_in(material, statement)
    seen = {"", None}
    for name, *place in _fields(material):
        if name not in seen and (name in material.body or material.holds(name)):
            seen.add(name)
        if name not in seen:
            seen.add(name)  # a speaker's post stands with each of his attributions: once is enough
            yield from _named(material, material.tokens_of(name).words, body, "/".join(map(str, place)))
    yield from participants_of(material)
    yield from places_of(material)


def _fields(material: Material) -> Iterator[tuple[Any, ...]]:
    """The fields that hold names, each with the parts of its pointer."""
    for at, event in enumerate(material.summary.events):
        named: tuple[tuple[str, Sequence[Participant | Target]], ...] = (
            ("actors", event.actors), ("recipients", event.recipients), ("targets", event.targets),
        )  # fmt: skip
        for kind, people in named:
            for index, person in enumerate(people):
                yield person.name, "/events", at, kind, index, "name"
        for index, blame in enumerate(event.responsibility):
            yield blame.party, "/events", at, "responsibility", index, "party"
        if event.location is not None:
            yield event.location.text, "/events", at, "location", "text"
            yield event.location.name, "/events", at, "location", "name"
    for at, attribution in enumerate(material.summary.attributions):
        source = attribution.source
        yield source.name, "/attributions", at, "source", "name"
        yield source.role, "/attributions", at, "source", "role"
        yield source.organisation, "/attributions", at, "source", "organisation"


def _written(material: Material, statement: Statement, body: Kept[bool]) -> Iterator[Finding]:
    """The names in generated text that the article does not have."""
    text = statement.tokens.words
    for at, word in enumerate(text):
        told = word.kinds & Kind.NAME and (material.english or not _starts(text, at))
        if told and not _is_known(material, word, body):
            for where in statement.places:
                yield from _unknown(material, text, at, where, written=True)


def _elsewhere(material: Material, statement: Statement) -> Iterator[Finding]:
    """The names of a statement that the article has, but not where it is said to rest, nor close by: another's."""
    lines = statement.lines
    if not lines:
        return
    cited = material.lines.roots(lines)
    far = [it for it in statement.tokens.words if it.kinds & Kind.NAME and it.stem and it.stem not in cited]
    far = [it for it in far if it.bare in material.named and it.bare not in words("speakers", "plain")]
    far = [
        it
        for it in far
        if not (
            _takes_part(material, statement, it)
            or _is_understood_name(material, statement, it)
            or _is_told_by_rest(statement.tokens.words, it, cited)
        )
    ]
    if not far:
        return
    speaking = material.voices(lines)
    far = [it for it in far if it.stem not in speaking]  # "he said": who that is, the attribution tells
    near = material.lines.roots(range(max(0, lines[0] - _CLOSE), min(len(material.lines), lines[-1] + 1 + _CLOSE)))
    for word in far:
        if not are_akin({word.stem}, near):
            message = f"{short(word.form)} is not named in the evidence or beside it"
            yield from statement.findings(NAME, "warning", message, statement.evidence[:1])


def _takes_part(material: Material, statement: Statement, word: Word) -> bool:
    """Whether a name is that of somebody in the event, whom its sentences tell by another word: "a guard"."""
    event = statement.event
    if event is None:
        return False
    return any(word.stem in material.roots(it.name) and it.spans for it in (*event.actors, *event.recipients))


def _is_told_by_rest(text: list[Word], word: Word, cited: Roots) -> bool:
    """Whether the sentences have the rest of a body's name: "the ministry" for "the Interior Ministry"."""
    at = next(place for place, it in enumerate(text) if it is word)
    end = at + 1
    while end < len(text) and text[end].kinds & Kind.NAME:
        end += 1
    return end - at > 1 and text[end - 1].lower in words("names", "bodies") and text[end - 1].stem in cited


def _is_understood_name(material: Material, statement: Statement, word: Word) -> bool:
    """Whether a name need not stand where a statement rests: one that may be no name but the capital of the sentence,
    and that of the main event's place, where the evidence names nobody and nothing that the statement does not."""
    if word is statement.tokens.words[0] and any(it.form == word.lower for it in material.lines.distinct):
        return True
    low = set(material.lines.lower(statement.lines))
    if not _POINTING.isdisjoint(low) and word.stem in material.lines.roots(range(min(TOP, len(material.lines)))):
        return True  # "her newspaper": whose, the top of the report tells
    if "same" in low and word.stem in material.placed:
        return True  # "in the same town"
    main = next((event.location for event in material.summary.events if event.role == "main" and event.location), None)
    if main is None or word.stem not in material.roots(f"{main.text} {main.name or ''}"):
        return False
    theirs = (it for number in statement.lines for it in material.lines.all[number].words)
    return all(it.stem in statement.roots for it in theirs if it.kinds & Kind.NAME and it.stem)


_POINTING = frozenset("he him his she her hers their".split())
"""What stands for somebody who was named before."""
_CLOSE = 2
"""Sentences on both sides of what a statement rests on in which who or where it was may be named."""
_OPENING = frozenset('.!?:“"')
"""After these a capital tells no name."""


def _named(material: Material, name: list[Word], body: Kept[bool], where: str) -> Iterator[Finding]:
    """The words of a field that holds a name which the article does not have as it stands."""
    for at, word in enumerate(name):
        small = word.form[0].islower()
        if not word.form[0].isalpha() or (not small and word.lower in CALENDAR) or _is_known(material, word, body):
            continue
        if not small:
            yield from _unknown(material, name, at, where)
        elif material.english and not _has_kin(material, word.lower):
            yield finding(NAME, "warning", f"the article does not have the word {short(word.form)}", where)


def _has_kin(material: Material, low: str) -> bool:
    """Whether the article has a word that begins as one does: the "coordinator" who coordinates."""
    return len(low) > _BEGINNING and any(word.lower.startswith(low[:_BEGINNING]) for word in material.lines.distinct)


_BEGINNING = 6
"""Letters that words of one kin have in common at least."""


def _unknown(material: Material, text: list[Word], at: int, where: str, *, written: bool = False) -> Iterator[Finding]:
    """A name that the article does not have.

    An error where it is one slip from a name that the article has, or where the whole name of a field is not there. In
    `written` text it may be known from elsewhere (a country, a first name), as may a word with capitals throughout, one
    before a name, and one behind a name that says what bears it ("Court"): these are doubted.
    """
    word = text[at]
    message = f"the article does not have the name {short(word.form)}"
    near = _misspelt(material, word.lower.replace("’", "'"))
    if near is not None and word.value is None:
        yield finding(NAME, "error", f"{message}; it has {short(near)}", where)
    elif word.form[-1].isdecimal():  # "G20" for "G7"
        yield finding(NAME, "error", message, where)
    elif not (written and _starts(text, at)):
        doubted = written or (len(word.form) > 1 and word.form.isupper()) or _in_known_name(material, text, at)
        yield finding(NAME, "warning" if doubted else "error", message, where)


def _starts(text: list[Word], at: int) -> bool:
    """Whether a word starts a sentence: its capital may tell no name."""
    return (at > 0 and text[at - 1].form in _OPENING) or not any(it.form[0].isalpha() for it in text[:at])


def _in_known_name(material: Material, text: list[Word], at: int) -> bool:
    """Whether a word stands before a name that the article has, or behind one and says what sort of thing bears it."""
    return _has_name(material, text, at, 1) or (
        text[at].bare in words("names", "bodies") and _has_name(material, text, at, -1)
    )


def _has_name(material: Material, text: list[Word], at: int, step: int) -> bool:
    """Whether the run of names that goes on in one direction has one that the article has, too."""
    for index in range(at + step, at + step * _LONGEST, step):
        if not 0 <= index < len(text):
            return False
        word = text[index]
        if word.kinds & Kind.NAME and word.bare in material.named:
            return True
        if not (word.kinds & Kind.NAME or word.form in _JOINS or word.bare in _LINKS):
            return False
    return False


_LONGEST = 8
"""Words of a name that are looked at."""


_JOINS = frozenset("-‑.&")
"""Marks inside names."""
_LINKS = words("names", "particles") | {"of", "the", "and", "for", "s"}


def _is_known(material: Material, word: Word, body: Kept[bool]) -> bool:
    """Whether the article has the word, its bare form, or a name that it is derived from ("Afghan", "Afghanistan");
    `body` knows which forms stand in it."""
    if word in material.lines.distinct or body[word.form]:
        return True
    vocabulary = material.vocabulary
    low, bare = word.lower.replace("’", "'"), word.bare
    if low in vocabulary or bare in vocabulary or low in words("stop", "words") or bare + "s" in vocabulary:
        return True
    if len(bare) > 3 and bare.endswith("s") and bare[:-1] in vocabulary:
        return True
    stems = material.plain if word.kinds & Kind.NAME else material.stems  # a name's stem is no other name
    if irregular().get(low) in stems or (word.stem and word.stem in stems):
        return True
    if len(bare) == 1 or bare in words("names", "particles"):  # "U.S.", "El Salvador": the other words tell
        return True
    if word.form.isupper() and low in material.initials:
        return True
    if not other_forms().get(bare, frozenset()).isdisjoint(vocabulary) or _is_country(material, word):
        return True
    land = land_codes().get(word.stem)
    if land is not None and land in material.countries:
        return True  # "Congo", of an article that has "Congolese"
    bare = bare.removesuffix("s")  # "Kazakhs"
    return len(bare) >= _LEAST_NAME and any(
        len(name) >= _LEAST_NAME and (_derives(name, bare) or _derives(bare, name)) for name in material.names
    )


def _derives(long: str, short: str) -> bool:
    """Whether a name is another one with an ending for whoever or whatever is of it: "Afghanistan", "Kosovar"."""
    return long.startswith(short) and long[len(short) :] in words("names", "endings")


_LEAST_NAME = 4
"""Letters of a name from which others are derived."""


def _is_country(material: Material, word: Word) -> bool:
    """Whether a word is the short name of a country that the article has in full, or the reverse; capitals tell "US"
    from "us"."""
    people = codes("adjectives").get(word.form.removesuffix("'s").removesuffix("’s"))
    if people is not None and people in material.countries:
        return True  # "Belgian", of an article that has "Belgium"
    for code, long in countries():
        if word.form == code.upper() and long in material.vocabulary:
            return True
        forms = (code.upper(), ".".join(code.upper()) + ".")
        if word.bare == long and any(stands_in(form, material.body) for form in forms):
            return True
    return False


def _misspelt(material: Material, low: str) -> str | None:
    """The article's name that `low` is one slip away from: a letter more, less, other, or two changed over."""
    if len(low) < 4:
        return None
    for name in material.names:
        if abs(len(name) - len(low)) <= 1 and name[0] == low[0] and _one_slip(low, name):
            return name
    return None


def _one_slip(one: str, other: str) -> bool:
    if one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])
