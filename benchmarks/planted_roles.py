"""Planted errors in who does what with what: things replaced, sides changed over, other acts, sources and weapons."""

import re
from collections.abc import Iterator

from benchmarks.planting import COUNTED, Data, Planted, get_at, in_texts, is_english, replacing, with_changes
from summariser.models import Summary

_THINGS: dict[str, str] = {
    "bus": "truck", "truck": "bus", "car": "helicopter", "train": "bus", "ferry": "bus", "boat": "plane",
    "ship": "train",
    "plane": "ship", "helicopter": "boat", "drone": "helicopter", "drones": "rockets", "school": "hospital",
    "hospital": "school", "mosque": "market", "church": "hotel", "market": "mosque", "hotel": "church", "bridge": "dam",
    "prison": "hotel", "jail": "hotel", "port": "airport", "airport": "port", "harbour": "airport", "embassy": "prison",
    "factory": "school", "mortar": "knife", "rockets": "grenades", "rocket": "knife", "bomb": "rifle", "knife": "bomb",
    "brother": "sister", "sister": "brother", "father": "uncle", "mother": "aunt", "son": "wife", "daughter": "husband",
    "wife": "mother", "husband": "brother", "earthquake": "storm", "flood": "fire", "landslide": "storm",
    "election": "wedding", "strike": "funeral", "ceasefire": "election", "cholera": "malaria", "measles": "cholera",
    "fraud": "treason", "murder": "robbery", "pipeline": "bridge", "stadium": "prison", "university": "hospital",
}  # fmt: skip
_DEEDS = (
    "attacked|attack|killed|kill|shot|arrested|arrest|detained|abducted|abduct|kidnapped|accused|accuse|accuses|blamed"
    "|blames|stormed|raided|bombed|shelled|seized|defeated|ambushed|struck|freed|rescued"
)
_LITTLE = "and|or|of|at|in|on|for|to|a|an|the|was|were|has|had|have|over|by|during|then|trying|this"
_SIDE = rf"(?:[\w’'-]+ ){{0,2}}(?!(?:{_LITTLE})\b)[\w’'-]+"
_OTHER_ACTS: dict[str, tuple[str, ...]] = {
    "assert": ("threaten", "promise", "decline_to_comment"), "claim_responsibility": ("condemn", "demand"),
    "deny": ("confirm",), "confirm": ("deny",), "accuse": ("praise",), "condemn": ("praise",), "demand": ("deny",),
}  # fmt: skip


_VALUES = dict(zip(COUNTED, [*range(2, 16), 20, 30], strict=True))


def things_replaced(data: Data, summary: Summary) -> Planted:
    """Another place, vehicle, weapon, relative, cause or crime."""
    words = "|".join(_THINGS)
    yield from in_texts(data, replacing(rf"\b(?:{words})\b", lambda match: _THINGS[match.group()]))


def sides_changed_over(data: Data, summary: Summary) -> Planted:
    """Whoever did it told as the one it was done to: in a text, and among those who take part."""
    yield from in_texts(data, _crossed)
    for at, event in enumerate(data["events"]) if is_english(data) else ():
        if event["actors"] and event["recipients"]:
            sides = {f"/events/{at}/actors": event["recipients"], f"/events/{at}/recipients": event["actors"]}
            yield f"/events/{at}/actors", "actors ↔ recipients", with_changes(data, sides)


def _crossed(text: str) -> Iterator[tuple[str, str]]:
    match = re.match(rf"(?P<by>{_SIDE}) (?P<deed>{_DEEDS}) (?P<to>{_SIDE})(?! (?:and|or)\b)", text)
    if match is not None and not re.search(rf" (?:{_LITTLE}) |^\d", match["to"]):
        turned = f"{match['to']} {match['deed']} {match['by']}"
        yield turned, turned + text[match.end() :]


def acts_changed(data: Data, summary: Summary) -> Planted:
    """Another speech act, where the cue and the words tell this one."""
    for at, said in enumerate(data["attributions"]) if is_english(data) else ():
        for other in _OTHER_ACTS.get(said["speech_act"], ()):
            pointer = f"/attributions/{at}/speech_act"
            yield (
                pointer,
                f"{said['cue']['lemma']}: {said['speech_act']} → {other}",
                with_changes(data, {pointer: other}),
            )


_OTHER_TYPES = ("assault", "accident", "consult", "protest")


def types_changed(data: Data, summary: Summary) -> Planted:
    """An event of another type, without a mode."""
    for at, event in enumerate(data["events"]):
        for other in _OTHER_TYPES:
            if other != event["type"]:
                changed = {f"/events/{at}/type": other, f"/events/{at}/mode": None}
                yield f"/events/{at}/type", f"{event['type']} → {other}", with_changes(data, changed)


def tolls_swapped(data: Data, summary: Summary) -> Planted:
    """In a headline, an abstract or an event's description, a toll of another event in the place of its own; in the
    event's figures, that toll with its own words and evidence."""
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        for own in _tolls(event):
            for other in (it for number, one in enumerate(data["events"]) if number != at for it in _tolls(one)):
                if other["effect"] != own["effect"] or other["count"]["best"] == own["count"]["best"]:
                    continue
                pointers = [f"/events/{at}/description", *["/headline", "/abstract"] * (event["role"] == "main")]
                yield from _told_with(data, pointers, own["count"]["best"], other["count"]["best"])
                pointer = f"/events/{at}/casualties"
                moved = {**other, "subset_of": None}
                yield (
                    f"{pointer}/{len(event['casualties'])}",
                    f"with {other['count']['text']}",
                    with_changes(data, {pointer: [*event["casualties"], moved]}),
                )


def _tolls(event: Data) -> list[Data]:
    """An event's figures of people that are no part of another one."""
    return [it for it in event["casualties"] if it["subset_of"] is None and it["count"]["best"]]


def _told_with(data: Data, pointers: list[str], number: int, other: int) -> Planted:
    """The texts that have a number once, with another one in its place."""
    forms = [f"{number:,}", str(number), *(word for word, value in _VALUES.items() if value == number)]
    known = re.compile(rf"(?<![\w.,])(?:{'|'.join(forms)})(?![\w]|[.,]\d)", re.IGNORECASE)
    for pointer in pointers:
        text = get_at(data, pointer) or ""
        if len(known.findall(text)) == 1:
            changed = known.sub(str(other), text)
            yield pointer, f"{number} → {other}", with_changes(data, {pointer: changed})


def belongings_swapped(data: Data, summary: Summary) -> Planted:
    """A figure from a source that tells nothing of it, a weapon of another kind, the capital of another country."""
    for at, event in enumerate(data["events"]):
        sentences = {(span["start"], span["end"]) for span in event["evidence"]}
        for index, casualty in enumerate(event["casualties"]):
            others = [it["id"] for it in data["attributions"] if not _tells(it, sentences, casualty)]
            if casualty["attribution_ids"] and others:
                pointer = f"/events/{at}/casualties/{index}/attribution_ids"
                yield pointer, f"told by {others[-1]}", with_changes(data, {pointer: [others[-1]]})
        for index, weapon in enumerate(event["weapons"]) if is_english(data) else ():
            other = "knife" if "kni" not in weapon["kind"] else "rocket"
            if weapon["spans"]:
                pointer = f"/events/{at}/weapons/{index}/kind"
                yield pointer, f"{weapon['kind']} → {other}", with_changes(data, {pointer: other})


def _tells(said: Data, sentences: set[tuple[int, int]], casualty: Data) -> bool:
    """Whether an attribution stands in an event's sentences, or has a figure's words."""
    spans = [*said["content"]["spans"], *said["cue"]["spans"], *said["source"]["spans"]]
    inside = any(start <= span["start"] < end for span in spans for start, end in sentences)
    return inside or any(casualty["count"]["text"] in span["text"] for span in spans)
