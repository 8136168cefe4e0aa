"""Who the sources are: names, posts and organisations, pronouns and short names resolved to whom they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from summariser.detect import Report
from summariser.grounding import GroundedText
from summariser.readers.rules.answers import answering
from summariser.readers.rules.authors import is_author, question_before, questions_in, told_by_author
from summariser.readers.rules.data import words
from summariser.readers.rules.names import BODIES
from summariser.readers.rules.nearer import Nearer
from summariser.readers.rules.parties import Known, Speaker, body_of, named_party, person_of, unnamed_party
from summariser.readers.rules.pronouns import is_one_body, is_somebody
from summariser.readers.rules.sexes import Titles, names_himself, sex_in, titled_in, titles_in
from summariser.readers.rules.unnamed import SAYS_WHY, why_unnamed
from summariser.wire import Party

_RELATIVE = re.compile(r",?\s*\b(?:who|whom|whose|which|that)\b.*", re.DOTALL)
_ADJUNCT = re.compile(
    r",\s*(?:in|on|at|via|through|by|during|after|before|speaking|citing|quoting|writing|posting|referring|asked|seen|monitored"
    r"|obtained|published|carried|dated|reached|contacted)\s[^,]*"
)
"""In the words of a source, how and where he speaks."""
_THE_BODY = re.compile(
    r"(?P<body>The (?:[a-z]+ ){0,2}?(?P<noun>[a-z]+))\s+(?:has|had|have|is|was|will|would|[a-z]+s|[a-z]+ed)\b"
)
"""A body without a name as the subject of its sentence."""
_DOCUMENTS = words("speakers", "documents")
_HE, _THEY = words("speakers", "pronouns_person"), words("speakers", "pronouns_group")
_SUBJECT = {"him": "he", "her": "she", "them": "they"}
"""The pronouns behind "according to" as those that speak."""
_LONGEST = 300
_RECENT = 3
"""Sentences over which "she" goes back to the woman before the man who spoke last."""


@dataclass(slots=True)
class _Memory(Known):
    """The speakers so far, latest last, and those known by their last names."""

    text: GroundedText | None = None
    nearer: Nearer | None = None
    last: Report | None = None
    """The statement made last."""
    person: Speaker | None = None
    told: tuple[int, int] = (0, 0)
    """The sentence behind that in which the person spoke last, and where what was said ends."""
    group: Speaker | None = None
    one_body: Speaker | None = None
    """The last one that is no person and no several: whom "it" may mean."""
    latest: Speaker | None = None
    latest_in: int = -1
    """The sentence in which the latest spoke."""
    latest_sex: str = ""
    """The pronoun for the latest, where the words for it tell it: "the mayor's daughter"."""
    body_in: int = -1
    """The same of the one body."""
    sources: dict[str, Speaker] = field(default_factory=dict)
    """The speakers whose name stands in the words for them, by these words."""
    capitals: dict[str, bool] = field(default_factory=dict)
    """Whether a word is a name elsewhere, of the words asked for."""
    sex: dict[str, str] = field(default_factory=dict)
    """The pronoun for those of whom a noun or a title tells it, "his sister, Ida Brandt"; "" for those of whom none
    does."""
    titles: Titles | None = None
    of_sex: dict[str, tuple[Speaker, int]] = field(default_factory=dict)
    """The person who spoke last of those for whom a pronoun is known to stand, and in which sentence."""
    questions: list[int] = field(default_factory=list)
    """Where the questions of an interview begin."""

    def note_sex(self, speaker: Speaker, source: str, sentence: int) -> None:
        """Keep what the words for a speaker tell of it."""
        name = speaker.party.name
        if not self.sex.get(name) and (told := sex_in(source, name)):
            self.sex[name] = told
        if sex := self.sex_of(name):
            self.of_sex[sex] = speaker, sentence

    def sex_of(self, name: str) -> str:
        """The pronoun for a person; "" where the article does not tell it, or names another by that name first."""
        if name not in self.sex:
            if self.titles is None:
                self.titles = titles_in(self.body)
            told = titled_in(self.titles, name)
            self.sex[name] = told if told and self.full_name(name.rpartition(" ")[2]) in {None, name} else ""
        return self.sex[name]

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether "he", or "she", may stand for a person."""
        return self.sex_of(name) in {"", pronoun}

    def forget(self, at: int) -> None:
        """Nobody who is told of before offset `at` is meant behind it."""
        self.person = self.latest = self.group = self.one_body = None
        self.of_sex.clear()
        self.told = self.told[0], max(self.told[1], at)


def resolve_speakers(text: GroundedText, reports: list[Report]) -> list[Speaker | None]:
    """The speaker of each report; None where it has no source."""
    body = text.article.text
    memory = _Memory(body, text=text, nearer=Nearer(text), questions=questions_in(body))
    asked = -1
    found: list[Speaker | None] = []
    nameless = any(words in body for words in SAYS_WHY)
    for report in reports:
        if report.source is None:
            found.append(None)
            continue
        question = question_before(memory.questions, report.cue[0])
        if question != asked:
            memory.forget(question)
            asked = question
        source = body[report.source[0] : min(report.source[1], report.source[0] + _LONGEST)]
        speaker = _speaker(source, memory, report, why_unnamed(text, report) if nameless else None)
        memory.last = report
        found.append(speaker)
        if speaker is None:
            continue
        memory.latest, memory.latest_in = speaker, report.sentence
        memory.latest_sex = sex_in(source, speaker.party.name) if speaker.party.kind == "group" else ""
        if " and " in speaker.party.name:
            memory.group = speaker
        elif speaker.party.kind == "person":
            memory.person = speaker
            memory.note_sex(speaker, source, report.sentence)
            memory.told = report.sentence + 1, max(memory.told[1], report.source[1], report.content[-1][1])
        elif speaker.party.kind in {"org", "country", "group"}:
            memory.group = speaker
        if is_one_body(speaker.party):
            memory.one_body, memory.body_in = speaker, report.sentence
    return _named_later(body, reports, found)


def _pronoun(memory: _Memory, report: Report, pronoun: str) -> Speaker | None:
    """Whom "he", "she" or "it" means: the accused, where it answers a charge; else whom it means elsewhere."""
    assert memory.text is not None
    name = answering(memory.text, report, memory.last, pronoun)
    if name is None and _is_told(memory, report):
        return None
    if name is None:
        return _it(memory, report) if pronoun == "it" else _other(memory, report, pronoun)
    speaker = named_party(name, memory, None) if name else None
    if speaker is not None and (speaker.party.kind == "person") == (pronoun != "it"):
        return speaker
    memory.person = memory.latest = memory.one_body = None  # nor does a pronoun that follows tell who it is
    return None


def _is_told(memory: _Memory, report: Report) -> bool:
    """Whether the author has just told, or asked, somebody, of whom a pronoun then speaks."""
    last = memory.last
    return last is not None and last.sentence >= report.sentence - 1 and told_by_author(memory.body, last)


def _other(memory: _Memory, report: Report, pronoun: str) -> Speaker | None:
    """Whom "he" or "she" means, who does not speak of himself by his name."""
    speaker = _meant(memory, report, pronoun)
    if speaker is None or speaker.party.kind != "person":
        return speaker
    name = speaker.party.name
    if names_himself(memory.body, report.content, name):
        return None
    memory.sex[name] = pronoun
    return speaker


def _meant(memory: _Memory, report: Report, pronoun: str) -> Speaker | None:
    """Whom "he" or "she" means: the person who is the subject of a sentence since the last one spoke, else somebody
    without a name who has just spoken, else that last one; nobody where the sentence before names a person who is no
    clear subject of it."""
    first, since = memory.told
    assert memory.nearer is not None
    assert report.source is not None
    latest = memory.latest
    unnamed = latest is not None and (
        is_somebody(latest.party, female=pronoun == "she")
        or (latest.party.kind == "group" and memory.latest_sex == pronoun)
    )
    spoke = unnamed and report.sentence <= memory.latest_in + 1
    near = None
    person = memory.person
    if person is not None and not memory.may_be(person.party.name, pronoun):
        # "he" is not the widow who spoke last
        person, sentence = memory.of_sex.get(pronoun, (None, 0))
        person = person if sentence + _RECENT >= report.sentence else None
    if latest is not None and latest.party.kind == "person" and not memory.may_be(latest.party.name, pronoun):
        latest, spoke = person, False
    if report.sentence >= first:
        near = memory.nearer.subject(report.sentence, min(report.source[0], report.content[0][0]))
        if near is None and spoke:
            return latest
        near = near or memory.nearer.before(
            report.sentence, since=since, first=first, speaker=memory.person.party.name if memory.person else ""
        )
    if near is not None and near.name is not None and not memory.may_be(near.name, pronoun):
        near = None
    if near is not None and (person is None or near.name != person.party.name):
        if near.name is None:
            return None
        return person_of(near.name, near.plain, memory)
    if spoke or (latest is not None and latest.party.kind in {"person", "official", "anonymous"}):
        return latest if spoke else person or latest
    return person


def _it(memory: _Memory, report: Report) -> Speaker | None:
    """Whom "it" means: the one body that the sentence before tells of, else the last one that spoke; nobody where
    that names others."""
    assert memory.nearer is not None
    if memory.body_in < report.sentence - 1:
        named = memory.nearer.body(report.sentence - 1)
        if named is not None:
            return body_of(named, memory) if named else None
        assert memory.text is not None
        before = memory.text.sentences[report.sentence - 1].start if report.sentence else 0
        plain = _THE_BODY.match(memory.text.article.text, before)
        if plain is not None and plain["noun"] in BODIES:
            return unnamed_party(plain["body"], None)  # "The government plans it. It promised the same before"
    return memory.one_body


def _they(memory: _Memory, report: Report) -> Speaker | None:
    """Whom "They" means, with which a sentence begins: those who do what the sentence before tells, and do not speak
    in it, as "Prosecutors asked for 18 years"."""
    assert memory.text is not None
    assert report.source is not None
    at = report.sentence
    told = memory.last is not None and memory.last.sentence >= at - 1
    if told or not at or report.source[0] != memory.text.sentences[at].start:
        return None
    before = _SEVERAL.match(memory.text.article.text, memory.text.sentences[at - 1].start)
    if before is None or before["noun"].lower() not in words("speakers", "plural") or before["noun"] == "company":
        return None
    return unnamed_party(before["several"], None)


_SEVERAL = re.compile(
    r"(?P<several>(?:The |Some |Several )?(?:[A-Za-z-]+ ){0,2}?(?P<noun>[A-Za-z]+))\s+(?:have|had|were|are|will|would"
    r"|[a-z]+ed|went|took|began|put|sent|set)\b"
)
"""Several as the subject with which a sentence begins."""


def _speaker(source: str, memory: _Memory, report: Report, why: str | None) -> Speaker | None:
    relative = "who" in source or "which" in source or "that" in source
    plain = " ".join((_RELATIVE.sub("", source, count=1) if relative else source).split()).strip(" ,")
    plain = (_ADJUNCT.sub("", plain).strip(" ,") if "," in plain else plain) or " ".join(source.split())
    if is_author(plain.lower()):
        return None
    lower = plain.lower().replace("’", "'").partition("'")[0]
    lower = _SUBJECT.get(lower, lower)
    if lower in _HE or lower == "it":
        return _pronoun(memory, report, lower) or (unnamed_party(plain, why) if lower == "it" else None)
    if lower == "they" and (several := _they(memory, report)) is not None:
        return several
    if lower in _THEY:
        return memory.group or memory.latest or unnamed_party(plain, why)
    if (
        len(lower.split()) == 2 and lower.split()[0] == "the" and lower.split()[-1] in _DOCUMENTS and memory.latest
    ) and lower.split()[-1] in {"tweet", "statement"}:
        return memory.latest
    known = memory.sources.get(plain) if not why else None
    if known is not None:
        return known
    named = named_party(plain, memory, why)
    if named is not None:
        memory.sources[plain] = named
    if named is not None:
        return named
    unnamed = unnamed_party(plain, why)
    first = plain.partition(" ")[0]
    if unnamed.party.name[:1] != plain[:1] and first[:1].isupper() and _is_name_elsewhere(memory, first):
        unnamed.party = unnamed.party.model_copy(update={"name": plain})  # "Torvik residents"
    return unnamed


def _is_name_elsewhere(memory: _Memory, word: str) -> bool:
    """Whether a word has its capital also inside a sentence, behind a small letter or a comma."""
    known = memory.capitals.get(word)
    if known is None:
        known = memory.capitals[word] = _has_capital_inside(memory.body, word)
    return known


def _has_capital_inside(body: str, word: str) -> bool:
    at = body.find(f" {word}")
    while at >= 0:
        if (
            at > 0
            and (body[at - 1].islower() or body[at - 1] == ",")
            and not body[at + 1 + len(word) : at + 2 + len(word)].isalnum()
        ):
            return True
        at = body.find(f" {word}", at + 1)
    return False


def _named_later(body: str, reports: list[Report], found: list[Speaker | None]) -> list[Speaker | None]:
    """ "an official" is the one named next, where that speaker holds such a post and nobody asked for anonymity."""
    result = list(found)
    for index, speaker in enumerate(found):
        if speaker is None or speaker.why or speaker.party.kind not in {"official", "anonymous", "group"}:
            continue
        source = reports[index].source
        assert source is not None
        words_here = body[slice(*source)].lower()
        if not re.match(r"(?:an?|one)\s", words_here):
            continue
        noun = words_here.split()[-1]
        for later in range(index + 1, min(index + 3, len(found))):
            other = found[later]
            place = reports[later].source
            if other is None or place is None or reports[later].sentence > reports[index].sentence + 2:
                break
            named = body[slice(*place)].lower()
            if other.party.kind != "person" or other.why:
                continue
            again = named.startswith(f"the {noun}")
            post = (other.post.role if other.post else "").lower()
            if again or (noun == "official" and any(word in words("speakers", "officials") for word in post.split())):
                result[index] = other
                break
    return result


def parties_of(speakers: Iterable[Speaker | None], accused: Iterable[Party]) -> list[Party]:
    """The parties of the speakers and those that are accused, each name once."""
    found: dict[str, Party] = {}
    for speaker in speakers:
        if speaker is not None:
            found.setdefault(speaker.party.name, speaker.party)
    for party in accused:
        found.setdefault(party.name, party)
    return list(found.values())
