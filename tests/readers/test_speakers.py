"""Who a source is: whose spokesman, which of two names, and what is no name at all."""

import pytest

from tests.readers.test_rules import summary_of


def sources(text: str) -> list[str]:
    """The names of the sources, and the words of those that have none."""
    return [it.source.name or " ".join(span.text for span in it.source.spans) for it in summary_of(text).attributions]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Prime Minister Ida Brandt’s press secretary, Olaf Toll,", "Olaf Toll"),
        ("Prime Minister Ida Brandt’s spokesman", "Prime Minister Ida Brandt’s spokesman"),
        ("President Ida Brandt’s office", "President Ida Brandt’s office"),
        ("Serbia’s president", "Serbia’s president"),
        ("Israel's military", "Israel's military"),
        ("The Tern Front’s armed wing", "Tern Front’s armed wing"),
        ("Ida Brandt’s brother, Olaf Brandt,", "Olaf Brandt"),
        ("Norway’s Ida Brandt", "Ida Brandt"),
        ("Torvik’s mayor, Ida Brandt,", "Ida Brandt"),
        ("Lawyer for the accused Ida Brandt", "lawyer for the accused Ida Brandt"),
        ("The mayor, in a post on Facebook,", "The mayor, in a post on Facebook,"),
        ("Ida Brandt, in a message on Telegram,", "Ida Brandt"),
        ("Ida Brandt, mayor of Torvik,", "Ida Brandt"),
        ("The mayor, whom critics call weak,", "The mayor, whom critics call weak,"),
    ],
)
def test_whose_the_speaker_is(source: str, name: str) -> None:
    assert sources(f"{source} said four boats were lost.")[0] == name


def test_the_post_has_its_holder_s_office() -> None:
    (said,) = summary_of("Serbia’s foreign minister, Ida Brandt, said four boats were lost.").attributions
    assert (said.source.role, said.source.organisation) == ("foreign minister", "Serbia")
