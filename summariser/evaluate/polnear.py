"""PolNeAR records as gold: who said what in a news article, with the cues of reporting told apart."""

from typing import Any

from summariser.evaluate.documents import GoldDocument
from summariser.evaluate.partial import MisfitError, partial_summary
from summariser.models import Article


def polnear_document(record: dict[str, Any], place: str) -> GoldDocument:
    """One record `{doc_id, text, date, publisher, attributions[{source, cue, content, …}]}`. Raises MisfitError.

    An attribution without content cannot be matched by it, and is left out.
    """
    text, name = record.get("text"), record.get("doc_id")
    if not isinstance(text, str) or not isinstance(name, str):
        raise MisfitError("/text" if isinstance(name, str) else "/doc_id", "must be a string")
    try:
        article = Article(id=name, text=text, published=record.get("date"))
    except ValueError as error:
        raise MisfitError("/date", "is no date") from error
    attributions: list[dict[str, Any]] = []
    unreported = []
    for index, raw in enumerate(_list(record["attributions"], "/attributions")):
        if not isinstance(raw, dict):
            raise MisfitError(f"/attributions/{index}", "must be an object")
        spans = {
            part: _spans(raw.get(part), f"/attributions/{index}/{part}", article)
            for part in ("source", "cue", "content")
        }
        if not spans["content"]:
            continue
        if raw.get("cue_is_reporting_derived") is False:
            unreported.append(f"/attributions/{len(attributions)}")
        kind = raw.get("quote_type_derived")
        attributions.append(
            {part: {"spans": found} for part, found in spans.items()} | ({"quote_type": kind} if kind else {})
        )
    summary, optional = partial_summary({"attributions": attributions}, article)
    return GoldDocument(name=name, place=place, summary=summary, optional=optional, unreported=frozenset(unreported))


def _list(value: Any, pointer: str) -> list[Any]:
    if not isinstance(value, list):
        raise MisfitError(pointer, "must be a list")
    return value


def _spans(value: Any, pointer: str, article: Article) -> list[dict[str, Any]]:
    found = []
    for index, pair in enumerate(_list(value or [], pointer)):
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(end) is int for end in pair):
            raise MisfitError(f"{pointer}/{index}", "must be a pair of offsets")
        start, end = pair
        if not 0 <= start < end <= len(article.text):
            raise MisfitError(f"{pointer}/{index}", f"the offsets {start} and {end} are no stretch of the text")
        found.append({"start": start, "end": end, "text": article.text[start:end]})
    return found
