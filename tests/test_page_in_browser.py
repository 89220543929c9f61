"""The page in a real browser, with the network cut: what an analyst does with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import BrowserMissingError, browser, offline_page
from example_claims import CLAIMS, HOSTILE, MEDIATION, RELAYED, claim, hostile_claim
from playwright.sync_api import Browser, Page, expect

from diplograph.graph import load_ontology
from diplograph.graph.page import write_page
from diplograph.graph.snapshot import Snapshot, snapshot_of_claims


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return snapshot_of_claims(CLAIMS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    try:
        with browser() as running:
            yield running
    except BrowserMissingError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


def click_edge(page: Page, relation: str, source: str) -> None:
    """Click where the drawing shows the middle of an edge."""
    point = page.evaluate(
        """([relation, source]) => {
            const { network, data } = window.diplograph;
            const wanted = (edge) => edge.relation === relation && edge.from === source;
            const edge = data.edges.find(wanted);
            const middle = network.body.edges[edge.id].edgeType.getPoint(0.5);
            return network.canvasToDOM(middle);
        }""",
        [relation, source],
    )
    page.locator("#network").click(position={"x": point["x"], "y": point["y"]})


def shown(page: Page) -> set[str]:
    """The relations that the drawing shows, as `FROM RELATION TO factuality`."""
    found: list[str] = page.evaluate(
        """() => {
            const { network, data } = window.diplograph;
            return data.edges.filter((edge) => !network.body.edges[edge.id].options.hidden)
                .map((edge) => `${edge.from} ${edge.relation} ${edge.to} ${edge.factuality}`);
        }"""
    )
    return set(found)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_page_in_browser(chromium: Browser, snapshot: Snapshot, tmp_path: Path, dark: bool) -> None:
    write_page(snapshot, tmp_path / "page.html", title="Seed articles")
    with offline_page(chromium, tmp_path / "page.html", dark=dark) as page:
        expect(page.locator("#stats")).to_contain_text("9 actors, 8 relations, 8 claims shown")
        assert all(edge.endswith(" asserted") for edge in shown(page))

        click_edge(page, "MEDIATES", "OMN")
        panel = page.locator("#panel")
        expect(panel.locator("blockquote")).to_have_text(MEDIATION.sentence.text)
        expect(panel.locator("mark")).to_have_text(["Oman", "Iran", "United States"])
        expect(panel.locator(".triad")).to_have_text("Between Iran and United States.")
        expect(panel.locator(".facts")).to_contain_text("Mar 2025")
        link = panel.locator("a")
        assert link.get_attribute("href") == "https://gazette.example/muscat"
        assert "noopener" in (link.get_attribute("rel") or "")

        page.get_by_label("Denied").check()
        assert "RUS ASSAULTS UKR denied" in shown(page)
        page.get_by_label("Asserted").uncheck()
        assert shown(page) == {"RUS ASSAULTS UKR denied"}
        page.locator("#reset").click()
        assert len(shown(page)) == 8

        page.locator("#search").fill("tur")
        expect(page.locator("#results")).to_contain_text("Türkiye")
        page.locator("#search").press("Enter")
        expect(panel.locator("h2")).to_have_text("Türkiye")
        expect(panel.locator(".sub").last).to_have_text(
            "0 relations shown, 2 hidden by the filters"
        )
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == ("rgb(16, 21, 29)" if dark else "rgb(243, 245, 248)")


def test_filters_leave_what_passes_them(
    chromium: Browser, snapshot: Snapshot, tmp_path: Path
) -> None:
    write_page(snapshot, tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        page.get_by_label("Threatens").uncheck()
        assert not any("THREATENS" in edge for edge in shown(page))
        page.get_by_label("Material conflict").uncheck()
        assert not any("ASSAULTS" in edge for edge in shown(page))
        page.locator("#reset").click()

        page.locator("#confidence").fill("60")
        expect(page.locator("#stats")).to_contain_text("7 relations, 7 claims shown")
        assert not any("ACCUSES" in edge for edge in shown(page))
        page.locator("#confidence").fill("80")
        expect(page.locator("#stats")).to_contain_text("7 relations, 6 claims shown")
        page.locator("#reset").click()

        page.locator("#date-from").fill("2025-01-01")
        assert {edge.split()[1] for edge in shown(page)} == {
            "MEDIATES",
            "THREATENS",
            "ALLY_OF",
            "RIVAL_OF",
        }
        expect(page.locator("#undated")).to_contain_text("1 claim without a date")


def test_the_panel_is_reachable_by_keyboard(
    chromium: Browser, snapshot: Snapshot, tmp_path: Path
) -> None:
    write_page(snapshot, tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_be_focused()
        expect(page.locator("#panel h2")).to_have_text("United States → Iran")
        expect(page.locator("#panel blockquote")).to_have_count(2)
        page.keyboard.press("Escape")
        expect(page.locator("#panel h2")).to_have_text("Relations")
        page.keyboard.press("/")
        expect(page.locator("#search")).to_be_focused()


def test_an_actor_shows_its_relations_and_words(
    chromium: Browser, snapshot: Snapshot, tmp_path: Path
) -> None:
    write_page(snapshot, tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        point = page.evaluate(
            "() => diplograph.network.canvasToDOM(diplograph.network.getPosition('IRN'))"
        )
        page.locator("#network").click(position={"x": point["x"], "y": point["y"]})
        expect(page.locator("#panel h2")).to_have_text("Iran")
        expect(page.locator("#panel h3")).to_have_text(["Acted on by", "Mutual"])
        page.locator("#panel .relation-row", has_text="Russia").click()
        expect(page.locator("#panel blockquote")).to_have_text("Iran and Russia are allies.")
        page.locator("#search").fill("berg")
        page.locator("#results li").click()
        expect(page.locator("#panel h3")).to_have_text(["Said by this actor"])


def test_a_claim_says_who_relays_its_speaker(chromium: Browser, tmp_path: Path) -> None:
    write_page(snapshot_of_claims([RELAYED]), tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        page.locator("#panel .relation-row").click()
        expect(page.locator("#panel mark.relayer")).to_have_text("Muscat")
        expect(page.locator("#panel .facts")).to_contain_text(
            "Says soTürkiye, according to OmanDocument"
        )
        page.locator("#search").fill("oman")
        page.locator("#results li").click()
        expect(page.locator("#panel h3")).to_have_text(["Said by this actor"])


def test_hostile_text_is_shown_and_never_run(chromium: Browser, tmp_path: Path) -> None:
    write_page(snapshot_of_claims([hostile_claim()]), tmp_path / "page.html", title=HOSTILE)
    with offline_page(chromium, tmp_path / "page.html") as page:
        page.locator("#panel .relation-row").click()
        assert page.locator("#panel blockquote").text_content() == hostile_claim().sentence.text
        assert page.locator("h1").text_content() == HOSTILE
        assert page.locator("#panel a").count() == 0
        page.locator("#search").fill("script")
        assert HOSTILE in (page.locator("#results").text_content() or "")
        assert page.locator("body img, #panel script").count() == 0
        assert page.evaluate("window.hacked === undefined")


def test_an_empty_graph_says_so(chromium: Browser, tmp_path: Path) -> None:
    write_page(snapshot_of_claims([]), tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        expect(page.locator("#empty-text")).to_have_text("There are no claims in this graph yet.")
        expect(page.locator("#empty-reset")).to_be_hidden()


def test_five_hundred_actors_are_drawn(chromium: Browser, tmp_path: Path) -> None:
    relations = list(load_ontology().relations)
    claims = [
        claim(
            f"Alpha{number} met Beta{number * step % 500}.",
            relations[(number + step) % len(relations)],
            (f"other:{number}", f"Alpha{number}"),
            (f"other:{number * step % 500}", f"Beta{number * step % 500}"),
            start=1000 * number + step,
        )
        for number in range(1, 501)
        for step in (2, 3, 7)
        if number * step % 500 != number
    ]
    write_page(snapshot_of_claims(claims), tmp_path / "page.html")
    with offline_page(chromium, tmp_path / "page.html") as page:
        expect(page.locator("#stats")).to_contain_text("501 actors")
        page.locator("#panel .relation-row").first.click()
        expect(page.locator("#panel blockquote").first).to_contain_text("met Beta")
