"""Where the lines of an article end is no matter: the rules and the audit read the same in it."""

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser import Article, Summariser, Summary
from summariser.audit import run_audit
from summariser.grounding import GroundedText
from summariser.smooth import smoothed

ARTICLES = [
    path
    for path in sorted(Path(__file__).parent.joinpath("articles").glob("*.txt"))
    if not any("\n" in part.strip() for part in path.read_text(encoding="utf-8").split("\n\n")[1:])
]
"""Those without lines of their own."""
SHORT = (
    "It was a quiet day until the news came. "
    "A bomb went off in Torvik on Monday, killing at least two people and wounding more than 30 others, said Samira "
    "Toldai, the mayor of Benn. She denied reports of a fire. It was an accident, Toldai said."
)


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def facts(summary: Summary) -> list[tuple[Any, ...]]:
    """What a summary tells, whatever white space it is told in."""
    events = [
        (
            it.type,
            it.date and it.date.start,
            it.location and flat(it.location.text),
            *((c.effect, flat(c.count.text), c.count.low, c.count.high, c.count.qualifier) for c in it.casualties),
        )
        for it in summary.events
    ]
    said = [
        (
            flat(it.source.name),
            it.source.role,
            it.cue.lemma,
            it.speech_act,
            *(flat(span.text) for span in it.content.spans),
        )
        for it in summary.attributions
    ]
    return events + said


def wrapped(text: str, end: str, indent: str) -> str:
    """The text with lines of at most 72 characters."""
    lines = [textwrap.wrap(it, 72, break_long_words=False, break_on_hyphens=False) for it in text.split("\n\n")]
    return (end + end).join(end.join(f"{indent if at else ''}{line}" for at, line in enumerate(it)) for it in lines)


@pytest.mark.parametrize(("end", "indent"), [("\n", ""), ("\r\n", ""), ("\n", "  "), ("\r", "")])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_rules_read_the_same_however_lines_end(path: Path, end: str, indent: str) -> None:
    article = Article.from_file(path)
    other = Article(text=wrapped(article.text, end, indent), published=article.published)
    with Summariser(reader="rules") as summariser:
        one, two = summariser.summarise(article), summariser.summarise(other)
    assert facts(two) == facts(one)
    assert two.ungrounded == []


@pytest.mark.parametrize("blank", ["\n", "\r\n", "  ", "\n  ", " \t", "\xa0 "])
def test_a_phrase_goes_on_over_white_space(blank: str) -> None:
    text = SHORT.replace("at least", f"at{blank}least").replace("more than", f"more{blank}than")
    article = Article(text=text.replace("Samira Toldai", f"Samira{blank}Toldai"), published="2024-03-05")
    with Summariser(reader="rules") as summariser:
        summary = summariser.summarise(article)
        assert facts(summary) == facts(summariser.summarise(Article(text=SHORT, published="2024-03-05")))
    assert [it.count.low for it in summary.events[0].casualties] == [2, 31]
    assert summary.attributions[-1].source.name == "Samira Toldai"
    bare = summary.model_copy(
        update={"events": [summary.events[0].model_copy(update={"casualties": summary.events[0].casualties[:1]})]}
    )
    left_out = [it for it in run_audit(bare).findings if "is left out" in it.message and it.severity == "warning"]
    assert [flat(it.spans[0].text) for it in left_out] == ["more than 30 others"]


@given(
    st.lists(
        st.sampled_from(["Two", "men", "died.", "He", "said", "so.", " ", "\n", "\r\n", "\n\n", "\t", "\xa0", "é"])
    )
)
def test_every_word_of_the_twin_stands_where_it_says(parts: list[str]) -> None:
    text = GroundedText(Article(text="A " + " ".join(parts)))
    smooth = smoothed(text)
    if smooth is None:
        return
    body, twin = text.article.text, smooth.text.article.text
    assert len(smooth.text.sentences) == len(text.sentences)
    for here, there in zip(text.sentences, smooth.text.sentences, strict=True):
        assert smooth.place((there.start, there.end)) == (here.start, here.end)
        assert flat(twin[there.start : there.end]) == flat(body[here.start : here.end])
    for at, sign in enumerate(twin):
        if not sign.isspace():
            assert body[slice(*smooth.place((at, at + 1)))] == sign


def test_a_smooth_text_has_no_twin() -> None:
    assert smoothed(GroundedText(Article(text="One died.\n\nTwo were hurt.\nThree fled."))) is None
    assert smoothed(GroundedText(Article(text="  "))) is None
