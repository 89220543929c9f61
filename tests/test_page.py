"""The page: one offline file, hostile text harmless, and a real browser that uses it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser import BrowserMissingError, browser, offline_page
from example_claims import CLAIMS, DENIAL, MEDIATION, THREAT, claim, rewritten
from playwright.sync_api import Browser, Page, expect

from diplograph.graph import Claim, InputError, load_ontology
from diplograph.graph.model import DocumentReference
from diplograph.graph.page import render_page, write_page
from diplograph.graph.page_data import network_of, quote_segments, safe_url
from diplograph.graph.snapshot import Snapshot, snapshot_of_claims

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\u2028<!--"


def hostile_claim() -> Claim:
    document = DocumentReference(
        id="bad", title=HOSTILE, url="javascript:window.hacked=1", published=date(2025, 1, 1)
    )
    text = f"Iran {HOSTILE} threatened Norway, {{{{SCRIPT}}}}."
    found = claim(text, "THREATENS", ("IRN", "Iran"), ("NOR", "Norway"), document=document)
    return rewritten(found, extractor=HOSTILE, source={**found.source.to_dict(), "name": HOSTILE})


class Parts(HTMLParser):
    """What of a page a browser would fetch, run or style with."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes
        self._open = (tag, dict(attributes)) if tag in ("script", "style") else None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.blocks.append((*self._open, data))
            self._open = None

    @property
    def data(self) -> dict[str, Any]:
        (found,) = [text for _, attributes, text in self.blocks if attributes.get("id") == "data"]
        loaded: dict[str, Any] = json.loads(found)
        return loaded


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return snapshot_of_claims(CLAIMS)


# What the page is made of


def test_the_page_is_one_file_that_fetches_nothing(snapshot: Snapshot) -> None:
    parts = Parts(render_page(snapshot))
    assert not {"link", "img", "iframe", "object", "embed", "base"} & set(parts.tags)
    named = dict(parts.attributes)
    assert "src" not in named
    assert {value for name, value in parts.attributes if name == "href"} == {"#panel"}
    assert not any(name.startswith("on") or name == "style" for name, _ in parts.attributes)


def test_the_policy_allows_exactly_the_own_scripts_and_style(snapshot: Snapshot) -> None:
    parts = Parts(render_page(snapshot))
    (policy,) = [value for name, value in parts.attributes if value and "default-src" in value]
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    executable = [
        text for _, attributes, text in parts.blocks if attributes.get("type") != "application/json"
    ]
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in executable
    }
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert len(hashes) == 3


def test_scripts_never_make_markup_of_text() -> None:
    folder = Path(__file__).parent.parent / "graph"
    for path in [*folder.glob("page_*.js"), folder / "page_template.html"]:
        text = path.read_text(encoding="utf-8")
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ):
            assert forbidden not in text, f"{path.name} uses {forbidden}"


def test_hostile_text_changes_nothing_of_the_page(snapshot: Snapshot) -> None:
    plain = Parts(render_page(snapshot))
    hostile = Parts(render_page(snapshot_of_claims([hostile_claim()]), title=HOSTILE))
    assert hostile.tags == plain.tags
    assert [text for _, attributes, text in hostile.blocks if not attributes] == [
        text for _, attributes, text in plain.blocks if not attributes
    ]
    (found,) = hostile.data["claims"]
    assert "".join(piece[0] for piece in found["quote"]) == hostile_claim().sentence.text
    assert hostile.data["documents"] == [{"title": HOSTILE, "url": None, "published": "2025-01-01"}]


def test_embedded_json_holds_nothing_that_html_reads() -> None:
    page = render_page(snapshot_of_claims([hostile_claim()]))
    (block,) = re.findall(
        r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL
    )
    assert not re.search("[<>&\u2028\u2029]", block)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://gazette.example/a?b=c&d", True),
        ("http://gazette.example", True),
        ("HTTPS://GAZETTE.EXAMPLE", True),
        ("javascript:alert(1)", False),
        ("JavaScript://gazette.example/%0Aalert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://gazette.example", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//gazette.example", False),
        ("https:", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert safe_url(url) == (url if safe else None)


# What the page shows


def test_mentions_are_cut_out_by_characters() -> None:
    found = claim(
        "\U0001f54a Oman and \U0001f600 Iran met, Ada Berg said.",
        "CONSULTS",
        ("OMN", "Oman"),
        ("IRN", "Iran"),
        speaker=("person:ada-berg", "Ada Berg"),
    )
    assert quote_segments(found) == [
        ["\U0001f54a "],
        ["Oman", "source"],
        [" and \U0001f600 "],
        ["Iran", "target"],
        [" met, "],
        ["Ada Berg", "speaker"],
        [" said."],
    ]


def test_mentions_that_cannot_be_marked_stay_plain() -> None:
    assert THREAT.attributed_to
    speaker = {**THREAT.attributed_to.to_dict(), "mention": (0, 8)}
    target = {**THREAT.target.to_dict(), "mention": THREAT.source.mention}
    assert quote_segments(rewritten(THREAT, attributed_to=speaker, target=target)) == [
        ["Washington", "source"],
        [" threatened Tehran with new strikes, Ada Berg said."],
    ]


def test_pyvis_holds_the_drawing(snapshot: Snapshot) -> None:
    network = network_of(snapshot, load_ontology())
    assert network.num_nodes() == len(snapshot.actors)
    edges = {(edge["from"], edge["to"], edge["label"]): edge for edge in network.edges}
    threat = edges["USA", "IRN", "threatens"]
    alliance = edges["IRN", "RUS", "ally of"]
    denial = edges["RUS", "UKR", "assaults (denied)"]
    assert (threat["arrows"], alliance["arrows"]) == ("to", "")
    assert threat["dashes"] is False
    assert denial["dashes"]
    assert threat["width"] > denial["width"]
    assert denial["claims"] == [DENIAL.id]
    # vis-network would show a title as markup.
    assert not any("title" in item for item in [*network.nodes, *network.edges])


def test_a_mediator_stands_between_both_parties(snapshot: Snapshot) -> None:
    network = network_of(snapshot, load_ontology())
    legs = [edge for edge in network.edges if edge["claims"] == [MEDIATION.id]]
    assert [(edge["from"], edge["to"]) for edge in legs] == [("OMN", "IRN"), ("OMN", "USA")]


def test_the_same_graph_gives_the_same_page() -> None:
    assert render_page(snapshot_of_claims(CLAIMS)) == render_page(
        snapshot_of_claims(reversed(CLAIMS))
    )


def test_a_page_that_cannot_be_written_says_why(snapshot: Snapshot, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory"):
        write_page(snapshot, tmp_path / "nowhere" / "page.html")
    assert list(tmp_path.iterdir()) == []


# The page in a browser


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
