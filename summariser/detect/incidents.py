"""Which sentences of a report leave its news for another incident: elsewhere, on another day, or years ago.

News tells other incidents in paragraphs of their own, or from one sentence on to the end of a paragraph. What opens one
says so ("elsewhere", "across the border", "in July 2013"), or sets something new in a place that nothing before it had.
"""

import re
from datetime import date
from typing import NamedTuple

from summariser.detect.constructions import people
from summariser.detect.recall import recalled_in
from summariser.detect.titles import is_title
from summariser.gazetteer import codes
from summariser.grounding import GroundedText, Place
from summariser.kept import MadeOnce
from summariser.timewords import DAYS, MONTHS


class Apart(NamedTuple):
    """Another incident than the news, as one or more sentences tell it."""

    opened: int
    """0-based index of the sentence that opens it; several incidents have not the same."""
    past: bool
    """Whether it lies in another time than the news."""


_PEOPLE = people("people") | frozenset("officials rescuers survivors authorities investigators medics".split())
_HOME = 3
"""Sentences, behind the title, whose paragraphs tell the news."""
_SHORTEST = 30
"""Code points of a sentence that may be told of another time as a whole: "Too often." is an answer."""
_EDGE = 12
"""Code points at either end of a sentence that need not lie in what it recalls."""
_REACH = 160
"""Code points from the beginning of a sentence in which it says that it tells something else."""
_LONGEST_HEAD = 40

_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
_WAY = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
_BORDERS = r"(?:border|frontier|boundary|state\sline|county\sline|river|lake|strait|channel|bay|mountains|valley|water)"
_KINDS = (
    r"(?:incident|attack|case|accident|crash|raid|clash|strike|shooting|episode|ambush|blast|explosion|fire|disaster"
    r"|operation|tragedy)"
)
_STRONG = re.compile(
    r"\belsewhere\b(?!\s(?:in|on|at)\s(?:the|this)\s(?!country|nation|province|region|state|north|south|east|west|island"
    r"|district|county|world|capital)[a-z])"
    r"|^(?:and\s|but\s)?separately\b"
    r"|\bin\s(?:an?|one|another|yet\sanother)\s(?:separate|second|third|different|unrelated|similar|parallel|other"
    rf"|related)\s(?:[\w-]+\s){{0,2}}?{_KINDS}\b"
    rf"|\bin\san\s{_KINDS}\s(?:linked|related|unrelated|connected)\sto\b"
    rf"|\ban?\s(?:separate|unrelated)\s{_KINDS}\b"
    rf"|(?:^(?:[\w’'-]+\s){{0,2}}|,\s(?:just\s)?|\bfrom\s)(?:across|over|beyond)\sthe\s(?:[\w-]+\s){{0,2}}?{_BORDERS}\b"
    r"|\bon\s(?:the|its)\s(?:other|far|opposite|[a-z]+(?:an|ese|ish|i|ch))\s(?:side|bank|shore|end)\b"
    r"(?!\sof\s(?:the|a)\s(?:street|road|building|site|room|wall|square|market|bridge|tracks?|house|town|city|camp))"
    r"|\bat\sthe\s(?:other|opposite)\send\sof\s(?:the|\w+['’]s)\b"
    rf"|\bon\s(?:the|either|both)\s(?:other\s)?sides?\sof\sthe\s(?:[\w-]+\s)?{_BORDERS}\b"
    rf"|\b(?:farther|further)\s(?:{_WAY}|inland|afield|upstream|downstream|upriver|downriver)\b"
    r"|\b(?:farther|further)\s(?:up|down|along)\sthe\s(?:coast|river|valley|highway|line|border)\b"
    rf"|\bfar\sto\sthe\s{_WAY}\b|^(?:and\s|but\s)?in\sthe\s(?:far\s)?{_WAY}(?:\sof\sthe\scountry)?,"
    r"|^(?:nationwide|nationally|countrywide|statewide|across\sthe\s(?:country|nation|state|province|region|island)"
    r"|throughout\sthe\s(?:country|nation|state|province|region)|in\sthe\scountry\sas\sa\swhole)\b(?=.*\b(?:since|this"
    r"\s(?:year|month|season)|so\sfar|last\syear|in\sthe\sfirst|from\s(?:january|the\sbeginning)|season|a\syear)\b)"
    r"|^the\ssame\s(?:storm|front|system|weather|rains?|downpour|wind|heat\w*|gang|group)\b"
    r"|\bthe\s(?:very\s)?same\s(?:day|night|evening|afternoon|morning|hour|weekend)(?:\s|,)(?!of\sthe\b|as\sthe\b)"
    r"|\bat\sabout\sthe\ssame\s(?:time|hour)\b"
)
"""What says that something else is told."""
_OF_SOMEBODY = re.compile(r"\b(?:who|whose|which|that)\b")
"""Before it, what tells it of somebody by the way: "who is said to have bought the rifle across the state line"."""
_FAR = re.compile(
    rf"\b{_NUMBER}\s(?:[a-z]+\s)?(?:km|kilomet(?:er|re)s?|miles?)\s(?:(?:to\sthe\s)?{_WAY}|away|off|up|down)\b"
    r"|\bon\sthe\s(?:very\s)?day\sof\sthe\s[\w-]+,\sbut\b"
)
"""What says so where a place is named that was not named before, or something new is brought in."""
_WEAK = re.compile(
    r"\b(?:hours|days|minutes|(?:a|the)\s(?:day|night|week))\s(?:later|earlier|before|after)\b|\bmeanwhile\b|^also\b"
    r"|\b(?:neighbou?ring|nearby|adjoining|adjacent|next)\s(?:town|village|city|district|province|state|region|county"
    r"|country)\b|\bin\s(?:the\s)?(?:neighbou?ring|adjoining|adjacent)\b"
    r"|\banother\s(?:[\w-]+\s){0,2}?(?:bend|town|village|city|colliery|mine|factory|mill|school|station|base|post"
    r"|market|camp|prison|hospital|bridge|street|road|district|attack|bomb|blast|raid|crash|fire|boat|bus|train"
    r"|incident)\b"
)
"""What says so where such a place is named, and the news is not referred to."""
_THING = re.compile(
    r"(?:(?:while|as|when|in\s(?:answer|response|retaliation|reprisal|revenge)\s(?:to|for))\s[^,;.]{3,90},\s)?"
    r"(?:(?:also\s)?(?:on|at|around|late|early|about|shortly|by|before|after|that)\s[^,;.]{2,30}?,?\s)?"
    r"(?:(?:an?|another|two|three|four|several)\s(?:[\w’'-]+\s){0,3}?(?:lorry|truck|bus|minibus|coach|car|van|taxi"
    r"|pickup|train|tram|boat|ferry|ship|launch|barge|canoe|dinghy|plane|aircraft|helicopter|convoy|patrol|bombs?"
    r"|device|mine|drones?|missiles?|rockets?|shells?|grenade|explosion|blast|fire|blaze|slope|hillside|landslide"
    r"|mudslide|building|wall|roof|bridge|shanty|boiler|mob|crowd|gunman|raiders|lorries|trucks|cars|boats|policem[ae]n"
    r"|soldiers?)"
    r"|(?:(?:armed|masked|suspected|unidentified)\s)?(?:men|gunmen|attackers|militants|rebels|fighters|insurgents|jets|warplanes"
    r"|bandits|youths|raiders))\s(?!of\b|who\s(?:said|told)\b|said\b|told\b|say\b)"
)
"""What a sentence begins with that brings something in as new."""
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’‑.-]*"
_NAME = (
    rf"(?:(?:al|el|as|ash|an|ar|at|ad|ez)-)?{_CAPITAL}"
    rf"(?:[ ](?:(?:of|de|del|do|da|la|al|el|los|las)[ ])?{_CAPITAL}){{0,3}}"
)
_AT = r"in|at|near|outside|beyond|off|around|to|into|on|over|across|from|between"
_PLACE = rf"(?:the\s)?(?:(?!(?:{_AT}|with|by|least|most|interview)\b)[a-zà-ÿ’'-]+\s){{0,5}}?(?P<name>{_NAME})"
_WHERE = re.compile(rf"\b(?i:on\sthe\s(?:road|highway|route|track)\sto|{_AT})\s{_PLACE}")
_FRONT = re.compile(
    r"(?:(?:And|But|Yet|Also|Only|Then)\s(?:also\s)?)?"
    r"(?:(?:On|Late|Early|Earlier|Later|Last|At|Around|Just|Before|About|Some|Barely|Less|By"
    r"|on|late|early|earlier|later|last|at|around|just|before|about|some|barely|less|by)\s[^.;]{0,60}?,?\s)??"
    rf"(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Bb]eyond|[Oo]ff|On(?=\sLake)|There,\sin|It\swas\s(?:in|at))\s{_PLACE}"
)
"""What begins with a place."""
_ALSO = re.compile(
    rf"(?P<name>{_NAME}),?\s(?:(?:(?:is|was|has|had)\s)(?:also|too)\b|(?:also|too),?\s(?:came|was|were|saw|suffered|lost|had)\b)"
)
_NO_PLACES = (
    frozenset(DAYS)
    | frozenset(MONTHS)
    | frozenset("parliament congress senate court room gate god islam ramadan easter christmas mr mrs ms dr i".split())
    | frozenset("twitter facebook telegram whatsapp instagram english french arabic spanish russian".split())
)
"""Words of names behind "in" and "on" that are no places."""
_AMONG = re.compile(r"\bamong\b|\btreated\b|\badmitted\b")
_CARE = re.compile(
    r"\b(?:hospitals?|clinic|infirmary|morgue|mortuary|doctors|medical|cent(?:er|re)|university|college|institute|ministry|court"
    r"|parliament|statement|interview|briefing|conference|television|radio|post)\b"
)
"""Where those are taken or spoken of whom the news tells."""
_NEWS = re.compile(
    r"\b(?:the|this)\s(?:[\w-]+\s){0,2}(?:death\s)?(?:tolls?|dead|victims|survivors|wounded|injured|attackers?|attack"
    r"|raid|blast|explosion|quake|earthquake|crash|fire|blaze|shooting|strike|bombing|collapse|outbreak|accident"
    r"|disaster|flood(?:ing|s)?|tragedy|storm|typhoon|hurricane|cyclone|tornado|assault|ambush|siege|killings?|massacre"
    r"|clash(?:es)?|fighting|violence|protests?|shelling|sinking|landslide|mudslide|avalanche|stampede|derailment"
    r"|collision|incident|gunmen|bomber|boat|bus|plane|train|vessel|water)\b"
    r"|\bbodies\b|\bof\s(?:the\s)?(?:wounded|injured|dead|victims|those\s(?:killed|hurt|wounded|injured))\b"
    r"|\btheir\s(?:wounds|injuries)\b"
)
"""The news, referred back to."""
_ANSWERS = re.compile(
    r"\b(?:answer|response|retaliation|revenge|reprisals?|reply)\s(?:to|for)\s(?:the|this)\s[\w-]+"
    r"|\b(?:after|before|of|with|to)\s(?:the|this)\s(?:[\w-]+\s){0,2}?[\w-]+"
    r"(?=[,;.]|\s(?:killed|was|were|and)\b|$)"
)
"""The news that another incident answers, or by which it is dated."""
_FRONTED = re.compile(
    r"(?:less|barely|just|only|about|some|in|at|on|near|not|close|by|for|with|under|along|outside|inside)\s[^,;.]{2,60},\s"
)
"""What stands in front of a subject: "Less than three kilometres from the spot, "."""
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_HAD = re.compile(
    r"[^,;:“\"]{3,60}?\bhad\s(?:been\s)?(?!said|told|announced)[a-z]+[^,;:“\"]*?\son\s"
    rf"(?P<day>{'|'.join(DAYS)})\b"
)
"""What had happened on a day."""
_SAYS = re.compile(
    r"(?:said|says|saying|told|tells|announced|confirmed|reported|condemned|called|sent|urged|expressed|offered|vowed"
    r"|promised|spoke|met|demanded|denied|acknowledged|estimated|put)\b"
)
_TELLS = re.compile(rf"[^;.“\"]{{3,140}}?\s{_SAYS.pattern}")
"""What begins with who tells it."""
_HARMED = re.compile(
    r"\b(?:bomb\w*|blast\w*|explo\w+|attack\w*|gunm[ae]n|shot|shoot\w*|shell\w*|missiles?|drones?|rockets?|raid\w*|ambush\w*"
    r"|clash\w*|fir(?:e|es|ed|ing)|blaze|crash\w*|collid\w+|collision|capsiz\w+|sank|sunk|overturn\w*|derail\w*|collaps\w+"
    r"|quake|earthquake|tremor|flood\w*|storms?|landslides?|mudslides?|slid|burst|hit|struck|kill\w*|wound\w*|injur\w+|died|dead"
    r"|drown\w*|stabb\w+|burn\w*|fell|plunged|caved|ran\sinto|went\s(?:off|down)|came\sdown|broke\sout|stopp\w+|seiz\w+"
    r"|abduct\w+|kidnapp\w+|riots?|murder\w*)\b"
)
"""What happens to people, or is done to them."""
_ITEM = re.compile(r"(?!1\.)\d{1,2}[.)]")
_HEADING = re.compile(rf"{_NAME}\.")
_CARRIED = re.compile(
    r"(?:(?:at\sleast|another|some|about|around|nearly|more\sthan|up\sto)\s)?"
    rf"(?:{_NUMBER}|dozens|scores)\b|(?:there|it|that|those)\b"
)
"""What a paragraph begins with that goes on with the one before it, which had but one sentence."""
_BACK_TO = re.compile(
    r"\b(?:the\s)?(?:latest|overall|total|combined)\s(?:death\s)?(?:toll|attack|blast|bombing|strike|raid|shooting|crash|disaster)\b"
    r"|\bthis\stime\b|^in\s(?:all|total)\b|^(?:the|monday|tuesday|wednesday|thursday|friday|saturday|sunday)['’]s\s(?:death\s)?toll\b"
    r"|\b(?:death\s)?toll\s(?:of|from|in)\s(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)['’]s\b"
)
"""What goes back to the news."""
_NEXT = re.compile(r"(?:an?|the)\s(?:second|third|fourth|other)\b|another\b")
_WHENCE = re.compile(r"(?:from|to)\b")
_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ][\w’'‑-]+")
_PARTS = re.compile(r"[ -]")


class Incidents:
    """The other incidents of an English text, found paragraph by paragraph where one is asked for.

    Linear in the length of the text, however many sentences are asked for.
    """

    def __init__(self, text: GroundedText) -> None:
        self._text = text
        body, sentences = text.article.text, text.sentences
        plain: list[int] = []
        """The first sentences that are no titles."""
        for at, it in enumerate(sentences):
            if not is_title(body[it.start : it.end]):
                plain.append(at)
                if len(plain) == _HOME:
                    break
        home = {sentences[at].paragraph for at in plain}
        after = range(plain[-1] + 1 if plain else len(sentences), len(sentences))
        self.first = next((at for at in after if sentences[at].paragraph not in home), len(sentences))
        """The first sentence, 0-based, that may tell of another incident."""
        self._found: dict[int, Apart | None] = {}
        self._stretches: dict[int, list[Place]] = {}
        self._read = self.first
        """Sentences whose names are known."""

    @MadeOnce
    def _news(self) -> str:
        """The paragraphs that tell the news."""
        return self._text.article.text[: self._text.sentences[self.first - 1].end] if self.first else ""

    @MadeOnce
    def _begin(self) -> str:
        """Their beginning in lower case."""
        return self._news[: 4 * _REACH].lower()

    @MadeOnce
    def _days(self) -> set[str]:
        """The weekdays that the news has."""
        return set(_WEEKDAY.findall(self._news.lower()))

    @MadeOnce
    def home(self) -> frozenset[str]:
        """The names that the news has."""
        return frozenset(_names(self._news) | _names(self._text.article.title or ""))

    @MadeOnce
    def _seen(self) -> dict[str, int]:
        """Names by the sentence in which they stand first."""
        return dict.fromkeys(self.home, -1)

    def of(self, index: int) -> Apart | None:
        """What sentence `index` (0-based) tells of, other than the news; None where it tells of that, or where it is
        not known."""
        if index < self.first:
            return None
        if index not in self._found:
            self._read_paragraph(index)
        return self._found[index]

    def at(self, index: int, place: int) -> Apart | None:
        """The same of what stands at the code point `place` of the text in that sentence, which may recall another time
        in a part of it: "the worst since May 2019, when 44 people died"."""
        found = self.of(index)
        if found is None and any(low <= place < high for low, high in self._recalled(index)):
            return Apart(index, past=True)
        return found

    def _recalled(self, index: int) -> list[Place]:
        """The stretches of a sentence that recall another time."""
        known = self._stretches.get(index)
        if known is None:
            start, end = self._text.sentences[index][:2]
            words, lower = self._text.article.text[start:end], self._text.lower[start:end]
            lead = index < self.first
            found = recalled_in(words, lower, self._text.article.published_day, lead=lead, news=self._begin)
            known = self._stretches[index] = [(start + low, start + high) for low, high in found]
        return known

    def _read_paragraph(self, index: int) -> None:
        """The paragraph of sentence `index`, behind those that it goes on with."""
        begins = [self._begin_of(index)]
        while begins[-1] - 1 not in self._found and self._goes_on(begins[-1]):
            begins.append(begins[-1] - 1)
        for begin in reversed(begins):
            self._read_from(begin)

    def _begin_of(self, index: int) -> int:
        """The first sentence of the paragraph of another one."""
        sentences = self._text.sentences
        while index > self.first and sentences[index - 1].paragraph == sentences[index].paragraph:
            index -= 1
        return index

    def _goes_on(self, begin: int) -> bool:
        """Whether the paragraph that begins with sentence `begin` goes on with the one before it, which has but one
        sentence."""
        sentences = self._text.sentences
        if begin <= self.first or self._begin_of(begin - 1) != begin - 1:
            return False
        told = _HARMED.search(self._text.lower, sentences[begin - 1].start, sentences[begin - 1].end)
        return bool(told and _CARRIED.match(self._text.lower, sentences[begin].start, sentences[begin].end))

    def _read_from(self, begin: int) -> None:
        """The paragraph that begins with sentence `begin`; the one before it is known, where it goes on with that."""
        sentences = self._text.sentences
        apart = self._found[begin - 1] if self._goes_on(begin) else None
        for at in range(begin, len(sentences)):
            sentence = sentences[at]
            if sentence.paragraph != sentences[begin].paragraph:
                break
            words = self._text.article.text[sentence.start : sentence.end]
            lower = self._text.lower[sentence.start : sentence.end]
            opened = self._opens(at, words, lower, inside=apart is not None)
            if opened is not None:
                apart = opened
            elif apart is not None and self._returns(words, lower):
                apart = None
            self._found[at] = apart

    def _is_known(self, name: str, at: int) -> bool:
        """Whether a name stands before sentence `at`."""
        sentences, body = self._text.sentences, self._text.article.text
        while self._read < at:
            sentence = sentences[self._read]
            for it in _names(body[sentence.start : sentence.end]):
                self._seen.setdefault(it, self._read)
            self._read += 1
        return self._seen.get(name, at) < at

    def _opens(self, at: int, words: str, lower: str, *, inside: bool) -> Apart | None:
        """The incident that a sentence opens, `inside` another one or not."""
        if len(words) > _SHORTEST:
            start, end = self._text.sentences[at][:2]
            first = start + (fronted.end() if (fronted := _FRONTED.match(lower)) else _EDGE)
            if any(low <= first and high >= end - _EDGE for low, high in self._recalled(at)):
                return Apart(at, past=True)
        if not inside and self._is_of_another_day(lower):
            return Apart(at, past=True)
        if self._is_away(at, words, lower, inside=inside) or self._is_item(at):
            return Apart(at, past=False)
        return None

    def _is_of_another_day(self, lower: str) -> bool:
        """Whether a sentence tells what had happened on an earlier weekday than those of the news."""
        had, published = _HAD.match(lower), self._text.article.published_day
        if had is None or published is None or not self._days or _NEWS.search(lower):
            return False
        return _days_ago(had["day"], published) > max(_days_ago(day, published) for day in self._days)

    def _is_away(self, at: int, words: str, lower: str, *, inside: bool) -> bool:
        """Whether a sentence tells of somewhere else."""
        strong = _STRONG.search(lower, 0, _REACH)
        if strong and not _OF_SOMEBODY.search(lower, 0, strong.start()):
            return True
        if _NEWS.search(_ANSWERS.sub(" ", lower)):
            return False
        there = [it for it in _WHERE.finditer(words) if not _WHENCE.match(it.group())]
        places = [parts for it in there if (parts := _place_in(it))]
        new = [parts for parts in places if self._is_new(parts, at)]
        thing = _THING.match(lower)
        if (new or thing) and _FAR.search(lower) and _HARMED.search(lower):
            return True
        if self._opens_in_front(at, words, lower, len(new)):
            return True
        if inside and not (new and thing and _NEXT.match(lower)):
            return False
        if _CARE.search(lower) or _AMONG.search(lower) or (_TELLS.match(lower) and not thing):
            return False
        away = any(self.home.isdisjoint(parts) for parts in places)
        return bool((away and _WEAK.search(lower)) or (new and thing))

    def _opens_in_front(self, at: int, words: str, lower: str, new: int) -> bool:
        """Whether a sentence begins with a place that nothing before it named, and tells of something there."""
        also = _ALSO.match(words)
        if also and also["name"].lower() not in _PEOPLE and (parts := _place_in(also)):
            return self._is_new(parts, at)
        front = _FRONT.match(words)
        parts = _place_in(front) if front else set()
        if front is None or not parts or not self._is_new(parts, at) or _CARE.search(lower, 0, 5 * _EDGE + front.end()):
            return False
        told = _TELLS.match(lower)  # "In Ankara, the ministry said two Turks were killed": of the news
        return told is None or new > 1

    def _is_new(self, parts: set[str], at: int) -> bool:
        """Whether no word of a name stands before sentence `at`."""
        return not any(self._is_known(part, at) for part in parts)

    def _is_item(self, at: int) -> bool:
        """Whether a sentence is but the head of an item that has another name than the news: "2. Fataki.", "Mali." """
        sentences, body = self._text.sentences, self._text.article.text
        words = body[sentences[at].start : sentences[at].end]
        if len(words) > _LONGEST_HEAD:
            return False
        if _HEADING.fullmatch(words) and sentences[at - 1].paragraph != sentences[at].paragraph:
            return _names(words).isdisjoint(self.home)
        if not _ITEM.fullmatch(words) or at + 1 >= len(sentences):
            return False
        head = body[sentences[at + 1].start : sentences[at + 1].end]
        return len(head) <= _LONGEST_HEAD and _names(head).isdisjoint(self.home)

    def _returns(self, words: str, lower: str) -> bool:
        """Whether a sentence inside of another incident goes back to the news: to its place, or its day."""
        day = _BACK.match(lower)
        if (day is not None and day["day"] in self._days) or _BACK_TO.search(lower):
            return True
        return any(
            not _WHENCE.match(it.group()) and not self.home.isdisjoint(it["name"].split())
            for it in _WHERE.finditer(words)
        )


_BACK = re.compile(rf"(?:but |yet |and )?(?:on )?(?P<day>{'|'.join(DAYS)})\b")


def _days_ago(day: str, published: date) -> int:
    """How many days before publication a weekday was last."""
    return (published.weekday() - DAYS.index(day)) % len(DAYS)


def _place_in(match: re.Match[str]) -> set[str]:
    """The words of the name that a match has, if it is a place's, as far as that can be told; else none."""
    parts = {_bare(part) for part in _PARTS.split(match["name"]) if part[:1].isupper()}
    if not _NO_PLACES.isdisjoint(part.lower() for part in parts) or match["name"] in codes("adjectives"):
        return set()
    behind = match.string[match.end() : match.end() + 20].lower().lstrip()
    return set() if _CARE.search(match["name"].lower()) or _CARE.match(behind) else parts


def _bare(word: str) -> str:
    """The word without an owner's "s" and a stop."""
    return word.rstrip(".,").removesuffix("'s").removesuffix("’s").rstrip("'’")


def _names(words: str) -> set[str]:
    """The words with a capital; those of a dateline as a text has them, too, and the parts of joined ones."""
    found = {_bare(it) for it in _CAPITALS.findall(words)}
    return {part for it in found for part in (it, it.capitalize(), *it.split("-"))}
