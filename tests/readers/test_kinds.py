"""The type of an event by the words that tell of it."""

import pytest

from tests.readers.test_rules import summary_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Suspected militants attacked a convoy near Torvik on Monday, killing nine soldiers.", "assault"),
        ("Armed men stormed a school in Torvik on Monday, killing nine pupils.", "assault"),
        ("A trawler sank off Torvik on Monday, killing nine.", "accident"),
        ("A tanker exploded off Torvik on Monday, killing nine.", "accident"),
        ("A dam collapse near Torvik killed nine on Monday.", "accident"),
        ("Nine people died in a fire in Torvik on Monday.", "accident"),
        ("A fire aboard a crowded ferry killed nine off Torvik on Monday.", "accident"),
        ("Hotel fire kills nine in Torvik.", "accident"),
        ("Nine people died when a speedboat capsized off Torvik on Monday.", "accident"),
        ("Soldiers opened fire at a market in Torvik on Monday, killing nine.", "assault"),
        ("A helicopter went down near Torvik on Monday, killing nine.", "accident"),
        ("A student killed nine people at a school in Torvik on Monday.", "assault"),
        ("Nine soldiers were killed in a clash near Torvik on Monday.", "assault"),
        ("Nine people have died of cholera in Torvik since Monday.", "health"),
        ("A man collapsed in court in Torvik on Monday.", None),
        ("A truce that collapsed on Monday had held for a year.", None),
        ("Nine shell companies were named in Torvik on Monday.", None),
        ("A penalty in stoppage time lost Torvik the match on Monday.", None),
        ("The minister attacked the budget on Monday.", None),
    ],
)
def test_type(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen in Varland freed six hostages on Sunday.", "retreat"),
        ("Six hostages were released in Torvik on Monday.", "retreat"),
        ("Gunmen have released nine pupils who were seized in Torvik, a mayor said.", "retreat"),
        ("Kidnappers on Monday freed a nurse and her driver who were held for a year.", "retreat"),
        ("Rebels freed a priest on Monday, two months after he was kidnapped.", "retreat"),
        ("Gunmen freed six hostages on Monday after killing two of them.", "retreat"),
        ("Gunmen killed nine people in Torvik on Monday and freed prisoners from a jail.", "assault"),
        ("Militants released a video of the hostages on Monday.", "assault"),
        ("Police in Torvik on Monday released nine men arrested at a fair.", "retreat"),
        ("An appeals court overturned Ann Lee's conviction on Monday.", "other"),
        ("Ann Lee's conviction was overturned on Monday.", "other"),
        ("Police averted a massacre at a school in Torvik on Monday.", None),
        ("Police in Torvik detained nobody on Monday.", None),
        ("The minister denied that there had been any epidemic.", None),
        ("Rumours that a gas leak had emptied the school were unfounded, officials said.", None),
        ("Police could not confirm reports that gunmen had abducted nine pupils in Torvik.", None),
        ("The court cleared Ann Lee of murder on Monday.", None),
        ("If convicted, they could face up to seven years.", None),
        ("He faces a sentence of at least 20 years if found guilty.", None),
        ("The army ruled out talks on a settlement.", None),
        ("A court convicted two men on Monday; they face years in prison.", "legal"),
        ("Vestmar on Monday extradited the leader of a gang.", "legal"),
        ("The police ruled out a bomb after nine people died in Torvik on Monday.", "other"),
        ("Nine people were killed in Torvik on Monday and a man was arrested on Tuesday.", "other"),
        ("Gunmen abducted six pupils in Torvik on Monday.", "assault"),
        ("A boat overturned off Torvik on Monday.", "accident"),
        ("A bomb went off in Torvik on Monday after police ruled out a strike.", "assault"),
        ("Police arrested nine men in Torvik on Monday.", "coerce"),
    ],
)
def test_what_was_ended_or_did_not_take_place_is_no_event_of_its_kind(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events] == ([kind] if kind else [])


def test_what_was_foiled_was_attempted() -> None:
    (event,) = summary_of("Police foiled a bombing at a mill in Torvik on Monday.", published="2023-06-15").events

    assert (event.type, event.status) == ("assault", "attempted")
    assert event.casualties == []


def test_what_was_done_to_nobody_is_no_event() -> None:
    text = "A bomb killed nine people in Torvik on Monday. Police are searching a mill; no one has been arrested."
    (event,) = summary_of(text, published="2023-06-15").events

    assert (event.type, event.mode) == ("assault", "explosives")


@pytest.mark.parametrize(
    ("text", "kind", "mode", "status"),
    [
        ("A lorry laden with explosives blew up outside a barracks on Monday.", "assault", "explosives", "actual"),
        ("A parked car blew up outside a bank on Monday.", "assault", "explosives", "actual"),
        ("A parcel was detonated in a bank on Monday.", "assault", "explosives", "actual"),
        ("An explosives-packed van was driven into a gate on Monday.", "assault", "explosives", "actual"),
        ("Army officers attempted a coup in Vestmar on Monday.", "coerce", "seize", "attempted"),
        ("A failed military coup left 12 people dead on Monday.", "coerce", "seize", "attempted"),
        ("President Ada Lund was re-elected on Monday with 61 percent.", "election", None, "actual"),
        ("Ada Lund won the presidential election in Vestmar on Sunday.", "election", None, "actual"),
        (
            "The board declared Ada Lund re-elected, beating Bo Karlsen, who claims he was robbed.",
            "election",
            None,
            "actual",
        ),
        ("Vestmar and Norland signed a landmark border treaty on Monday.", "agree", None, "actual"),
        ("The government and rebels signed a peace deal on Monday.", "agree", None, "actual"),
        ("A ransomware attack shut the computers of a port on Monday.", "coerce", "cyber", "actual"),
        ("A cyberattack on a bank took its tills off line on Monday.", "coerce", "cyber", "actual"),
        ("Hackers broke into the payroll of a ministry on Monday.", "coerce", "cyber", "actual"),
        ("Miners in Orvo called off a two-week strike on Monday.", "protest", "strike", "actual"),
        ("Teachers in Vestmar went on strike on Monday over pay.", "protest", "strike", "actual"),
        ("Three men in Orvo began a hunger strike on Monday.", "protest", "hunger", "actual"),
        ("Rebels handed over nine captives to the Red Cross on Monday.", "retreat", "release", "actual"),
        ("Four engineers abducted in April were let go on Monday.", "retreat", "release", "actual"),
        ("Inmates rioted in Orvo on Monday and took four guards hostage.", "protest", "riot", "actual"),
        ("Inmates set fire to bedding at Orvo jail on Monday, killing three.", "protest", "riot", "actual"),
        ("The army began a missile strike on Orvo on Monday.", "assault", "heavy-weapons", "actual"),
    ],
)
def test_mode(text: str, kind: str, mode: str | None, status: str) -> None:
    event = summary_of(text, published="2023-06-15").events[0]

    assert (event.type, event.mode, event.status) == (kind, mode, status)


@pytest.mark.parametrize(
    "text",
    [
        "The club pulled off a coup by signing Olaf Berg on Monday.",
        "It was a diplomatic coup for Norland, Ida Brandt said on Monday.",
        "The singer signed a record deal on Monday.",
        "Riot police stood guard in Torvik on Monday.",
        "Shares rallied on Monday in Torvik.",
        "The Rally party met on Monday.",
        "Olaf Berg won the third set on Monday.",
        "Prisoners were moved from the jail in Orvo on Monday.",
    ],
)
def test_what_only_shares_a_word_with_an_event_is_none(text: str) -> None:
    assert summary_of(text, published="2023-06-15").events == []


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Gunmen shot dead a judge on Monday, two years after he survived a bomb.", "assault", "firearms"),
        ("Gunmen shot dead a judge on Monday, years after a bomb that killed his wife in 2019.", "assault", "firearms"),
        ("Police arrested a man on Monday who had planted a bomb.", "coerce", "arrest"),
    ],
)
def test_the_lead_tells_its_own_event_before_those_of_its_asides(text: str, kind: str, mode: str) -> None:
    event = summary_of(text, published="2023-06-15").events[0]

    assert (event.type, event.mode, event.weapons) == (kind, mode, [])
    assert event.date is not None
    assert str(event.date.start) == "2023-06-12"


def test_what_the_second_sentence_only_recalls_is_not_the_news() -> None:
    text = "The assembly met on Monday.\n\nSome say that the crisis began with the military coup of October 1979."

    assert summary_of(text, published="1988-11-28").events == []


def test_a_jury_finds_and_the_killing_is_background() -> None:
    told, deed = summary_of("A jury found on Monday that officers killed a man in 2019.", published="2023-06-15").events

    assert (told.type, told.role, str(told.date.start if told.date else None)) == ("legal", "main", "2023-06-12")
    assert (deed.type, deed.role, str(deed.date.start if deed.date else None)) == (
        "assault",
        "background",
        "2019-01-01",
    )


def test_those_let_go_are_let_go_on_the_day_of_that() -> None:
    text = "Two surveyors captured near Orvo five weeks ago were turned over to a bishop on Monday."
    (event,) = summary_of(text, published="2023-06-15").events

    assert (event.type, event.mode) == ("retreat", "release")
    assert event.date is not None
    assert str(event.date.start) == "2023-06-12"


def test_a_sum_since_a_year_is_no_news() -> None:
    text = (
        "The government and rebels signed a peace accord in Torvik on Monday.\n\n"
        "The war has killed more than 9,000 people since 2003, the mayor said."
    )
    signed, past = summary_of(text, published="2016-02-08").events

    assert (signed.type, past.role) == ("agree", "background")


@pytest.mark.parametrize(
    ("lead", "kind", "mode"),
    [
        ("A river burst its banks near Torvik on Monday and whole families drowned.", "disaster", None),
        ("Torrential rain has killed nine people in Torvik since Sunday.", "disaster", None),
        ("A heatwave killed nine people in Torvik on Monday.", "disaster", None),
        ("Lightning killed nine shepherds near Torvik on Monday.", "disaster", None),
        ("A forest fire killed nine people near Torvik on Monday.", "disaster", None),
        ("A light plane crashed on take-off from Torvik on Monday, killing nine.", "accident", None),
        ("A helicopter came down in a field near Torvik on Monday.", "accident", None),
        ("A packed dinghy went down off Torvik on Monday.", "accident", None),
        ("A train jumped the tracks near Torvik on Monday, killing nine.", "accident", None),
        ("An explosion of methane ripped through a coal mine in Torvik on Monday, killing nine.", "accident", None),
        ("A shaft caved in at a copper mine in Torvik on Monday, killing nine.", "accident", None),
        ("Nine people were trampled to death at a concert in Torvik on Monday.", "accident", None),
        ("A blaze at a care home in Torvik killed nine on Monday.", "accident", None),
        ("Nine children drowned in a lake near Torvik on Monday.", "accident", None),
        ("Bird flu was found on a farm in Torvik on Monday.", "health", None),
        ("Drones hit a refinery in Torvik overnight.", "assault", "drone"),
        ("Bandits killed nine farmers near Torvik on Monday.", "assault", None),
        ("Nine soldiers were killed in heavy fighting near Torvik on Monday.", "assault", None),
        ("A man drove a van into a crowd in Torvik on Monday, killing nine.", "assault", None),
        ("Dockers in Torvik downed tools on Monday.", "protest", "strike"),
        ("Train drivers began a three-day strike in Torvik on Monday.", "protest", "strike"),
        ("Nurses in Torvik stopped work on Monday.", "protest", "strike"),
        ("Thousands took to the streets of Torvik on Monday.", "protest", "demo"),
        ("Farmers blocked roads round Torvik with tractors on Monday.", "protest", "obstruct"),
        ("Vestmar's government fell on Monday in a vote of no confidence.", "retreat", "resign"),
        ("Parliament in Torvik on Monday withdrew its confidence in the premier.", "retreat", "resign"),
        ("A confidence vote toppled the government of Ida Brandt on Monday.", "retreat", "resign"),
        ("The finance minister stepped down on Monday.", "retreat", "resign"),
        ("Ida Brandt resigned as mayor of Torvik on Monday.", "retreat", "resign"),
        ("Premier Ida Brandt survived a no-confidence vote on Monday.", "other", None),
        ("The trial of three men accused of robbing a bank opened in Torvik on Monday.", "legal", None),
        ("The highest court upheld the conviction of Ida Brandt on Monday.", "legal", None),
        ("Thieves stole jewels from a museum in Torvik on Monday.", "crime", None),
        ("Voters went to the polls in Torvik on Sunday.", "election", None),
        ("Vestmar expelled two Norlandish diplomats on Monday.", "sanction", "expel"),
        ("A truce between the army and the rebels took effect on Monday.", "retreat", "ceasefire"),
        ("Vestmar and Norland clinched a peace accord in Torvik on Monday.", "agree", None),
        ("Ida Brandt arrived in Torvik on Monday for a three-day visit.", "consult", "visit"),
        ("An aid convoy reached Torvik on Monday.", "aid", None),
        ("Vestmar will send 5,000 troops to its border, it said on Monday.", "mobilize", "troops"),
        ("Around 3,000 refugees crossed into Vestmar on Monday.", "other", None),
        ("A boat turned over on a lake near Torvik on Monday.", "accident", None),
        ("The roof of a gymnasium fell in on Monday in Torvik.", "accident", None),
        ("A container ship rammed a bridge in Torvik on Monday.", "accident", None),
        ("Workers at the largest mine of Vestmar voted to strike on Monday.", "protest", "strike"),
        ("The court in Torvik removed Ida Brandt from office on Monday.", "legal", None),
        ("A court in Torvik issued an arrest warrant on Monday for Ida Brandt.", "legal", None),
        ("The army and the rebels began a ceasefire on Monday.", "retreat", "ceasefire"),
        ("The rebels hit a mosque in Torvik with a drone on Monday.", "assault", "drone"),
        ("Nearly 60,000 people have crossed into Vestmar since Monday.", "other", None),
        ("Lorries carrying flour reached Torvik on Monday.", "aid", None),
        ("A block under construction in the old quarter of the town of Torvik collapsed on Monday.", "accident", None),
        ("A cliff collapsed on a village near Torvik on Monday.", "disaster", None),
        ("Sixty homes were swept away near Torvik on Monday.", "disaster", None),
        ("A light plane hit a power line near Torvik on Monday.", "accident", None),
        ("The wreckage of a helicopter was found near Torvik on Monday.", "accident", None),
        ("A trawler is missing off Torvik with its crew of nine.", "accident", None),
        ("Toxic fumes killed nine people in Torvik on Monday.", "accident", None),
        ("Firefighters were battling a blaze near Torvik on Monday.", "accident", None),
        ("Bins were full in Torvik on Monday, the second week of a strike.", "protest", "strike"),
        ("Doctors in Torvik called off a hunger strike over pay on Monday.", "protest", "hunger"),
        ("Parliament on Monday ousted the premier, Ida Brandt, in a vote of no confidence.", "retreat", "resign"),
        ("The premier handed in her resignation on Monday, bowing to weeks of protests.", "retreat", "resign"),
        ("The suspected leader of a gang was captured near Torvik on Monday.", "coerce", "arrest"),
        ("Vestmar and Norland exchanged 90 prisoners on Monday.", "retreat", "release"),
        ("The two sides have extended a truce by a month.", "retreat", "ceasefire"),
        ("The council lifted an arms embargo on Vestmar on Monday.", "concede", None),
        ("Ticket machines in Torvik were knocked out by hackers on Monday.", "coerce", "cyber"),
        ("A booby-trapped parcel killed a clerk in Torvik on Monday.", "assault", "explosives"),
        ("Soldiers of both sides traded fire near Torvik on Monday.", "assault", "firearms"),
        ("The agency began dropping food to villagers near Torvik on Monday.", "aid", None),
    ],
)
def test_the_kind_of_a_lead(lead: str, kind: str, mode: str | None) -> None:
    (event,) = (it for it in summary_of(lead, published="2023-06-15").events if it.role == "main")

    assert (event.type, event.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "A new museum was opened in Torvik on Monday. Ida Brandt, who runs it, quit her job at a bank to do so.",
        "A new museum was opened in Torvik on Monday. It shows how the dockers downed tools in the old days.",
        "A new museum was opened in Torvik on Monday. Its roof drowned out the rain.",
        "The singer signed a book deal on Monday.",
        "The band played in Torvik on Saturday and the roof nearly fell in.",
        "Heavy rain killed off the rivals of the early birds.",
        "A film about a mine disaster won nine prizes in Torvik on Saturday.",
        "The museum shows jewels that thieves stole long ago.",
        "The novel, set long ago, tells of people fleeing their homes.",
        "A lift in the new tower in Torvik fell silent on Monday.",
        "The chef went on trial runs at a restaurant in Torvik.",
        "Torvik beat Orvo 3-0 on Saturday in a match that drew protests over the referee.",
        "The runner, who had nearly drowned as a child, won the race in Torvik on Sunday.",
        "The runner, who drowned rats as a child, won the race in Torvik on Sunday.",
        "House prices fell in Torvik in May.",
        "The accused was found unfit to stand trial.",
        "Heavy rain fell in Torvik on Monday.",
        "Teachers went back to the classrooms on Monday.",
    ],
)
def test_what_is_said_by_the_way_is_no_event(text: str) -> None:
    assert summary_of(text, published="2023-06-15").events == []


@pytest.mark.parametrize(
    ("lead", "kind", "mode"),
    [
        ("A general strike emptied Torvik on Monday as police fired tear gas at protesters.", "protest", "strike"),
        ("A general strike emptied Torvik on Monday and clashes broke out near the port.", "protest", "strike"),
        ("The government collapsed on Monday when a partner walked out over taxes.", "retreat", "resign"),
        ("Nine protesters were killed in Torvik on Monday when a bomb went off.", "assault", "explosives"),
        ("Nine people were injured in Torvik on Monday after a strike turned into a riot.", "protest", "riot"),
    ],
)
def test_the_first_clause_of_a_lead_tells_before_those_that_hang_on_it(lead: str, kind: str, mode: str) -> None:
    main = summary_of(lead, published="2023-06-15").events[0]

    assert (main.type, main.mode) == (kind, mode)


def test_what_is_said_by_the_way_parts_no_figures_from_the_main_event() -> None:
    main, *others = summary_of(
        "A forest fire killed three people near Torvik on Monday. The bodies of an elderly couple were found in a car.",
        published="2023-06-15",
    ).events

    assert [it.count.best for it in main.casualties] == [3, 2]
    assert others == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb killed nine people in Torvik on Monday. Heavy rain killed 300 people there in 2019.", "disaster"),
        (
            "A bomb killed nine people in Torvik on Monday. In 2019 a light plane crashed there, killing six.",
            "accident",
        ),
        ("A bomb killed nine people in Torvik on Monday. In 2019 six people were killed by a fire there.", "accident"),
    ],
)
def test_the_kind_of_what_is_background(text: str, kind: str) -> None:
    assert [it.type for it in summary_of(text, published="2023-06-15").events] == ["assault", kind]


@pytest.mark.parametrize(
    "behind", ["They spoke before the ballots were counted.", "The central bank may step in, a trader said."]
)
def test_institutions_named_by_the_way_are_no_events(behind: str) -> None:
    events = summary_of(f"The government of Vestmar fell on Monday. {behind}", published="2023-06-15").events

    assert [it.type for it in events] == ["retreat"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Torvik eruption: bulletin\n\nThis is our fourth. The office has confirmed six deaths.", "disaster"),
        ("Vigil inferno: Police say 19 died, church insists on 33\n\nIt was a sad day.", "accident"),
        ("A town is gone\n\nThe fire began at noon. Five people were confirmed dead on Saturday.", "accident"),
        ("Unrest enters second week\n\nMinister Olav Rhee listed 66 people hurt.", "protest"),
        ("A town is gone\n\nIt was a long day. Five people were confirmed dead on Saturday.", "other"),
        ("A turboprop with 47 on board slid off the end of a runway in Torvik on Monday.", "accident"),
        ("A helicopter with eight aboard vanished from radar off Torvik on Monday.", "accident"),
        ("Jury convicts Torvik landlord in fire that killed two.", "legal"),
        ("Thousands of people defied a ban to march through Torvik on Monday.", "protest"),
        ("Thousands of people left for good in march.", None),
    ],
)
def test_the_main_events_type(text: str, kind: str | None) -> None:
    events = summary_of(text, published="2023-06-15").events

    assert [it.type for it in events if it.role == "main"] == ([kind] if kind else [])
