"""Who is blamed for an attack: the party in the words of an accusation, and whether these speak of an attack at all."""

import re

from summariser.detect import Report
from summariser.grounding import GroundedText
from summariser.readers.rules.data import words
from summariser.readers.rules.parties import Namer, Speaker
from summariser.wire import Party, Post

_LEMMAS = frozenset({"blame", "accuse"})
_ARABIC = re.compile(r"(?:al|el|ash|as|an|ar|at|ad)-[A-Z]")
"""So begins a name behind an article in small letters."""
_LONGEST = 240
"""Code points of an accusation that are looked at."""
_ACT = (
    r"attack(?:s|ing)?|assault(?:s|ing)?|bomb(?:s|ings?|ardments?)?|car bombs?|blasts?|explosions?|shell(?:s|ings?)?"
    r"|shoot(?:ings?)|kill(?:ings?)|raid(?:s|ing)?|strikes?|air ?strikes?|massacres?|ambush(?:es|ing)?|murder(?:s|ing)?"
    r"|kidnapp?ings?|abductions?|abducting|hijackings?|assassinat(?:ions?|ing)|violence|bloodshed|deaths?|rockets?"
    r"|cyber-?attacks?|hack(?:s|ing)|missiles?|carnage|atrocity|atrocities|hostage[- ]taking|stabbings?|targeting"
)
_DOING = (
    r"being behind|carrying out|planting|staging|ordering|launching|plotting|planning|masterminding|organi[sz]ing"
    r"|directing|committing|conducting|mounting|perpetrating|orchestrating|firing|detonating|setting off"
)
_BETWEEN = r"(?:(?!\w+ing\b|(?:to|in|at|of|for|on|after|over|before|that|which|who|not|no)\b)[\w’'-]+\s+){0,4}?"
_DEED = rf"(?:(?:{_DOING})\s+)?(?:{_BETWEEN}(?:{_ACT})\b|(?:it|this|them)(?=\s*(?:[,;.]|$)))"
_OF_DEED = re.compile(rf"(?P<party>\S.{{0,100}}?)\s+(?:for|of)\s+(?P<deed>{_DEED})", re.DOTALL)
_DEED_ON = re.compile(rf"(?P<deed>{_BETWEEN}(?:{_ACT})(?:\s+\w+){{0,3}}?)\s+on\s+(?P<party>[^,;.]{{2,100}})")
_ALONE = re.compile(r"(?P<deed>)(?P<party>[^,;]{2,60}?)(?=\s*$|[,;]|\s+(?:but|and|while|in|on)\s)")
_IS_BEHIND = re.compile(
    r"(?P<party>(?!(?:it|they|he|she|no|nobody)\b)\S[^,;.“”\"]{1,80}?)\s+"
    r"(?:(?:was|were|is|are|had\s+been)\s+(?:behind|responsible(?:\s+for)?)|(?:had\s+)?carried\s+out)"
    rf"(?:\s+(?P<deed>{_BETWEEN}(?:{_ACT})\b|it\b))?(?=\s*(?:[,;.“”\"]|$)|\s+(?:that|which|in|on|at|and|but)\b)",
    re.IGNORECASE,
)
"""What is said of others without a word of blame: "the Front was behind the attack"."""
_SAYS = frozenset({"assert", "confirm", "express"})
_HIS_OWN = re.compile(
    r"(?:his|her|its|their|our|my)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:group|organi[sz]ation|movement|faction|men)\b", re.I
)
"""So begins who did it in the mouth of one of them: "said his group had carried out the attack"."""
_AND = re.compile(r"(?<!\bboth)\s+and\s+(?=(?:the|a|an|its|his|their)\s)")
"""Between two parties; without an article behind it, it is part of a name."""
_OTHER = re.compile(r"(?:an?|another|several|other|earlier|previous|past|similar|many|most|some)\s", re.IGNORECASE)
"""So begins what is another deed than the one that the article tells of."""


def accused_in(text: GroundedText, reports: list[Report]) -> dict[int, list[Party]]:
    """The parties that each report blames for an attack, by its number; none for criticism, and where none is named.

    What is only blamed, without a word for what ("Police blamed the Taliban"), is one as long as it is no person.
    """
    found: dict[int, list[Party]] = {}
    namer = Namer(text.article.text)
    for number, report in enumerate(reports):
        accuses = report.act == "accuse" and report.lemma in _LEMMAS
        if report.negated or not (accuses or report.act in _SAYS):
            continue
        start, end = report.content[0][0], report.content[-1][1]
        said = " ".join(text.article.text[start : min(end, start + _LONGEST)].split())
        match = _OF_DEED.match(said) if accuses else _IS_BEHIND.match(said)
        if match is None and report.lemma == "blame":
            match = _DEED_ON.match(said) or _ALONE.match(said)
        deed = (match and match["deed"]) or ""
        if match is None or _OTHER.match(deed) or (not accuses and _HIS_OWN.match(match["party"])):
            continue
        named = [party for party in _parties(match["party"], namer) if deed or party.kind != "person"]
        if named:
            found[number] = named
    return found


def _parties(plain: str, namer: Namer) -> list[Party]:
    """The parties of a phrase: both in "the Tern Alliance and the Dawn Column", one in "the State of Ur and Uruk"."""
    parts = _AND.split(plain.partition(",")[0])
    parts = parts if " of " not in parts[0] else [plain]  # "the Ministry of Defence and the Interior"
    found = [_party(part, namer) for part in parts]
    known = [party for party in found if party is not None]
    if len(parts) > 1 and len(known) == len(parts):
        return known
    whole = _party(plain, namer)
    return [whole] if whole is not None else []


_OF_OTHERS = re.compile(
    rf"(?:\w+\s+){{0,2}}?(?:{'|'.join(sorted(words('speakers', 'adherents')))})\s+(?:of|to)\s", re.I
)
"""So begins who is not the party that his name has in it: "enemies of the Front", "followers of Olaf Toll"."""


def _party(plain: str, namer: Namer) -> Party | None:
    """The party that a noun phrase names: a name at its end, or a kind of armed group."""
    head = plain.partition(",")[0].strip()
    last = head.rpartition(" ")[2]
    if not last or re.search(r"\b(?:for|who|which|that|whose|no|nobody|not)\b", head):
        return None
    if _OF_OTHERS.match(head):
        return namer.unnamed(head)
    if last.lower() in words("speakers", "armed"):
        return namer.unnamed(head) if not last[0].isupper() else namer.named(plain) or namer.unnamed(head)
    return namer.named(plain) if last[0].isupper() or _ARABIC.match(last) else None


_FOR_WHOM = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Ii]ts|[Aa]nother)\s+)?(?P<role>(?!former|rival|jailed|ex)(?:\w+\s+)?(?:spokes\w+|commander))"
    r"\s+(?:for|of)\s+(?P<party>(?:the\s+)?(?:[a-z]+\s+)?(?:al-)?[A-Z].{1,120})",
    re.DOTALL,
)


_SPEAKS_FOR = re.compile(
    r"[^,;.“\"]{0,80}?\b(?P<role>(?:claiming|purporting|who\s+(?:claimed|purported))\s+to\s+(?:be\s+)?(?:speak|speaking|act|acting))"
    r"\s+(?:for|on\s+behalf\s+of|in\s+the\s+name\s+of)\s+(?:the\s+)?(?P<party>[^\W\d_a-zß-ÿ][\w’'-]*"
    r"(?:\s+(?:of\s+(?:the\s+)?|for\s+(?:the\s+)?|and\s+)?[^\W\d_a-zß-ÿ][\w’'-]*){0,5})"
)
"""For whom somebody without a name says that he speaks: "a man claiming to speak for the Sons of Ur"."""
_ABBREVIATED = re.compile(r"\s*\([^)]*\)")


def claimed_for(text: GroundedText, reports: list[Report], speakers: list[Speaker | None]) -> dict[int, Party]:
    """The party for which a spokesman, or a commander without a name, claims or denies an attack, by the number of the
    report; who has no name is given that post."""
    found: dict[int, Party] = {}
    namer = Namer(text.article.text)
    for number, (report, speaker) in enumerate(zip(reports, speakers, strict=True)):
        if speaker is None or report.source is None or report.act not in {"claim_responsibility", "deny"}:
            continue
        if speaker.party.kind == "person":
            post = speaker.post
            body = namer.named(post.org) if post and post.org and post.role.startswith("spokes") else None
            if body is not None and body.kind in {"org", "country"}:
                found[number] = body
            continue
        start = report.source[0]
        speaks_for = _SPEAKS_FOR.match(text.article.text, start, min(report.cue[0], start + _LONGEST))
        if speaks_for is not None and report.source[1] <= report.cue[0]:
            found[number] = Party(name=speaks_for["party"], kind="org")
            speaker.post = speaker.post or Post(role=speaks_for["role"], org=speaks_for["party"])
            continue
        match = _FOR_WHOM.match(text.article.text[slice(*report.source)][:_LONGEST])
        party = _party(_ABBREVIATED.sub("", match["party"]), namer) if match else None
        if match and party is not None and party.kind == "person" and match["party"].startswith("the "):
            party = party.model_copy(update={"kind": "org"})
        if match and party is not None and party.kind in {"org", "country"}:
            found[number] = party
            speaker.post = speaker.post or Post(role=match["role"], org=party.name)
    return found
