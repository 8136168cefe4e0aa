"""The places of events: named where the event is told, and in their own country."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summariser.audit.reading.dictionary import Kind
from summariser.audit.reading.lexicon import other_forms
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import finding, short, stands_in
from summariser.gazetteer import codes, country_code, place_of
from summariser.models import Event, Finding
from summariser.models.event import Location

NAME = "names"
"""Its findings are that check's."""


def places_of(material: Material) -> Iterator[Finding]:
    """The place of an event is named in its evidence or beside it; the one country of a report is told once."""
    places = [event.location for event in material.summary.events if event.location is not None]
    alone = len({place.country_code for place in places}) == 1
    for at, event in enumerate(material.summary.events):
        if event.location is not None and _is_another(material, event.location):
            message = f"{short(event.location.name or '')} is another name than {short(event.location.text)}"
            yield finding(NAME, "warning", message, f"/events/{at}/location/name", event.evidence[:1])
        if event.location is not None and (land := _other_country(material, event.location)):
            message = f"{short(event.location.text)} is in {land}, not in {event.location.country_code}"
            yield finding(NAME, "warning", message, f"/events/{at}/location/country_code", event.evidence[:1])
        if event.location is None or not event.evidence:
            continue
        if event.location.precision == "country" and (alone or _is_of_the_report(material, event.location)):
            continue
        if any(stands_in(event.location.text, span.text) for span in event.evidence):
            continue
        near = material.lines.beside(material.lines_of(event.evidence))
        own = {word.stem for word in material.tokens_of(event.location.text).words if word.form[0].isalpha()} - {""}
        if own and own.isdisjoint(material.lines.roots(near)) and material.holds(event.location.text):
            lines = material.lines_of(event.evidence)
            if _is_understood(material, event, lines) or _is_the_same(material, event):
                continue
            if _is_site_beside(material, event.location, lines):
                continue
            message = f"{short(event.location.text)} is not named in the evidence or beside it"
            yield finding(NAME, "warning", message, f"/events/{at}/location", event.evidence[:1])


def _is_another(material: Material, place: Location) -> bool:
    """Whether the name of a place shares no word with what the article has, which is nothing but names."""
    land = codes("adjectives").get(place.text)
    if land is not None and land == country_code(place.name or ""):
        return False  # "Cambodia" for "Cambodian"
    name, text = (material.tokens_of(words or "").words for words in (place.name, place.text))
    own, theirs = ({word.stem for word in words if word.stem} for words in (name, text))
    named = all(word.kinds & Kind.NAME for word in text if word.stem)
    known = own | {form for word in name for form in other_forms().get(word.lower, ())}
    return named and bool(own and theirs) and known.isdisjoint(theirs)


def _other_country(material: Material, place: Location) -> str | None:
    """The code of the country in which a known place lies, where another is told that the article does not name."""
    level, land = place_of(place.text)
    if place.country_code in _NAMESAKES.get(place.text, ()):
        return None
    if land is None or place.country_code in {None, land} or level == "unknown":
        return None
    if place.text in codes("capitals") and place.text not in _SHARED and place.country_code not in _NEW_WORLD:
        return land
    return None if place.country_code in material.countries else land


_NAMESAKES = {"Congo": {"COD", "COG"}, "Korea": {"KOR", "PRK"}, "Guinea": {"GIN", "GNB", "GNQ"}}
"""Names that news gives to more countries than one."""
_SHARED = frozenset(
    "Georgetown|Hamilton|Kingston|Kingstown|Majuro|Monaco|Nassau|Panama City|Praia|Roseau|Santiago|Tripoli|Valletta"
    "|Victoria|San José|San Jose|Santo Domingo|Port of Spain|San Salvador|La Paz".split("|")
)
"""Capitals whose names other places bear, too."""
_NEW_WORLD = frozenset({"USA", "CAN", "AUS", "NZL", "ZAF", "GBR"})
"""Countries with an Athens or a Moscow of their own."""


def _is_of_the_report(material: Material, place: Location) -> bool:
    """Whether a country is that of the report: named at its top, and no other event's in its place."""
    top = material.lines.roots(range(min(TOP, len(material.lines))))
    main = next((event.location for event in material.summary.events if event.role == "main"), None)
    return main is not None and main.country_code == place.country_code and material.roots(place.text) <= top


TOP = 3
"""Sentences at the top, with the headline."""


def _is_the_same(material: Material, event: Event) -> bool:
    """Whether the evidence goes back to a place that was named before: "in the same town", "had fled the area"."""
    lines = material.lines_of(event.evidence)
    if "same" in material.lines.lower(lines):
        return True
    pointing = (at for at in lines if _points_to_a_place([word.lower for word in material.lines.all[at].words]))
    return any(_is_named_last(material, event, number) for number in pointing)


def _is_named_last(material: Material, event: Event, number: int) -> bool:
    """Whether of all events' places that of an event is the one that is named last before a sentence."""
    own = material.roots(event.location.text) if event.location is not None else frozenset()
    places = [it.location.text for it in material.summary.events if it.location is not None]
    for before in range(number - 1, -1, -1):
        here = material.lines.all[before].roots
        if not own.isdisjoint(here):
            return True
        if any(not material.roots(place).isdisjoint(here) for place in places):
            return False
    return False


def _points_to_a_place(low: Sequence[str]) -> bool:
    """Whether "there" or "the area" stands for a place: not in "there were no arrests"."""
    there = any(one == "there" and other not in _BE for one, other in pairwise([*low, "."]))
    return there or any(one in _THAT and other in _AREAS for one, other in pairwise(low))


_BE = frozenset("is are was were has have had will would may might must could can had been be".split())
_THAT = frozenset("the this that".split())
_AREAS = frozenset("area region district province town village city site scene zone island camp quarter".split())


def _names_a_place(material: Material, number: int) -> bool:
    """Whether an event's place stands in a sentence, or a name behind a preposition of place: "near Torvik"."""
    line = material.lines.all[number]
    if not material.placed.isdisjoint(line.roots):
        return True
    words = line.words
    for at, word in enumerate(words):
        if word.lower in _PLACING:
            behind = words[at + 1 : at + 1 + _TO_NAME]
            if any(it.kinds & Kind.NAME for it in behind[: 1 + (behind[0].lower == "the" if behind else 0)]):
                return True
    return False


_PLACING = frozenset("in at near outside inside from of towards across around".split())
_TO_NAME = 2
"""Words behind one of these among which the name stands."""


def _is_understood(material: Material, event: Event, near: list[int]) -> bool:
    """Whether a place need not be named: it is the main event's, or of all events' the one that is named last before
    these sentences, and they name no other."""
    if any(_names_a_place(material, number) for number in near) or event.location is None:
        return False
    main = next((it.location for it in material.summary.events if it.role == "main"), None)
    own = material.roots(event.location.text)
    if main is not None and own <= material.roots(f"{main.text} {main.name or ''}"):
        return True
    return bool(near) and _is_named_last(material, event, near[0])


def _is_site_beside(material: Material, place: Location, lines: list[int]) -> bool:
    """Whether a place is a site that is named a few sentences off, where these sentences name no event's other site: a
    gate, a hall, a road that the report does not name again."""
    if place.precision != "site":
        return False
    near = range(max(0, lines[0] - _NEAR_SITE), min(len(material.lines), lines[-1] + 1 + _NEAR_SITE)) if lines else ()
    own, here = material.roots(place.text), material.lines.roots(lines)
    places = [it.location for it in material.summary.events if it.location is not None]
    others = [material.roots(it.text) for it in places if it.precision == "site" and it.text != place.text]
    return not own.isdisjoint(material.lines.roots(near)) and all(here.isdisjoint(it - own) for it in others)


_NEAR_SITE = 3
"""Sentences on both sides in which a site is named."""
