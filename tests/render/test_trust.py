"""What tells a reader how far to trust a page: its verdict, its doubts where they stand, and what it leaves out."""

from typing import Any

import pytest

from summariser.models import Article, Audit, Check, Finding, KeyPoint, Summary
from summariser.render.article import unseen_in
from summariser.render.findings import rests_on, verdict_of
from summariser.render.markdown import render_markdown
from summariser.render.words import as_doubts, cut
from tests.building.sample import REPLY, summary_of
from tests.render.test_markdown import words
from tests.render.test_terminal import flat, shown
from tests.test_models import full_summary

TEXT = (
    "First came rain.\nEarlier, officials in three towns and a city had put the toll at 12. The higher figure is new.\n"
)


def resting(*places: tuple[int, int], text: str = TEXT) -> str:
    article = Article(text=text)
    spans = [article.span(*place) for place in places]
    (doubt,) = as_doubts([Finding(check="x", severity="info", message="m", where="", spans=spans)])
    return rests_on(doubt, article)


def test_a_finding_shows_the_words_that_it_rests_on_and_where_they_stand() -> None:
    at = TEXT.index("12")
    assert resting((at, at + 2)) == f"at {at}: “… towns and a city had put the toll at 12. The higher figure is new.”"
    assert resting((0, 5)) == "at 0: “First came rain.”", "not over the end of the paragraph"
    assert resting((17, 100)) == f"at 17: “{TEXT[17:100]}”"
    assert resting((0, 200), text="word " * 100).endswith("word word …”")
    assert resting() == ""


def test_of_many_places_all_offsets_are_shown() -> None:
    told = resting(*((at, at + 5) for at in (0, 20, 40, 60, 80)), text="words " * 40)
    assert [told.count(f"at {at}: ") for at in (0, 20, 40, 60)] == [1, 1, 1, 0]
    assert told.endswith("; and at 60, 80")


def test_a_place_that_is_not_the_text_is_shown_as_it_was_given() -> None:
    article = Article(text="short")
    span = Article(text="x" * 50 + "evil").span(50, 54)
    (doubt,) = as_doubts([Finding(check="x", severity="info", message="m", where="", spans=[span])])
    assert rests_on(doubt, article) == "at 50: “evil”"


def audited(*findings: tuple[str, str], **changes: Any) -> Summary:
    summary = summary_of(REPLY).model_copy(update=changes)
    found = [Finding(check="x", severity="warning", message=it, where=where) for it, where in findings]
    return summary.model_copy(update={"audit": Audit(findings=found, passed=True)})


def test_doubts_stand_in_markdown_where_their_text_does_and_at_the_end() -> None:
    points = [KeyPoint(text="Alone.")]
    summary = audited(
        ("of the abstract", "/abstract"), ("of a point", "/key_points/0/text"), ("of an event", "/events/1/status"),
        ("of a source", "/attributions/1/source/name"), key_points=points,
    )  # fmt: skip
    page = render_markdown(summary)
    head, _, rest = page.partition("## Key points")
    points_part, _, rest = rest.partition("## Events")
    first, _, rest = rest.partition("### e2")
    second, _, rest = rest.partition("## Attributions")
    table, _, trust = rest.partition("## What to trust")
    assert "- **warning**: abstract · of the abstract" in head
    assert "- Alone." in points_part
    assert "  - **warning**: of a point" in points_part
    assert "warning" not in first
    assert "- **warning**: status · of an event" in second
    assert ["**warning**: source · of a source" in line for line in table.splitlines() if line.startswith("| a")] == [
        False, True, False, False, False,
    ]  # fmt: skip
    for told in ("abstract · of the", "key point 1 · of a point", "e2 status · of an", "a2 source · of a"):
        assert f"- **warning**: {told}" in trust


def test_a_key_point_that_no_event_tells_is_shown_on_the_terminal() -> None:
    retold = summary_of(REPLY)
    assert "KEY POINTS" not in shown(retold), "each is the description of an event"
    page = shown(audited(("of a point", "/key_points/0/text"), key_points=[KeyPoint(text="Alone.")]))
    assert "1    Alone.\n     warning: of a point\n" in page.partition("KEY POINTS")[2].partition("EVENTS")[0]


def test_lines_that_go_on_are_indented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = shown(audited(("a long message " * 12, "/events/0/description"), ("another one " * 12, "/abstract")))
    trust = page.partition("WHAT TO TRUST\n")[2].splitlines()
    assert len(trust) > 8
    starts = {line.split(" ")[0] for line in trust if not line.startswith(" " * 9)}
    assert starts == {"audit", "warning", "run"}


@pytest.mark.parametrize(
    ("skipped", "passed", "verdict"),
    [
        ([], True, "passed"),
        (["only English is read, not es"] * 3, True, "passed in part: 3 checks not made (es)"),
        (["only English is read, not es", "no day"], True, "passed in part: 2 checks not made"),
        (["the day of publication is not known"], True, "passed in part: 1 check not made"),
        (["only English is read, not es"], False, "FAILED, 1 check not made (es) (at the end)"),
    ],
)
def test_checks_that_were_not_made_are_told_at_the_top(skipped: list[str], passed: bool, verdict: str) -> None:
    summary = full_summary()
    checks = [Check(name="x", ran=True), *(Check(name="y", ran=False, skipped=reason) for reason in skipped)]
    article = summary.article.model_copy(update={"language": "es"})
    summary = summary.model_copy(update={"article": article, "audit": Audit(checks=checks, passed=passed)})
    assert verdict_of(summary) == verdict
    assert f"audit: {verdict} " in flat(shown(summary))
    assert f"audit: {verdict} " in words(render_markdown(summary))


def test_what_nobody_sees_in_the_article_is_told() -> None:
    hidden = "a\u200bb\u00adc\u00ad\u202ed\U000e0041\x07\x1b\u200c\n"
    told = "the article has 7 invisible characters, left out on this page or shown as ␛: "
    sorts = "1 zero width, 2 soft hyphen, 1 text direction, 1 tag, 1 control, 1 escape"
    assert unseen_in(Article(text=hidden)) == told + sorts
    assert unseen_in(Article(text="a\u00adb")).startswith("the article has 1 invisible character, left out")
    for plain in ("plain", "caf\u00e9\r\n\tx", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"):
        assert unseen_in(Article(text=plain)) == ""
    summary = full_summary().model_copy(update={"article": Article(text=hidden)})
    assert told in flat(shown(summary).partition("EVENTS")[0])
    assert told in words(render_markdown(summary)).partition("Key points")[0]


def test_long_evidence_is_whole_in_markdown_and_cut_with_a_mark_of_its_own_on_the_terminal() -> None:
    summary = full_summary()
    for length in (400, 5000):
        article = Article(text="“" + "words … " * (length // 8) + "end”")
        span = article.span(0, len(article.text))
        event = summary.events[0].model_copy(update={"evidence": [span]})
        changed = summary.model_copy(update={"events": [event], "article": article})
        assert article.text in words(render_markdown(changed))
        assert (article.text in flat(shown(changed))) == (length == 400)
        assert ("characters cut] … " in flat(shown(changed))) == (length == 5000)


@pytest.mark.parametrize("unit", ["word ", "x", "北"])
def test_a_cut_says_how_much_it_left_out(unit: str) -> None:
    text = ("A" + unit * 400)[:1999].strip() + "Z"
    assert len(text) < 600 or f"{len(text) - len(cut(text).replace(_mark(cut(text)), '')):,}" in _mark(cut(text))
    assert cut(text).startswith("A")
    assert cut(text).endswith("Z")
    assert cut("x" * 600) == "x" * 600


def _mark(text: str) -> str:
    """The mark of a cut, with its brackets."""
    start, end = text.find(" … ["), text.find("] … ")
    return text[start : end + 4] if start >= 0 else ""


def test_every_page_says_whose_it_is() -> None:
    summary = full_summary()
    article = summary.article.model_copy(update={"id": "desk/one.txt"})
    summary = summary.model_copy(update={"id": "desk/one.txt", "article": article})
    for page in (flat(shown(summary)), words(render_markdown(summary))):
        head = page.partition("audit:")[0]
        assert "desk/one.txt" in head
        assert "“Blast” · by A. Writer · https://news.example/1" in head


def test_why_a_source_has_no_name_is_told() -> None:
    summary = full_summary()
    for page in (flat(shown(summary)), words(render_markdown(summary))):
        assert "not named: none given" in page
