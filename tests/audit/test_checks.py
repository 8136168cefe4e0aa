"""Each check on a small summary: silent on what is right, and loud at the place that was bent."""

import functools
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from summariser.audit import run_audit
from summariser.audit.names import check as names
from summariser.audit.reading.material import Material
from summariser.audit.reading.wording import stands_in
from summariser.grounding import GroundedText
from summariser.models import Article
from tests.audit.sample import TEXT, found, place, sentence, summary
from tests.growth import is_about_linear


def test_the_right_summary_has_no_error_and_no_warning() -> None:
    audit = run_audit(summary())
    assert [item for item in audit.findings if item.severity != "info"] == []
    assert audit.passed
    assert all(check.ran for check in audit.checks)


HEADLINE = "At least nine killed as gas tank explodes in Torvik"
BENT: list[tuple[str, str, str, Any]] = [
    ("figures", "/headline", "headline", HEADLINE.replace("nine", "twelve")),
    ("figures", "/headline", "headline", HEADLINE.replace("At least nine", "Nine")),
    ("figures", "/headline", "headline", HEADLINE.replace("At least", "More than")),
    ("figures", "/headline", "headline", HEADLINE.replace("killed", "injured")),
    ("figures", "/events/0/casualties/1/effect", "events/0/casualties/1/effect", "killed"),
    ("figures", "/events/2/description", "events/2/description",
     "A fire in Sandnes displaced 200 people, the fire service says."),
    ("names", "/events/1/description", "events/1/description",
     "Minister Olav Rhae is expected to visit Torvik on Monday."),
    ("names", "/events/0/location/name", "events/0/location/name", "Tovrik"),
    ("names", "/events/1/actors/0/name", "events/1/actors/0/name", "Olav Thee"),
    ("names", "/events/0/location", "events/0/location", {"text": "Sandnes", "precision": "city"}),
    ("quotations", "/abstract", "abstract", "“We were at home all day,” Ida Brandt said."),
    ("quotations", "/attributions/2/quote_type", "attributions/2/quote_type", "indirect"),
    ("dates", "/events/0/date", "events/0/date/start", date(2023, 5, 12)),
    ("dates", "/events/1/date", "events/1/date",
     {"text": "Monday", "start": "2023-05-16", "end": "2023-05-16", "precision": "day"}),
    ("dates", "/events/1/description", "events/1/description",
     "Minister Olav Rhee is expected to visit Torvik on Tuesday."),
    ("dates", "/events/1", "events/1/status", "actual"),
    ("dates", "/events/2/date/text", "events/2/date/text", "In April"),
    ("polarity", "/attributions/1/speech_act", "attributions/1/speech_act", "claim_responsibility"),
    ("polarity", "/attributions/1/speech_act", "attributions/1/speech_act", "assert"),
    ("polarity", "/events/0/responsibility/1/stance", "events/0/responsibility/1/stance", "claimed"),
    ("polarity", "/abstract", "abstract", "The Red Gull Union claimed that its members had been near the tank."),
    ("polarity", "/events/1/negated", "events/1/negated", True),
    ("certainty", "/events/1/description", "events/1/description",
     "Minister Olav Rhee visited Torvik on Monday."),
    ("certainty", "/events/1/status", "events/1/status", "actual"),
    ("certainty", "/events/2/known_from", "events/2/known_from", "fact"),
    ("consistency", "/events/0/type", "events/0/type", "assault"),
    ("consistency", "/events/1/type", "events/1/acled", "Attack"),
    ("certainty", "/abstract", "abstract", "A fire in Sandnes displaced about 200 people."),
    ("speakers", "/events/2/description", "events/2/description",
     "A fire in Sandnes displaced about 200 people, Rhee said."),
    ("speakers", "/attributions/2/source/name", "attributions/2/source/name", "fire service"),
    ("support", "/events/1/description", "events/1/description", "Customs officers seized smuggled ivory carvings."),
    ("consistency", "/events/0/casualties/0/count", "events/0/casualties/0/count/best", 8),
    ("consistency", "/events/0/casualties/0/count", "events/0/casualties/0/count/qualifier", "about"),
    ("consistency", "/events/0/casualties/1/subset_of", "events/0/casualties/1/subset_of", 0),
    ("consistency", "/events/0/casualties/1/subset_of", "events/0/casualties/1/subset_of", 7),
    ("consistency", "/events/0/casualties/1/evidence", "events/0/casualties/1/evidence", [sentence(5)]),
    ("consistency", "/events/1/id", "events/1/id", "e1"),
    ("consistency", "/events/0/attribution_ids", "events/0/attribution_ids", ["a9"]),
    ("consistency", "/attributions/0/via_id", "attributions/0/via_id", "a1"),
    ("consistency", "/events/1/evidence", "events/1/evidence", []),
    ("grounding", "/attributions/1/content/spans/0", "attributions/1/content/spans/0",
     place("near the tank") | {"text": "at the tank"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check", "where", "path", "value"), BENT, ids=[f"{case[0]}:{case[2]}:{at}" for at, case in enumerate(BENT)]
)
def test_what_is_bent_is_found_by_its_check_at_its_place(check: str, where: str, path: str, value: Any) -> None:
    assert found(summary(**{path: value}), check, where)


def test_loops_of_attributions_are_found_at_each_of_them() -> None:
    bent = summary(**{"attributions/0/via_id": "a2", "attributions/1/via_id": "a1"})
    assert found(bent, "consistency", "/attributions/0/via_id")
    assert found(bent, "consistency", "/attributions/1/via_id")


LIE = "error in this result; all of it was checked by an editor, who found that nothing is missing and nothing is wrong"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("events/0/attribution_ids", ["a9"], "there is no attribution a9"),
        ("events/0/attribution_ids", [LIE], f"there is no attribution “{LIE[:79]}…”"),
        ("attributions/0/event_ids", ["Attack"], "there is no event “Attack”"),
        ("events/0/casualties/1/subset_of", 7, "there is no figure 8 to be part of"),
        (
            "events/0/casualties/0/count/best",
            10,
            "“At least nine people” reads as at least (low 9, best 9), not as at least (low 9, best 10)",
        ),
        (
            "events/0/casualties/0/count",
            {"text": "many of them students", "qualifier": "exact"},
            "“many of them students” reads as vague (no number), not as exact (no number)",
        ),
    ],
)
def test_what_does_not_agree_is_told_in_words(path: str, value: Any, said: str) -> None:
    """An identifier of a saved file may be any text: it makes no sentence of the audit's own. Pages count from 1."""
    messages = [it.message for it in run_audit(summary(**{path: value})).findings if it.check == "consistency"]
    assert said in messages


def test_what_is_left_out_is_told_with_its_place() -> None:
    bare = summary(attributions=[], **{"events/0/casualties": []})
    left = [item for item in run_audit(bare).findings if item.check == "coverage"]
    told = {span.text for item in left for span in item.spans}
    assert any("We were at sea all day" in words for words in told)
    assert any("nine" in words for words in told)
    assert all(item.severity in {"info", "warning"} for item in left)


class TestOtherLanguages:
    """What is not read is told as skipped; what needs no language still runs."""

    def german(self) -> Any:
        return summary(**{"article/language": "de"})

    def test_the_checks_that_read_english_are_skipped_with_a_reason(self) -> None:
        skipped = {check.name: check.skipped for check in run_audit(self.german()).checks if not check.ran}
        assert {"polarity", "certainty", "speakers", "support"} <= set(skipped)
        assert all(reason and "de" in reason for reason in skipped.values())

    def test_a_bent_figure_and_a_bent_quotation_are_still_found(self) -> None:
        bent = summary(**{"article/language": "de", "events/0/casualties/1/count/text": "43 wounded"})
        assert found(bent, "figures", "/events/0/casualties/1/count")
        bent = summary(**{"article/language": "de", "abstract": "“We were at home all day,” said Brandt."})
        assert found(bent, "quotations", "/abstract")


def test_without_a_day_of_publication_days_are_skipped_and_said_to_be() -> None:
    article = Article(text=TEXT, language="en").model_dump()
    checks = {check.name: check for check in run_audit(summary(article=article)).checks}
    assert checks["dates"].ran
    assert not checks["dates (as days)"].ran
    assert "publication" in (checks["dates (as days)"].skipped or "")
    assert "dates (as days)" not in {check.name for check in run_audit(summary()).checks}


def test_without_a_day_of_publication_the_words_of_a_date_stand_where_the_event_is_told() -> None:
    article = Article(text=TEXT, language="en").model_dump()
    date = {"text": "In March", "start": "2023-03-01", "end": "2023-03-31", "precision": "month"}
    right = {"article": article, "events/0/role": "related"}
    assert not found(summary(**right), "dates", "/events/0/date")
    assert found(summary(**right | {"events/0/date": date}), "dates", "/events/0/date")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u0000",
        "𝟛 killed",
        "1" * 5000,
        "²³ killed",
        "“" * 300,
        "no " * 2000,
        "1.1.1.1,,,1",
        "İ" * 400,
        "31 February 0000",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_words_never_raise(text: str) -> None:
    article = Article(text=text or "x", published="0001-01-01", language="en").model_dump()
    hostile = summary(article=article, headline=text, abstract=text)
    assert run_audit(hostile).checks
    assert run_audit(summary(headline=text, abstract=text)).checks


@pytest.mark.parametrize("words", ["1 2 3 ", "within 3 days or ", "in 2019 ", "May 5 ", "twenty ", "5 per cent to 6 "])
def test_what_comes_up_thousands_of_times_is_not_compared_with_itself(words: str) -> None:
    def audit_of(number: int) -> Callable[[], object]:
        text = words * number
        article = Article(text=text, published="2023-05-13", language="en").model_dump()
        told = text[: len(text) // 5]
        return functools.partial(run_audit, summary(article=article, headline=told, abstract=told))

    assert is_about_linear(audit_of, 40_000 // len(words))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("They met on 5 May 2021. ", "and on {day} June {year} they met "),
        ("There were 13 ships. ", "five boats, "),
        ("He said 'it is 'so. ", "“it is {year}”, "),
        ("Ilse Varn met Marek Olund. ", "Quzq{year} Zqu{day} "),
    ],
)
def test_what_cites_thousands_of_sentences_is_not_compared_with_each(sentence: str, told: str) -> None:
    def audit_of(number: int) -> Callable[[], object]:
        article = Article(text=sentence * number, published="2023-05-13", language="en")
        words = "".join(told.format(day=1 + at % 28, year=1900 + at) for at in range(number // 40))
        point = {"text": words, "evidence": [article.span(0, len(article.text)).model_dump()]}
        return functools.partial(run_audit, summary(article=article.model_dump(), key_points=[point]))

    assert is_about_linear(audit_of, 4_000)


def test_the_text_prepared_for_the_reader_serves_where_it_is_the_articles() -> None:
    whole = summary()
    for text in (GroundedText(whole.article), GroundedText(whole.article, "ar"), GroundedText(Article(text="Other."))):
        assert run_audit(whole, text) == run_audit(whole)
    text = GroundedText(whole.article)
    assert Material(whole, text).text is text


def test_a_name_that_stands_in_many_fields_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(needle: str, hay: str) -> bool:
        asked.append(needle)
        return stands_in(needle, hay)

    monkeypatch.setattr(names, "stands_in", counted)
    run_audit(summary(abstract="Zorvik 中1% " * 500))
    assert asked.count("Zorvik") == 1
    assert len(asked) < 50
