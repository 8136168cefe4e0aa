"""Posts of several words, firms with their legal form, letters behind a name: what is whose."""

import pytest

from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("post", "organisation"),
    [
        ("Chief Fire Officer", None),
        ("Detective Superintendent", None),
        ("Deputy Chief Constable", None),
        ("Torvik Police Chief Constable", "Torvik Police"),
        ("Lieutenant General", None),
        ("Major General", None),
        ("Managing Director", None),
        ("Chief Executive", None),
        ("Attorney General", None),
        ("Secretary General", None),
        ("UN Secretary General", "UN"),
        ("Vice President", None),
        ("Councillor", None),
        ("Torvik Mayor", "Torvik"),
        ("Foreign Minister", None),
        ("Interior Ministry spokesman", "Interior Ministry"),
        ("Torvik police chief", "Torvik police"),
    ],
)
def test_a_post_of_several_words(post: str, organisation: str | None) -> None:
    (said,) = summary_of(f"{post} Ida Brandt said that the fire was out.").attributions
    role = post.removeprefix(organisation or "").strip()
    assert (said.source.name, said.source.role, said.source.organisation) == ("Ida Brandt", role, organisation)


def test_a_post_before_a_comma() -> None:
    (said,) = summary_of("The Attorney General, Ida Brandt, said that the fire was out.").attributions
    assert (said.source.name, said.source.role, said.source.organisation) == ("Ida Brandt", "Attorney General", None)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Torvik General Infirmary", "Torvik General Infirmary"),
        ("Torvik General Hospital", "Torvik General Hospital"),
        ("General Motors", "General Motors"),
        ("General Ida Brandt", "Ida Brandt"),
        ("Tern Biotech, Inc., a drug company,", "Tern Biotech"),
        ("Tern Biotech, Inc. (NASDAQ: TRN)", "Tern Biotech"),
        ("Tern Holdings, Ltd.", "Tern Holdings"),
        ("Brandt & Sons, LLC,", "Brandt & Sons"),
        ("Brandt & Sons", "Brandt & Sons"),
        ("Ida Brandt KC", "Ida Brandt"),
        ("Ida Brandt MP, a lawyer,", "Ida Brandt"),
        ("Prosecutor Ida Brandt QC", "Ida Brandt"),
        ("Mrs Justice Brandt", "Brandt"),
        ("Miss Brandt", "Brandt"),
    ],
)
def test_a_name_is_whole_and_no_more(source: str, name: str) -> None:
    (said,) = summary_of(f"{source} said that the plan had failed.").attributions
    assert said.source.name == name
    person = name in {"Ida Brandt", "Brandt"}
    assert said.source.kind == ("named_person" if person else "named_organisation")
    assert source.startswith(said.source.spans[0].text)


def test_a_firm_that_a_headline_names_first() -> None:
    said = summary_of("Tern Foods says it grew\n\nTern Foods, Inc. said that the plan had failed.").attributions
    assert {it.source.kind for it in said} == {"named_organisation"}


def test_the_full_name_behind_a_preposition_is_found() -> None:
    said = summary_of("As Ida Brandt, a lawyer, left, it burned. Brandt said that the plan had failed.").attributions
    assert [it.source.name for it in said] == ["Ida Brandt"]


def test_he_with_a_typographic_apostrophe() -> None:
    said = summary_of("Olaf Toll said that it burned. He’s claiming that the plan had failed.").attributions
    assert [it.source.name for it in said] == ["Olaf Toll", "Olaf Toll"]
