"""The terminal: everything that matters is shown, and nothing of an article or a model steers it."""

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from summariser.models import Article, Audit, Content, Finding, Quantity, Summary
from summariser.models.vocabulary import Severity
from summariser.render.markdown import render_markdown
from summariser.render.terminal import print_summary
from summariser.render.words import one_line, shortened
from tests.building.sample import REPLY, happening, harm, reply, said, summary_of
from tests.render.hostile import HOSTILE, with_texts
from tests.test_models import full_summary

SGR = re.compile(r"\x1b\[[0-9;]*m")


def shown(summary: Summary) -> str:
    page = io.StringIO()
    print_summary(summary, page)
    return page.getvalue()


def flat(text: str) -> str:
    """`text` without the line breaks of wrapping."""
    return " ".join(text.split())


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours, as wide as the page of a pipe."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")


def harmless(text: str) -> list[str]:
    """The characters of `text` that could steer a terminal or hide something on it: none."""
    return [
        f"U+{ord(char):04X}"
        for char in text
        if char != "\n"
        and (unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char not in "\u200c\u200d")
    ]


@pytest.mark.parametrize("columns", ["0", "1", "7", "20", "40"])
@pytest.mark.parametrize("coloured", [True, False])
def test_no_word_is_lost_however_narrow_the_terminal(
    columns: str, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read may have been paid for; COLUMNS=0 is what some environments say where they do not know."""
    if coloured:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
    whole = SGR.sub("", shown(full_summary()))
    monkeypatch.setenv("COLUMNS", columns)
    assert sorted("".join(SGR.sub("", shown(full_summary())).split())) == sorted("".join(whole.split()))


# Hostile texts


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_reaches_a_pipe(name: str) -> None:
    text = shown(with_texts(HOSTILE[name]))
    assert harmless(text) == []
    assert "EVENTS (1)" in text
    assert "ATTRIBUTIONS (1)" in text
    assert "WHAT TO TRUST" in text


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("name", HOSTILE)
def test_on_a_terminal_only_the_colours_are_escapes(name: str) -> None:
    text = shown(with_texts(HOSTILE[name]))
    assert SGR.search(text), "a terminal is expected to have colours here"
    assert harmless(SGR.sub("", text)) == []
    assert "]8;" not in SGR.sub("", text).replace("␛]8;", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_are_shown_as_they_are_and_on_one_line(name: str) -> None:
    """So markup of rich and emoji codes stay words, and a line break starts no line that looks like one of ours."""
    summary = full_summary().model_copy(update={"headline": HOSTILE[name]})
    assert flat(shown(summary)).startswith(flat(one_line(HOSTILE[name])) + " 2020-11-21")


@pytest.mark.usefixtures("wide")
def test_colours_change_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = shown(full_summary())
    monkeypatch.delenv("FORCE_COLOR")
    assert [line.rstrip() for line in SGR.sub("", coloured).splitlines()] == shown(full_summary()).splitlines()


def test_no_colour_is_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", shown(full_summary()))


def test_a_forged_line_stays_inside_its_own() -> None:
    summary = full_summary().model_copy(update={"headline": "x\naudit  passed: no findings; checked: all"})
    lines = shown(summary).splitlines()
    assert [line for line in lines if line.startswith("audit")] == [line for line in lines if "FAILED" in line]


def test_a_saved_file_with_hostile_codes_and_ids_is_harmless() -> None:
    evil = "a\x1b]0;owned\x07"
    data: Any = full_summary().model_dump()
    data["events"][0]["actors"][0]["country_code"] = evil
    data["events"][0]["attribution_ids"] = [evil]
    data["events"][0]["casualties"][0]["attribution_ids"] = [evil]
    data["audit"]["checks"][0]["name"] = evil
    assert harmless(shown(Summary.model_validate(data))) == []


@pytest.mark.parametrize("key", ["events", "attributions"])
def test_ids_of_another_form_are_shown(key: str) -> None:
    data: Any = full_summary().model_dump()
    data[key][0]["id"] = "first"
    assert "first" in shown(Summary.model_validate(data))


# What is shown


def test_lines_are_not_wider_than_the_page_and_not_padded(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, limit in ((None, 100), ("60", 60), ("400", 110)):
        if columns:
            monkeypatch.setenv("COLUMNS", columns)
        lines = shown(summary_of(REPLY)).splitlines()
        assert max(map(len, lines)) <= limit
        assert all(line == line.rstrip() for line in lines)
    assert max(map(len, lines)) > 100, "the last page is expected to use its width"


def test_what_was_said_and_what_happened_is_shown() -> None:
    text = flat(shown(summary_of(REPLY)))
    for words in (
        "A headline",
        "2021-03-06 · conflict, war and peace · en",
        "assault/heavy-weapons · main · actual · claim",
        "assault/explosives · background · actual",
        "2021-03-05 (“Friday”)",
        "2019-01 (“In January 2019”)",
        "Port Amber, Baghlan, Afghanistan",
        "at least eight people (8 or more) — a1",
        "three children (3), part of figure 1",
        "denied by Northern Front — a4",
        "accused: Northern Front — a5",
        "nobody has claimed it",
        "Lena Voss, spokesperson, Interior Ministry",
        "deny (“denied”) · indirect",
        "express (“said”) · direct",
        "“any role in the attack”",
        "passed: no findings; checked: grounding",
    ):
        assert words in text, words


def test_every_figure_shows_its_qualifier() -> None:
    text = (
        "At least eight died, up to 600 fled, about 23 and eight to ten were hurt, dozens are missing, "
        "and more than 50 came."
    )
    wire = reply(
        events=[
            happening(
                1,
                harm("killed", "At least eight", ">=8", 1),
                harm("displaced", "up to 600", "<=600", 1),
                harm("injured", "about 23", "~23", 1),
                harm("injured", "eight to ten", "8-10", 1),
                harm("missing", "dozens", "?", 1),
                harm("captured", "more than 50", ">50", 1),
                {"flag": "negated"},
                type="accident",
            )
        ]
    )
    page = flat(shown(summary_of(wire, text)))
    for words in (
        "killed At least eight (8 or more)",
        "displaced up to 600 (600 or fewer)",
        "injured about 23 (about 23)",
        "injured eight to ten (8 to 10)",
        "missing dozens (vague: 24 or more)",
        "captured more than 50 (51 or more)",
        "did not happen",
    ):
        assert words in page, words


def test_ungrounded_words_findings_and_warnings_are_shown() -> None:
    wire = reply(said=[said(1, 1, "She", "sang", "songs")], events=[happening([1, 77])])
    summary = summary_of(wire, "She said no.")
    summary = summary.model_copy(update={"run": summary.run.model_copy(update={"warnings": ["a model came late"]})})
    page = flat(shown(summary))
    assert "audit FAILED: 3 errors; checked: grounding" in page
    assert "not in the article: “sang” (a1 cue)" in page
    assert "not in the article: “77” (e1 evidence)" in page
    assert page.count("“songs”: these words do not stand in the article") == 2, "beside the attribution, and at the end"
    assert "(its words could not be located)" in page
    assert "a model came late" in page


def test_a_finding_stands_beside_its_event() -> None:
    summary = full_summary()
    page = shown(summary)
    head, _, trust = page.partition("WHAT TO TRUST")
    assert "error" in head.partition("EVENTS")[2].partition("ATTRIBUTIONS")[0]
    assert "e1 · m · at 0: “Eight died" in trust


def test_what_is_doubted_at_two_places_is_told_once_with_both() -> None:
    summary = full_summary()
    spans = [summary.article.span(0, 4)]
    findings = [
        Finding(check="certainty", severity="warning", message="told as a fact", where=where, spans=spans)
        for where in ("/key_points/0/text", "/events/0/description")
    ]
    other = findings[0].model_copy(update={"where": "/abstract", "spans": [summary.article.span(5, 9)]})
    page = flat(shown(summary.model_copy(update={"audit": Audit(findings=[*findings, other], passed=True)})))
    trust = page.partition("WHAT TO TRUST")[2]

    assert trust.count("told as a fact") == 2
    assert "key point 1, e1 description · told as a fact · at 0: “Eight died" in trust
    assert "abstract · told as a fact · at 5" in trust
    assert "audit: passed, 2 warnings" in page


@pytest.mark.parametrize(
    ("audit", "words"),
    [
        (Audit(), "nothing was checked"),
        (Audit(passed=True), "passed: no findings"),
        (full_summary().audit, "FAILED: 1 error"),
    ],
)
def test_what_was_checked_is_told(audit: Audit, words: str) -> None:
    assert words in flat(shown(full_summary().model_copy(update={"audit": audit})))


def audited(passed: bool | None, *severities: Severity) -> Summary:
    """The full summary with such findings of its audit."""
    findings = [
        Finding(check="x", severity=severity, message="m", where=f"/events/{at}")
        for at, severity in enumerate(severities)
    ]
    return full_summary().model_copy(update={"audit": Audit(findings=findings, passed=passed)})


VERDICTS: list[tuple[Summary, str]] = [
    (audited(None), "audit: nothing was checked"),
    (audited(True), "audit: passed"),
    (audited(True, "info"), "audit: passed"),
    (audited(True, "warning", "info", "warning"), "audit: passed, 2 warnings"),
    (
        audited(True).model_copy(update={"events": [], "attributions": []}),
        "audit: passed, but no event and no attribution was found",
    ),
    (audited(False, "error"), "audit: FAILED, 1 error (at the end)"),
    (audited(False, "warning", "error", "error"), "audit: FAILED, 2 errors, 1 warning (at the end)"),
]


@pytest.mark.parametrize(("summary", "words"), VERDICTS, ids=[words for _, words in VERDICTS])
def test_the_verdict_stands_below_the_date(summary: Summary, words: str) -> None:
    lines = shown(summary).splitlines()
    assert "2020-11-21" in lines[1]
    assert lines[3:5] == [words, ""], "behind the title, author and address"
    assert any(line.startswith("audit  ") for line in lines[5:]), "the whole of it stays at the end"
    page = render_markdown(summary).splitlines()
    assert page[6].replace("\\", "") == f"**{words}**"
    assert any(line.startswith("Audit ") for line in page[7:])


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize(("passed", "colour"), [(None, "2"), (True, "32"), (False, "1;31")])
def test_the_verdict_has_its_colour(passed: bool | None, colour: str) -> None:
    assert f"\x1b[{colour}maudit: " in shown(audited(passed))


def test_a_check_that_did_not_run_is_told() -> None:
    assert "not checked: numbers (no numbers)" in flat(shown(full_summary()))


def test_an_unknown_cost_is_not_called_nothing() -> None:
    summary = full_summary()
    run = summary.run.model_copy(update={"cost": None, "cost_note": "no price is known"})
    page = flat(shown(summary.model_copy(update={"run": run})))
    assert "cost unknown: no price is known" in page
    assert "10 + 7 tokens (estimated)" in page
    assert "0.0012 USD" in flat(shown(summary))


def test_an_empty_summary_is_shown() -> None:
    page = shown(summary_of(reply(headline="", abstract="")))
    assert "EVENTS" not in page
    assert "ATTRIBUTIONS" not in page
    assert "passed" in page


def test_an_attribution_without_words_is_not_passed_over() -> None:
    summary = full_summary()
    bare = summary.attributions[0].model_copy(update={"content": Content()})
    assert "could not be located" in flat(shown(summary.model_copy(update={"attributions": [bare]})))


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\nb\t c", "a b c"),
        ("\u202eabc\u202c", "abc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("  ", ""),
        ("\ud800x", "x"),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize("length", [10, 159, 160, 161, 500, 5000])
@pytest.mark.parametrize("unit", ["word ", "x", "北"])
def test_a_long_text_keeps_its_ends(unit: str, length: int) -> None:
    text = ("A" + unit * length)[: length - 1] + "Z"
    short = shortened(text)
    assert len(short) <= 160
    assert short[0] == "A"
    assert short[-1] == "Z"
    assert (short == one_line(text)) == (len(one_line(text)) <= 160)


def test_a_quantity_whose_words_are_no_digits_shows_the_number() -> None:
    summary = full_summary()
    event = summary.events[0]
    figure = event.casualties[0].model_copy(
        update={"count": Quantity(text="Eight", low=8, best=8, high=8, qualifier="exact"), "subset_of": None}
    )
    changed = event.model_copy(update={"casualties": [figure]})
    assert "killed Eight (people; 8) — a1" in flat(shown(summary.model_copy(update={"events": [changed]})))


def test_a_real_article_is_shown_with_exact_places() -> None:
    path = Path(__file__).parent.parent / "articles" / "kabul-2020-11-21.txt"
    article = Article.from_file(path)
    wire = reply(said=[said(1, 1, "an official", "said", "About 23 … 31 others")], events=[happening(1)])
    page = flat(shown(summary_of(wire, article)))
    start = article.text.index("About 23")
    assert f"[{start}–{article.text.index(', an official said')}]" in page
