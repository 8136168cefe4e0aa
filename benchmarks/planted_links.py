"""Planted errors in what belongs together: speakers, names, places, events, figures, identifiers."""

import re
from collections.abc import Iterator

from benchmarks.planting import Data, Planted, alike, in_texts, is_english, named_sources, texts, with_changes
from summariser.models import Summary


def speakers_swapped(data: Data, summary: Summary) -> Planted:
    """Words given to another source of the article: its name alone, and the whole of who it is."""
    sources = named_sources(data)
    if len(sources) < 2:
        return
    if not is_english(data):
        return
    yield from in_texts(data, lambda text: _other_speaker(text, sources))
    for at, item in enumerate(data["attributions"]):
        own = item["source"]
        others = [source for source in sources if not alike(source["name"], _identity(own))]
        if not own["name"] or not own["spans"] or not others:
            continue
        other = others[at % len(others)]
        pointer = f"/attributions/{at}/source"
        what = f"{own['name']} → {other['name']}"
        yield f"{pointer}/name", what, with_changes(data, {f"{pointer}/name": other["name"]})
        whole = own | {key: other[key] for key in ("name", "role", "organisation", "kind")}
        yield pointer, f"{what}, with post", with_changes(data, {pointer: whole})


def _identity(source: Data) -> str:
    return f"{source['name']} {source['role']} {source['organisation']}"


_SPEAKS = r"(?= (?:says?|said|denie[sd]|warn(?:s|ed)|called|claim(?:s|ed)))"


def _other_speaker(text: str, sources: list[Data]) -> Iterator[tuple[str, str]]:
    for index, source in enumerate(sources):
        forms = {source["name"], *(span["text"] for span in source["spans"])} - {"he", "she", "it", "He", "She", "It"}
        others = [other["name"] for other in sources if not alike(other["name"], _identity(source) + " " + text)]
        if not others:
            continue
        other = others[index % len(others)]
        for form in sorted(forms, key=len, reverse=True):
            plain = re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", form)
            found = list(re.finditer(rf"\b{re.escape(plain)}\b{_SPEAKS}", text))
            for match in found:
                yield f"{match.group()} → {other}", text[: match.start()] + other + text[match.end() :]
            if found:
                break


_INVENTED = (
    "A warehouse explosion injured dozens of dock workers overnight.",
    "Customs officers seized smuggled ivory at the airport.",
    "The parliament ratified a fisheries treaty with its southern neighbours.",
)


def events_invented(data: Data, summary: Summary) -> Planted:
    """An event that the article does not tell, with and without evidence; one told twice."""
    if not is_english(data):
        return
    for at, text in enumerate(_INVENTED):
        last = data["events"][-1]
        end = len(data["events"])
        evidence = data["events"][at % end]["evidence"]
        empty = {"casualties": [], "actors": [], "recipients": [], "targets": [], "weapons": [], "responsibility": []}
        event = (
            last | empty | {"id": f"e{end + 1}", "description": text, "location": None, "date": None, "negated": False}
        )
        for what, spans in (("without evidence", []), ("with another's evidence", evidence)):
            yield f"/events/{end}", f"{text} {what}", data | {"events": [*data["events"], event | {"evidence": spans}]}
    twice = data["events"][0] | {"id": f"e{end + 1}"}
    yield f"/events/{end}", "the first event again", data | {"events": [*data["events"], twice]}


def casualties_moved(data: Data, summary: Summary) -> Planted:
    """A figure filed under another event, with its own evidence and with that event's."""
    for at, event in enumerate(data["events"]):
        for casualty in event["casualties"]:
            if casualty["subset_of"] is not None or not casualty["evidence"]:
                continue
            for other_at, other in enumerate(data["events"]):
                told = " ".join(span["text"] for span in other["evidence"])
                if other_at == at or not other["evidence"] or casualty["evidence"][0]["text"] in told:
                    continue
                moved = [*other["casualties"], casualty]
                pointer = f"/events/{other_at}/casualties/{len(moved) - 1}"
                what = f"{casualty['count']['text']} from e{at + 1}"
                yield pointer, what, with_changes(data, {f"/events/{other_at}/casualties": moved})
                if casualty["count"]["text"].lower() in told.lower():
                    continue
                rebased = casualty | {"evidence": other["evidence"][:1]}
                moved = [*other["casualties"], rebased]
                yield pointer, f"{what}, rebased", with_changes(data, {f"/events/{other_at}/casualties": moved})
                break


def _slip(name: str) -> str:
    """Two letters inside the name changed over or one doubled, its last letter another one, or one more at its end: by
    its length one of the three."""
    other = "r" if name[-1] in "aeiouy" else "a"
    if len(name) % 3 == 0:
        return name[:-1] + other
    if len(name) % 3 == 1:
        return name + other
    middle = len(name) // 2
    if name[middle] != name[middle - 1]:
        return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
    return name[:middle] + "x" + name[middle + 1 :]


def names_misspelt(data: Data, summary: Summary) -> Planted:
    """A slip in a proper name, in texts and in every field that holds names."""
    names = {
        word
        for text in (*_named(data).values(), *(source["name"] for source in named_sources(data)))
        for word in re.findall(r"[^\W\d_]{4,}", text)
        if word[0].isupper() and re.search(rf"(?<![.!?“\"] )(?<!^)\b{word}\b", data["article"]["text"])
    }
    for pointer, text in texts(data):
        for match in re.finditer(r"[^\W\d_]{4,}", text):
            if match.group() in names:
                slipped = _slip(match.group())
                changed = text[: match.start()] + slipped + text[match.end() :]
                yield pointer, f"{match.group()} → {slipped}", with_changes(data, {pointer: changed})
    for pointer, text in _named(data).items():
        for match in re.finditer(r"[^\W\d_]{4,}", text):
            if match.group()[0].isupper():
                changed = text[: match.start()] + _slip(match.group()) + text[match.end() :]
                yield pointer, f"{text} → {changed}", with_changes(data, {pointer: changed})


def _named(data: Data) -> dict[str, str]:
    """The fields that hold names."""
    found: dict[str, str | None] = {}
    for at, event in enumerate(data["events"]):
        for kind in ("actors", "recipients", "targets"):
            for index, item in enumerate(event[kind]):
                found[f"/events/{at}/{kind}/{index}/name"] = item["name"]
        for index, blame in enumerate(event["responsibility"]):
            found[f"/events/{at}/responsibility/{index}/party"] = blame["party"]
        if event["location"]:
            found[f"/events/{at}/location/name"] = event["location"]["name"]
    for at, item in enumerate(data["attributions"]):
        found[f"/attributions/{at}/source/name"] = item["source"]["name"]
    return {pointer: text for pointer, text in found.items() if text}


def left_out(data: Data, summary: Summary) -> Planted:
    """The attribution of a direct quotation, or the only figure of its kind, left out."""
    for item in data["attributions"]:
        if item["quote_type"] == "direct" and any(len(span["text"].split()) > 4 for span in item["content"]["spans"]):
            rest = [other for other in data["attributions"] if other is not item]
            yield "/attributions", f"without {item['id']}", data | {"attributions": rest}
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        for casualty in event["casualties"]:
            if (
                casualty["subset_of"] is None
                and casualty["count"]["low"]
                and casualty["effect"] in {"killed", "injured"}
            ):
                rest = [other | {"subset_of": None} for other in event["casualties"] if other is not casualty]
                what = f"without {casualty['count']['text']}"
                yield "/events", what, with_changes(data, {f"/events/{at}/casualties": rest})


def places_swapped(data: Data, summary: Summary) -> Planted:
    """The place of an event that happened elsewhere; not the country round it, which would be no error."""
    if not is_english(data):
        return
    places = [(at, event["location"]) for at, event in enumerate(data["events"]) if event["location"]]
    for at, event in enumerate(data["events"]):
        told = " ".join(span["text"] for span in event["evidence"])
        own = event["location"]
        if not own:
            continue
        others = [
            place
            for _, place in places
            if not alike(place["text"], told)
            and not (place["precision"] == "country" and place["country_code"] == own["country_code"])
        ]
        if others:
            pointer = f"/events/{at}/location"
            yield pointer, f"→ {others[0]['text']}", with_changes(data, {pointer: others[0]})


def names_swapped(data: Data, summary: Summary) -> Planted:
    """Another of the article's people or places in a text that cites its evidence, not one that the evidence names."""
    if not is_english(data):
        return
    people = [it["name"] for event in data["events"] for it in (*event["actors"], *event["recipients"])]
    places = [event["location"]["text"] for event in data["events"] if event["location"]]
    for names in (people, places):
        known = list(dict.fromkeys(name for name in names if name and name[0].isupper()))
        for pointer, text in texts(data):
            told = _cited(data, pointer)
            other = next((name for name in known if not alike(name, told + " " + text)), None)
            for name in known if other and told else ():
                if name in text and not alike(name, other or ""):
                    changed = text.replace(name, other or "", 1)
                    yield pointer, f"{name} → {other}", with_changes(data, {pointer: changed})


def _cited(data: Data, pointer: str) -> str:
    """The words of the evidence that a text cites; none for the headline and the abstract."""
    _, kind, *rest = pointer.split("/")
    held = data[kind][int(rest[0])] if rest else {"evidence": []}
    return " ".join(span["text"] for span in held["evidence"])


def links_broken(data: Data, summary: Summary) -> Planted:
    """Identifiers that resolve to nothing or twice, loops, bounds out of order, parts larger than their whole."""
    for at, event in enumerate(data["events"]):
        yield f"/events/{at}/attribution_ids", "a99", with_changes(data, {f"/events/{at}/attribution_ids": ["a99"]})
        for index, casualty in enumerate(event["casualties"]):
            where = f"/events/{at}/casualties/{index}"
            yield f"{where}/subset_of", "of 42", with_changes(data, {f"{where}/subset_of": 42})
            if casualty["count"]["low"]:
                count = casualty["count"] | {"high": casualty["count"]["low"] - 1}
                yield f"{where}/count", "high below low", with_changes(data, {f"{where}/count": count})
    for at, item in enumerate(data["attributions"]):
        yield f"/attributions/{at}/via_id", "itself", with_changes(data, {f"/attributions/{at}/via_id": item["id"]})
        if at:
            first = data["attributions"][0]["id"]
            yield f"/attributions/{at}/id", "as the first", with_changes(data, {f"/attributions/{at}/id": first})
