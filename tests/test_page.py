"""The page as a file: all in one, nothing fetched, hostile text harmless."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from example_claims import (
    CLAIMS,
    DENIAL,
    HOSTILE,
    MEDIATION,
    RELAYED,
    THREAT,
    claim,
    hostile_claim,
    rewritten,
)

from diplograph.graph import InputError, load_ontology
from diplograph.graph.page import render_page, write_page
from diplograph.graph.page_data import network_of, page_data, quote_segments, safe_url
from diplograph.graph.snapshot import Snapshot, snapshot_of_claims


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


def test_whoever_relays_a_claim_is_marked_beside_its_speaker() -> None:
    marked = [segment for segment in quote_segments(RELAYED) if len(segment) == 2]
    assert marked == [
        ["Muscat", "relayer"],
        ["Ankara", "speaker"],
        ["Israel", "source"],
        ["Iran", "target"],
    ]
    [shown] = page_data(snapshot_of_claims([RELAYED]), load_ontology())["claims"]
    assert (shown["speaker"], shown["relayer"]) == ("TUR", "OMN")


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
