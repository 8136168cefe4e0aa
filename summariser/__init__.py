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
        ProviderError,
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

_MODELS = (
    "Article Attempt Attribution Audit Casualty Check Content Cost Cue Event EventDate Finding KeyPoint Location "
    "Participant Quantity Responsibility Run Source Span Summary Target Ungrounded Usage Weapon"
).split()
_ERRORS = (
    "ArticleError CassetteError CassetteMissError ConfigurationError ContentFilterError CutOffError ExhaustedError "
    "InvalidReplyError ModelError ProviderError RefusalError RefusedKeyError RejectedRequestError ReplyError "
    "SummariserError SummariserWarning UnreachableError"
).split()
_HOMES = dict.fromkeys(_MODELS, "summariser.models") | dict.fromkeys(_ERRORS, "summariser.errors")
_HOMES |= {"Summariser": "summariser.api", "Summary": "summariser.verify"}
_HOMES |= {"Reader": "summariser.readers.base", "Reading": "summariser.readers.base"}
_HOMES |= {"FakeReader": "summariser.readers.fake", "Settings": "summariser.settings", "WireReply": "summariser.wire"}

__all__ = [  # noqa: PLE0604 - one sorted list, from the two above
    *sorted(_HOMES),
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `summariser --help` must not wait for Pydantic."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("summariser")
        except PackageNotFoundError:  # a checkout that is not installed
            return "0+unknown"
    raise AttributeError(f"module 'summariser' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(_HOMES)
