"""Whether somebody is a man or a woman, where a noun or a title tells it; and whether he names himself."""

import re

from summariser.grounding import Place
from summariser.readers.rules.data import words
from summariser.readers.rules.names import owner_in

_RELATIVE = re.compile(r",?\s*\b(?:who|whom|whose|which|that)\b.*", re.DOTALL)
_MALE, _FEMALE = words("speakers", "male"), words("speakers", "female")
_WORD = r"[^\W\d_a-zß-ÿ][\w-]+"
_TITLED = re.compile(
    rf"\b(?:(?P<his>Mr|Sir|Lord)|Mrs|Ms|Miss|Dame|Lady)\b\.?[^\S\n]+(?:(?P<first>{_WORD})[^\S\n]+)?(?P<last>{_WORD})"
)
Titles = dict[str, set[tuple[str, str]]]
_LOOKED_AT, _LONGEST = 100_000, 300
"""Code points of an article in which a title is looked for, and of a content in which a name is."""
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_a-zß-ÿ][\w’'.-]*)\s+$")
_WORD_BEHIND = re.compile(r"[^\S\n]+[^\W\d_a-zß-ÿ]")


def sex_in(source: str, name: str) -> str:
    """The pronoun for whom the words for a source name, by a noun or a title in them; "" where they tell none, or
    both. Whose he is tells nothing ("Mrs Brandt's son"), nor does a last name ("Ada King")."""
    head = _RELATIVE.sub("", source, count=1)
    owner = owner_in(head.partition(",")[0])
    if owner is not None:
        head = head.replace(owner, "", 1)
    nouns = {noun.strip(".") for noun in head.lower().replace("-", " ").replace(",", " ").split()}
    nouns.discard(name.rpartition(" ")[2].lower())
    he, she = not nouns.isdisjoint(_MALE), not nouns.isdisjoint(_FEMALE)
    return "" if he == she else "he" if he else "she"


def titles_in(body: str) -> Titles:
    """The last names of those who have a title in an article, with the pronoun that it tells and the first name."""
    found: Titles = {}
    for match in _TITLED.finditer(body[:_LOOKED_AT]):
        found.setdefault(match["last"], set()).add(("he" if match["his"] else "she", match["first"] or ""))
    return found


def titled_in(titles: Titles, name: str) -> str:
    """The pronoun for a name by the titles before it elsewhere: "Mr Toll" of "Olaf Toll"."""
    first, _, last = name.rpartition(" ")
    found = {sex for sex, other in titles.get(last, ()) if not first or other in {"", first.partition(" ")[0]}}
    return found.pop() if len(found) == 1 else ""


def names_himself(body: str, content: list[Place], name: str) -> bool:
    """Whether somebody's name stands in what "he" or "she" says, who is then another: "He said Karlsen would appeal".
    A namesake is another again ("his wife, Ida Karlsen"), and so is what is called by the name ("Karlsen Holding")."""
    first, _, last = name.rpartition(" ")
    own = {*first.split(), "Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms."}
    for start, end in content:
        said = body[start : min(end, start + _LONGEST)]
        for match in re.finditer(rf"(?<![\w-]){re.escape(last)}(?![\w-])", said):
            before = _WORD_BEFORE.search(said, 0, match.start())
            namesake = before is not None and before.start() > 0 and before["word"] not in own
            if not namesake and _WORD_BEHIND.match(said, match.end()) is None:
                return True
    return False
