"""The type of an event by the words that tell of it."""

import pytest

from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Suspected militants attacked a convoy near Torvik on Monday, killing nine soldiers.", "assault"),
        ("Armed men stormed a school in Torvik on Monday, killing nine pupils.", "assault"),
        ("A trawler sank off Torvik on Monday, killing nine.", "accident"),
        ("The minister attacked the budget on Monday.", None),
    ],
)
def test_type(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events] == ([kind] if kind else [])
