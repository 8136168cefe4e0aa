"""Markdown: nothing of an article or a model is markup."""

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from summariser.models import Content, Summary
from summariser.render.markdown import escaped, render_markdown
from summariser.render.words import one_line
from tests.building.sample import REPLY, happening, harm, reply, said, summary_of
from tests.render.hostile import HOSTILE, with_texts
from tests.test_models import full_summary

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def structure(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """The blocks of a document and the kinds of what stands in them, without its words."""
    found = []
    for token in PARSER.parse(text):
        kinds = [child.type for child in token.children or () if child.type != "text"]
        found.append((token.type, token.level, tuple(kinds)))
    return found


def words(text: str) -> str:
    """What a reader of the rendered document sees."""
    return " ".join(
        "".join(child.content for child in token.children or ())
        for token in PARSER.parse(text)
        if token.type == "inline"
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_change_nothing_but_words(name: str) -> None:
    """But for a line of ours that tells of invisible characters in the article."""
    document = re.sub(
        r"^\*\*the article has \d+ invisible .*\n\n", "", render_markdown(with_texts(HOSTILE[name])), flags=re.M
    )
    assert structure(document) == structure(render_markdown(with_texts("a z")))


@pytest.mark.parametrize("name", HOSTILE)
def test_there_is_no_live_html_link_image_or_code(name: str) -> None:
    document = render_markdown(with_texts(HOSTILE[name]))
    kinds = {token.type for token in PARSER.parse(document)}
    kinds |= {child.type for token in PARSER.parse(document) for child in token.children or ()}
    assert kinds <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "text_special",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open", "strong_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
        "th_open", "th_close", "td_open", "td_close",
    }, kinds  # fmt: skip
    html = PARSER.render(document)
    assert not re.search(r"<(?:script|img|a|iframe|code|em|!--|\?php)\b", html)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_words_are_seen_as_they_are(name: str) -> None:
    text = one_line(HOSTILE[name])
    assert words(escaped(HOSTILE[name])) == text
    assert text in words(render_markdown(full_summary().model_copy(update={"headline": HOSTILE[name]})))


@pytest.mark.parametrize("name", HOSTILE)
def test_addresses_are_not_turned_into_links_by_readers_that_look_for_them(name: str) -> None:
    document = render_markdown(with_texts(HOSTILE[name]))
    assert not re.search(r"https?://|(?<!\w)www\.|\w@\w", document)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_character_is_left(name: str) -> None:
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render_markdown(with_texts(HOSTILE[name]))
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("abstract", "- item"),
        ("abstract", "-"),
        ("abstract", "---"),
        ("abstract", "1. item"),
        ("abstract", "1986. A great year."),
        ("source", "- - x"),
        ("source", "1. item"),
    ],
)
def test_a_text_that_starts_like_a_list_or_a_rule_is_a_paragraph(field: str, text: str) -> None:
    def document(value: str) -> str:
        summary = full_summary()
        if field == "abstract":
            return render_markdown(summary.model_copy(update={"abstract": value}))
        article = summary.article.model_copy(update={"source": value, "published": None})
        return render_markdown(summary.model_copy(update={"article": article}))

    assert structure(document(text)) == structure(document("words"))


@pytest.mark.parametrize("text", ["- item", "1. item", "-"])
def test_a_key_point_that_starts_like_a_list_is_one_item(text: str) -> None:
    def document(value: str) -> str:
        summary = full_summary()
        point = summary.key_points[0].model_copy(update={"text": value})
        return render_markdown(summary.model_copy(update={"key_points": [point]}))

    assert structure(document(text)) == structure(document("words"))


# What is shown


def test_the_document_has_its_parts_in_order() -> None:
    document = render_markdown(summary_of(REPLY))
    headings = [line for line in document.splitlines() if line.startswith("#")]
    assert headings == [
        "# A headline", "## Key points", "## Events", "### e1: It happened.", "### e2: It happened.", "## Attributions",
        "## What to trust",
    ]  # fmt: skip
    assert document.endswith("\n")


def test_what_was_said_and_what_happened_is_shown() -> None:
    text = words(render_markdown(summary_of(REPLY)))
    for expected in (
        "assault/heavy-weapons · main · actual · claim",
        "at least eight people (8 or more) — a1",
        "three children (3), part of figure 1",
        "denied by Northern Front — a4",
        "nobody has claimed it",
        "2019-01 (“In January 2019”)",
        "Lena Voss, spokesperson, Interior Ministry",
        "passed: no findings; checked: grounding",
    ):
        assert expected in text, expected


def test_every_attribution_has_a_row() -> None:
    rows = [line for line in render_markdown(summary_of(REPLY)).splitlines() if line.startswith("| a")]
    assert [row.split(" | ")[0] for row in rows] == ["| a1", "| a2", "| a3", "| a4", "| a5"]
    assert "“Nobody warned us”" in rows[2]
    assert "“and nobody helped”" in rows[2]


def test_every_figure_shows_its_qualifier() -> None:
    text = "At least eight died, up to 600 fled, about 23 were hurt, dozens are missing."
    wire = reply(
        events=[
            happening(
                1,
                harm("killed", "At least eight", ">=8", 1),
                harm("displaced", "up to 600", "<=600", 1),
                harm("injured", "about 23", "~23", 1),
                harm("missing", "dozens", "?", 1),
            )
        ]
    )
    seen = words(render_markdown(summary_of(wire, text)))
    for expected in ("(8 or more)", "(600 or fewer)", "(about 23)", "(vague: 24 or more)"):
        assert expected in seen, expected


def test_ungrounded_words_findings_and_warnings_are_shown() -> None:
    wire = reply(said=[said(1, 1, "She", "sang", "songs")], events=[happening([1, 77])])
    summary = summary_of(wire, "She said no.")
    summary = summary.model_copy(update={"run": summary.run.model_copy(update={"warnings": ["a model came late"]})})
    seen = words(render_markdown(summary))
    assert "Audit FAILED: 3 errors; checked: grounding" in seen
    for expected in ("“sang” (a1 cue)", "“77” (e1 evidence)", "“songs” (a1 content)"):
        assert f"not in the article: {expected}" in seen
    assert "error: a1 content · “songs”: these words do not stand in the article" in seen
    assert "a model came late" in seen
    assert "(not located)" in seen


def test_an_attribution_without_words_keeps_its_row() -> None:
    summary = full_summary()
    bare = summary.attributions[0].model_copy(update={"content": Content()})
    assert "| (not located) |" in render_markdown(summary.model_copy(update={"attributions": [bare]}))


def test_an_empty_summary_has_no_empty_parts() -> None:
    document = render_markdown(summary_of(reply()))
    assert [line for line in document.splitlines() if line.startswith("#")] == ["# A headline", "## What to trust"]


def test_a_saved_file_with_hostile_ids_changes_nothing_but_words() -> None:
    def document(text: str) -> str:
        data: Any = full_summary().model_dump()
        data["events"][0]["id"] = data["attributions"][0]["id"] = text
        return render_markdown(Summary.model_validate(data))

    assert structure(document("<b>![x](y) | z")) == structure(document("e1"))
