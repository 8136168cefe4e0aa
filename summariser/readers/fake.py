"""A reader for tests of software built on this package: it answers with the wire reply that it was given."""

from summariser.building import build
from summariser.grounding import GroundedText
from summariser.models import Usage
from summariser.readers.base import Reading
from summariser.wire import WireReply


class FakeReader:
    """Answers every article with the same wire reply, and keeps the articles that it was asked about."""

    name = "fake"

    def __init__(self, reply: WireReply) -> None:
        self.reply = reply
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
