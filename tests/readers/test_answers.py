"""Who answers a charge: the denial of the accused is not the accuser's."""

import pytest

from tests.readers.test_speakers import sources


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Brandt accused Olaf Toll of theft on Monday. He denied it.", "Olaf Toll"),
        ("Ida Brandt sued Olaf Toll on Monday. He denied the claims.", "Olaf Toll"),
        ("Police charged Olaf Toll with theft on Monday. He denied the charge.", "Olaf Toll"),
        ("Judge Ida Brandt jailed Olaf Toll for nine years. He said he would appeal.", "Olaf Toll"),
        ("Judge Ida Brandt jailed Olaf Toll for nine years. He said the town was shut.", "He"),
        ("Ida Brandt said Olaf Toll had beaten her. He denied it.", "Olaf Toll"),
        ("Ida Brandt said that Olaf Toll took the money, which he denies.", "Olaf Toll"),
        ("Ida Brandt said the mayor had beaten her. He denied it.", "He"),
        ("Ida Brandt said the mayor had beaten her. He denied it. He said she lied.", "He"),
        ("Lawyer Ida Brandt told the court her client was ill. He admitted taking two cars.", "He"),
        ("The ministry accused the Red Front of theft. It denied the charge.", "Red Front"),
        ("The Tern Front said the Dawn Column had broken the truce. It denied doing so.", "Dawn Column"),
        ("The Tern Front said villagers had broken the truce. It denied doing so.", "it"),
    ],
)
def test_who_answers_is_who_is_accused(text: str, name: str) -> None:
    assert sources(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Brandt said she had been asked about the money. She denied it.", "Ida Brandt"),
        ("Ida Brandt said the road was safe. She denied that four had died.", "Ida Brandt"),
        ("Olaf Toll was charged with theft on Monday. He denied the charge.", "Olaf Toll"),
        ("Ida Brandt accused Olaf Toll of theft. She said he had taken four boats.", "Ida Brandt"),
        ("The Tern Front said it had been accused of theft. It denied the charge.", "Tern Front"),
    ],
)
def test_others_go_on(text: str, name: str) -> None:
    assert sources(text)[-1] == name
