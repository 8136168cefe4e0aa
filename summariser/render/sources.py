"""Who said what, in which words: what the terminal and Markdown show of an attribution alike."""

import re

from summariser.models import Attribution, Source, Span
from summariser.render.words import act_of, one_line

_WORD = re.compile(r"\w+")
_SHORT = 3
"""Words of so many letters or fewer, such as "the" and "of", name nobody."""
_CLOSED_BY = {"“": "”", "«": "»", "「": "」", "『": "』", '"': '"'}


def source_of(source: Source) -> str:
    """ "Tariq Arian, spokesperson, Interior Ministry (“an official”)": who speaks, and the article's own words for him
    where they do not name him; for a nameless one those alone."""
    words = source.name or (source.spans[0].text if source.spans else "no source named")
    told = [one_line(words)]
    for part in (source.role, source.organisation):
        if part and not _words(part) <= _words(" ".join(told)):
            told.append(one_line(part))
    own = one_line(" … ".join(span.text for span in source.spans))
    if source.name and own and not any(_names(span.text, source.name) for span in source.spans):
        return f"{', '.join(told)} (“{own}”)"
    return ", ".join(told)


def _names(words: str, name: str) -> bool:
    """Whether the words hold the name, or are part of it: “Semelin” for Radko Semelin, but no “he”."""
    if name.casefold() in words.casefold():
        return True
    said = {word for word in _words(words) if len(word) > _SHORT or not word.isascii()}
    return bool(said) and said <= _words(name)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def reason_of(source: Source) -> str:
    """Why the article does not name the source; empty where it does not say why."""
    return f"not named: {one_line(source.anonymity_reason)}" if source.anonymity_reason else ""


def how_of(attribution: Attribution) -> str:
    """ "deny (“denying”) · indirect · statement": `act_of` with the article's words for it."""
    act, *rest = act_of(attribution).split(" · ")
    cue = one_line(" … ".join(span.text for span in attribution.cue.spans))
    return " · ".join([f"{act} (“{cue}”)" if cue else act, *rest])


def spoken(span: Span, text: str) -> str:
    """The words of a place, with the mark that closes or opens a quotation in them where it stands beside the place:
    what is said rarely takes in the mark at its end. A quotation that goes on behind it is told."""
    words = one_line(span.text)
    if text[span.start : span.end] != span.text:
        return words
    for opening, closing in _CLOSED_BY.items():
        if closing == opening:
            opened, closed = (span.text.count(opening) % 2,) * 2
        else:
            opened = span.text.count(opening) - span.text.count(closing)
            closed = -opened
        behind = text[span.end : span.end + 2]
        if opened > 0 and behind[:1] == closing:
            return words + closing
        if opened > 0 and behind[1:] == closing and behind[0] in ",.!?…":
            return words + behind
        if closed > 0 and text[span.start - 1 : span.start] == opening:
            return opening + words
        if opened > 0 and closing != opening and closing in text[span.end :].partition("\n")[0]:
            return f"{words} … [the quotation goes on]"
    return words
