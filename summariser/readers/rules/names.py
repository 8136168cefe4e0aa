"""Names in the words of a source: where they begin, whose they are, and which post stands beside them."""

import re
from functools import cache

from summariser.detect.lexicon import ADVERBS, CLAUSE, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, TIMES
from summariser.gazetteer import codes, country_code
from summariser.readers.rules.data import table, words
from summariser.readers.rules.places import country_of
from summariser.wire import Post

_PART = (
    r"(?:(?:[A-Z](?<![^\W\d_].)\.)+(?!\w)|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Cpl|Pvt|Maj|Brig|Adm|Insp|Supt|Prof|Rev|St)\."
    r"|(?:(?<![\w-])(?:al|el|ash|as|an|ar|at|ad|ez)-)?[^\W\d_a-zß-ÿ][\w'’‑-]*)"
)
"""A word of a name: an abbreviation keeps its full stops, "U.S.", "Maj.", and a name its Arabic article, "al-Qaeda"."""
NAME = re.compile(
    rf"{_PART}(?:\s+(?:(?:of|the|and|for|de|del|da|di|du|van|von|al|ag|bin|ibn|ben|ould|el|la|dos|&)\s+)?{_PART})*"
)
_ARTICLE = re.compile(r"(?:Al|El|Ash|As|An|Ar|At|Ad|Ez)-[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
INDEFINITE = re.compile(r"^(?:an?|one|another|some|several|two|three)\s", re.I)
BODIES = words("speakers", "organisations") | words("speakers", "bodies")
"""Nouns of one body, which stand in its name or beside it."""
_POSTS = words("speakers", "posts")
_ORGANISATIONS = words("speakers", "organisations")
_LEADS = words("speakers", "leads")
_ROLES = words("speakers", "roles")
_TITLES = words("speakers", "titles")
_BEFORE_ROLES = _ROLES | words("speakers", "before_roles")
_PLURAL = _ROLES | words("speakers", "plural")
_MENTIONS = 12
"""Mentions of a last name looked at: the full one comes first in news."""
_LOOKED_AT = 100_000
"""Code points of an article in which a full name is looked for: of a text of names only, each would cost all of it."""
_FIRST_NAMES = re.compile(r"(?<![\w.])(?:(?:[^\W\d_a-zß-ÿ][\w'’‑-]*|[A-Z]\.)[^\S\n]+){1,4}$")


def full_name_of(body: str, last: str) -> str | None:
    """The full name at the first mention of a last name in a text; of "Al-Masri", which begins a sentence, that of
    "al-Masri"."""
    if _ARTICLE.match(last):
        last = last[0].lower() + last[1:]
    at = -1
    for _ in range(_MENTIONS):
        at = body.find(last, at + 1, _LOOKED_AT)
        if at < 0:
            return None
        if body[at + len(last) : at + len(last) + 1].isalnum():
            continue
        behind = _GOES_ON.match(body, at + len(last))
        if behind is not None and behind["word"].lower() not in TIMES:
            continue  # "World Health" of "the World Health Organization"
        start = max(0, at - 50)
        match = _FIRST_NAMES.search(body[start:at])
        if match is None or match.group().split()[0] in _WHERE:
            continue  # "At Torvik", "In Torvik Bo Karlsen"
        name = person_part(stripped(match.group() + last, ""))
        parts = name.split()
        if 2 <= len(parts) <= 4 and not is_organisation(name) and "of" not in parts:
            return name
    return None


_WHERE = frozenset("In At Near Outside Inside On".split())
"""What begins a sentence before a place, which may stand directly before a name."""
_GOES_ON = re.compile(r"[^\S\n](?P<word>[^\W\d_a-zß-ÿ][\w’'-]+)")


def full_body_of(body: str, short: str) -> str | None:
    """The full name of the body that is called by one noun of it: "Red Front" of "the Front", "Guard of the North" of
    "the Guard"; None where the article names none, or two."""
    found: set[str] = set()
    for match in re.finditer(
        rf"(?P<before>(?:{_WORD}[^\S\n]){{0,4}})(?<![\w-]){re.escape(short)}(?P<behind>{_OF})?\b", body[:_LOOKED_AT]
    ):
        before = stripped(match["before"] + short, "")
        if before != short or match["behind"]:
            found.add(before + (match["behind"] or ""))
        if len(found) > 1:
            return None
    return found.pop() if found else None


_WORD = r"(?:[^\W\d_a-zß-ÿ][\w’'‑-]*)"
_OF = rf"[^\S\n]of[^\S\n](?:the[^\S\n])?{_WORD}(?:[^\S\n]{_WORD}){{0,3}}"


def stripped(name: str, plain: str) -> str:
    """A name without "The", and without a capital that only begins the sentence."""
    parts = name.split()
    while parts and parts[0].lower() in _LEADS:
        parts = parts[1:]
    if len(parts) == 1 and plain.startswith(name) and parts[0].lower() in _PLURAL:
        return ""
    return _POSSESSIVE.sub("", " ".join(parts))


def person_part(name: str) -> str:
    """The name of a person less titles and posts before it: "Army Maj. Gen. Ada Lund" is "Ada Lund"."""
    parts = name.split()
    if "." in name:
        titled = [at for at, part in enumerate(parts[:-1]) if part.endswith(".") and part in _TITLES]
        parts = parts[titled[-1] + 1 :] if titled else parts
    if "'" in name or "’" in name:  # "Norway's Ada Lund"
        owners = [
            at for at, part in enumerate(parts[:-2]) if part.endswith(("'s", "’s")) and parts[at + 1][0].isupper()
        ]
        parts = parts[owners[-1] + 1 :] if owners else parts
    if parts[1:2] == ["Justice"] and parts[0] in _HONOURS:
        parts = parts[2:]  # "Mrs Justice Lund"
    while len(parts) > len(("Ada", "Lund")) and parts[-1] in _LETTERS:
        parts = parts[:-1]
    if len(parts) > 1:
        parts = _behind_post(parts)
    if parts[:1] == ["Miss"] and len(parts) > len(("Miss", "Ada", "Lund")):
        return " ".join(parts)  # "Miss Torvik Ada Lund"
    while parts and (parts[0] in _TITLES or parts[0].lower() in _BEFORE_ROLES):
        parts = parts[1:]
    return _POSSESSIVE.sub("", " ".join(parts))


_RANKS = frozenset(
    "chief fire deputy vice managing executive attorney lieutenant major brigadier detective inspector director"
    " secretary assistant rear medical operating financial".split()
)
"""Words of a post before the last one, also with a capital: "Chief Fire Officer", "Attorney General"."""
_HONOURS = frozenset("Mr Mrs Ms Mr. Mrs. Ms.".split())
_LETTERS = frozenset("KC QC SC MP MEP MSP MS TD CBE OBE MBE KBE DBE PhD MD Jr Sr".split())
"""What stands behind a name and is none of it: "Ada Lund KC"."""


def _behind_post(parts: list[str]) -> list[str]:
    """A name less the post with capitals before it: "British Prime Minister Ada Lund", "Secretary of State Y"."""
    posts = [at for at, part in enumerate(parts[:-1]) if part.lower() in _POSTS]
    if not posts:
        return parts
    behind = parts[posts[-1] + 1 :]
    if behind[0] in {"of", "for"}:
        return behind[-2:] if len(behind) > len(("of", "State", "Lund")) else parts
    return behind if behind[0][0].isupper() else parts


def is_organisation(name: str) -> bool:
    if " the " in name:
        return True  # "Save the Children"
    if _PARTISANS.search(name) or name.lower().replace("-", " ") in _called():
        return True
    first, _, rest = name.partition(" ") if name[:3].isupper() else ("", "", "")
    if rest and len(first) > len("AJ") and first.isalpha() and first.isupper() and not rest.isupper():
        return True  # "NHS Torvik"
    if " & " in name:
        return True  # "Lund & Sons"
    return any(part.lower().strip(".") in _ORGANISATIONS for part in name.split()) or bool(country_code(name))


_PARTISANS = re.compile(r"(?:[a-z]ists|crats|publicans|[Ll]iberals|vatives|Greens)$")
"""The members of a party, by its name: "Socialists"."""


@cache
def _called() -> frozenset[str]:
    """Names of bodies that no noun for one stands in."""
    return frozenset(it.replace("-", " ") for it in table("speakers")["called"].split("|"))


def role_before(head: str, name: str) -> str | None:
    before = head.partition(name)[0].lower().split()
    return next((word for word in reversed(before) if word in _ROLES), None)


def is_owner(head: str, name: str) -> bool:
    """Whether the name only owns the speaker: "Quistgård's team"."""
    after = head.partition(name)[2]
    return after[:2] in {"'s", "’s"} or after[:1] in {"'", "’"}


_OWNED = re.compile(r"(?P<owner>.*[\w.)](?:['’]s|s['’]))\s+(?P<what>[^A-Z]+)", re.DOTALL)


def owner_in(head: str) -> str | None:
    """Whose the speaker is, where only a common noun says what he is: "Serbia's" in "Serbia's president"."""
    match = _OWNED.fullmatch(head.strip()) if "'" in head or "’" in head else None
    if match is None:
        return None
    parts = [part for part in match["owner"].split() if part.lower() not in _LEADS]
    return match["owner"] if any(part[0].isupper() for part in parts) else None


_NOUN_BEHIND = re.compile(r"\s+(?P<noun>[a-zß-ÿ][\w’'-]*)")


def only_qualifies(head: str, name: str) -> bool:
    """Whether a name, or a word with the capital of the sentence, only qualifies a common noun that tells of several or
    of somebody: "Ukrainian authorities", "Local media"; not the noun of one body: "the Kellmar ministry"."""
    match = _NOUN_BEHIND.match(head, head.find(name) + len(name)) if name in head else None
    if match is None or match["noun"] in _NO_NOUNS:
        return False
    tail = _UP_TO_PREPOSITION.match(head[match.start() :])
    following = set(tail.group().split()) if tail else set()
    return following.isdisjoint(BODIES) and following.isdisjoint(DETERMINERS)  # nor in "the Front issued a statement"


def body_behind(head: str, name: str) -> str | None:
    """The name with which a phrase ends, where the noun before it is one body's: "Orsanian manufacturer TRN"."""
    before, _, after = head.rpartition(name)
    noun = before.rstrip().rpartition(" ")[2].lower()
    return name if not after.strip(" )") and noun in BODIES else None


_NO_NOUNS = PREPOSITIONS | CLAUSE | CONJUNCTIONS | ADVERBS | frozenset({"said", "who"})
_UP_TO_PREPOSITION = re.compile(r"(?:(?!\s(?:of|for|in|at|from|on|with|to|near|and)\s).)*", re.DOTALL)


def beginning(plain: str) -> str:
    """The words for a source that has no name as they would stand in the middle of a sentence: the capital of the
    sentence is none of theirs, one of a name in front is."""
    if plain[:1].islower():
        return plain
    first, _, rest = plain.partition(" ")
    named = (
        first[1:] != first[1:].lower()
        or first.endswith(("'s", "’s"))
        or "." in first
        or first.isupper()
        or rest[:1].isupper()
    )
    if named and first.lower() not in _LEADS:
        return plain
    return plain if country_of(first) else plain[:1].lower() + plain[1:]


def is_anothers(head: str, name: str) -> bool:
    """ "a Vestmar official", "A nurse at the Saint Orla clinic", "a spokesman for X": the name is not the speaker's."""
    if INDEFINITE.match(head):
        return True
    before = head.partition(name)[0].lower().split()
    if before and before[0] in _PLURAL and {"at", "in", "for"} & set(before):
        return True  # "analysts at the bank X"
    return any(word in _ROLES for word in before) and bool({"for", "of", "at", "in"} & set(before))


def with_nouns(head: str, name: str) -> str:
    """A name with the common nouns that belong to it: "Iran's embassy in Kabul"."""
    plain = re.sub(r"^(?:the|neighbou?ring|state of)\s+", "", head, flags=re.I)
    tail = plain.rsplit(name, 1)[-1].lower().split()
    if any(word in _ORGANISATIONS for word in tail) or "embassy" in plain.lower():
        return plain
    return name


_QUALITIES = frozenset(
    "former retired acting senior veteran outgoing incoming interim jailed deputy local one opposition".split()
)
"""Words of a post that are no organisation's, also where they begin a sentence: "Retired general Ada Lund"."""


_SIDES, _COUNSEL = frozenset({"defence", "defense"}), frozenset({"lawyer", "attorney", "counsel"})
"""Whose lawyer it is, where that is no ministry."""


_FORCES = frozenset("colonel general major captain admiral lieutenant brigadier commodore".split())
_HEADS = frozenset("chief spokesman spokeswoman spokesperson commander minister head leader president".split())
"""Behind these a rank belongs to the name: not in "Attorney General", "Secretary General"."""


def post_beside(plain: str, name: str) -> Post | None:
    """The post told beside a name: before it ("Interior Ministry spokesperson X"), or behind a comma."""
    before, _, after = plain.partition(name if name in plain else name.rsplit(maxsplit=1)[-1])
    before = re.sub(r"^(?:the|its|his|her|their|an?)\s+", "", before.strip(" ,"), flags=re.I)
    if "," in before:
        behind = before.rpartition(",")[2].strip()
        before = before.partition(",")[0] if not behind or behind in _TITLES else behind
    lower = before.lower().split()
    if len(lower) > 1 and lower[-1] in _FORCES and lower[-2] in _HEADS:  # "police chief Colonel Luis Paredes"
        before = before.rpartition(" ")[0].rstrip(" ,")
        lower.pop()
    at = next((k for k in range(len(lower) - 1, -1, -1) if lower[k] in _ROLES), -1)
    if at >= 0:
        tokens = before.split()
        first = at
        while first > 0 and lower[first - 1] in _RANKS:
            first -= 1
        while (
            first > 0
            and tokens[first - 1].islower()
            and tokens[first - 1] != "police"
            and not (first > 1 and tokens[first - 1] in BODIES)  # "fire brigade spokeswoman"
            and not re.search(r"['’]s$", tokens[first - 1])
        ):
            first -= 1
        if first > 0 and lower[at] in {"minister", "secretary"} and not lower[first - 1].endswith(("'s", "’s")):
            first = 0
        while first > 0 and (lower[first - 1] in _QUALITIES or (lower[first - 1] in _SIDES and lower[at] in _COUNSEL)):
            first -= 1
        organisation = _POSSESSIVE.sub("", " ".join(tokens[:first])) or None
        ranks = set((organisation or "police").lower().split()) - {"police"}
        if organisation in codes("adjectives") or (ranks and ranks <= _ROLES):
            first, organisation = 0, None  # "Brazilian President", "Detective Superintendent"
        return Post(role=" ".join(tokens[first:]).strip(), org=organisation)
    after = after.strip(" ,")
    match = re.match(
        r"(?:an?|the|its|his|her)?\s*(?P<role>[^,]{3,60}?)(?:\s+(?:of|for|at|in|with)\s+(?!charge\b|large\b)(?:the\s+)?(?P<org>[^,]{2,60}))?(?:,|$)",
        after,
    )
    if match and any(word in _ROLES for word in match.group("role").lower().split()):
        return Post(role=match.group("role"), org=match.group("org"))
    return None
