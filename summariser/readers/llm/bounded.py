"""Replies of bounded size: a few bytes that unpack to gigabytes, or a body without an end, fail one article."""

import zlib
from collections.abc import AsyncIterator, Iterator

import httpx2

from summariser.errors import RejectedRequestError
from summariser.limits import MOST_ANSWER

ENCODING = "gzip"
"""What is asked for: one that is unpacked here, bit by bit."""


async def bounded(response: httpx2.Response) -> None:
    """A hook that bounds the body of a response before it is read; its reading raises RejectedRequestError."""
    codings = [coding.strip().lower() for coding in response.headers.get("content-encoding", "").split(",")]
    packed = [coding for coding in codings if coding not in {"", "identity"}]
    response.headers.pop("content-encoding", None)
    response.stream = _Bounded(response.stream, packed)


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: object, packed: list[str]) -> None:
        self._stream = stream
        self._packed = packed

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self._packed and self._packed not in (["gzip"], ["deflate"], ["x-gzip"]):
            raise RejectedRequestError(
                f"the provider answered in a form that was not asked for ({', '.join(self._packed)[:40]})."
            )
        assert isinstance(self._stream, httpx2.AsyncByteStream)
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32) if self._packed else None
        left = MOST_ANSWER
        async for chunk in self._stream:
            for piece in _unpacked(unpacking, chunk) if unpacking else (chunk,):
                left -= len(piece)
                if left < 0:
                    raise RejectedRequestError(
                        f"the provider's answer is larger than {MOST_ANSWER >> 20} MB, and so no reply; it is not "
                        "asked for again."
                    )
                yield piece

    async def aclose(self) -> None:
        if isinstance(self._stream, httpx2.AsyncByteStream):
            await self._stream.aclose()


_PIECE = 1 << 20


def _unpacked(unpacking: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    """What a packed piece unpacks to, a megabyte at a time."""
    while chunk and not unpacking.eof:
        try:
            yield unpacking.decompress(chunk, _PIECE)
        except zlib.error as error:
            raise RejectedRequestError("the provider's answer cannot be unpacked: it is not as it says.") from error
        chunk = unpacking.unconsumed_tail
