"""Who is told to do a thing, or to suffer it, is named where the article tells of that thing."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from summariser.audit.reading.deeds import Deed, Told
from summariser.audit.reading.dictionary import Kind, Word, people_by_stem, stem, stems_of
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import keyed
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Lines, Roots
from summariser.audit.reading.material import Material
from summariser.audit.reading.scope import DENIED, NEGATED, UNREAL
from summariser.audit.reading.statements import Statement
from summariser.audit.reading.wording import short
from summariser.models import Finding

NAME = "support"
"""Its findings are that check's."""
_VERBS = Kind.PAST | Kind.DEED
_CLEAR = Kind.NAME | Kind.SIDE
_OFTEN = 100
"""Places of a deed that are looked at."""
_JOINED = frozenset("-‑–")
_HE = frozenset("he him his she her".split())
_THEY = frozenset(
    "it its they them their who this these those group men man woman women latter both company firm party".split()
)
_SOMEBODY = frozenset("man woman men women boy girl group".split())
"""Those whose names come after: "an unarmed man"."""
_FIRM = frozenset("company firm bank airline operator manufacturer utility".split())
"""What a body is called for a long while after its name."""
_WHOSE = frozenset("his her its their".split())
_BEHIND = 4
"""Words behind a verb in which one for whom it is done to stands."""
_REACH = 8
"""Words before a verb in which a word for whoever does it stands."""
_BEFORE, _LONG_BEFORE, _AFTER = 2, 8, 2
"""Sentences before one in which whom "they" and "he" mean is named, and behind one in which "a man" is."""


_HARMS = {"killed": "kill", "injured": "injure"}
"""Harm, by the kind of deed that does it."""


@cache
def _of_kind() -> dict[str, frozenset[str]]:
    """Kind of a deed → the stems that tell it."""
    found: dict[str, set[str]] = {}
    for form, kind in keyed("roles").items():
        found.setdefault(kind, set()).add(stem(form))
    for form, effect in keyed("effects").items():
        if effect in _HARMS:
            found[_HARMS[effect]].add(stem(form))  # "among the dead was"
    return {kind: frozenset(stems) for kind, stems in found.items()}


@cache
def _passed_over() -> frozenset[str]:
    """Verbs that say little without their objects, or that an article tells by a "not"."""
    return words_of("bonds", "light") | words_of("bonds", "refusing")


@cache
def _actors() -> frozenset[str]:
    """Stems of nouns for those who act together."""
    return stems_of(words_of("bonds", "actors"))


@cache
def _doers() -> frozenset[str]:
    """The same, with those of whom it is asked only what they do."""
    return _actors() | stems_of(words_of("bonds", "doers"))


def bonds_of(known: Told, statement: Statement) -> Iterator[Finding]:
    """A deed of somebody, or to somebody, who is named in no sentence of the article that tells of such a deed.

    What somebody says is left to the check of speakers.
    """
    tokens, material = statement.tokens, known.material
    yield from _between(material, statement)
    if not tokens.kinds & _VERBS or not (tokens.kinds & _CLEAR or not tokens.roots.isdisjoint(_doers())):
        return
    rest: list[int] | None = None
    for told in known.stated(tokens, _VERBS):
        deed = _of_what_is_tried(tokens.words, told)
        verb = tokens.words[deed.at]
        plain = deed is told
        if _is_attribute(tokens.words, deed.at):
            continue
        if plain and (not _is_verb(verb, deed.at) or tokens.flags[deed.at] & (NEGATED | DENIED | UNREAL)):
            continue
        places: list[int] | None = None
        for side in (deed.by, deed.to):
            acts = side is deed.by
            who = _people(material, tokens.words, side, _doers() if acts else _actors())
            if not who:
                continue
            if any(_is_passed_over(material, word) for word in who):
                continue
            roots = frozenset([word.stem for word in who])
            if rest is None:
                rest = statement.lines or material.aligned(statement)
            there = (material.lines.all[number].roots for number in rest)
            if any(verb.stem in theirs and not roots.isdisjoint(theirs) for theirs in there):
                continue
            if places is None:
                places = _told(material, deed, verb)
            if not places or _is_named(material, roots, places, acts=acts):
                continue
            other = _other_words(tokens.words, side, roots) | _also_called(material, who)
            other |= _what_he_is(tokens.words, who[-1])
            if any(not other.isdisjoint(material.lines.all[material.lines.of_word(it)].roots) for it in places):
                continue
            form = short(who[-1].form)
            message = f"{short(verb.form)}: the article tells this nowhere of {form}"
            span = material.sentence_span(material.lines.of_word(places[0]))
            # as often idle as right: a model tells of "the company" what stands far from its name
            yield from statement.findings(NAME, "info", message, [span])
            return


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Whether a participle only tells which one: "out of the capsized launch Sea Lark"."""
    behind = words[at + 1 : at + 2]
    alone = not at or words[at - 1].lower in _WHICH
    return alone and bool(behind) and behind[0].stem != "" and bool(words[at].kinds & Kind.PAST)


_WHICH = frozenset("the a an of from in at on with for by to its his her their recover free find".split())


def _is_passed_over(material: Material, word: Word) -> bool:
    """Whether of a name it is not asked what befell it: of whose son somebody is, of a body that the article has in
    full, of an event's place."""
    if word.form.endswith(("'s", "’s")):
        return True
    return word.stem in material.placed or (word.form.isupper() and word.lower in material.initials)


def _of_what_is_tried(words: Sequence[Word], deed: Deed) -> Deed:
    """The deed behind "tried to", of which whoever tries is told; else the same."""
    behind = words[deed.at + 1 : deed.at + 3]
    tried = len(behind) == 2 and behind[0].lower == "to" and behind[1].stem != ""
    if not tried or words[deed.at].lower not in words_of("bonds", "trying"):
        return deed
    return Deed(keyed("roles").get(behind[1].lower, behind[1].stem), deed.at + 2, deed.by, frozenset())


def _between(material: Material, statement: Statement) -> Iterator[Finding]:
    """Somebody between whom and another something is told to be, who is named in no sentence that has it: "talks
    between"."""
    words = statement.tokens.words
    for at, word in enumerate(words) if "between" in statement.tokens.lower else ():
        if word.lower != "between" or not at or not words[at - 1].stem or (at > 1 and words[at - 1].kinds & Kind.NAME):
            continue
        places = material.lines.places_of(words[at - 1].stem)[:_OFTEN]
        if any(not _BOTH.isdisjoint(material.lines.lower([material.lines.of_word(place)])) for place in places):
            continue  # "the two countries are to hold talks"
        for name in _names_behind(words, at) if places else ():
            if not _is_named(material, frozenset({name.stem}), places):
                shown, noun = short(name.form), short(words[at - 1].form)
                message = f"{noun} between {shown} and others: the article tells of none with {shown}"
                span = material.sentence_span(material.lines.of_word(places[0]))
                yield from statement.findings(NAME, "warning", message, [span])
                return


_BOTH = frozenset("two both sides countries neighbours neighbors governments parties them each rivals".split())


def _names_behind(words: Sequence[Word], at: int) -> list[Word]:
    """The names behind a word, up to what ends a phrase."""
    found: list[Word] = []
    for word in words[at + 1 : at + 1 + _REACH]:
        if word.kinds & (Kind.BREAK | Kind.PAST):
            break
        if word.kinds & Kind.NAME and word.stem:
            found.append(word)
    return found


def _is_verb(word: Word, at: int = 1) -> bool:
    """Whether a form is a verb that tells a deed: "attacked" and "attacks", neither "attack" nor "Unnamed sources"."""
    passed = word.lower in _passed_over() or word.lower.startswith("un")
    if passed or keyed("reports").get(word.lower) in _SPEECH:
        return False
    return bool(word.kinds & Kind.PAST and at) or (bool(word.kinds & Kind.DEED) and word.lower.endswith("s"))


_SPEECH = frozenset({"assert", "confirm", "deny", "predict", "demand", "warn", "promise"})
"""Kinds of reporting verbs whose subjects are looked at as speakers."""


def _people(material: Material, words: Sequence[Word], side: frozenset[str], actors: frozenset[str]) -> list[Word]:
    """The words of a side by which people or states are known: names, and nouns that stand among `actors`."""
    return [
        word
        for at, word in enumerate(words)
        if word.stem in side
        and ((word.kinds & _CLEAR and (at or not material.opens_plainly(word))) or word.stem in actors)
    ]


def _other_words(words: Sequence[Word], side: frozenset[str], roots: frozenset[str]) -> frozenset[str]:
    """The stems of a side by which the article may tell of it without a name: the hospital of "the Ingrid hospital"."""
    return frozenset(word.stem for word in words if word.stem in side - roots and not word.kinds & (_CLEAR | _PLAIN))


def _what_he_is(words: Sequence[Word], name: Word) -> frozenset[str]:
    """The stem of the first noun in apposition to a name: the founder of "Duarte Pinhal, founder of the company,"."""
    at = next(place for place, word in enumerate(words) if word is name)
    behind = words[at + 1 : at + 1 + _TO_NAME]
    if not behind or behind[0].lower != ",":
        return frozenset()
    nouns = (word.stem for word in behind[1:] if word.stem and word.form.islower() and not word.kinds & Kind.PAST)
    return frozenset([noun for noun in nouns][:1])


_PLAIN = Kind.NUMBER | Kind.EFFECT | Kind.DEED | Kind.TIME
_TO_NAME = 4
"""Words behind a noun for people in which their name stands: "hackers calling themselves Grey Heron"."""
_CALLED = frozenset("calling themselves itself called named known as dubbed the , “".split())
"""What stands between such a noun and the name."""


def _also_called(material: Material, who: Sequence[Word]) -> frozenset[str]:
    """The stems of the names beside which the article has a noun for people."""
    lines = material.lines
    found: set[str] = set()
    for root in {word.stem for word in who if word.stem in _actors()}:
        for place in lines.places_of(root)[:_LOOKED_AT]:
            before, behind = lines.words[max(0, place - 1) : place], lines.words[place + 1 : place + 1 + _TO_NAME]
            while behind and behind[0].lower in _CALLED:
                behind = behind[1:]
            found.update(word.stem for word in [*before, *behind[:1]] if word.kinds & Kind.NAME and word.stem)
    return frozenset(found)


_LOOKED_AT = 20
"""Places of a noun that are looked at."""


def _told(material: Material, deed: Deed, verb: Word) -> list[int]:
    """The places of the words for a deed in the article."""
    stems = _of_kind().get(deed.kind, frozenset({verb.stem})) - {""}
    lines = material.lines
    places = (place for root in stems for place in lines.places_of(root))
    return sorted(place for place in places if not place or lines.words[place - 1].form not in _JOINED)


def _is_named(material: Material, roots: frozenset[str], places: Sequence[int], *, acts: bool = False) -> bool:
    """Whether the sentence of one of some words names somebody, or has beside it a word for one named above."""
    first = -1

    def is_named_above(number: int) -> bool:
        """Whether it is somewhere up to a sentence: each is looked at once for all places."""
        nonlocal first
        if first < 0:
            first = _first_with(material.lines, roots)
        return first <= number

    return any(_names(material, roots, place, is_named_above, acts=acts) for place in places)


def _first_with(lines: Lines, roots: frozenset[str]) -> int:
    """The sentence by which somebody is named; behind the last one, where nobody is."""
    known = set[str]()
    for number, line in enumerate(lines.all):
        known |= line.roots
        if _are_there(roots, known):
            return number
    return len(lines)


def _names(
    material: Material, roots: frozenset[str], place: int, is_named_above: Callable[[int], bool], *, acts: bool
) -> bool:  # fmt: skip
    """The same of one word."""
    lines = material.lines
    number = lines.of_word(place)
    if _are_there(roots, lines.all[number].roots):
        return True
    is_verb = _is_verb(lines.words[place])
    if acts and _has_named_doer(material, place):
        return False  # "when Ida tried to escape": who else does it is not told
    here = lines.all[number]
    first, last = max(here.low, place - _REACH), min(here.low + len(here.words), place + 1 + _BEHIND * is_verb)
    near = lines.words[first:last]
    low = {word.lower for word in near}
    if not is_verb:
        low -= _WHOSE  # "his visit" and "the attack" may be two men's
    counted = is_verb and any(word.kinds & Kind.NUMBER for word in near)  # "a further 45 surrendered"
    if not counted and low.isdisjoint(_HE | _THEY | _BOTH):
        return False
    reach = _BEFORE if low.isdisjoint(_HE) else _LONG_BEFORE
    if _has_firm(near) or (not low.isdisjoint(_HE) and _is_told_of(lines, roots)):
        reach = len(lines)
    last = min(len(lines) - 1, number + (_AFTER if not low.isdisjoint(_SOMEBODY) else 0))
    if not low.isdisjoint(_BOTH):
        return is_named_above(last)  # "the two countries" may have been named at the top
    return _are_there(roots, lines.roots(range(max(0, number - reach), last + 1)))


def _has_firm(near: Sequence[Word]) -> bool:
    """Whether "the company" stands among some words."""
    return any(one.lower == "the" and other.lower in _FIRM for one, other in pairwise(near))


def _is_told_of(lines: Lines, roots: frozenset[str]) -> bool:
    """Whether an article tells of somebody all along, so that "she" may be that one far from the name."""
    return any(len({lines.of_word(place) for place in lines.places_of(root)}) >= _ALL_ALONG for root in roots)


_ALL_ALONG = 4
"""Sentences that name whom an article tells of."""


def _has_named_doer(material: Material, place: int) -> bool:
    """Whether a name stands right before a verb, or before the "tried to" that it hangs on."""
    lines = material.lines
    low, at = lines.all[lines.of_word(place)].low, place - 1
    while at > low and not (lines.words[at].stem or lines.words[at].kinds & Kind.BREAK):
        at -= 1
    if at > low and lines.words[at].lower in words_of("bonds", "trying"):
        at -= 1
    return at > low and bool(lines.words[at].kinds & Kind.NAME) and lines.words[at + 1].kinds & Kind.BREAK == 0


def _are_there(roots: frozenset[str], theirs: Roots) -> bool:
    """Whether some sentences have one of the stems, or another word for the same people."""
    groups = people_by_stem()
    return are_akin(roots, theirs) or any(not groups[root].isdisjoint(theirs) for root in roots if root in groups)
