"""Structured, checkable summaries of news articles: events and attributions, grounded in exact spans.

from summariser import Article, Summariser

with Summariser(model="gpt-4o-mini") as summariser:
    summary = summariser.summarise(Article.from_file("article.txt"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summariser.api import Summariser
    from summariser.errors import (
        ArticleError,
        CassetteError,
        CassetteMissError,
        ConfigurationError,
        ContentFilterError,
        CutOffError,
        ExhaustedError,
        InvalidReplyError,
        ModelError,
        NotSentError,
        ProviderError,
        QuotaError,
        RefusalError,
        RefusedKeyError,
        RejectedRequestError,
        ReplyError,
        SummariserError,
        SummariserWarning,
        UnreachableError,
    )
    from summariser.models import (
        Article,
        Attempt,
        Attribution,
        Audit,
        Casualty,
        Check,
        Content,
        Cost,
        Cue,
        Event,
        EventDate,
        Finding,
        KeyPoint,
        Location,
        Participant,
        Quantity,
        Responsibility,
        Run,
        Source,
        Span,
        Summary,
        Target,
        Ungrounded,
        Usage,
        Weapon,
    )
    from summariser.readers.base import Reader, Reading
    from summariser.readers.fake import FakeReader
    from summariser.settings import Settings
    from summariser.wire import WireReply

    __version__: str

__all__ = [
    "Article",
    "ArticleError",
    "Attempt",
    "Attribution",
    "Audit",
    "CassetteError",
    "CassetteMissError",
    "Casualty",
    "Check",
    "ConfigurationError",
    "Content",
    "ContentFilterError",
    "Cost",
    "Cue",
    "CutOffError",
    "Event",
    "EventDate",
    "ExhaustedError",
    "FakeReader",
    "Finding",
    "InvalidReplyError",
    "KeyPoint",
    "Location",
    "ModelError",
    "NotSentError",
    "Participant",
    "ProviderError",
    "Quantity",
    "QuotaError",
    "Reader",
    "Reading",
    "RefusalError",
    "RefusedKeyError",
    "RejectedRequestError",
    "ReplyError",
    "Responsibility",
    "Run",
    "Settings",
    "Source",
    "Span",
    "Summariser",
    "SummariserError",
    "SummariserWarning",
    "Summary",
    "Target",
    "Ungrounded",
    "UnreachableError",
    "Usage",
    "Weapon",
    "WireReply",
]


def _home(name: str) -> str:
    """The module that defines a public name."""
    elsewhere = {
        "Summariser": "api",
        "Reader": "readers.base",
        "Reading": "readers.base",
        "FakeReader": "readers.fake",
        "Settings": "settings",
        "WireReply": "wire",
    }
    if name in elsewhere:
        return f"summariser.{elsewhere[name]}"
    return "summariser.errors" if name.endswith(("Error", "Warning")) else "summariser.models"


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `summariser --help` must not wait for Pydantic."""
    if name in __all__:
        return getattr(import_module(_home(name)), name)
    if name == "__version__":
        from summariser.version import version

        return version() or "0+unknown"
    raise AttributeError(f"module 'summariser' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
