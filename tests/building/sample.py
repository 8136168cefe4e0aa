"""Hand-written wire replies over small invented articles."""

from datetime import date
from typing import Any

from summariser.building import Draft, build
from summariser.grounding import GroundedText
from summariser.models import Article, Attribution, Audit, Check, Event, Finding, Run, Summary, Usage
from summariser.wire import WireReply

Wire = dict[str, Any]

ARTICLE = Article(
    text=(
        "Shells hit the harbour of Port Amber on Friday, killing at least eight people and wounding 31 others, an "
        "official said.\n\n"
        "“We counted nine impacts,” Interior Ministry spokesperson Lena Voss said. “Nobody warned us,” she said, “and "
        "nobody helped.”\n\n"
        "The Northern Front denied any role in the attack. Police accused the Northern Front of it.\n\n"
        "In January 2019, a car bomb in Baghlan killed 12 people, including three children. Nobody has claimed it.\n"
    ),
    published=date(2021, 3, 6),
)


def party(name: str, kind: str = "person", code: str | None = None) -> Wire:
    return {"name": name, "kind": kind, "code": code}


def said(
    number: int, s: int, source: str | None, cue: str | None, content: list[str] | str, *more: Wire, act: str = "assert"
) -> Wire:
    fragments = [content] if isinstance(content, str) else content
    return {"id": number, "s": s, "source": source, "cue": cue, "content": fragments, "act": act, "more": list(more)}


def happening(
    s: list[int] | int,
    *more: Wire,
    type: str = "assault",
    what: str = "It happened.",
    role: str = "main",
    status: str = "actual",
    by: list[str] | None = None,
    to: list[str] | None = None,
    said: list[int] | None = None,
) -> Wire:
    return {
        "s": [s] if isinstance(s, int) else s,
        "type": type,
        "what": what,
        "role": role,
        "status": status,
        "by": by or [],
        "to": to or [],
        "said": said or [],
        "more": list(more),
    }


def harm(kind: str, text: str, n: str | None, s: int) -> Wire:
    return {"harm": kind, "text": text, "n": n, "s": s}


def reply(
    *, parties: list[Wire] | None = None, said: list[Wire] | None = None, events: list[Wire] | None = None, **rest: Any
) -> Wire:
    return {
        "lang": "en",
        "parties": parties or [],
        "said": said or [],
        "events": events or [],
        "topic": None,
        "headline": "A headline",
        "abstract": "An abstract.",
    } | rest


REPLY = reply(
    parties=[
        party("Lena Voss", code="AFGGOV"),
        party("Northern Front", "group", "---REB"),
        party("Police", "org", "COP"),
    ],
    said=[
        said(1, 1, "an official", "said", "Shells … others", {"who": "Lena Voss"}),
        said(
            2, 2, "Lena Voss", "said", "We counted nine impacts",
            {"role": "spokesperson", "org": "Interior Ministry"},
        ),
        said(3, 3, "she", "said", ["Nobody warned us", "and nobody helped"], {"who": "Lena Voss"}, act="express"),
        said(4, 4, "The Northern Front", "denied", "any role in the attack", act="deny"),
        said(5, 5, "Police", "accused", "the Northern Front of it", act="accuse"),
    ],
    events=[
        happening(
            1,
            {"when": "Friday", "date": "2021-03-05"},
            {"where": "Port Amber", "level": "city", "within": "Baghlan, AFG"},
            harm("killed", "at least eight people", ">=8", 1),
            harm("injured", "31 others", "31", 1),
            {"target": "the harbour of Port Amber", "kind": "harbour", "effect": "unknown"},
            {"weapon": "Shells", "kind": "shell", "n": None},
            {"blame": "Northern Front", "stance": "denied"},
            {"blame": "Northern Front", "stance": "accused"},
            type="assault:heavy-weapons",
            said=[1, 4, 5],
        ),
        happening(
            [6, 7],
            {"when": "In January 2019", "date": "2019-01"},
            {"where": "Baghlan", "level": "province", "within": "AFG"},
            harm("killed", "12 people", "12", 6),
            harm("killed", "three children", "3", 6),
            {"weapon": "a car bomb", "kind": "car bomb", "n": "1"},
            {"blame": None, "stance": "unclaimed"},
            type="assault:explosives",
            role="background",
        ),
    ],
    topic="conflict, war and peace",
)  # fmt: skip


def article_of(text: Article | str) -> Article:
    return Article(text=text) if isinstance(text, str) else text


def built(wire: Wire, text: Article | str = ARTICLE) -> Draft:
    """What is built of a wire reply about an article."""
    return build(WireReply.model_validate(wire), GroundedText(article_of(text)))


def summary_of(wire: Wire, text: Article | str = ARTICLE) -> Summary:
    """The summary built of a wire reply, and an audit of what is ungrounded; the real one has its own tests."""
    run = Run(reader="fake", usage=Usage(estimated=False))
    summary = built(wire, text).as_summary(article_of(text), run)
    found = [
        Finding(check="grounding", severity="error", message=f"“{it.quoted}”: {it.reason}", where=it.pointer)
        for it in summary.ungrounded
    ]
    audit = Audit(checks=[Check(name="grounding", ran=True)], findings=found, passed=not found)
    return summary.model_copy(update={"audit": audit})


def the_attribution(entry: Wire, text: str, *parties: Wire) -> Attribution:
    """The one attribution built of the entry, all of it located."""
    draft = built(reply(parties=list(parties), said=[entry]), text)
    assert draft.ungrounded == []
    (only,) = draft.attributions
    return only


def the_event(entry: Wire, text: Article | str, *parties: Wire, said: list[Wire] | None = None) -> Event:
    """The one event built of the entry, all of it located."""
    draft = built(reply(parties=list(parties), said=said, events=[entry]), text)
    assert draft.ungrounded == []
    (only,) = draft.events
    return only


def words(spans: Any) -> list[str]:
    return [span.text for span in spans]
