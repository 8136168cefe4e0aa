"""The whole result, and what was checked in it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import Field, ValidatorFunctionWrapHandler, field_validator

from summariser.models.article import Article, Span, writable
from summariser.models.attribution import Attribution
from summariser.models.base import Model
from summariser.models.event import Event
from summariser.models.run import Run
from summariser.models.vocabulary import Severity, Topic


class KeyPoint(Model):
    """One of the article's main facts."""

    text: str
    """One sentence."""
    evidence: list[Span] = Field(default_factory=list)
    """The sentences that it rests on."""


class Ungrounded(Model):
    """Words that were quoted from the article and do not stand in it."""

    pointer: str
    """JSON Pointer (RFC 6901) to what they should have supported."""
    quoted: str
    """The words."""
    reason: str
    """Why they could not be located."""


class Check(Model):
    """One check of the audit."""

    name: str
    """grounding, figures, names, …: docs/audit.md says what each does."""
    ran: bool
    """Whether it was made."""
    skipped: str | None = None
    """Why it did not run."""


class Finding(Model):
    """Something that a check found."""

    check: str
    """Name of the check."""
    severity: Severity
    """error: at odds with the article; warning: the article does not say so; info: worth knowing."""
    message: str
    """What was found, for a reader."""
    where: str
    """JSON Pointer (RFC 6901) into the summary."""
    spans: list[Span] = Field(default_factory=list)
    """The places of the article that it is about."""


class Audit(Model):
    """What was checked and what was found."""

    checks: list[Check] = Field(default_factory=list)
    """Those that ran, and those that were skipped."""
    findings: list[Finding] = Field(default_factory=list)
    """What they found, in the order of the checks."""
    passed: bool | None = None
    """Null until a check ran; false with an error finding."""


class Summary(Model):
    """The structured summary of one article: every statement with the exact words that it rests on."""

    schema_version: Literal["1"] = "1"
    """Of these models: docs/design.md says what may change under one version."""
    id: str
    """The article's identifier."""
    article: Article
    """What was summarised; where it had no `language`, with the one that it was read in."""
    headline: str
    """At most 15 words."""
    abstract: str
    """Two to four sentences that say nothing the article does not say."""
    key_points: list[KeyPoint] = Field(default_factory=list)
    """Most important first."""
    topic: Topic | None = None
    """IPTC Media Topics, top level."""
    events: list[Event] = Field(default_factory=list)
    """In order of importance."""
    attributions: list[Attribution] = Field(default_factory=list)
    """In the order in which they begin in the text: with source, cue or content, whichever stands first; those of
    which nothing was located come last."""
    ungrounded: list[Ungrounded] = Field(default_factory=list)
    """What was quoted and could not be located."""
    audit: Audit = Field(default_factory=Audit)
    """What was checked in it and what was found."""
    run: Run
    """How it came about."""
    digest: str | None = None
    """SHA-256 of the result's canonical JSON without `audit`, `digest`, and what has its default value: tells whether
    it was changed since, in later versions too, which know more fields. It covers `run`, and with it the time: two
    readings that say the same have two digests."""

    @field_validator("article", mode="wrap")
    @classmethod
    def _as_saved(cls, value: Any, made: ValidatorFunctionWrapHandler) -> Any:
        """A saved article whose text was changed is read with the digest of what was summarised: `verify` tells."""
        told = value.get("sha256") if isinstance(value, Mapping) else None
        if not isinstance(told, str):
            return made(value)
        article: Article = made({**value, "sha256": ""})
        return article.model_copy(update={"sha256": writable(told)}) if told not in {"", article.sha256} else article

    def content_digest(self) -> str:
        """What `digest` is where nothing was changed."""
        content = self.model_dump(mode="json", exclude={"audit", "digest"}, exclude_defaults=True)
        canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()

    def verify(self) -> Audit:
        """Check the result anew against its article, without a model. See `summariser.verify`.

        It tells of what was changed, too: of a result that was edited `audited` makes the audit to keep.
        """
        from summariser.verify import verify  # a door to what stands on this model

        return verify(self)

    def audited(self) -> Self:
        """This result with its audit and digest made anew, to be called after an edit: `model_copy` keeps the old ones.

        Raises pydantic.ValidationError where the edit gave a value that no result has, and ArticleError where it gave
        the article another text.
        """
        from summariser.verify import audited

        return audited(self)
