"""An abstract of the article's own sentences, chosen by what they cover."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from summariser.detect import Report, Toll
from summariser.detect.titles import is_title, without_dateline
from summariser.grounding import GroundedText
from summariser.quotations import MARK, find_quotations
from summariser.readers.rules.authors import interview_in
from summariser.readers.rules.furniture import is_furniture, without_furniture
from summariser.readers.rules.happened import Happened

_MOST_SENTENCES = 3
_LOOKED_AT = 40
"""Sentences considered: news tells first what matters."""
_SHORTEST = 3
"""Letters of a word that tells what a sentence is about."""
_STOPS = frozenset(
    "the of and to in a is that for was on with as by at from it be has said are were which an this not have had he "
    "she they his her its their but who will would been also more than about after before into over out up one two "
    "no".split()
)
_DEPENDENT = re.compile(
    r"(?:He|She|It|They|His|Her|Its|Their|This|That|These|Those|But|And|Both|Each|Another|“|\"|''|«)"
)
_BY_A_PRONOUN = re.compile(r",\s(?:he|she|it|they)\s(?:also\s)?(?:said|added|told|says|wrote|noted|explained|warned)\b")
"""Who speaks is told by a sentence that does not stand beside it: "At least 34 were wounded, he added."."""


def abstract_of(
    text: GroundedText, tolls: list[Toll], reports: Sequence[Report] = (), happened: Sequence[Happened] = ()
) -> str:
    """Two to four sentences of the article: its first, and those that add most of what the article speaks of.

    Claims of responsibility and denials come before other statements, background behind them; an accusation that is
    taken brings the denial that follows it.

    Titles and the furniture of a page are passed over: without a full stop they would run into what follows. A sentence
    that begins with a pronoun or a quotation is not taken: alone, it would not say who speaks of what; nor one from
    inside a quotation or an interview, or one whose quotation ends in another.
    """
    body = text.article.text
    sentences = text.sentences[:_LOOKED_AT]
    if not sentences:
        return ""
    titles = [is_title(body[it.start : it.end]) or is_furniture(body[it.start : it.end]) for it in sentences]
    another = _of_another(text, len(sentences))
    lead = next((at for at, title in enumerate(titles) if not title and at not in another), 0)
    contents = [{word for word in set(words) - _STOPS if len(word) >= _SHORTEST} for words in text.words[:_LOOKED_AT]]
    counted = Counter(chain.from_iterable(contents))
    again = {word: times for word, times in counted.items() if times > 1}
    with_tolls = {toll.sentence for toll in tolls}
    answers = {report.sentence for report in reports if report.act in _ANSWERS}
    past = {it for event in happened if event.role == "background" for it in event.sentences}
    past -= {it for event in happened if event.role == "main" for it in event.sentences}
    weights = {
        index: (1.5 if index in with_tolls else 1.0)
        * (_ANSWER if index in answers else 1.0)
        * (_PAST if index in past else 1.0)
        / (1 + index / 15)
        / (len(words) ** 0.5)
        for index, words in enumerate(contents)
        if index > lead
        and not titles[index]
        and index not in another
        and 6 <= len(words) <= 40
        and not _DEPENDENT.match(body, sentences[index].start)
        and not _BY_A_PRONOUN.search(body, sentences[index].start, sentences[index].end)
    }
    open_words = {index: [word for word in contents[index] if word in again] for index in weights}
    chosen, covered = [lead], contents[lead]
    while len(chosen) < min(_MOST_SENTENCES, len(sentences)):
        best, most = -1, 0.0
        for index, weight in weights.items():
            gain = sum([again[word] for word in open_words[index] if word not in covered]) * weight
            if gain > most:
                best, most = index, gain
        if best < 0:
            break
        chosen.append(best)
        del weights[best]
        covered = covered | contents[best]
    chosen += [index for index in _denial_of(chosen, reports, titles) if index not in another]
    plain = (without_furniture(body[sentences[index].start : sentences[index].end]) for index in sorted(chosen))
    first, *others = [" ".join(words.split()) for words in plain]
    closed = [words for words in others if _unclosed(words) is None]
    return " ".join([_without_unclosed(without_dateline(first)), *closed])


def _unclosed(sentence: str) -> int | None:
    """Where a sentence opens a quotation that it does not close, whatever closes it in the article: what is told behind
    it would seem to be quoted."""
    found = find_quotations(sentence)
    return found[-1].start if found and found[-1].inner_end == found[-1].end else None


def _without_unclosed(sentence: str) -> str:
    """The lead without the mark of such a quotation, which is not taken for one then."""
    while (at := _unclosed(sentence)) is not None:
        opened = sentence[at:]
        sentence = sentence[:at] + opened.lstrip(MARK + "'’`‘")
        if sentence.endswith(opened):
            break
    return sentence


_ANSWERS = {"claim_responsibility", "deny"}
_ANSWER, _PAST = 1.6, 0.4
"""What a sentence weighs that claims or denies, and one of what was before."""


def _of_another(text: GroundedText, size: int) -> set[int]:
    """The sentences, of the first `size`, that another than the article says, and that would not tell so alone: those
    that begin inside a quotation, are one whole, or have the beginning of one without its end; and those of an
    interview."""
    found: set[int] = set()
    low, high = interview_in(text.article.text)
    quotations, at = text.quoted.quotations, 0
    for index, sentence in enumerate(text.sentences[:size]):
        while at < len(quotations) and quotations[at].end <= sentence.start:
            at += 1
        quoted = at < len(quotations) and quotations[at].start <= sentence.start
        inside = quoted and (quotations[at].start < sentence.start or quotations[at].end >= sentence.end)
        last = bisect_left(quotations, sentence.end, key=lambda it: it.start) - 1
        cut = last >= at and quotations[last].end > sentence.end and quotations[last].start > sentence.start
        if inside or (cut and index) or low <= sentence.start < high:
            found.add(index)
    return found


def _denial_of(chosen: list[int], reports: Sequence[Report], titles: list[bool]) -> list[int]:
    """The sentence with the first denial behind an accusation that was chosen, where that is not chosen itself."""
    accusing = [report.sentence for report in reports if report.act == "accuse" and report.sentence in chosen]
    if not accusing or any(report.act == "deny" and report.sentence in chosen for report in reports):
        return []
    denying = [
        report.sentence
        for report in reports
        if report.act == "deny" and min(accusing) < report.sentence < len(titles) and not titles[report.sentence]
    ]
    return denying[:1]
