"""Characters that no reader sees change nothing of what is read, and are told."""

import pytest

from summariser import Article, FakeReader, Summariser, Summary, WireReply
from summariser.audit import run_audit
from summariser.render.article import unseen_in
from tests.audit.sample import found, summary
from tests.render.hostile import HOSTILE, with_texts

TEXT = "A bus crash near Torvale killed {} people on Friday, police said. Nobody {} was hurt."


def of_model(said: str, written: str) -> Summary:
    """What a reply makes of an article in which it sees a number that is `written` otherwise."""
    told = f"A bus crash killed {said} people, police said."
    reply = WireReply.model_validate(
        {
            "lang": "en",
            "parties": [{"name": "police", "kind": "org"}],
            "said": [{"id": 1, "s": 1, "source": "police", "cue": "said", "content": [told[: -len(", police said.")]],
                      "act": "assert"}],
            "events": [{"s": [1], "type": "accident", "what": told, "role": "main", "status": "actual", "by": [],
                        "to": [], "said": [1],
                        "more": [{"harm": "killed", "text": f"{said} people", "n": "18", "s": 1}]}],
            "topic": None, "headline": f"Bus crash kills {said}, police say", "abstract": told,
        }
    )  # fmt: skip
    text = TEXT.format(written, "else").replace(" near Torvale", "")
    with Summariser(reader=FakeReader(reply)) as summariser:
        return summariser.summarise(Article(text=text, published="2024-05-03", language="en"))


UNSEEN = ("eight\u00adeen", "1\u200b8", "\u206018", "1\u200d8", "eigh\ufeffteen", "1\u202c8")


@pytest.mark.parametrize("written", UNSEEN)
def test_a_number_is_read_as_it_is_seen(written: str) -> None:
    said = "18" if "8" in written else "eighteen"
    read = of_model(said, written)
    (killed,) = read.events[0].casualties
    assert (killed.count.low, killed.count.best, killed.count.high) == (18, 18, 18)
    assert killed.count.text == f"{written} people".lstrip("\u2060")
    assert [it.message for it in read.audit.findings if it.severity != "info"] == []
    assert read.run.warnings[0].startswith("The article has a character that is not seen (U+")
    wrong = read.model_copy(update={"abstract": "A bus crash killed eight people, police said."})
    assert not run_audit(wrong).passed


@pytest.mark.parametrize("written", UNSEEN)
def test_the_rules_read_it_so_too(written: str) -> None:
    article = Article(text=TEXT.format(written, "el\u00adse"), published="2024-05-03")
    with Summariser(reader="rules") as summariser:
        read = summariser.summarise(article)
        plain = summariser.summarise(Article(text=TEXT.format("18" if "8" in written else "eighteen", "else")))
    assert [it.count.best for it in read.events[0].casualties if it.effect == "killed"] == [18]
    assert (read.headline, read.abstract) == (plain.headline, plain.abstract)
    assert read.audit.passed
    assert read.verify().passed


def test_what_is_not_seen_is_named_and_counted_as_the_page_has_it() -> None:
    with Summariser(reader="rules") as summariser:
        read = summariser.summarise(
            Article(text="A bo\u00admb\x1b[31m hurt \u202enine\u202c people\u2060\u200b.\x1b[0m")
        )
    sorts = "U+001B, U+00AD, U+200B, U+202C and 2 more sorts"
    said = f"The article has 7 characters that are not seen ({sorts}); they are kept in its words and not read."
    assert read.run.warnings == [said]
    assert unseen_in(read.article).startswith("the article has 7 invisible characters, left out on this page or shown")


def test_findings_point_into_the_article_itself() -> None:
    """Also behind characters that the checks did not see."""
    with Summariser(reader="rules") as summariser:
        read = summariser.summarise(Article(text="Po\u00adlice \u200bcame. " + TEXT.format("1\u200b8", "else")))
    wrong = read.model_copy(update={"attributions": [], "abstract": "A bus crash killed 30 people."})
    findings = run_audit(wrong).findings
    spans = [span for it in findings for span in it.spans]
    assert spans
    assert all(read.article.text[span.start : span.end] == span.text for span in spans)
    assert any(span.text == "police said" for span in spans)


@pytest.mark.parametrize("name", HOSTILE)
def test_saved_places_outside_of_the_text_are_told(name: str) -> None:
    """As of a file in which the article was cut: nothing is raised for what a result says."""
    assert not run_audit(with_texts(HOSTILE[name])).passed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least nine\u00adteen people were killed in Torvik.", "not seen (U+00AD)"),
        ("At least nine people were killed in Torvik, \u202epolice said.", "not seen (U+202E)"),
        ("At least nine people were killed and 34² hurt in Torvik.", "the sign “²”"),
        ("At least ⑨ people were killed in Torvik.", "the sign “⑨”"),
    ],
)
def test_odd_signs_in_a_text_are_told(text: str, told: str) -> None:
    assert any(told in it.message for it in found(summary(abstract=text), "grounding", "/abstract"))


def test_a_number_in_a_text_is_read_as_it_is_seen() -> None:
    bent = summary(abstract="At least nine\u00adteen people were killed in Torvik, police said.")
    assert any("nineteen" in it.message for it in found(bent, "figures", "/abstract"))


def test_joiners_of_other_scripts_and_signs_are_no_matter() -> None:
    with Summariser(reader="rules") as summariser:
        read = summariser.summarise(Article(text="می‌خواهم، گفت. 👩‍👧 " + TEXT.format(18, "else")))
    assert not any("not seen" in it for it in read.run.warnings)
