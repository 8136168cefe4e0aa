"""A saved result as it stands now: with an audit that is true of it, to be shown to whoever trusts the page."""

from collections import Counter
from dataclasses import dataclass

from summariser.models import Audit, Summary
from summariser.verify.check import OWN_CHECKS, verify
from summariser.verify.compared import INTEGRITY
from summariser.version import version

_ANEW = "the audit shown here was made anew"
_CHANGED = f"this result was changed after it was made; {_ANEW}."
_NO_DIGEST = f"this result has no digest: it may have been changed; {_ANEW}."
_THIS_OR_ITS_AUDIT = f"this result, or its saved audit, was changed after it was made; {_ANEW}."
_NO_AUDIT = f"no audit was saved with this result; {_ANEW}."
_OTHERWISE = f"the saved audit says otherwise; {_ANEW}."
_OF_ANOTHER_VERSION = f"another version of summariser audited this result otherwise; {_ANEW}."


@dataclass(frozen=True, slots=True)
class Standing:
    """A saved result to be shown."""

    summary: Summary
    """With the saved audit where that is still true, else with that of `verify`."""
    notice: str | None
    """Why it is not the saved one: a sentence for the top of the page."""
    passed: bool
    """Whether `verify` finds no error."""


def standing(summary: Summary) -> Standing:
    """The result with an audit that is true of it now: never one that passed where `verify` finds an error."""
    now = verify(summary)
    own = Audit(
        checks=[it for it in now.checks if it.name in OWN_CHECKS],
        findings=[it for it in now.findings if it.check in OWN_CHECKS],
    )
    notice = _notice(summary, now, own)
    if notice is None:
        told = [it for it in own.findings if it not in summary.audit.findings]
        audit = summary.audit.model_copy(update={"findings": [*told, *summary.audit.findings]})
    else:
        audit = now.model_copy(update={"checks": [it for it in now.checks if it.ran or it not in own.checks]})
    return Standing(summary.model_copy(update={"audit": audit}), notice, now.passed is True)


def _notice(summary: Summary, now: Audit, own: Audit) -> str | None:
    """`own` is what `verify` alone makes."""
    changed = [it.where for it in own.findings if it.check == INTEGRITY]
    if any(where in {"", "/article/text"} for where in changed):
        return _CHANGED
    if "/digest" in changed:
        return _NO_DIGEST
    if summary.audit.passed is None:
        return _NO_AUDIT
    if changed:
        return _THIS_OR_ITS_AUDIT
    if _said(summary.audit, own) != _said(now, own):
        return _OF_ANOTHER_VERSION if summary.run.version not in {None, version()} else _OTHERWISE
    return None


def _said(audit: Audit, own: Audit) -> tuple[bool | None, Counter[str], Counter[str]]:
    """What an audit says but for what is of `verify`: two that say the same may have it in another order."""
    findings = Counter(it.model_dump_json() for it in audit.findings if it not in own.findings)
    return audit.passed, findings, Counter(it.model_dump_json() for it in audit.checks if it not in own.checks)
