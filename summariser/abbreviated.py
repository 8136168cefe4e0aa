"""Sentences that end with an abbreviation, before a quotation: 'at 9 p.m. "Go home," said the mayor'.

The splitter takes the full stop for the abbreviation's alone there, and joins one party's quotation to another's words.
"""

import re

_WORDS = (
    "Inc Corp Co Cos Ltd Bros Assn Dept Jr Sr Ave Blvd St Rd etc al ft lb lbs Jan Feb Aug Sep Sept Oct Nov Dec Ala "
    "Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn "
    "Tex Va Vt Wash Wis Wyo"
)
_ENDING = re.compile(rf"(?<![\w.])(?:[A-Z]\.(?:[A-Z]\.)+|[AaPp]\.[Mm]\.|Ph\.D\.|(?:{'|'.join(_WORDS.split())})\.)$")
"""Abbreviations that can be the last word of a sentence; no titles, which a name follows."""
_LONGEST_ONE = 12
"""Code points of them, and more."""
_OPENS = re.compile(r"\.\s+(?P<mark>[\"“'‘])(?=[A-Z])")
_CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_LONGEST = 1000
"""Code points in which the end of a quotation is looked for."""
_MOST_APOSTROPHES = 8
_STOPS = ".,!?…—–-"
_ADDRESSED = re.compile(
    r"\b(?:tell|tells|told|telling|asks?|asked|warns?|warned|calls?|called|calling|wrote|dubbed|branded|labelled|labeled"
    r"|named)(?:\s+[\w’'-]+){0,2}\s+$"
    r"|\b(?:said|says|saying|added|wrote|replied|asked)(?:\s+\w+)?\s+(?:at|on|in|to|from|of)(?:\s+(?!that\b)[\w.’'-]+){0,3}\s+$"
)
"""Before an abbreviation that the quotation goes on from: 'told the U.S. "We will not come back"'."""
_BEFORE = 60
_GOES_ON = re.compile(
    r"\s*(?:and|or|but|in|on|at|to|as|which|who|whose|while|when|with|for|from|by|after|before|because|since|that|of)\b"
)
"""Behind a quotation that ends with a comma and is part of a sentence."""
_SAID = re.compile(r"\s*(?:\w+\s+)?(?:said|says|asked|added|wrote|replied|told)\b")
_TITLE_WORDS = frozenset("a an and at by for from in of on or the to with".split())
"""Words without a capital in a title: '"War on Terror"'."""


def borders_in(sentence: str) -> list[int]:
    """Where in what is one sentence of English to the splitter a quotation begins another, behind an abbreviation."""
    borders: list[int] = []
    for match in _OPENS.finditer(sentence):
        stop, at = match.start() + 1, match.start("mark")
        ending = _ENDING.search(sentence, max(0, stop - _LONGEST_ONE), stop)
        if ending is None or _is_inside(sentence, borders[-1] if borders else 0, at):
            continue
        if _is_another(sentence, ending.start(), at):
            borders.append(at)
    return borders


def _is_inside(sentence: str, start: int, at: int) -> bool:
    """Whether a quotation or a parenthesis is open at a place."""
    straight = sentence.count('"', start, at) % 2
    curly = sentence.count("“", start, at) > sentence.count("”", start, at)
    return bool(straight) or curly or sentence.count("(", start, at) > sentence.count(")", start, at)


def _is_another(sentence: str, abbreviation: int, at: int) -> bool:
    """Whether the quotation that opens at a place begins another sentence: it ends as one does, is no name, and the
    sentence of the abbreviation does not go on through it."""
    if _ADDRESSED.search(sentence, max(0, abbreviation - _BEFORE), abbreviation):
        return False
    end = _end_of(sentence, at)
    words, behind = sentence[at + 1 : end].split(), end + 1
    stop = sentence[end - 1] if sentence[end - 1] in _STOPS else sentence[behind : behind + 1]
    if not stop or stop not in _STOPS:
        return end == len(sentence)
    behind += sentence.startswith(stop, behind)
    if _SAID.match(sentence, behind):
        return True
    if stop == "," and _GOES_ON.match(sentence, behind):
        return False
    return any(word[0].islower() and word.strip(".,!?") not in _TITLE_WORDS for word in words)


def _end_of(sentence: str, at: int) -> int:
    """Where the quotation that opens at a place closes; the end of the sentence where it does not."""
    closing = _CLOSING[sentence[at]]
    last = min(len(sentence), at + _LONGEST)
    end = at
    for _ in range(_MOST_APOSTROPHES):
        end = sentence.find(closing, end + 1, last)
        if end < 0 or closing not in "’'" or not sentence[end + 1 : end + 2].isalnum():  # "don’t"
            break
    return end if end >= 0 else len(sentence)
