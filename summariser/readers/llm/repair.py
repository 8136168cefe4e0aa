"""Mending a reply where the audit found errors: which places are told, and what the model's edits make of the reply."""

import json
import re
from typing import Any

from pydantic import ValidationError

from summariser.audit import run_audit
from summariser.building import Draft, build
from summariser.grounding import GroundedText
from summariser.models import Finding, Run, Usage
from summariser.prompting import Fault
from summariser.wire import Edit, Repair, WireReply

_PATH = re.compile(r"\w+(?:\[\d{1,6}\]|\.\w+)*")
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_BARE = Run(reader="llm", usage=Usage(estimated=False))


def errors_of(draft: Draft, text: GroundedText) -> list[Finding]:
    """The error findings of the draft's audit, but for words that could not be located: those were asked for again."""
    audit = run_audit(draft.as_summary(text.article, _BARE), text)
    return [finding for finding in audit.findings if finding.severity == "error" and finding.check != "grounding"]


def faults_of(draft: Draft, errors: list[Finding]) -> list[Fault]:
    """The errors, each once, at their places in the wire reply."""
    faults = [Fault(draft.wire_path(finding.where), finding.message) for finding in errors]
    return list(dict.fromkeys(faults))


def mended(draft: Draft, repair: Repair, text: GroundedText) -> Draft | None:
    """The draft with the edits made; None where they lead to no reply, or to one that is not better.

    Better has fewer errors, and no more words that do not stand in the article.
    """
    tree = draft.reply.model_dump(mode="json")
    edits = [edit for edit in repair.edits if _PATH.fullmatch(edit.at)]
    for edit in sorted(edits, key=_later_entries_first):
        _make(tree, edit)
    try:
        reply = WireReply.model_validate(tree)
    except ValidationError:
        return None
    better = build(reply, text)
    if len(better.problems) > len(draft.problems):
        return None
    return better if len(errors_of(better, text)) < len(errors_of(draft, text)) else None


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
