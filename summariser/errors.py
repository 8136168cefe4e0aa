"""Every error that the package raises on purpose.

    SummariserError
    ├── ArticleError            the article cannot be summarised: empty, binary, undecodable, too large
    ├── ConfigurationError      no model, no key, an unknown setting: nothing was sent
    ├── ModelError              a call failed: in one of these ways, by a fault of summariser itself or of a reader of
    │   │                       the caller's own, or the Summariser was closed before it was done
    │   ├── ReplyError              the model answered, and not with a summary
    │   │   ├── InvalidReplyError       not the schema, to the last re-ask
    │   │   ├── RefusalError            the model refused
    │   │   ├── ContentFilterError      the provider's filter stopped the reply
    │   │   └── CutOffError             the reply was cut off at the token limit
    │   └── ProviderError           the provider did not answer
    │       ├── RefusedKeyError         401; 403, where the key was not good for a request before
    │       ├── RejectedRequestError    another answer that no retry can mend, or is no completion
    │       │   └── QuotaError              the account's quota is used up
    │       ├── UnreachableError        no connection
    │       ├── ExhaustedError          still failing after the retries
    │       └── NotSentError            of many articles: another failed in a way that this one would have, too
    └── CassetteError           a cassette cannot be read or recorded, or is in use
        └── CassetteMissError   a request is not in the cassette

    SummariserWarning           (a UserWarning) something was given and not used: a malformed date header

A foreign exception is turned into one of these in one place, at its border, and stays in `__cause__`.
"""

import sys
import warnings
from collections.abc import Sequence
from copyreg import __newobj__  # type: ignore[attr-defined]  # what pickle itself makes objects with
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from summariser.models.run import Attempt

Affects = Literal["one", "all"] | None


class SummariserError(Exception):
    """Base of every error of this package. `str(error)` is one sentence for a user.

    Parameters stand in it between backticks, `timeout` or `record=True`: the command line shows their flags instead.
    """

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """An error comes whole out of a process pool: Exception's own way calls __init__ without the keywords."""
        return __newobj__, (type(self), *self.args), self.__dict__


class SummariserWarning(UserWarning):
    """Something that was given is not used, and nothing fails for it. One sentence, which the command line prints."""


def warn(sentence: str) -> None:
    """Warn with SummariserWarning, at the line outside of this package that led here, however far down that was."""
    level, frame = 1, sys._getframe(0)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == __package__:
        level, frame = level + 1, frame.f_back
    warnings.warn(sentence, SummariserWarning, stacklevel=level)


class ArticleError(SummariserError):
    """The article cannot be summarised. `source` names it."""

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.source = source


class ConfigurationError(SummariserError):
    """Something needed was not configured, or wrongly; nothing was sent."""

    exit_code = 2


class ModelError(SummariserError):
    """A call failed. `attempts` lists every request made for it, with the tokens that it cost.

    Itself it is raised for a fault of summariser itself and, of many articles, for what a reader of the caller's own
    raised: that is its `__cause__`. And it is raised where the Summariser was closed before the call was done, without
    `attempts` then: what was under way may have been paid for, and nobody knows.
    """

    def __init__(self, message: str, *, attempts: Sequence["Attempt"] = ()) -> None:
        super().__init__(message)
        self.attempts = list(attempts)


def attempts_of(error: object) -> list["Attempt"]:
    """The requests that were made for what failed so."""
    return list(error.attempts) if isinstance(error, ModelError | CassetteError) else []


def fault(error: Exception, attempts: Sequence["Attempt"] = ()) -> ModelError:
    """What an article fails with where the package raised what it should not have: the others are still read."""
    return ModelError(f"{fault_words(error)}.", attempts=attempts)


def fault_words(error: Exception) -> str:
    """How a fault of the package is told, on one line."""
    return f"a fault of summariser itself ({named(error)}); SUMMARISER_DEBUG=1 shows where"


def named(error: Exception) -> str:
    """Another's error with its class, on one line."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return "".join(char if char.isprintable() else "?" for char in said).rstrip(".")


class ReplyError(ModelError):
    """The model answered, and not with a summary. `reply` is the raw text of its last reply."""

    def __init__(self, message: str, *, reply: str | None = None, attempts: Sequence["Attempt"] = ()) -> None:
        super().__init__(message, attempts=attempts)
        self.reply = reply


class InvalidReplyError(ReplyError):
    """The reply did not follow the schema, to the last re-ask. `problems` says where."""

    def __init__(
        self,
        message: str,
        *,
        problems: Sequence[str],
        reply: str | None = None,
        attempts: Sequence["Attempt"] = (),
    ) -> None:
        super().__init__(message, reply=reply, attempts=attempts)
        self.problems = list(problems)


class RefusalError(ReplyError):
    """The model refused; `reply` is what it said."""


class ContentFilterError(ReplyError):
    """The provider's content filter stopped the reply."""


class CutOffError(ReplyError):
    """The reply was cut off at the limit of output tokens."""


class ProviderError(ModelError):
    """The provider did not answer. `status` is the HTTP status of its last answer, where there was one.

    `affects` tells whether that would happen to "all" articles, or to this "one" alone; None where nobody can know.
    """

    exit_code = 3

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        attempts: Sequence["Attempt"] = (),
        affects: Affects = None,
    ) -> None:
        super().__init__(message, attempts=attempts)
        self.status = status
        self.affects = affects


class RefusedKeyError(ProviderError):
    """The provider refused the key, or what was asked with it: the model, the account, the country."""


class RejectedRequestError(ProviderError):
    """The provider rejected the request in a way that no retry can mend, or its answer is no chat completion."""


class QuotaError(RejectedRequestError):
    """The account's quota is used up."""


class UnreachableError(ProviderError):
    """No connection to the provider."""


class ExhaustedError(ProviderError):
    """The provider was still failing after the last retry."""


class NotSentError(ProviderError):
    """One of many articles, which was not sent: another failed in a way that this one would have, too, or by what a
    reader of the caller's own raised, and that failure is its `__cause__`; or what the run may take was reached."""


class CassetteError(SummariserError):
    """A cassette cannot be read or recorded, or another recording is written there. `path` names it.

    `attempts` lists what was paid for the article before: of a recording, none of a replay.
    """

    exit_code = 2
    attempts: Sequence["Attempt"] = ()

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class CassetteMissError(CassetteError):
    """A request is not in the cassette. `diff` shows what differs from the nearest recorded request."""

    exit_code = 5

    def __init__(self, message: str, *, path: str, diff: str) -> None:
        super().__init__(message, path=path)
        self.diff = diff
