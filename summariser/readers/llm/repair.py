"""Mending a reply where the audit found errors: which places are told, and what the model's edits make of the reply."""

import json
import re
from collections.abc import Set
from typing import Any

from pydantic import ValidationError

from summariser.audit import run_audit
from summariser.building import Draft, build
from summariser.grounding import GroundedText
from summariser.models import Audit, Finding, Run, Usage
from summariser.prompting import Fault
from summariser.wire import Edit, Repair, WireReply

_PATH = re.compile(r"\w+(?:\[\d{1,6}\]|\.\w+)*")
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_BARE = Run(reader="llm", usage=Usage(estimated=False))


def audit_of(draft: Draft, text: GroundedText) -> Audit:
    """The audit of the summary that the draft makes: no check looks at how a reading came about."""
    return run_audit(draft.as_summary(text.article, _BARE), text)


def errors_in(audit: Audit) -> list[Finding]:
    """The error findings, but for words that could not be located: those were asked for again."""
    return [finding for finding in audit.findings if finding.severity == "error" and finding.check != "grounding"]


def faults_of(draft: Draft, errors: list[Finding]) -> list[Fault]:
    """The errors, each once, at their places in the wire reply."""
    faults = [Fault(draft.wire_path(finding.where), finding.message) for finding in errors]
    return list(dict.fromkeys(faults))


def mended(draft: Draft, audit: Audit, repair: Repair, text: GroundedText) -> tuple[Draft, Audit] | None:
    """The draft of that audit with the edits made, and its own; None where they lead to no reply, or to none better.

    Better has fewer errors, and no more words that do not stand in the article. Edits of an entry, or of a field at the
    top, of which no error was told are passed over, and so are those that blank a text at the top: they were not asked
    for, and might take away what is right, or what the errors are known by.
    """
    tree = draft.reply.model_dump(mode="json")
    told = {_entry(fault.where) for fault in faults_of(draft, errors_in(audit))}
    linked = _linked(draft.reply, told)
    edits = [edit for edit in repair.edits if _PATH.fullmatch(edit.at) and _is_asked(edit, told, linked)]
    for edit in sorted(edits, key=_later_entries_first):
        _make(tree, edit)
    try:
        reply = WireReply.model_validate(tree)
    except ValidationError:
        return None
    if draft.reply.events and not reply.events:
        return None
    better = build(reply, text)
    if len(better.problems) > len(draft.problems):
        return None
    anew = audit_of(better, text)
    return (better, anew) if len(errors_in(anew)) < len(errors_in(audit)) else None


def _entry(path: str) -> str:
    """The entry of a list, or the field at the top, in which a path lies: "events[2]" of "events[2].more[0]"."""
    return path.partition(".")[0]


def _linked(reply: WireReply, told: Set[str]) -> set[str]:
    """The statements to which the events refer of which an error was told: it may lie in these."""
    events = [event for at, event in enumerate(reply.events) if f"events[{at}]" in told]
    wanted = {number for event in events for number in event.said}
    return {f"said[{at}]" for at, said in enumerate(reply.said) if said.id in wanted}


def _is_asked(edit: Edit, told: Set[str], linked: Set[str]) -> bool:
    """Whether an edit lies where an error was told, or where none has a place; a text keeps some words, and a statement
    that an event refers to is not taken out."""
    entry = _entry(edit.at)
    if (entry in _TEXTS or edit.at.endswith(".what")) and sum(map(str.isalnum, str(edit.to or ""))) < _LEAST_LETTERS:
        return False
    if entry in linked and edit.to is not None:
        return True
    if entry.startswith("parties["):  # by which entries of both lists name people
        return any(place.endswith("]") for place in told)
    return entry in told or ("reply" in told and entry != "lang")


_TEXTS = frozenset({"headline", "abstract"})
_LEAST_LETTERS = 2
"""Letters and digits of a text that says something."""


def _later_entries_first(edit: Edit) -> tuple[bool, list[int]]:
    """Changes before removals, and removals from the end: an entry taken out moves those after it."""
    return edit.to is None, [-int(number) for number in re.findall(r"\[(\d+)\]", edit.at)]


def _make(tree: Any, edit: Edit) -> None:
    """Make one edit in place; an edit of what is not there is passed over."""
    *above, last = [name or int(number) for name, number in _STEP.findall(edit.at)]
    try:
        for step in above:
            tree = tree[step]
        old = tree[last]
        if edit.to is None:
            if isinstance(tree, list):
                del tree[last]
            elif isinstance(tree, dict):
                tree[last] = None
            return
        tree[last] = _as_before(old, edit.to)
    except (KeyError, IndexError, TypeError, ValueError, RecursionError):
        return


def _as_before(old: Any, new: str) -> Any:
    """The new value in the type of the old one: text stays text, anything else is read as JSON."""
    if isinstance(old, str) or old is None:
        return new
    value = json.loads(new)
    if isinstance(old, bool) is not isinstance(value, bool) or not isinstance(value, type(old)):
        raise TypeError("another type")
    return value
