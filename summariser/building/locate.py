"""Where source, cue and content of a statement stand, found together."""

from collections.abc import Callable
from dataclasses import dataclass

from summariser.building.desk import Desk
from summariser.grounding import Place, gap, trim, without
from summariser.models import Ungrounded
from summariser.wire import Said

_MOST_PAIRS = 4096
"""Pairs of a source and a cue of which the nearest is looked for; where there are more, of those near the content."""
_MOST_NEAR = 64
"""The same of sources and of cues each, and of the fragments of one content."""


@dataclass(slots=True)
class Located:
    """A statement of the reply with its places, and what of it does not stand in the article."""

    index: int
    said: Said
    source: Place | None
    cue: Place | None
    content: list[Place]
    misses: list[Ungrounded]

    @property
    def first(self) -> int:
        """The first code point of it; past every article, where nothing was found."""
        starts = [place[0] for place in self.content]
        if self.cue:
            starts.append(self.cue[0])
        if self.source:
            starts.append(self.source[0])
        return min(starts, default=1 << 60)


def locate(desk: Desk, index: int, said: Said) -> Located:
    """Where the words of a statement stand. What does not stand in the article is noted as a problem."""
    known = desk.text.places_of(index)
    if known is not None:
        return Located(index, said, known[0], known[1], _carve(desk, known[2], known[0], known[1]), [])
    before = len(desk.ungrounded)
    wire = f"said[{index}]"
    content: list[Place] = []
    for at, fragment in enumerate(said.content[:_MOST_NEAR]):
        places = desk.find(fragment, said.s, f"{wire}.content[{at}]", "/content")
        fresh = (place for place in places if all(gap(place, taken) or place[0] == taken[1] for taken in content))
        if places:
            content.append(next(fresh, places[0]))
    if len(said.content) > _MOST_NEAR:
        left = " ".join(said.content[_MOST_NEAR:])
        desk.miss(left, f"{wire}.content[{_MOST_NEAR}]", "/content", f"a content has at most {_MOST_NEAR} fragments")
    sources = desk.find(said.source, said.s, f"{wire}.source", "/source")
    cues = desk.find(said.cue, said.s, f"{wire}.cue", "/cue")
    if not any(fragment.strip() for fragment in said.content):
        if said.act == "decline_to_comment" and cues:
            content.append(cues[0])  # "declined to comment": the words say themselves what there is
        else:
            desk.miss("", f"{wire}.content", "/content", "an attribution needs the words that it attributes")
    source, cue = _nearest(sources, cues, content)
    carved = _carve(desk, content, source, cue)
    if content and not carved:
        desk.miss(" ".join(said.content), f"{wire}.content", "/content", "there is no word in it")
    misses = desk.ungrounded[before:]
    del desk.ungrounded[before:]  # their place in text order is not known yet
    return Located(index, said, source, cue, carved, misses)


def _nearest(sources: list[Place], cues: list[Place], content: list[Place]) -> tuple[Place | None, Place | None]:
    """Of a source and a cue that stand several times, the pair nearest to each other and to the content."""

    def far(place: Place) -> int:
        inside = any(part[0] <= place[0] and place[1] <= part[1] for part in content)
        return min((gap(place, part) for part in content), default=0) + 40 * inside

    if len(sources) * len(cues) > _MOST_PAIRS:
        sources, cues = _near(sources, far), _near(cues, far)
    none: list[tuple[Place | None, int]] = [(None, 0)]
    of_sources = [*((place, far(place)) for place in sources)] or none
    of_cues = [*((place, far(place)) for place in cues)] or none
    best: tuple[int, Place | None, Place | None] | None = None
    for source, source_far in of_sources:
        for cue, cue_far in of_cues:
            cost = source_far + cue_far + (gap(source, cue) if source and cue else 0)
            if best is None or cost < best[0]:
                best = (cost, source, cue)
    return (best[1], best[2]) if best else (None, None)


def _near(places: list[Place], far: Callable[[Place], int]) -> list[Place]:
    """The places that are least far, in text order."""
    return sorted(sorted(places, key=far)[:_MOST_NEAR])


def _carve(desk: Desk, content: list[Place], source: Place | None, cue: Place | None) -> list[Place]:
    """The content in text order, less the source and cue that an elided fragment ran across, without overlaps."""
    body = desk.text.article.text
    parts = list(content)
    if source and cue and gap(source, cue) <= 3:
        hole = (min(source[0], cue[0]), max(source[1], cue[1]))
        across = any(part[0] < hole[0] and hole[1] < part[1] for part in parts)
        if across and not desk.text.quoted.letters(*hole)[0]:
            parts = [piece for part in parts for piece in without(part, hole, body)]
    merged: list[Place] = []
    trimmed = [trim(part, body) for part in parts]
    for part in sorted([part for part in trimmed if part is not None]):
        if merged and part[0] <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(part[1], merged[-1][1]))
        else:
            merged.append(part)
    return merged
