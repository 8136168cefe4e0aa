"""Cues and their dictionary forms."""

import pytest

from summariser.lemmas import cue_lemma


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("said", "say"),
        ("says", "say"),
        ("told", "tell"),
        ("wrote", "write"),
        ("has denied", "deny"),
        ("had not denied", "deny"),
        ("did not say", "say"),
        ("Announced that", "announce"),
        ("is expected to", "expect"),
        ("would then confirm", "confirm"),
        ("reportedly claimed", "claim"),
        ("is calling for", "call"),
        ("he warned", "warn"),
        ("according to", "according to"),
        ("According  to", "according to"),
        (" according\nto ", "according to"),
        ("will", "will"),
        ("in a statement", "statement"),
    ],
)
def test_the_dictionary_form_of_a_cue(cue: str, lemma: str) -> None:
    assert cue_lemma(cue) == lemma


def test_an_adverb_in_the_comparative_is_passed_over() -> None:
    assert cue_lemma("would later confirm") == "confirm"


@pytest.mark.parametrize("cue", [":", "", "  ", "—", "“", "42"])
def test_a_cue_without_a_word_has_no_lemma(cue: str) -> None:
    assert cue_lemma(cue) is None


@pytest.mark.parametrize(
    ("cue", "language", "lemma"),
    [
        ("dijo", "es", "decir"),
        ("dijo", "es-MX", "decir"),
        ("informaron", "ES", "informar"),
    ],
)
def test_other_languages(cue: str, language: str, lemma: str) -> None:
    assert cue_lemma(cue, language) == lemma


@pytest.mark.parametrize("language", ["zh", "xx", "", "zxx-Latn"])
def test_a_language_without_lemmas_gives_none_rather_than_a_guess(language: str) -> None:
    assert cue_lemma("said", language) is None
