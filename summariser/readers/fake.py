"""A reader for tests of software built on this package: it answers with the wire reply that it was given."""

from collections.abc import Mapping
from typing import Any

from summariser.building import build
from summariser.grounding import GroundedText
from summariser.models import Usage
from summariser.readers.base import Reading
from summariser.wire import WireReply


class FakeReader:
    """Answers every article with the same wire reply, and keeps the articles that it was asked about.

    A reply may be given as a `dict`, as from JSON. Raises pydantic.ValidationError where that makes none, and TypeError
    for what is neither.
    """

    name = "fake"

    def __init__(self, reply: WireReply | Mapping[str, Any]) -> None:
        if not isinstance(reply, WireReply | Mapping):
            raise TypeError(f"FakeReader takes a WireReply or a dict that is one, not a {type(reply).__name__}.")
        self.reply = reply if isinstance(reply, WireReply) else WireReply.model_validate(reply)
        self.articles: list[str] = []

    async def read(self, text: GroundedText) -> Reading:
        """The same reply, located in this article."""
        self.articles.append(text.article.id)
        return Reading(
            draft=build(self.reply, text),
            reader=self.name,
            usage=Usage(input=0, output=0, estimated=False),
            cost_note="no model was asked",
        )

    async def aclose(self) -> None:
        """Nothing to release."""
