"""Redirects, which are not followed: the article would go to a server that nobody named."""

from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpx2

from summariser.cassette.scrub import scrub_text

STATUSES = {301, 302, 303, 307, 308}
_TARGET = "summariser.redirect"
"""Key of a response's `extensions` under which the address stands that it redirects to."""
_IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~"
_LONGEST = 200


async def without_location(response: httpx2.Response) -> None:
    """Take the address out of the headers: no client follows it, and no error repeats what stands in its query."""
    if response.status_code in STATUSES and "location" in response.headers:
        response.extensions[_TARGET] = response.headers.pop("location")


def target_of(response: httpx2.Response, secrets: tuple[str, ...]) -> str | None:
    """The root of the API that a response redirects to, fit to show: without query, name, password and `secrets`."""
    location = response.extensions.get(_TARGET)
    if not location:
        return None
    try:
        parts = urlsplit(urljoin(str(response.request.url), location))
        shown = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    except ValueError:
        return None
    for secret in secrets:
        shown = shown.replace(secret, "…").replace(quote(secret, safe=""), "…")
    shown = "…".join(quote(part, safe=_IN_ADDRESSES) for part in scrub_text(shown).split("…"))
    shown = shown.removesuffix("/chat/completions")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
