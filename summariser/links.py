"""Lines of a pasted page that lead to other reports: "RELATED: Bomb kills 30 in Herat" is none of this one."""

import re

_LINK = re.compile(
    r"[\[(*•>»–—-]*\s*(?:(?i:related(?: (?:news|stories|story|articles?|coverage|links?|content))?|also read"
    r"|(?:read|see|watch|listen) (?:more|also|next|now)|must[- ]read|recommended|more on this(?: story)?"
    r"|further reading|editor['’]?s['’]? picks?|don['’]t miss|you (?:may|might) (?:also )?like|trending|most read|watch"
    r"|listen|in pictures)|MORE|VIDEO|PHOTOS|GALLERY)\s*(?::|\||»|>|\s[–—-]\s)\s*\S"
)
_LONGEST = 250
"""Code points of such a line at most."""


def leads_away(line: str) -> bool:
    """Whether a line leads to another report."""
    return len(line) <= _LONGEST and _LINK.match(line) is not None


def is_link(body: str, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that leads to another report; not the first one, which is its title."""
    if start == 0 or body[start - 1] not in _LINE_ENDS or _LINK.match(body, start, end) is None:
        return False
    return leads_away(body[start:end]) and body[end : end + 2].strip(" ")[:1] in _LINE_ENDS


_LINE_ENDS = frozenset({"", "\n", "\r", "\u2028", "\u2029"})
