"""HTML: nothing of an article or a model is markup or code, and every statement leads to its words and back."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser import Summariser
from summariser.models import Article, Attribution, Finding, KeyPoint, Summary
from summariser.render.findings import verdict_of
from summariser.render.html import Document, render_html
from summariser.render.html.marks import Mark, mark_of, pieces_of
from summariser.render.words import hides, one_line, unseen_of
from tests.building.sample import REPLY, summary_of
from tests.facts import replayed
from tests.render.hostile import HOSTILE, with_texts
from tests.test_models import full_summary

VOID = {"meta"}


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    def all(self) -> list["Element"]:
        """It, and every element in it, in order."""
        return [self, *(it for child in self.inside if isinstance(child, Element) for it in child.all())]

    @property
    def words(self) -> str:
        """The text in it, with nothing between its parts."""
        return "".join(child if isinstance(child, str) else child.words for child in self.inside)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def having(self, name: str) -> list["Element"]:
        """Those of a class in it."""
        return [it for it in self.all() if name in it.classes]

    def named(self, id: str) -> "Element":
        """The one with that id, of which there must be one."""
        [found] = [it for it in self.all() if it.attributes.get("id") == id]
        return found


class Page(HTMLParser):
    """What a browser would make of a document that closes all that it opens: anything else fails."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.other: list[str] = []
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "an attribute is given twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def parsed(text: str) -> Element:
    page = Page(text)
    assert page.other == [], "a comment, or something else that is no element"
    return page.root


def structure(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and their attributes' names, without words; of the article itself and of places in it, which are not
    there in a text of another length, nothing but that they are there."""
    if element.classes & {"text", "at"}:
        return [("", tuple(element.classes & {"text", "at"}))]
    own = (element.tag, tuple(sorted(element.attributes)))
    return [own, *(it for child in element.inside if isinstance(child, Element) for it in structure(child))]


def text_of(page: Element, prefix: str = "r1") -> Element:
    [found] = page.named(prefix).having("text")
    return found


# Hostile texts


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_change_nothing_but_words(name: str) -> None:
    """But for a line of ours that tells of invisible characters in the article."""
    page = re.sub(
        r'^<p class="notice">the article has \d+ invisible .*\n', "", render_html(with_texts(HOSTILE[name])), flags=re.M
    )
    assert structure(parsed(page)) == structure(parsed(render_html(with_texts("a z"))))


@pytest.mark.parametrize("name", HOSTILE)
def test_there_is_nothing_that_runs_loads_or_leads_away(name: str) -> None:
    text = HOSTILE[name]
    for evil in (with_texts(text), with_ids(text), in_article(text)):
        document = Document(text, several=True)
        whole = document.opening() + document.section(evil, title=text, notice=text)
        whole += document.failure(text, text, title=text) + document.closing()
        for element in parsed(whole).all():
            assert element.tag in {
                "", "html", "head", "meta", "title", "style", "body", "main", "nav", "section", "header", "h1", "h2",
                "h3", "p", "div", "span", "a", "ul", "ol", "li", "b", "bdi", "dl", "dt", "dd", "blockquote", "article",
                "sup", "script",
            }  # fmt: skip
            assert set(element.attributes) <= {
                "lang", "charset", "http-equiv", "content", "name", "id", "class", "dir", "href", "title", "data-at",
                "data-from", "data-label", "data-unseen", "aria-label", "aria-labelledby", "role",
            }  # fmt: skip
            assert element.attributes.get("href", "#").startswith("#")
            assert not any(it in element.attributes.get("id", "") + element.attributes.get("href", "") for it in '<> "')


def with_ids(text: str) -> Summary:
    """A recorded summary whose ids, labels of its marks in the article, are hostile."""
    summary = replayed("kabul-2020-11-21")
    events = [it.model_copy(update={"id": f"{text} {it.id}", "attribution_ids": [text]}) for it in summary.events]
    said = [it.model_copy(update={"id": f"{text} {it.id}", "event_ids": [text]}) for it in summary.attributions]
    article = summary.article.model_copy(update={"language": text})
    return summary.model_copy(update={"events": events, "attributions": said, "article": article})


def in_article(text: str) -> Summary:
    """A summary by rules of an article with a hostile text in what it marks."""
    article = Article(
        text=f"Nine people died in Torvik on Monday {text} after a blast, said Ida Brandt. “It {text},” she said."
    )
    return Summariser(reader="rules").summarise(article)


@pytest.mark.parametrize("name", ["script", "entity", "anchor"])
def test_hostile_ids_and_marked_words_are_on_the_page_as_they_are(name: str) -> None:
    text = HOSTILE[name]
    ids = text_of(parsed(render_html(with_ids(text))))
    labels = [it.attributes["data-label"] for it in ids.all() if "data-label" in it.attributes]
    assert f"{one_line(text)} e1" in labels
    marked = text_of(parsed(render_html(in_article(text))))
    assert any(text in it.words for it in marked.having("told"))


def test_the_page_sends_and_loads_nothing_and_says_so() -> None:
    head = parsed(render_html(full_summary())).all()
    contents = {
        it.attributes.get("name") or it.attributes.get("http-equiv"): it.attributes.get("content") for it in head
    }
    assert contents["referrer"] == "no-referrer"
    policy = contents["Content-Security-Policy"] or ""
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'"} <= set(policy.split("; "))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_or_turning_character_is_left(name: str) -> None:
    document = render_html(with_texts(HOSTILE[name]))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u00ad\ufeff]", document)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_words_are_seen_as_they_are(name: str) -> None:
    page = parsed(render_html(full_summary().model_copy(update={"headline": HOSTILE[name]})))
    [heading] = [it for it in page.all() if it.tag == "h1"]
    assert heading.words == one_line(HOSTILE[name])


@pytest.mark.parametrize("name", HOSTILE)
def test_what_nobody_sees_in_the_article_is_told_at_its_place(name: str) -> None:
    summary = Summariser(reader="rules").summarise(Article(text=HOSTILE[name]))
    told = [it.attributes["data-unseen"] for it in text_of(parsed(render_html(summary))).having("unseen")]
    hidden = {char for char in HOSTILE[name] if char == "\x1b" or hides(char)}
    assert {it for one in told for it in re.findall(r"U\+[0-9A-F]+", one)} == {f"U+{ord(it):04X}" for it in hidden}


def test_the_only_style_and_script_are_the_two_that_the_policy_names() -> None:
    page = parsed(render_html(with_texts("</style></script><script>alert(1)</script>")))
    [policy] = [it.attributes["content"] for it in page.all() if it.attributes.get("http-equiv")]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        [found] = [it for it in page.all() if it.tag == tag]
        digest = base64.b64encode(hashlib.sha256(found.words.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://news.example/1?a=b&c=d", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://news.example", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//news.example", False),
        ("https://", False),
        ("https://news.example\u202e/1", False),
        ("java\nscript:alert(1)", False),
        ("https://[news.example", False),
        ("https://news.example@evil.example/", False),
        (None, False),
    ],
)
def test_an_address_is_led_to_where_it_is_one_of_the_web(url: str | None, leads: bool) -> None:
    article = full_summary().article.model_copy(update={"url": url})
    page = parsed(render_html(full_summary().model_copy(update={"article": article})))
    away = [it for it in page.all() if not it.attributes.get("href", "#").startswith("#")]
    assert [it.attributes["href"] for it in away] == ([url] if leads else [])
    assert all("noreferrer" in it.attributes["rel"] for it in away)


# The article


@pytest.mark.parametrize("name", ["kabul-2020-11-21", "night-bulletin", "puente-roto", "hostile-markup"])
def test_the_article_stands_there_whole(name: str) -> None:
    summary = replayed(name)
    text = text_of(parsed(render_html(summary)))
    shown = "".join(char for char in summary.article.text if char != "\x1b" and not hides(char))
    assert text.words == shown.replace("\r\n", "\n")


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab \n\u200b\u202e\x1b\u00ad", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places).filter(lambda it: it[0] < it[1]), max_size=8))
    sorts = st.sampled_from(["told", "part", "said", "source", "doubt", "left"])
    return text, [Mark(start, end, draw(sorts), f"e{at}", f"r1-e{at}") for at, (start, end) in enumerate(pairs)]


@given(texts_with_marks())
def test_pieces_are_the_text_and_each_mark_is_some_of_them(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    pieces = list(pieces_of(text, marks))
    assert [it.start for it in pieces] == [0, *(it.end for it in pieces[:-1])]
    assert pieces[-1].end == len(text)
    for piece in pieces:
        own = text[piece.start : piece.end]
        seen = "".join(char for char in own if char != "\x1b" and not hides(char))
        assert "".join(run.text for run in piece.runs) == seen
        assert bool(seen == own) is not any(run.unseen for run in piece.runs)
        assert set(piece.sorts) == {it.sort for it in marks if it.start < piece.end and piece.start < it.end}
        assert piece.begins == any(it.start == piece.start for it in marks)
        assert sorted(it.text for it in piece.labels) == sorted(it.label for it in marks if it.end == piece.end)


def test_a_character_is_hidden_by_its_text_not_by_where_a_mark_begins() -> None:
    text = "A ❤\ufe0f b\ufe0f c."
    marks = [Mark(at, at + 1, "part") for at in range(len(text))]
    told = [(piece.start, run.unseen) for piece in pieces_of(text, marks) for run in piece.runs if run.unseen]
    assert told == [(text.index("b") + 1, "U+FE0F")]


def test_words_that_do_not_stand_there_are_not_marked_and_lead_nowhere() -> None:
    summary = full_summary()
    wrong = summary.article.span(0, 10).model_copy(update={"text": "Nine died "})
    assert list(mark_of(wrong, "told", summary.article)) == []
    event = summary.events[0].model_copy(update={"evidence": [wrong]})
    page = parsed(render_html(summary.model_copy(update={"events": [event]})))
    [quoted] = [it for it in page.named("r1-e1").all() if it.tag == "blockquote"]
    assert "Nine died" in quoted.words
    [place] = quoted.having("at")
    assert (place.tag, place.words) == ("span", "[0–10], where these words do not stand")


# What leads where


def pages() -> list[Summary]:
    return [full_summary(), *map(replayed, ["kabul-2020-11-21", "hostile-hidden", "night-bulletin"])]


@pytest.mark.parametrize("summary", pages(), ids=lambda it: it.headline)
def test_ids_are_one_each_and_every_link_has_its_end(summary: Summary) -> None:
    """Of several results on one page, too."""
    document = Document("two", several=True)
    page = parsed(
        document.opening() + document.section(summary, title="one.txt") + document.failure("x.txt", "is empty")
        + document.section(summary) + document.closing()
    )  # fmt: skip
    ids = Counter(it.attributes["id"] for it in page.all() if "id" in it.attributes)
    assert set(ids.values()) == {1}
    links = [it.attributes["href"] for it in page.all() if it.attributes.get("href", "").startswith("#")]
    assert links
    assert {link[1:] for link in links} <= set(ids)
    for prefix in ("r1", "r3"):
        own = [it.attributes["href"] for it in page.named(prefix).all() if "href" in it.attributes]
        assert all(link.startswith((f"#{prefix}", "http")) for link in own)
    [listed] = [it for it in page.all() if it.tag == "nav"]
    assert [it.attributes["href"] for it in listed.all() if it.tag == "a"] == ["#r1", "#r2", "#r3"]
    assert listed.words.count("x.txt") == 1
    assert listed.words.count(verdict_of(summary)) == 2
    assert [it.words for it in page.named("r1").having("which")] == ["one.txt"]


def test_a_place_leads_to_its_words_and_they_lead_back() -> None:
    summary = replayed("kabul-2020-11-21")
    page = parsed(render_html(summary))
    text = text_of(page)
    for at, event in enumerate(summary.events):
        card = page.named(f"r1-e{at + 1}")
        led = {it.attributes["data-at"] for it in card.having("at")}
        for span in [*event.evidence, *(span for it in event.casualties for span in it.evidence)]:
            assert f"{span.start} {span.end}" in led
            assert from_to(text, span.start, span.end) == span.text
            assert text.named(f"r1-{span.start}").attributes["data-from"] == str(span.start)
        assert back(text, f"#r1-e{at + 1}") == len({span.end for span in event.evidence})
    for at, item in enumerate(summary.attributions):
        assert back(text, f"#r1-a{at + 1}") == len(item.content.spans)


def from_to(text: Element, start: int, end: int) -> str:
    """The words of the pieces that the script lights for a place."""
    pieces = [(int(it.attributes["data-from"]), it) for it in text.all() if "data-from" in it.attributes]
    return "".join(it.words for at, it in pieces if start <= at < end)


def back(text: Element, href: str) -> int:
    """How many labels in the article lead to a statement."""
    return sum(it.attributes.get("href") == href for it in text.all())


def test_what_is_left_out_is_marked_in_the_article() -> None:
    summary = replayed("kabul-2020-11-21")
    kept = [it for it in summary.attributions if it.id != "a4"]
    lacking = summary.model_copy(update={"attributions": kept}).audited()
    words = summary.attributions[3].content.spans[0].text
    page = parsed(render_html(lacking))
    left = [it.words for it in text_of(page).having("left") if it.tag == "span"]
    assert any(it.startswith(words) for it in left)
    found = [it for it in page.all() if it.attributes.get("id", "").startswith("r1-f") and "left out" in it.words]
    assert len(found) == sum("left out" in it.message for it in lacking.audit.findings) > 0
    assert all(back(text_of(page), f"#{it.attributes['id']}") == 1 for it in found)


def test_figures_and_blame_lead_to_who_says_so() -> None:
    page = parsed(render_html(replayed("kabul-2020-11-21")))
    rows = [it for it in page.named("r1-e1").all()[1:] if it.tag == "div"]
    [killed] = [it for it in rows if it.words.startswith("killed")]
    assert killed.words.split() == "killedat least eight people (8 or more) a1 [0–158]".split()
    assert [it.attributes["href"] for it in killed.having("to")] == ["#r1-a1"]
    [denied] = [it for it in rows if "denied by Taliban" in it.words]
    assert [it.words for it in denied.having("to")] == ["a5"]


def test_a_statement_that_is_not_there_is_no_link() -> None:
    summary = full_summary()
    event = summary.events[0].model_copy(update={"attribution_ids": ["a9"]})
    page = parsed(render_html(summary.model_copy(update={"events": [event]})))
    lost, *_ = [it for it in page.named("r1-e1").having("to") if it.words == "a9"]
    assert (lost.tag, "href" in lost.attributes) == ("span", False)


# What is shown


def test_the_page_has_what_the_others_have() -> None:
    """Every word of the statements, and the findings beside them and at the end."""
    summary = full_summary()
    page = parsed(render_html(summary, notice="Read with care."))
    told = " ".join(page.named("r1").words.split())
    for words in (
        "Eight died", "Read with care.", "2020-11-21 · Wire", "“Blast” · by A. Writer", "FAILED, 1 error",
        "Eight died. He said so.", "A blast.", "did not happen", "claim", "destroyed", "denied by A group",
        "Amir, mayor, City", "not named: none given", "not in the article “nine”", "not checked: numbers (no numbers)",
        "m-1",
    ):  # fmt: skip
        assert words in told
    [beside] = page.named("r1-e1").having("error")
    assert (beside.words, [it.attributes.get("href") for it in beside.all() if it.tag == "a"]) == (
        "error m",
        ["#r1-f1"],
    )
    [finding] = [it for it in page.all() if it.attributes.get("id") == "r1-f1"]
    assert [it.attributes["href"] for it in finding.having("to")] == ["#r1-e1"]
    assert [it.attributes["data-at"] for it in finding.having("at")] == ["0 10"]
    assert [it.attributes["data-at"] for it in page.named("r1-a1").having("at")] == ["0 10", "33 35", "36 40"]
    assert [it.attributes["data-label"] for it in text_of(page).having("doubt") if it.tag == "a"] == ["error"]


@pytest.mark.parametrize(
    ("update", "shown"),
    [
        ({"passed": True, "checks": []}, "passed"),
        ({"passed": True}, "partly"),
        ({"passed": None}, "unchecked"),
        ({}, "failed"),
    ],
)
def test_the_verdict_is_as_green_as_it_is_whole(update: dict[str, Any], shown: str) -> None:
    summary = full_summary()
    audit = summary.audit.model_copy(update=update)
    [verdict] = parsed(render_html(summary.model_copy(update={"audit": audit}))).having("verdict")
    assert verdict.classes == {"verdict", shown}


def test_an_attribution_without_words_says_so() -> None:
    item: Attribution = full_summary().attributions[0]
    lost = item.model_copy(update={"content": item.content.model_copy(update={"spans": []})})
    page = parsed(render_html(full_summary().model_copy(update={"attributions": [lost]})))
    assert "could not be located" in page.named("r1-a1").words


def test_the_article_is_in_its_own_language_and_the_page_in_english() -> None:
    page = parsed(render_html(replayed("puente-roto")))
    texts = [
        text_of(page),
        *(it for it in page.all() if it.tag == "h1"),
        *page.having("abstract"),
        *page.having("words"),
    ]
    assert {(it.attributes["lang"], it.attributes["dir"]) for it in texts} == {("es", "auto")}
    assert [it.attributes["lang"] for it in page.all() if it.tag == "html"] == ["en"]


def test_a_summary_of_nothing_is_a_page() -> None:
    summary = summary_of(REPLY).model_copy(update={"events": [], "attributions": [], "key_points": []})
    assert "Events" not in parsed(render_html(summary)).named("r1").words


def test_a_key_point_of_its_own_is_led_back_to() -> None:
    summary = full_summary()
    point = KeyPoint(text="Something else.", evidence=[summary.article.span(0, 10)])
    page = parsed(render_html(summary.model_copy(update={"key_points": [*summary.key_points, point]})))
    assert back(text_of(page), "#r1-k2") == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It is over", "“It is over”"),
        ("“It is over”", "“It is over”"),
        ("“A” and “B”", "““A” and “B””"),
        ('"Go"', '"Go"'),
    ],
)
def test_words_stand_in_quotation_marks_that_can_be_copied(words: str, shown: str) -> None:
    summary = full_summary()
    article = Article(text=f"{words}, he said.")
    event = summary.events[0].model_copy(update={"evidence": [article.span(0, len(words))]})
    page = parsed(render_html(summary.model_copy(update={"article": article, "events": [event]})))
    assert [it.words for it in page.named("r1-e1").having("words")] == [shown]


@pytest.mark.parametrize(
    "where", ["/key_points/" + "9" * 5000, "/events/" + "9" * 5000, "/key_points/٣", "/key_points"]
)
def test_a_pointer_to_nothing_leads_nowhere(where: str) -> None:
    finding = Finding(check="x", severity="warning", message="m", where=where)
    summary = full_summary()
    page = parsed(
        render_html(summary.model_copy(update={"audit": summary.audit.model_copy(update={"findings": [finding]})}))
    )
    [found] = [it for it in page.all() if it.attributes.get("id") == "r1-f1"]
    assert [it.tag for it in found.having("to")] == ["span"]


HIDDEN = "peo\u200dple died\ufe0f\U000e0101\U000e0110 in Ro\u3164me on\u2800Mon\u034fday\u2061"


def test_what_is_hidden_in_letters_is_told_too_and_what_some_scripts_need_is_not() -> None:
    found = unseen_of(HIDDEN)
    assert found is not None
    assert "".join(found.findall(HIDDEN)) == "\u200d\ufe0f\U000e0101\U000e0110\u3164\u2800\u034f\u2061"
    assert one_line(HIDDEN) == "people died in Ro me on Monday"
    for text in ("❤️ 1️⃣ 👩‍👩‍👧", "می‌خواهم", "क्‍ष", "葛\U000e0100城", "Grüße, naïve"):
        assert unseen_of(text) is None
        assert one_line(text) == text
