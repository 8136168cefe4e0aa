"""A saved audit held against the one that is made now: of an unchanged result, by the same version, it is the same."""

from collections import Counter
from collections.abc import Iterable, Sequence

from summariser.models import Audit, Check, Finding, Summary

INTEGRITY = "integrity"
"""The check of whether something was changed."""
_MOST_TOLD = 3
"""Findings, or checks, that are told one by one."""
_LONGEST = 100
"""Code points of a saved text that are told."""


def missing(summary: Summary) -> list[Finding]:
    """An audit that is not there, in a result of this package: that of no known version may be of somebody's own."""
    if summary.audit.passed is not None or summary.run.version is None:
        return []
    message = "the saved audit is not there, or without a verdict, and summariser writes one into every result"
    return [Finding(check=INTEGRITY, severity="error", message=message, where="/audit")]


def contradictions(saved: Audit) -> list[Finding]:
    """A verdict that is not that of the findings beside it."""
    passed = not any(it.severity == "error" for it in saved.findings)
    if saved.passed is None or saved.passed is passed:
        return []
    verdict, errors = ("passed", "an error") if saved.passed else ("failed", "no error")
    message = f"the saved audit was changed: it says that the result {verdict}, and has {errors} among its findings"
    return [Finding(check=INTEGRITY, severity="error", message=message, where="/audit/passed")]


def differences(saved: Audit, now: Audit, *, besides: Audit) -> list[Finding]:
    """What a saved audit has otherwise than the one of `now`: an error, where it is an error finding or the verdict.

    It may have what stands `besides`: an audit that `verify` made, and that was saved, has that.
    """
    lacks = _beyond(now.findings, saved.findings)
    more = _beyond(saved.findings, [*now.findings, *besides.findings])
    told = []
    if saved.passed is not now.passed:
        before, after = ("passed", "fails") if saved.passed else ("failed", "passes")
        told.append(f"says that the result {before}, which {after} now")
    if lacks:
        told.append(f"lacks {_count(lacks, 'finding')} that {_be(lacks)} made now: {_findings(lacks)}")
    if more:
        told.append(f"has {_count(more, 'finding')} that {_be(more)} not made now: {_findings(more)}")
    told += _other_checks(saved.checks, now.checks, {it.name for it in besides.checks})
    if not told:
        return []
    grave = saved.passed is not now.passed or any(it.severity == "error" for it in (*lacks, *more))
    message = (
        f"the saved audit, which the digest does not cover, is not the one that is made now: it {'; it '.join(told)}"
    )
    return [Finding(check=INTEGRITY, severity="error" if grave else "warning", message=message, where="/audit")]


def _other_checks(saved: Sequence[Check], now: Sequence[Check], besides: set[str]) -> list[str]:
    """What is told otherwise of the checks, those `besides` left aside."""
    before = {it.name: it for it in saved}
    after = {it.name: it for it in now}
    both = [(before[name], it) for name, it in after.items() if name in before]
    kinds = {
        "lacks {}": [name for name in after if name not in before],
        "has {} that {be} not made now": [name for name in before if name not in after and name not in besides],
        "names {} more than once": [name for name, count in Counter(it.name for it in saved).items() if count > 1],
        "tells {} as made that {be} skipped now": [it.name for was, it in both if was.ran and not it.ran],
        "tells {} as skipped that {be} made now": [it.name for was, it in both if it.ran and not was.ran],
        "gives another reason why {} {be} skipped": [
            it.name for was, it in both if was.ran is it.ran and was.skipped != it.skipped
        ],
    }
    return [
        f"{told.format(_count(names, 'check'), be=_be(names))}: {_listed([*map(_short, names)])}"
        for told, names in kinds.items()
        if names
    ]


def _beyond(these: Iterable[Finding], those: Iterable[Finding]) -> list[Finding]:
    """The findings that `those` are not, each as often as it is more."""
    left = Counter(it.model_dump_json() for it in those)
    found = []
    for it in these:
        key = it.model_dump_json()
        if left[key] < 1:
            found.append(it)
        left[key] -= 1
    return found


def _count(what: Sequence[object], noun: str) -> str:
    return f"{len(what)} {noun}{'' if len(what) == 1 else 's'}"


def _be(what: Sequence[object]) -> str:
    return "is" if len(what) == 1 else "are"


def _findings(found: Sequence[Finding]) -> str:
    return _listed(
        [f"{it.severity} of {_short(it.check)} at {_short(it.where) or '/'} ({_short(it.message)})" for it in found]
    )


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return ", ".join(names[:_MOST_TOLD]) + more


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
