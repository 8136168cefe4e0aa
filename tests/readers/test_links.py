"""Lines of a pasted page that lead to other reports."""

import pytest

from tests.readers.test_rules import summary_of

NEWS = "A train crashed on Monday, killing 63 people, police said."


@pytest.mark.parametrize(
    "line",
    [
        "RELATED: Bomb kills 30 in Herat",
        "Related story: Bomb kills 30 in Herat",
        "READ MORE: Mayor says nine died in Herat blast",
        "Read more | Mayor says nine died in Herat blast",
        "Also read: Train crash kills 12, police say",
        "ALSO READ – Train crash kills 12, police say.",
        "See also: Mayor says nine died in Herat blast",
        "Watch: Bomb kills 30 in Herat",
        "VIDEO: Bomb kills 30 in Herat",
    ],
)
@pytest.mark.parametrize("end", ["\n\n", "\n"])
def test_a_line_that_leads_to_another_report_tells_nothing_of_this_one(line: str, end: str) -> None:
    summary = summary_of(f"{NEWS}{end}{line}{end}The train was full, the mayor said.", published="2025-06-18")
    assert [[it.count.best for it in event.casualties] for event in summary.events] == [[63]]
    assert [it.source.spans[0].text for it in summary.attributions] == ["police", "the mayor"]


@pytest.mark.parametrize(
    "line",
    [
        "Related families said that 12 people had died in another coach.",
        "The mayor said: watch: 12 people died in another coach.",
        "A report that is related: 12 people died in another coach.",
    ],
)
def test_what_only_begins_so_is_read(line: str) -> None:
    summary = summary_of(f"{NEWS}\n\n{line}", published="2025-06-18")
    assert 12 in [it.count.best for event in summary.events for it in event.casualties]


def test_a_title_is_none() -> None:
    summary = summary_of("VIDEO: Bomb kills 30 in Herat", published="2025-06-18")
    assert [[it.count.best for it in event.casualties] for event in summary.events] == [[30]]
