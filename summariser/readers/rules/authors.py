"""Whoever writes: "I" and "we" outside quotation marks, and the lines of an interview."""

import re
from bisect import bisect_right

from summariser.detect import Report

_AUTHOR = frozenset("i we you me us q a".split())
"""The author, the reader who is asked, and the letters before the lines of an interview."""
_LINE = re.compile(r"^[^\S\n]*(?P<who>[QA])[:.][^\S\n]", re.MULTILINE)
_SOMEBODY = re.compile(r"\s*(?:(?:[Tt]he|an?|my|our|his|her|one|both)\s|[^\W\d_a-zß-ÿ])")
"""So begins who is told something, where it is no pronoun."""


def is_author(source: str) -> bool:
    """Whether the words for a source, in lower case, stand for whoever writes, or asks and answers: nobody by name."""
    return source.replace("’", "'").partition("'")[0] in _AUTHOR


def questions_in(body: str) -> list[int]:
    """Where the questions of an interview begin that has "Q:" and "A:" before its lines; none, where it is none."""
    if "Q:" not in body and "Q." not in body:
        return []
    lines = [(match["who"], match.start()) for match in _LINE.finditer(body)]
    return [at for who, at in lines if who == "Q"] if {who for who, _ in lines} == {"Q", "A"} else []


def question_before(questions: list[int], at: int) -> int:
    """Where the question begins that offset `at` stands in or behind; -1 where none does."""
    index = bisect_right(questions, at)
    return questions[index - 1] if index else -1


def interview_in(body: str) -> tuple[int, int]:
    """From where to where the questions and answers of an interview go; an empty stretch, where it is none."""
    questions = questions_in(body)
    if not questions:
        return 0, 0
    last = [match.start() for match in _LINE.finditer(body)][-1]
    end = body.find("\n\n", last)
    return questions[0], end if end >= 0 else len(body)


def told_by_author(body: str, report: Report) -> bool:
    """Whether the author tells somebody else what a report says: "I told the governor that the dam would break"."""
    if report.source is None or not is_author(body[slice(*report.source)].lower()):
        return False
    return report.content[0][0] > report.cue[1] and _SOMEBODY.match(body, report.cue[1]) is not None
