"""The language of a text, by its commonest words."""

from pathlib import Path

import pytest

from summariser import Article
from summariser.language import LANGUAGES, plainly_other
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "tests/articles").glob("*.txt"))
FRENCH = (
    "Le maire a dit que les rues de la ville ne sont pas sûres et que la police a été envoyée dans le quartier sur "
    "ordre du préfet. Une femme qui se trouvait au marché pour les courses du matin a été blessée par un tir. "
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_plainly_of_no_other_language_than_its_own(path: Path) -> None:
    text = Article.from_file(path).text
    own = "es" if path.stem == "puente-roto" else "en"
    assert plainly_other(text, own) is None
    assert plainly_other(text, f"{own.upper()}-XX") is None
    assert {plainly_other(text, code) for code in LANGUAGES if code not in {own, "fr", "pt"}} == {own}


def test_what_is_told_of_a_near_relation_or_a_short_text_is_left_alone() -> None:
    assert plainly_other(FRENCH * 3, "en") == "fr"
    assert plainly_other(FRENCH * 3, "oc") is None, "it may be right"
    assert plainly_other(FRENCH, "en") is None, "too short to be plain"
    assert plainly_other("Results: 3-1, 2-2, 0-4. " * 100, "es") is None
    assert plainly_other("", "es") is None


def test_english_is_plain_whatever_else_is_told() -> None:
    """For the checks of words are not made then."""
    text = Article.from_file(ROOT / "tests/articles/ferry-aground.txt").text
    assert [plainly_other(text, told) for told in ("und", "ca", "en_US", "en-GB")] == ["en", "en", "en", None]
