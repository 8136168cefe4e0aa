"""Invented reports of kinds that the project's gold does not have, with the figures that they tell of each event.

They were written before the rules that they test were changed, to keep these from fitting the gold.
"""

import pytest

from summariser import Summary
from tests.readers.test_rules import summary_of

Figure = tuple[str, int | None, int | None, int | None, str]

QUAKE = """\
OSKE, Varland — An earthquake of magnitude 6.9 shook the mountains of eastern Varland on Sunday, killing at least 112 \
people and injuring more than 400, the interior ministry said.

The U.S. Geological Survey said the quake struck at a depth of 11 kilometres. Most of the dead were in the town of \
Oske, where a hospital and two schools collapsed.

“We are digging with our hands,” said Army Maj. Gen. Pavel Dronin, who leads the rescue.

Some 5,000 people have been left homeless, according to the Varland Red Cross. About 30 are still missing.

An earthquake of magnitude 7.4 killed 8,600 people in the same province in 1987. It injured nearly 20,000 others. \
Two years ago, a smaller tremor near Lund left 14 people dead.
"""

BUS = """\
MARIVO — Seventeen people were killed and 23 injured when a bus carrying pilgrims plunged into a ravine near the town \
of Talca de Monte on Friday, police said.

Six of the dead were children, said police commander Ines Robledo. The driver survived and has been arrested.

A second bus, which was travelling behind it, stopped in time and all 38 passengers were unhurt.

Accidents are common on the mountain road. In March, a lorry overturned at the same bend, killing four people. The \
worst crash in the region was in 2009, when 61 people died.
"""

MARKET = """\
DARREH, Sulmar — The death toll from a bombing at a crowded market in Darreh rose to 52 on Tuesday after four of the \
wounded died in hospital, health officials said.

The bomb, hidden in a cart of melons, went off on Monday morning. Officials had earlier put the toll at 48. At least \
130 people were wounded, 20 of them seriously.

“There was smoke, and then I could not hear,” said Nasrin Tole, who sells cloth.

Nobody has claimed responsibility for the attack. Police in the northern town of Kesh said a separate bomb on Monday \
killed two policemen.

A similar attack on a market in the capital last year killed 36 people and was claimed by the Sons of Ash.
"""

HOSTAGES = """\
PORT LAUREL, Ganda — Gunmen stormed a hotel in the port of Laurel on Wednesday and took at least 25 guests hostage, \
the police said.

Two security guards were killed in the assault. Eleven of the hostages, all of them women, were freed after six hours \
of talks.

Lt. Col. Abel Ntome said that nobody had been hurt since then. “We have time,” he told reporters.

In the west of the country, a landmine killed three farmers on Wednesday, the army said. Last month, gunmen abducted \
40 students from a school in Ruvo.
"""

HOSPITAL = """\
AL-MAHRIB, Tamur — An air strike on a hospital in the besieged city of Al-Mahrib killed between 19 and 24 people on \
Thursday, doctors there said, but the air force denied that it had flown over the city.

Dr. Samar Haddoub, a surgeon, said five of the dead were nurses. More than 60 people were wounded, she added.

“Our planes were on the ground,” said an air force spokesman, Col. Yusef Marwan. The state news agency said there had \
been no casualties.

The charity Open Ward said it was the third hospital hit this year. A strike in May killed nine of its staff.
"""

STORM = """\
SANTA BREA — Tropical Storm Odile tore roofs off houses and cut roads along the northern coast of Palmera on Saturday, \
leaving seven people dead and three missing, civil protection officials said.

Two of the dead were fishermen whose boat sank off Cape Sur. No deaths were reported on the island of Tres Rocas, \
where most of the houses were destroyed.

More than 12,000 people spent the night in shelters. Governor Lia Ortan said nearly 900 had been injured, most of them \
slightly.

Odile is the strongest storm to hit Palmera since 1996, when Hurricane Dolores killed more than 200 people. In the \
neighbouring state of Corso, a tornado killed one man on Friday.
"""

RIOT = """\
CIUDAD MORA — A riot in an overcrowded jail in the south of Palmara left at least 14 inmates and two guards dead on \
Sunday, officials said, a day after a brawl at the same prison wounded seven.

Inmates set mattresses alight and took nine guards hostage; all were freed unharmed by evening. The prison \
directorate put the number of injured at 30, but relatives outside said that more than 100 had been hurt.

Human rights groups say 90 prisoners have been killed in Palmara's jails this year.
"""

CLASH = """\
BENI HAMAD, Tarsia — Government troops killed 18 militants and captured five in an operation in the Jabal hills, the \
army said on Friday. Three soldiers also died.

The militants' spokesman said in a message that only two of its fighters had fallen and that it had killed 25 \
soldiers.

Neither claim could be verified. A roadside bomb wounded four policemen in the nearby town of Sefra later on Friday.

The insurgency has cost some 8,000 lives since 2008.
"""


def figures(summary: Summary) -> list[set[Figure]]:
    """What each event says of casualties, those without any left out; zeros too."""
    every = [
        {(it.effect, it.count.low, it.count.best, it.count.high, it.count.qualifier) for it in event.casualties}
        for event in summary.events
    ]
    return [own for own in every if own]


def exact(effect: str, number: int) -> Figure:
    return effect, number, number, number, "exact"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            QUAKE,
            [
                {
                    ("killed", 112, 112, None, "at_least"),
                    ("injured", 401, 401, None, "at_least"),
                    ("displaced", None, 5000, None, "about"),
                    ("missing", None, 30, None, "about"),
                },
                {exact("killed", 8600), ("injured", None, 20000, None, "about")},
                {exact("killed", 14)},
            ],
            id="quake",
        ),
        pytest.param(
            BUS,
            [
                {exact("killed", 17), exact("injured", 23), exact("killed", 6)},
                {exact("injured", 0)},
                {exact("killed", 4)},
                {exact("killed", 61)},
            ],
            id="bus",
        ),
        pytest.param(
            MARKET,
            [
                {
                    exact("killed", 52),
                    exact("killed", 4),
                    ("injured", 130, 130, None, "at_least"),
                    exact("injured", 20),
                },
                {exact("killed", 2)},
                {exact("killed", 36)},
            ],
            id="market",
        ),
        pytest.param(
            HOSTAGES,
            [
                {("captured", 25, 25, None, "at_least"), exact("killed", 2), exact("injured", 0)},
                {exact("killed", 3)},
                {exact("captured", 40)},
            ],
            id="hostages",
        ),
        pytest.param(
            HOSPITAL,
            [
                {
                    ("killed", 19, None, 24, "range"),
                    exact("killed", 5),
                    ("injured", 61, 61, None, "at_least"),
                    exact("killed", 0),
                    exact("injured", 0),
                },
                {exact("killed", 9)},
            ],
            id="hospital",
        ),
        pytest.param(
            STORM,
            [
                {
                    exact("killed", 7),
                    exact("missing", 3),
                    exact("killed", 2),
                    exact("killed", 0),
                    ("injured", None, 900, None, "about"),
                    ("injured", None, None, None, "vague"),
                },
                {("killed", 201, 201, None, "at_least")},
                {exact("killed", 1)},
            ],
            id="storm",
        ),
        pytest.param(
            RIOT,
            [
                {
                    ("killed", 14, 14, None, "at_least"),
                    exact("killed", 2),
                    exact("captured", 9),
                    exact("injured", 0),
                    exact("injured", 30),
                    ("injured", 101, 101, None, "at_least"),
                },
                {exact("injured", 7)},
                {exact("killed", 90)},
            ],
            id="riot",
        ),
        pytest.param(
            CLASH,
            [
                {exact("killed", 18), exact("captured", 5), exact("killed", 3), exact("killed", 25)},
                {exact("injured", 4)},
                {("killed", None, 8000, None, "about")},
            ],
            id="clash",
        ),
    ],
)
def test_every_figure_stands_in_its_event(text: str, expected: list[set[Figure]]) -> None:
    found = figures(summary_of(text, published="2024-06-17"))
    assert found[0] == expected[0]
    assert sorted(found[1:], key=sorted_key) == sorted(expected[1:], key=sorted_key)


def sorted_key(own: set[Figure]) -> list[str]:
    return sorted(map(repr, own))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. Geological Survey said the quake was shallow.", "U.S. Geological Survey"),
        ("Army Maj. Gen. Pavel Dronin said the road was open.", "Pavel Dronin"),
        ("Lt. Col. Abel Ntome said that nobody was hurt.", "Abel Ntome"),
        ("The road was open, said Brig. Gen. Asta Lund.", "Asta Lund"),
        ("Dr Irma Vael said the ward was full.", "Irma Vael"),
    ],
)
def test_an_abbreviation_ends_no_name(text: str, name: str) -> None:
    assert [it.source.name for it in summary_of(text).attributions] == [name]


RESPONSIBLE = (
    "A bomb killed nine people at a market in Torvik on Monday, police said. The market sells fish from four boats. "
    "Rebel commander Olaf Toll accused the army of planting the bomb at the market. Shops were shut in the town. "
    "In May 2019 a bomb killed 30 people at the market in Torvik, and in June another bomb killed two people there. "
    "The army denied that it had anything to do with the bomb. The Red Front claimed responsibility for the bomb."
)


def test_an_abstract_that_takes_an_accusation_brings_the_denial() -> None:
    abstract = summary_of(RESPONSIBLE, published="2023-06-15").abstract
    assert "accused the army" in abstract
    assert "The army denied" in abstract
    assert "In May 2019" not in abstract


def test_an_abstract_leaves_no_quotation_open() -> None:
    lead = "Nine people were killed when a bridge fell in Torvik on Monday, police said."
    council = 'The council of Torvik and the builders said in the evening that "the bridge fell because of the flood.'
    builders = "Builders of the bridge in Torvik said on Monday evening that the flood had carried away its pillars."
    assert summary_of(f"{lead}\n\n{council}\n\n{builders}").abstract == lead
    opened = lead.replace("fell", '"fell')
    assert summary_of(f"{opened}\n\n{builders}").abstract == lead
    closed = council.replace("flood.", 'flood".')
    assert closed in summary_of(f"{lead}\n\n{closed}\n\n{builders}").abstract


def test_an_abstract_has_no_dateline() -> None:
    text = "TRENTON, N.J. (AP) — A jury on Monday indicted four men over bribes. They had built a bridge."
    assert summary_of(text, published="2023-06-15").abstract.startswith("A jury on Monday")
