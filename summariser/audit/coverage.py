"""What matters in the article stands in the summary: quotations, reporting clauses, figures of casualties."""

import re
from collections.abc import Iterator, Set

from summariser.audit.polarity.blaming import is_unclaimed
from summariser.audit.polarity.negation import is_denial
from summariser.audit.reading.cover import Cover
from summariser.audit.reading.dictionary import MOST_ROUND, ROUND, Kind, words_and_kinds
from summariser.audit.reading.kinship import are_akin
from summariser.audit.reading.lexicon import words as words_of
from summariser.audit.reading.lines import Line
from summariser.audit.reading.material import Material
from summariser.audit.reading.numbers import numbers_in
from summariser.audit.reading.wording import finding, short
from summariser.detect import Toll, other_reports, tolls_in
from summariser.detect.outdated import is_outdated
from summariser.detect.reports import KNOWN, NONE, OPEN
from summariser.models import Attribution, Casualty, Finding
from summariser.smooth import is_rough, smoothed

NAME = "coverage"
_LEAST_WORDS = 4
"""A quotation of fewer words may be a title or an ironic word."""


def check_quoted(material: Material) -> Iterator[Finding]:
    """A warning for each direct quotation of four words or more that no attribution has."""
    for quotation in material.text.quoted.quotations:
        start, end = quotation.inner_start, quotation.inner_end
        words = material.body[start:end]
        if len(words.split()) < _LEAST_WORDS or material.contents.share(start, end) >= 0.5 or _is_title(words):
            continue
        if _is_headed(words, material.body[max(0, start - _TO_HEAD) : start]):
            continue
        span = material.article.span(start, end)
        yield finding(NAME, "warning", f"the quotation {short(words)} is left out", "/attributions", [span])


def _is_headed(words: str, before: str) -> bool:
    """Whether a quotation is what a charge or a work is called: 'under articles "Arson" and "…"'."""
    if not words[:1].isupper() or words[-1:] in ".!?," or not _TELLING.isdisjoint(words.lower().split()):
        return False
    return not _HEADING.isdisjoint(re.findall(r"[a-z]+", before.lower()))


_HEADING = frozenset(
    "article articles charges offence offences offense offenses titled entitled headlined film song documentary".split()
)
_TO_HEAD = 60
"""Code points before a quotation in which is told what it is the name of."""
_HANGS_ON = re.compile(
    r"\b(?:responsib\w+|involve\w+|behind|part in|killing|wounding|injuring|leaving)\b"
    r"|\w\s+\w.*\s(?:that|which|who|where)\s",
    re.DOTALL,
)
"""Behind one of these a figure is told besides: "(denied) responsibility for the blast that killed 20"."""


def _is_title(words: str) -> bool:
    """Whether a quotation is the name of a work or a law: capitals throughout, but for the small words between."""
    forms = words.split()
    told = words.isupper() or not _TELLING.isdisjoint(words.lower().split())
    return (
        len(forms) <= _LONGEST_TITLE
        and not told
        and all(
            form[0].isupper() or (at > 0 and form.lower() in words_of("stop", "words")) for at, form in enumerate(forms)
        )
    )


_TELLING = frozenset(
    "i we you he she they it never not will is are was were have has now to our my your free stop".split()
)
_LONGEST_TITLE = 12
"""Words of a title."""


def check_reports(material: Material) -> Iterator[Finding]:
    """A note for each reporting clause, and a warning for each figure of casualties and each word of who answers for a
    deed, that is left out."""
    yield from _statements(material)
    yield from _figures(material)
    yield from _answers(material)


def _statements(material: Material) -> Iterator[Finding]:
    """The reporting clauses that no attribution has, by cue or by content."""
    said = material.summary.attributions
    cues = Cover([span for item in said for span in item.cue.spans])
    contents = Cover([span for item in said for span in (*item.content.spans, *item.cue.spans)])
    for report in other_reports(material.text, [_cues_of(material, line, cues) for line in material.lines.all]):
        if report.source is None or cues.share(*report.cue) > 0:
            continue
        if report.content and max(contents.share(*place) for place in report.content) >= 0.5:
            continue
        place = (min(report.source[0], report.cue[0]), max(report.source[1], report.cue[1]))
        span = material.article.span(*place)
        yield finding(NAME, "info", f"the statement {short(span.text)} is left out", "/attributions", [span])


def _cues_of(material: Material, line: Line, cues: Cover) -> int:
    """What a sentence has of cues outside of quotations, as `other_reports` asks for it."""
    if not line.kinds & Kind.CUE:
        return NONE
    quoted = material.text.quoted
    if not cues.touches(line.start, line.end) and not quoted.touches(line.start, line.end):
        return OPEN
    found = NONE
    at = [at for at, word in enumerate(line.words) if word.kinds & Kind.CUE]
    for index, start in zip(at, line.offsets(at), strict=True):
        if not quoted.touches(start, start + 1):
            if not cues.holds(start) or not line.words[index].form.isalpha():  # "he'say" is no word of a cue
                return OPEN
            found = KNOWN
    return found


def _tolls(material: Material, harmed: list[int]) -> list[Toll]:
    """The figures in some sentences, also those whose words go over the end of a line."""
    rough = any(is_rough(material.body, line.start, line.end) for line in map(material.lines.all.__getitem__, harmed))
    smooth = smoothed(material.text) if rough else None
    if smooth is None:
        return tolls_in(material.text, harmed)
    return [toll._replace(place=smooth.place(toll.place)) for toll in tolls_in(smooth.text, harmed)]


def _figures(material: Material) -> Iterator[Finding]:
    """The figures of casualties whose value and effect, or whose words where they have no value, no event has."""
    casualties = [item for event in material.summary.events for item in event.casualties]
    evidence = Cover([span for item in casualties for span in item.evidence])
    told = {
        (item.effect, value)
        for item in casualties
        for value in (item.count.low, item.count.best, item.count.high)
        if value is not None
    }
    texts = {" ".join(item.count.text.lower().split()) for item in casualties}
    contents = Cover([span for it in material.summary.attributions for span in it.content.spans])
    denied = Cover(span for it in material.summary.attributions if it.speech_act == "deny" for span in it.content.spans)
    harmed = [number for number, line in enumerate(material.lines.all) if line.kinds & Kind.HARM]
    for toll in _tolls(material, harmed):
        values = {toll.count.low, toll.count.best, toll.count.high} - {None}
        known = any((toll.effect, value) in told for value in values)
        if known or (not values and any(text in toll.count.text.lower() for text in texts)):
            continue
        if any(_is_part(toll, item) for item in casualties) or _is_told_closer(toll, casualties):
            continue
        if _is_asked(material, toll) or any(_is_in_words(toll, item) for item in casualties):
            continue
        at = toll.place[0]
        if denied.holds(at) and not _HANGS_ON.search(material.body, denied.begin(at), at):
            continue
        covered = evidence.share(*toll.place) > 0
        if not covered and _is_rounded(toll, casualties):
            continue
        if values and _is_written(material, toll, values):
            continue
        span = material.article.span(*toll.place)
        message = f"the figure {short(span.text)} of people {toll.effect} is left out"
        other = any(effect == toll.effect and value not in values for effect, value in told)
        said = contents.share(*toll.place) > 0
        passed_on = other and (_is_replaced(material, toll) or (said and _is_outdated(material, toll)))
        known_of = passed_on or (covered and not values)
        yield finding(NAME, "info" if known_of else "warning", message, "/events", [span])


def _is_replaced(material: Material, toll: Toll) -> bool:
    """Whether the sentence of a figure calls that very one an earlier one."""
    line = material.lines.all[material.lines.at(toll.place[0])]
    return is_outdated(material.text.lower, line.start, line.end, toll.place)


def _is_outdated(material: Material, toll: Toll) -> bool:
    """Whether the sentence of a figure, or the one behind it, tells that another one took its place."""
    number = material.lines.at(toll.place[0])
    if not _AT_FIRST.isdisjoint(material.lines.lower([number])):
        return True
    for line in material.lines.all[number : number + 2]:
        low = [word.lower for word in line.words]
        if not _CHANGED.isdisjoint(low) and (line.kinds & Kind.NUMBER or not _COUNTS.isdisjoint(low)):
            return True
    return False


_AT_FIRST = words_of("outdated", "first")
_COUNTS = frozenset("toll tolls figure figures count counts number numbers".split())
_CHANGED = words_of("outdated", "changed")


def _is_written(material: Material, toll: Toll, values: Set[int | None]) -> bool:
    """Whether an event that cites a figure's sentence tells its number of people freed: "28 of those seized"."""
    number = material.lines.at(toll.place[0])
    return any(
        number in statement.lines
        and not _FREED.isdisjoint(statement.tokens.lower)
        and any(word.value in values for word in statement.tokens.words)
        for statement in material.statements
        if statement.event is not None
    )


_FREED = frozenset("free freed frees freeing release released releases rescued rescues saved escaped".split())


def _is_told_closer(toll: Toll, casualties: list[Casualty]) -> bool:
    """Whether a figure is a round word for one that is told, "more than a dozen" for 14, or speaks of two: "both"."""
    words = toll.count.text.lower().split()
    low, high = toll.count.low, toll.count.high
    values = [item.count.best for item in casualties if item.effect == toll.effect and item.count.best is not None]
    if words[0] == "both":
        return sum(values) > 1
    return "dozen" in words and any((low or 0) <= value <= (high if high is not None else value) for value in values)


def _is_rounded(toll: Toll, casualties: list[Casualty]) -> bool:
    """Whether a figure is the round word of a headline for one that is told: "dozens" for 58."""
    least = next((ROUND[word] for word in toll.count.text.lower().split() if word in ROUND), 0)
    values = [item.count.best for item in casualties if item.effect == toll.effect and item.count.best is not None]
    return least > 0 and any(least <= value < MOST_ROUND * least for value in values)


def _is_asked(material: Material, toll: Toll) -> bool:
    """Whether it is only asked, or not known, how many there are: "how many died is disputed"."""
    before = material.body[max(0, toll.place[0] - _TO_HOW) : toll.place[0]].lower().split()
    return toll.count.text.lower().startswith(("many", "much")) and before[-1:] == ["how"]


_TO_HOW = 5
"""Code points before a figure in which "how" stands."""


def _is_in_words(toll: Toll, casualty: Casualty) -> bool:
    """Whether the words of a figure that is told have it, too ("one or possibly two guards"), or it is by how many that
    was lowered: "to 26 from 29", since three had been counted twice."""
    if toll.effect != casualty.effect or Cover(casualty.evidence).share(*toll.place) == 0:
        return False
    text = " ".join(casualty.count.text.lower().split())
    if text.endswith(" ".join(toll.count.text.lower().split())) and " or " in text:
        return True
    if toll.count.best is None or casualty.count.best is None:
        return False
    before = casualty.count.best + toll.count.best
    words, kinds = words_and_kinds(" ".join(span.text for span in casualty.evidence))
    return any(it.value == before and words[it.at - 1].lower == "from" for it in numbers_in(words, kinds) if it.at)


def _is_part(toll: Toll, casualty: Casualty) -> bool:
    """Whether a figure is added up in a larger one: "five adults" in "five children and five adults"."""
    own, whole = toll.count.best, casualty.count.best
    if own is None or whole is None or own >= whole or toll.effect != casualty.effect:
        return False
    return toll.count.text.lower() in casualty.count.text.lower()


def _answers(material: Material) -> Iterator[Finding]:
    """That nobody claimed a deed, and who denied one, where no event tells so."""
    stances = [it.stance for event in material.summary.events for it in event.responsibility]
    number = is_unclaimed(material)
    if number is not None and "unclaimed" not in stances:
        message = "that nobody claimed it is left out"
        yield finding(NAME, "warning", message, "/events", [material.sentence_span(number)])
    for item in material.summary.attributions:
        if is_denial(item) and _of_a_deed(item) and item.source.name and not _is_filed(material, item):
            message = f"the denial by {short(item.source.name)} is in no event's responsibility"
            yield finding(NAME, "warning", message, "/events", item.cue.spans[:1])


def _of_a_deed(item: Attribution) -> bool:
    """Whether responsibility for something is denied, in so many words."""
    return any("responsib" in span.text.lower() for span in item.content.spans)


def _is_filed(material: Material, item: Attribution) -> bool:
    roots = material.roots(item.source.name)
    parties = (it.party for event in material.summary.events for it in event.responsibility if it.stance == "denied")
    return any(party and are_akin(roots, material.roots(party)) for party in parties)
