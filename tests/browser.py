"""A real browser for the tests: Debian's chromium, else playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class BrowserMissingError(Exception):
    """No browser can be had here; the text says why."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A running chromium.

    Raises:
        BrowserMissingError: there is none, and none can be installed.
    """
    with sync_playwright() as playwright:
        path = _debian_chromium() or _own_chromium(Path(playwright.chromium.executable_path))
        try:
            running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        except Error as error:
            reason = error.message.splitlines()[0]
            raise BrowserMissingError(f"{path} does not start: {reason}") from None
        try:
            yield running
        finally:
            running.close()


@contextmanager
def offline_page(running: Browser, path: Path, *, dark: bool = False) -> Iterator[Page]:
    """A page opened from a file with the network cut, laid out and ready.

    Leaving the context fails when the page asked for anything but files and
    data, or when its script failed.
    """
    asked: list[str] = []
    failures: list[str] = []
    context = running.new_context(
        offline=True,
        color_scheme="dark" if dark else "light",
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on(
        "console",
        lambda message: failures.append(message.text) if message.type == "error" else None,
    )
    page.on("dialog", lambda dialog: (failures.append(dialog.message), dialog.dismiss()))
    try:
        page.goto(path.as_uri())
        page.wait_for_selector("#progress", state="hidden")
        yield page
        assert not failures, failures
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    finally:
        context.close()


def _debian_chromium() -> str | None:
    found = shutil.which("chromium", path="/usr/bin")
    if found or os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    print("installing Debian's chromium for the page's tests", file=sys.stderr)
    for command in (
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq", "update"],
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq", "-y", "install", "chromium"],
    ):
        if not _succeeds(command, {"DEBIAN_FRONTEND": "noninteractive"}):
            return None
    return shutil.which("chromium", path="/usr/bin")


def _own_chromium(path: Path) -> str:
    if not path.exists():
        _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], {})
    if not path.exists():
        raise BrowserMissingError(
            "no chromium: install Debian's (apt-get install chromium) "
            "or playwright's (python -m playwright install chromium)"
        )
    return str(path)


def _succeeds(command: list[str], environment: dict[str, str]) -> bool:
    try:
        done = subprocess.run(
            command,
            check=False,
            env={**os.environ, **environment},
            capture_output=True,
            timeout=600,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
