"""Which sentences of a report leave its news for another incident: elsewhere, on another day, or years ago.

News tells other incidents in paragraphs of their own, or from one sentence on to the end of a paragraph. What opens one
says so ("elsewhere", "across the border", "in July 2013"), or sets something new in a place that nothing before it named.
"""

import re
from typing import NamedTuple

from summariser.grounding import GroundedText
from summariser.readers.rules.abstract import dateline, is_title
from summariser.readers.rules.kinds import kind_in, likely_kinds, not_by_the_way
from summariser.readers.rules.recall import recalled_in
from summariser.timewords import DAYS, MONTHS

_HOME = 3
"""Sentences, behind the title, whose paragraphs tell the news."""
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
_WAY = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_BORDERS = r"(?:border|frontier|boundary|state\sline|county\sline|river|lake|strait|channel|bay|mountains|valley|water)"
_STRONG = re.compile(
    r"\belsewhere\b(?!\sin\sthe\s(?:building|house|hall|school|hospital|camp|complex|factory|plant))"
    r"|^(?:and\s|but\s)?separately\b"
    r"|\bin\s(?:an?|one|another|yet\sanother)\s(?:separate|second|third|different|unrelated|similar|parallel|other"
    r"|related)\s(?:[\w-]+\s){0,2}?(?:incident|attack|case|accident|crash|raid|clash|strike|shooting|episode|ambush"
    r"|blast|explosion|fire|disaster|operation)\b"
    r"|\bin\san\s(?:accident|incident|attack)\s(?:linked|related|unrelated|connected)\sto\b"
    r"|\ban?\s(?:separate|unrelated)\s(?:incident|tragedy|attack|accident|crash|disaster|case|fire|shooting)\b"
    rf"|\b(?:across|over|beyond)\sthe\s(?:[\w-]+\s){{0,2}}?{_BORDERS}\b"
    rf"|\bon\s(?:the|its)\s(?:other|far|opposite|[a-z]+(?:an|ese|ish|i|ch))\s(?:side|bank|shore|end)\b"
    rf"|\bat\sthe\s(?:other|opposite)\send\sof\s(?:the|\w+['’]s)\b"
    rf"|\bon\s(?:the|either|both)\s(?:other\s)?sides?\sof\sthe\s(?:[\w-]+\s)?{_BORDERS}\b"
    rf"|\b(?:farther|further)\s(?:{_WAY}|up|down|along|inland|afield|upstream|downstream|upriver|downriver)\b"
    rf"|\bfar\sto\sthe\s{_WAY}\b|^(?:and\s|but\s)?in\sthe\s(?:far\s)?{_WAY}(?:\sof\sthe\scountry)?,"
    r"|^(?:nationwide|countrywide|statewide|across\sthe\s(?:country|nation|state|province|region|island)|throughout\s"
    r"the\s(?:country|nation|state|province|region)|in\sthe\scountry\sas\sa\swhole)\b"
    r"|^the\ssame\s(?:storm|front|system|weather|rains?|downpour|wind|heat\w*|gang|group)\b"
    r"|\bthe\s(?:very\s)?same\s(?:day|night|evening|afternoon|morning|hour|weekend)(?:\s|,)(?!of\sthe\b|as\sthe\b)"
    r"|\bat\sabout\sthe\ssame\s(?:time|hour)\b"
)
"""What says that something else is told."""
_FAR = re.compile(
    rf"\b{_NUMBER}\s(?:[a-z]+\s)?(?:km|kilomet(?:er|re)s?|miles?)\s(?:(?:to\sthe\s)?{_WAY}|away|off|up|down)\b"
    r"|\bon\sthe\s(?:very\s)?day\sof\sthe\s[\w-]+,\sbut\b|\bacross\sthe\s(?:bridge|valley|highway)\sto\b"
)
"""What does so where a place is named that was not named before, or something new is brought in."""
_WEAK = re.compile(
    r"\b(?:hours|days|minutes|(?:a|the)\s(?:day|night|week))\s(?:later|earlier|before|after)\b|\bmeanwhile\b|^also\b"
    r"|\b(?:neighbou?ring|nearby|adjoining|adjacent|next)\s(?:town|village|city|district|province|state|region|county"
    r"|country)\b|\bin\s(?:the\s)?(?:neighbou?ring|adjoining|adjacent)\b"
    r"|\banother\s(?:[\w-]+\s){0,2}?(?:bend|town|village|city|colliery|mine|factory|mill|school|station|base|post|market"
    r"|camp|prison|hospital|bridge|street|road|district|attack|bomb|blast|raid|crash|fire|boat|bus|train|incident)\b"
)
"""What does so where a place is named that was not named before, and the news is not referred to."""
_THING = re.compile(
    r"(?:(?:while|as|when)\s[^,;.]{5,90},\s)?(?:(?:also\s)?(?:on|at|around|late|early|about|shortly|by|before|after|that)\s[^,;.]{2,30}?,?\s)?"
    r"(?:(?:an?|another|two|three|four|several)\s(?:[\w’'-]+\s){0,3}?(?:lorry|truck|bus|minibus|coach|car|van|taxi|pickup"
    r"|train|tram|boat|ferry|ship|launch|barge|canoe|dinghy|plane|aircraft|helicopter|convoy|patrol|bombs?|device|mine|drones?"
    r"|missiles?|rockets?|shells?|grenade|explosion|blast|fire|blaze|slope|hillside|landslide|mudslide|building|wall|roof"
    r"|bridge|shanty|boiler|mob|crowd|gunman|raiders|lorries|trucks|cars|boats|policem[ae]n|soldiers?)"
    r"|(?:(?:armed|masked|suspected|unidentified)\s)?(?:men|gunmen|attackers|militants|rebels|fighters|insurgents|bandits"
    r"|youths|raiders))\s(?!of\b|who\s(?:said|told)\b|said\b|told\b|say\b)"
)
"""What a sentence begins with that brings something in as new."""
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’‑.-]*"
_NAME = rf"(?:(?:al|el|as|ash|an|ar|at|ad|ez)-)?{_CAPITAL}(?:[ -](?:(?:of|de|del|do|da|la|al|el|los|las)[ ])?{_CAPITAL}){{0,3}}"
_WHERE = re.compile(
    rf"\b(?:in|at|near|outside|beyond|off|around|to|into|on|over|across|from|between)\s(?:the\s)?(?:[a-zà-ÿ’'-]+\s){{0,5}}?(?P<name>{_NAME})",
)
_FRONT = re.compile(
    rf"(?:(?:And|But|Yet|Also|Only|Then)\s(?:also\s)?)?(?:(?:(?:[Oo]n|[Ll]ate|[Ee]arly|[Ee]arlier|[Ll]ater|[Ll]ast|[Aa]t|[Aa]round|[Jj]ust|[Bb]efore|[Aa]bout|[Ss]ome|[Bb]arely|[Ll]ess|[Bb]y)\s[^.;]{{0,60}}?,?\s)??)"
    rf"(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Bb]eyond|[Oo]ff|[Tt]here,\sin|It\swas\sin|It\swas\sat)\s(?:the\s)?(?:[a-zà-ÿ’'-]+\s){{0,5}}?(?P<name>{_NAME})"
)
"""A sentence that begins with a place."""
_ALSO = re.compile(rf"(?P<name>{_NAME})\s(?:also|too|as\swell)\b|(?P<name2>{_NAME}),\stoo,")
_NO_PLACES = (
    frozenset(DAYS)
    | frozenset(MONTHS)
    | frozenset(
        "parliament congress senate court god islam ramadan easter christmas twitter facebook telegram whatsapp instagram"
        " mr mrs ms dr i english french arabic spanish russian".split()
    )
)
_CARE = re.compile(
    r"\b(?:hospital|clinic|infirmary|morgue|mortuary|medical|cent(?:er|re)|university|college|institute|ministry|court"
    r"|parliament|statement|interview|briefing|conference|television|radio|post)\b"
)
_AGAIN = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s){0,2}(?:death\s)?(?:tolls?|dead|victims|survivors|wounded|injured|attackers?|attack|raid|blast"
    r"|explosion|quake|earthquake|crash|fire|blaze|shooting|strike|bombing|collapse|outbreak|accident|disaster|flood(?:ing|s)?|tragedy)\b"
)
_ANSWERS = re.compile(
    r"\b(?:answer|response|retaliation|revenge|reprisals?|reply)\s(?:to|for)\s(?:the|this)\s[\w-]+"
    r"|\b(?:after|before|of|with|to)\s(?:the|this)\s(?:[\w-]+\s){0,2}?[\w-]+(?=[,;.]|\s(?:killed|was|were|and)\b|$)"
)
"""The news that another incident answers, or by which it is dated."""
_ITEM = re.compile(r"\d{1,2}[.)]")
_LONGEST_HEAD = 40
_HEADING = re.compile(rf"{_NAME}\.")
_OF_SOMEBODY = re.compile(r"\b(?:who|whose|which|that)\b")
_HAD = re.compile(rf"[^,;:“\"]{{3,60}}?\bhad\s(?:been\s)?(?!said|told|announced)[a-z]+(?:ed|en|ot|ck|it|un|id|ew|de)?\b[^,;:“\"]*?\bon\s(?:{'|'.join(DAYS)})\b")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_HARMFUL = frozenset({"assault", "accident", "disaster"})
_CARRIED = re.compile(
    rf"(?:(?:at\sleast|another|some|about|around|nearly|more\sthan|up\sto)\s)?(?:{_NUMBER}|\d+|dozens|scores)\b|(?:there|it|that|those)\b"
)
"""What a paragraph begins with that goes on with the one before it, which had but one sentence."""


class Apart(NamedTuple):
    """Another incident than the news, as one or more sentences tell it."""

    opened: int
    """0-based index of the sentence that opens it; several incidents have not the same."""
    past: bool
    """Whether it lies in another time than the news."""


def incidents_in(text: GroundedText) -> list[Apart | None]:
    """For each sentence the other incident that it tells of; None where it tells of the news, or it is not known."""
    return _Reading(text).found


class _Reading:
    def __init__(self, text: GroundedText) -> None:
        self._text = text
        body, sentences = text.article.text, text.sentences
        self.found: list[Apart | None] = [None] * len(sentences)
        plain = [at for at, it in enumerate(sentences) if not is_title(body[it.start : it.end])]
        home = {sentences[at].paragraph for at in plain[:_HOME]}
        self._lead = plain[0] if plain else 0
        first = next((at for at in plain if sentences[at].paragraph not in home), len(sentences))
        self._news = " ".join(body[it.start : it.end] for it in sentences[:first])
        self._known = _names(self._news) | _names(text.article.title or "")
        self._home = set(self._known)
        self._days = {day for day in DAYS if day in self._news.lower()}
        self._read(first)

    def _read(self, first: int) -> None:
        apart: Apart | None = None
        paragraph, size = -1, 0
        for at in range(first, len(self._text.sentences)):
            sentence = self._text.sentences[at]
            words = self._text.article.text[sentence.start : sentence.end]
            lower = self._text.lower[sentence.start : sentence.end]
            if sentence.paragraph != paragraph:
                carried = size == 1 and _CARRIED.match(lower)
                apart, paragraph, size = apart if carried else None, sentence.paragraph, 0
            size += 1
            opened = self._opens(at, words, lower, inside=apart is not None)
            if opened is not None:
                apart = opened
            elif apart is not None and self._returns(words, lower):
                apart = None
            self.found[at] = apart
            if apart is None and not words.endswith("?"):
                self._home |= _names(words)
            self._known |= _names(words)

    def _opens(self, at: int, words: str, lower: str, *, inside: bool) -> Apart | None:
        recalled = recalled_in(words, lower, self._text.article.published_day, lead=False, news=self._text.lower[:600])
        if len(words) > _SHORTEST and any(low <= _FIRST and high >= len(words) - _FIRST for low, high in recalled):
            return Apart(at, past=True)
        if not inside and self._is_of_another_day(lower):
            return Apart(at, past=True)
        if self._is_away(words, lower, inside=inside) or self._is_item(at, lower):
            return Apart(at, past=False)
        return None

    def _is_away(self, words: str, lower: str, *, inside: bool) -> bool:
        strong = _STRONG.search(lower[:_REACH])
        if strong and not _OF_SOMEBODY.search(lower, 0, strong.start()):
            return True
        places = list(_WHERE.finditer(words))
        new = any(self._is_new(it["name"], words, it.end()) for it in places)
        thing = _THING.match(lower)
        if _FAR.search(lower) and (new or thing):
            return True
        if _AGAIN.search(_ANSWERS.sub(" ", lower)):
            return False
        front = _FRONT.match(words)
        if front and self._is_new(front["name"], words, front.end()):
            return True
        also = _ALSO.match(words)
        if also and self._is_new(also["name"] or also["name2"], words, also.end()):
            return True
        if inside:
            return False
        if _WEAK.search(lower) and any(self._is_new(it["name"], words, it.end(), self._home) for it in places):
            return True
        if not new or thing:
            return new
        kind = kind_in(lower, not_by_the_way(likely_kinds(lower.split())))
        return kind is not None and kind.fresh and kind.type.partition(":")[0] in _HARMFUL

    def _is_of_another_day(self, lower: str) -> bool:
        """Whether a sentence tells what had happened on another weekday than those of the news."""
        match = _HAD.match(lower)
        return match is not None and bool(self._days) and not set(_WEEKDAY.findall(lower)) & self._days

    def _is_item(self, at: int, lower: str) -> bool:
        """Whether a sentence is but the number of an item that is headed by a new name: "2. Fataki." """
        sentences = self._text.sentences
        head = self._text.article.text[slice(*sentences[at][:2])]
        if _HEADING.fullmatch(head) and sentences[at - 1].paragraph != sentences[at].paragraph:
            return not _names(head) & self._home
        if not _ITEM.fullmatch(lower) or lower.startswith("1.") or at + 1 >= len(sentences):
            return False
        head = self._text.article.text[sentences[at + 1].start : sentences[at + 1].end]
        return len(head) <= _LONGEST_HEAD and not _names(head) & self._home

    def _returns(self, words: str, lower: str) -> bool:
        """Whether a sentence inside of another incident goes back to the news."""
        for match in _WHERE.finditer(words):
            name = set(match["name"].split()) & self._home
            if name and not _OF.match(match.group()):
                return True
        return any(re.match(rf"(?:but |yet |and )?(?:on )?{day}\b", lower) for day in self._days)

    def _is_new(self, name: str, words: str, end: int, known: set[str] | None = None) -> bool:
        parts = {part for part in _PARTS.split(name) if part[:1].isupper()}
        plain = {_bare(part) for part in parts}
        if not parts or {it.lower() for it in plain} & _NO_PLACES or plain & (self._known if known is None else known):
            return False
        return not _CARE.search(name.lower()) and not _CARE.match(words[end:].lower().lstrip())


_FIRST = 12
_SHORTEST = 30
_REACH = 160
_PARTS = re.compile(r"[ -]")
_OF = re.compile(r"(?:from|for|to|into)\b")
_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ][\w'’‑-]+")


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).rstrip(".,")


def _names(words: str) -> set[str]:
    found = {_bare(it) for it in _CAPITALS.findall(words)}
    return {part for it in found for part in (it, it.capitalize(), *it.split("-"))}
