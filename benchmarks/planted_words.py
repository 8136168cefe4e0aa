"""Planted errors in what is said: numbers, qualifiers, effects, negation, denial, dates, quotations, certainty."""

import re
from collections.abc import Iterator
from datetime import timedelta

from benchmarks.planting import COUNTED, NUMBER, Data, Planted, in_texts, is_english, replacing, texts, with_changes
from summariser.models import Summary

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def _other_number(match: re.Match[str]) -> str:
    word = match.group()
    if word.lower() in COUNTED:
        return COUNTED[(COUNTED.index(word.lower()) + 7) % len(COUNTED)]
    if "." in word:
        return f"{float(word) + 2.3:.1f}"
    return f"{int(word.replace(',', '')) + 17:,}" if "," in word else str(int(word) + 17)


def numbers_changed(data: Data, summary: Summary) -> Planted:
    """Another number in a text; another value in a figure; both words and values."""
    yield from in_texts(data, replacing(NUMBER, _other_number, re.IGNORECASE))
    for pointer, count in _counts(data):
        values = {key: count[key] + 17 for key in ("low", "best", "high") if count[key] is not None}
        if not values:
            continue
        yield pointer, f"{count['text']}: values + 17", with_changes(data, {pointer: count | values})
        words = re.sub(NUMBER, _other_number, count["text"], flags=re.IGNORECASE)
        if words != count["text"] and count["best"] is not None:
            yield pointer, f"{count['text']} → {words}", with_changes(data, {pointer: count | values | {"text": words}})


def _counts(data: Data) -> Iterator[tuple[str, Data]]:
    for at, event in enumerate(data["events"]):
        for index, casualty in enumerate(event["casualties"]):
            yield f"/events/{at}/casualties/{index}/count", casualty["count"]
        for index, weapon in enumerate(event["weapons"]):
            if weapon["count"]:
                yield f"/events/{at}/weapons/{index}/count", weapon["count"]


def numbers_summed(data: Data, summary: Summary) -> Planted:
    """A figure that is the sum of two events' figures."""
    figures = [
        (at, index, casualty)
        for at, event in enumerate(data["events"])
        for index, casualty in enumerate(event["casualties"])
        if casualty["count"]["best"] and casualty["subset_of"] is None
    ]
    for at, index, one in figures:
        for other_at, _, other in figures:
            if at != other_at and one["effect"] == other["effect"]:
                total = one["count"]["best"] + other["count"]["best"]
                count = {"text": str(total), "low": total, "best": total, "high": total, "qualifier": "exact"}
                pointer = f"/events/{at}/casualties/{index}/count"
                yield pointer, f"summed to {total}", with_changes(data, {pointer: count})


_QUALIFIER = r"\b(?:at least|more than|fewer than|less than|up to|about|nearly|almost|some|around) (?=[\d]|{})".format(
    "|".join(COUNTED)
)


def qualifiers_dropped(data: Data, summary: Summary) -> Planted:
    """ "At least eight" told as "eight", in texts and figures."""
    yield from in_texts(data, replacing(_QUALIFIER, lambda match: "", re.IGNORECASE))
    if not is_english(data):
        return
    for pointer, count in _counts(data):
        words = re.sub(_QUALIFIER, "", count["text"], flags=re.IGNORECASE)
        if words != count["text"] and count["best"] is not None:
            value = count["best"] - (count["text"].lower().startswith("more"))
            exact = {"text": words, "low": value, "best": value, "high": value, "qualifier": "exact"}
            yield pointer, f"{count['text']} → {words}", with_changes(data, {pointer: exact})


def qualifiers_changed(data: Data, summary: Summary) -> Planted:
    """A bound turned round."""
    other = {"at least": "at most", "more than": "fewer than", "fewer than": "more than", "up to": "at least",
             "about": "more than", "nearly": "more than", "almost": "over", "some": "over"}  # fmt: skip
    pattern = rf"\b(?:{'|'.join(other)}) (?=[\d]|{'|'.join(COUNTED)})"
    yield from in_texts(
        data, replacing(pattern, lambda match: other[match.group().strip().lower()] + " ", re.IGNORECASE)
    )
    for pointer, count in _counts(data):
        if count["qualifier"] == "at_least":
            changed = count | {"low": None, "high": count["best"], "qualifier": "at_most"}
            yield pointer, f"{count['text']} as at most", with_changes(data, {pointer: changed})


_SWAPS = {"killed": "injured", "killing": "wounding", "kills": "wounds", "dead": "injured", "died": "were injured",
          "wounded": "killed", "wounding": "killing", "wounds": "kills", "injured": "killed", "hurts": "kills",
          "hurt": "killed"}  # fmt: skip


def effects_swapped(data: Data, summary: Summary) -> Planted:
    """Killed told as injured and the other way round, where people are counted."""

    def rewrite(text: str) -> Iterator[tuple[str, str]]:
        for match in re.finditer(rf"\b(?:{'|'.join(_SWAPS)})\b", text):
            near = text[max(0, match.start() - 40) : match.end() + 40]
            if re.search(NUMBER, near, re.IGNORECASE) and not re.search(r"\b(?:nobody|unhurt|no one)\b", near):
                words = _SWAPS[match.group()]
                yield f"{match.group()} → {words}", text[: match.start()] + words + text[match.end() :]

    yield from in_texts(data, rewrite)
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        for index, casualty in enumerate(event["casualties"]):
            other = {"killed": "injured", "injured": "killed"}.get(casualty["effect"])
            if other and casualty["count"]["best"] != 0:
                pointer = f"/events/{at}/casualties/{index}/effect"
                yield pointer, f"{casualty['count']['text']} → {other}", with_changes(data, {pointer: other})


_NEGATIONS: tuple[tuple[str, str], ...] = (
    (r"\bdoes not (\w+?)(e?)\b", r"\1\2s"), (r"\bdid not (\w+?)e?\b", r"\1ed"),
    (r"\b(is|was|were|are|has been|has) not\b", r"\1"),
    (r"\bbut not\b", "and"), (r"\bnobody was\b", "people were"), (r"\bwith no\b", "with"), (r"\bno (?=\w)", ""),
    (r"\bfailed to explode\b", "exploded"), (r"\bwithout\b", "with"), (r"\bunhurt\b", "hurt"),
    (r"\bunharmed\b", "harmed"),
)  # fmt: skip


def negations_lost(data: Data, summary: Summary) -> Planted:
    """A "not" left out, in texts and in `negated`."""
    for pattern, form in _NEGATIONS:
        yield from in_texts(data, replacing(pattern, lambda match, form=form: match.expand(form), re.IGNORECASE))
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        pointer = f"/events/{at}/negated"
        if not event["negated"] and re.search(
            r"\b(?:no|not|un\w+|reject\w*|refuse\w*|fail\w*|den\w+|foil\w*|acquit\w*)\b", event["description"], re.I
        ):
            continue  # it tells of what did not happen: either value can be defended
        yield pointer, f"negated: {not event['negated']}", with_changes(data, {pointer: not event["negated"]})


_DENIALS = {"denied": "claimed", "denies": "claims", "denying": "claiming", "denial": "claim"}


def denials_turned(data: Data, summary: Summary) -> Planted:
    """A denial told as a claim, in texts, speech acts and responsibility; a claim told as a denial."""
    yield from in_texts(data, replacing(rf"\b(?:{'|'.join(_DENIALS)})\b", lambda match: _DENIALS[match.group()]))
    if not is_english(data):
        return
    for at, item in enumerate(data["attributions"]):
        pointer = f"/attributions/{at}/speech_act"
        if item["speech_act"] == "deny" and item["cue"]["lemma"] == "deny":
            for act in ("assert", "claim_responsibility", "confirm"):
                yield pointer, f"deny → {act}", with_changes(data, {pointer: act})
        elif item["speech_act"] == "claim_responsibility":
            yield pointer, "claim_responsibility → deny", with_changes(data, {pointer: "deny"})
    for at, event in enumerate(data["events"]):
        for index, blame in enumerate(event["responsibility"]):
            pointer = f"/events/{at}/responsibility/{index}/stance"
            other = {"denied": "claimed", "claimed": "denied", "accused": "claimed"}.get(blame["stance"])
            if other:
                yield pointer, f"{blame['party']}: {blame['stance']} → {other}", with_changes(data, {pointer: other})


def dates_shifted(data: Data, summary: Summary) -> Planted:
    """Another weekday, month or year in a text; an event's days moved by a day, a week and a year."""
    yield from in_texts(
        data, replacing(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", lambda it: _WEEKDAYS[_WEEKDAYS.index(it.group()) - 2])
    )
    yield from in_texts(
        data, replacing(rf"\b(?:{'|'.join(_MONTHS)})\b", lambda it: _MONTHS[_MONTHS.index(it.group()) - 3])
    )
    yield from in_texts(data, replacing(r"\b(?:19|20)\d\d\b", lambda it: str(int(it.group()) - 3)))
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        date = event["date"]
        if not date or not date["start"] or not date["end"]:
            continue
        pointer = f"/events/{at}/date"
        days = (-1, 1, 7, 365) if date["precision"] == "day" and date["start"] == date["end"] else (400,)
        for shift in days:
            moved = {key: date[key] + timedelta(days=shift) for key in ("start", "end")}
            yield pointer, f"{date['text']}: {shift:+} days", with_changes(data, {pointer: date | moved})


def quotations_altered(data: Data, summary: Summary) -> Planted:
    """One word of a quotation changed, in texts and contents."""

    def rewrite(text: str) -> Iterator[tuple[str, str]]:
        for match in re.finditer(r"[“\"]([^“”\"]+)[”\"]", text):
            for word in re.finditer(r"\w{4,}", match.group(1)):
                start = match.start(1) + word.start()
                yield f"{word.group()} → nearly", text[:start] + "nearly" + text[start + len(word.group()) :]

    for pointer, text in texts(data):
        for what, changed in rewrite(text):
            yield pointer, what, with_changes(data, {pointer: changed})
    for at, item in enumerate(data["attributions"]):
        for index, span in enumerate(item["content"]["spans"]):
            words = re.sub(r"\w{4,}", "nearly", span["text"], count=1)
            pointer = f"/attributions/{at}/content/spans/{index}"
            if item["quote_type"] != "indirect" and words != span["text"]:
                yield pointer, words[:40], with_changes(data, {f"{pointer}/text": words})


def quotations_told_as_speech(data: Data, summary: Summary) -> Planted:
    """Direct speech told as indirect, and the other way round."""
    for at, item in enumerate(data["attributions"]):
        if item["content"]["spans"]:
            pointer = f"/attributions/{at}/quote_type"
            other = "direct" if item["quote_type"] == "indirect" else "indirect"
            yield pointer, f"{item['quote_type']} → {other}", with_changes(data, {pointer: other})


_DONE: tuple[tuple[str, str], ...] = (
    (r"\b(?:is|are|was|were) expected to visit\b", "visited"), (r"\b(?:is|are|was|were) expected to meet\b", "met"),
    (r"\b(?:is|are|was|were) expected to (press|present|show)\b", r"\1ed"), (r"\bexpected to propose\b", "proposed"),
    (r"\b(?:is|are|was|were) expected to take\b", "took"), (r"\b(?:is|are) to meet\b", "met"),
    (r"\bwould accept\b", "accepted"), (r"\bis to question\b", "questioned"), (r"\bwill close\b", "closed"),
    (r"\bmight appeal\b", "appealed"), (r"\bwill appeal\b", "appealed"), (r"\bcould disappear\b", "disappeared"),
    (r"\bwill be (\w+)\b", r"has been \1"), (r"\bwould cut off\b", "cut off"), (r"\bwould close\b", "closed"),
    (r"\bwill walk out\b", "walked out"), (r"\bthreatens to walk out\b", "walked out"),
    (r"\bthreatened to walk out\b", "walked out"), (r"\bwill be taken\b", "were taken"),
)  # fmt: skip


def plans_done(data: Data, summary: Summary) -> Planted:
    """What is planned or possible told as done, in texts and in `status`."""
    for pattern, form in _DONE:
        yield from in_texts(data, replacing(pattern, lambda match, form=form: match.expand(form)))
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        pointer = f"/events/{at}/status"
        if event["status"] in {"planned", "threatened", "hypothetical"}:
            yield pointer, f"{event['status']} → actual", with_changes(data, {pointer: "actual"})
        elif event["status"] == "actual" and event["role"] == "main":
            yield pointer, "actual → planned", with_changes(data, {pointer: "planned"})


def claims_told_as_facts(data: Data, summary: Summary) -> Planted:
    """The source left out of a text; a claim known as a fact. Not where a headline may leave it out, nor in the
    description of an event that stays marked as claimed."""
    rewrite = replacing(r", (?:[\w'’-]+ ){1,4}(?:says?|said)(?=[.;]|$)", lambda match: "")
    marked = {f"/events/{at}/description" for at, event in enumerate(data["events"]) if event["known_from"] == "claim"}
    yield from (change for change in in_texts(data, rewrite) if change[0] not in marked | {"/headline"})
    if not is_english(data):
        return
    for at, event in enumerate(data["events"]):
        if event["known_from"] == "claim":
            pointer = f"/events/{at}/known_from"
            yield pointer, "claim → fact", with_changes(data, {pointer: "fact"})
