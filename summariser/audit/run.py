"""All checks, and what they add up to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from summariser.audit.certainty.check import check_certainty
from summariser.audit.consistency.check import check_consistency
from summariser.audit.coverage import check_quoted, check_reports
from summariser.audit.dates.check import check_dates
from summariser.audit.figures.check import check_figures
from summariser.audit.grounding import check_grounding
from summariser.audit.names.check import check_names
from summariser.audit.polarity.check import check_polarity
from summariser.audit.quotations import check_quotations
from summariser.audit.reading.material import Material
from summariser.audit.reading.seen import twin_of
from summariser.audit.reading.statements import is_own_title
from summariser.audit.speakers.check import check_speakers
from summariser.audit.support.check import check_support
from summariser.grounding import GroundedText
from summariser.models import Audit, Check, Finding, Summary


@dataclass(frozen=True, slots=True)
class _Planned:
    """A check, and what it needs."""

    run: Callable[[Material], Iterable[Finding]]
    english: bool = False
    partly: str | None = None
    """What it leaves out in a language other than English."""
    undated: str | None = None
    """What it leaves out where the day of publication is not known."""
    exact: bool = False
    """Whether it looks at every character, also at those that are not seen."""


CHECKS: dict[str, _Planned] = {
    "grounding": _Planned(check_grounding, exact=True),
    "consistency": _Planned(check_consistency),
    "figures": _Planned(check_figures, partly="number words, qualifiers and what is counted"),
    "names": _Planned(check_names),
    "quotations": _Planned(check_quotations),
    "dates": _Planned(check_dates, partly="the words of dates", undated="days against the words that tell them"),
    "speakers": _Planned(check_speakers, english=True),
    "polarity": _Planned(check_polarity, english=True),
    "certainty": _Planned(check_certainty, english=True),
    "support": _Planned(check_support, english=True),
    "coverage of quotations": _Planned(check_quoted),
    "coverage of statements and tolls": _Planned(check_reports, english=True),
}
"""The checks by name, in the order in which they run."""


def run_audit(summary: Summary, text: GroundedText | None = None) -> Audit:
    """Every check of `summary`. Never raises for what a summary says.

    `text` is the summary's article as it was prepared for its reader: what is known of it is not looked for again.

    All but the places of words is read as a reader sees it: soft hyphens and zero-width characters are no part of it.
    What is not checked for want of a publication day, or in a language that is not read, is told as skipped. Spans that
    do not lie in the text are told by the first check, and the others leave them out.
    """
    whole = material = Material(summary, text)
    twin = twin_of(summary, whole.text)
    if twin is not None:
        material = Material(twin.summary, twin.text)
    checks: list[Check] = []
    findings: list[Finding] = []
    for name, planned in CHECKS.items():
        reason = _skipped(material, planned)
        if reason is None and (twin is None or planned.exact):
            findings += planned.run(whole)
        elif reason is None and twin is not None:
            findings += map(twin.back, planned.run(material))
        checks.append(_told(name, reason))
        if reason is None and planned.partly and not material.english:
            rest = f"{planned.partly}: only English is read, not {material.language}"
            checks.append(_told(f"{name} (in words)", rest))
        if reason is None and planned.undated and material.published is None:
            checks.append(_told(f"{name} (as days)", f"{planned.undated}: the day of publication is not known"))
    if is_own_title(summary):
        findings = [_softened(it) if it.where == "/headline" else it for it in findings]
    findings = _each_once(findings)
    return Audit(checks=checks, findings=findings, passed=not any(it.severity == "error" for it in findings))


def _softened(finding: Finding) -> Finding:
    """A finding of the article's own title, which was not written anew: what its text does not bear out is doubted."""
    return finding.model_copy(update={"severity": "warning" if finding.severity == "error" else "info"})


def _each_once(findings: list[Finding]) -> list[Finding]:
    """The findings in order, each once: two clauses of one text may lack the same."""
    known: dict[tuple[object, ...], Finding] = {}
    for it in findings:
        places = tuple((span.start, span.end) for span in it.spans)
        known.setdefault((it.check, it.severity, it.message, it.where, places), it)
    return list(known.values())


@lru_cache(maxsize=256)
def _told(name: str, skipped: str | None) -> Check:
    """A check that ran, or why it did not: the same few for all articles."""
    return Check(name=name, ran=skipped is None, skipped=skipped)


def _skipped(material: Material, planned: _Planned) -> str | None:
    if planned.english and not material.english:
        return f"only English is read, not {material.language}"
    return None
