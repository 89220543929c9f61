"""A page that the user names by its address. Nothing else here touches the network."""

from __future__ import annotations

import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from diplograph.graph import ReadError
from diplograph.loaders.readers.decode import MAX_BYTES
from diplograph.loaders.readers.source import printable

__all__ = ["Page", "fetch", "is_address"]

_TIMEOUT_SECONDS = 20
_TOTAL_SECONDS = 90
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": "diplograph (reads one page for its user)",
    "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain,*/*;q=0.5",
}


@dataclass(frozen=True)
class Page:
    """What a server answered."""

    data: bytes
    content_type: str
    charset: str | None


def is_address(source: str) -> bool:
    """Whether a source is an address and no path."""
    return source.partition("://")[0].isalpha() and "://" in source


def fetch(address: str) -> Page:
    """Fetch one page over http or https.

    Raises:
        ReadError: the address is no such one, the server does not answer in time
            or not with a page, or the page is too large.
    """
    name = printable(address)
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise ReadError(f"{name}: no valid address ({error}): check it") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise ReadError(f"{name}: only http and https addresses are fetched: save it as a file")
    if parts.username is not None:
        # The address becomes the document's id, and would carry the password into the graph.
        raise ReadError(
            f"{parts.scheme}://...@{parts.hostname}: the address holds a user name: "
            "save the page as a file"
        )
    # Browsers show addresses with letters that a request must escape.
    request = Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers=_HEADERS)  # noqa: S310
    try:
        with urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310
            return Page(
                data=_read(response, name),
                content_type=response.headers.get_content_type(),
                charset=response.headers.get_content_charset(),
            )
    except HTTPError as error:
        raise ReadError(
            f"{name}: the server answered {error.code} {printable(error.reason)}: "
            "check the address, or save the page as a file"
        ) from None
    except TimeoutError:
        raise ReadError(f"{name}: no answer in time: try again, or save the page") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            reason = f"no answer in {_TIMEOUT_SECONDS} s"
        raise ReadError(
            f"{name}: cannot be fetched ({printable(reason)}): check the address and the network"
        ) from None


def _read(response: HTTPResponse, name: str) -> bytes:
    deadline = time.monotonic() + _TOTAL_SECONDS
    data = bytearray()
    while chunk := response.read(_CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise ReadError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB: save what you need")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)
