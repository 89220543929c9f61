"""Mediation: who mediates between whom, in verbs, nouns, roles and messages."""

from __future__ import annotations

import pytest
from reading import Read, read_text

NORWAY = "NOR MEDIATES SDN + TCD"


@pytest.fixture(scope="module")
def read() -> Read:
    return read_text()


@pytest.mark.parametrize(
    "text",
    [
        "Norway mediated the conflict between Sudan and Chad.",
        "Norway has mediated between Sudan and Chad.",
        "Norway facilitated Sudan-Chad talks.",
        "Norway hosted talks between Sudan and Chad.",
        "Talks between Sudan and Chad were hosted by Norway.",
        "Norway has shuttled between Sudan and Chad for a year.",
        "Norway brought Sudan and Chad to the negotiating table.",
        "Norway helped Sudan and Chad reach a deal.",
        "A truce brokered by Norway between Sudan and Chad is holding.",
        "The Norwegian-mediated talks between Sudan and Chad resumed.",
        "Sudan and Chad signed a truce brokered by Norway.",
        "Sudan and Chad signed a Norwegian-brokered truce.",
    ],
)
def test_a_mediator_is_found_by_what_it_does(read: Read, text: str) -> None:
    assert read(text)[NORWAY].factuality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Norway's shuttle diplomacy between Sudan and Chad goes on.",
        "The war between Sudan and Chad ended after mediation by Norway.",
        "Under Norwegian mediation, Sudan and Chad agreed on a border.",
        "Sudan and Chad reached a deal thanks to the mediation of Norway.",
        "Norway is the main mediator between Sudan and Chad.",
        "Norway, the mediator between Sudan and Chad, has closed its embassy.",
        "Norway is serving as an intermediary between Sudan and Chad.",
    ],
)
def test_a_mediator_is_found_by_what_it_is(read: Read, text: str) -> None:
    assert read(text)[NORWAY].factuality == "asserted"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Oman conveyed Saudi Arabia's proposal to Iran.", "OMN MEDIATES SAU + IRN"),
        ("Oman, which passed Iran's reply to Saudi Arabia, is content.", "OMN MEDIATES IRN + SAU"),
        ("A letter from Iran was delivered to Saudi Arabia by Oman.", "OMN MEDIATES IRN + SAU"),
        ("Messages between Saudi Arabia and Iran were carried by Oman.", "OMN MEDIATES SAU + IRN"),
    ],
)
def test_a_messenger_mediates(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Oman delivered medicine to Iran and Saudi Arabia.",
        "The treaty between Sudan and Chad was read out in Norway.",
        "Norway opted for direct negotiations with Chad, sidelining Sudan.",
    ],
)
def test_no_mediator_without_a_mediation(read: Read, text: str) -> None:
    assert all("MEDIATES" not in claim for claim in read(text))


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Norway is willing to mediate between Sudan and Chad.", "planned"),
        ("Norway would be ready to mediate between Sudan and Chad.", "planned"),
        ("Norway's offer to mediate between Sudan and Chad was turned down.", "planned"),
        ("Sudan and Chad have asked Norway to mediate.", "planned"),
        ("Norway could mediate between Sudan and Chad.", "possible"),
        ("Norway refused to mediate between Sudan and Chad.", "denied"),
        ("Neither Norway nor Peru managed to mediate between Sudan and Chad.", "denied"),
        ("Norway has never mediated between Sudan and Chad.", "denied"),
        ("Norway has denied mediating between Sudan and Chad.", "denied"),
        ("Sudan and Chad held direct talks, bypassing Norway.", "denied"),
        ("Norway stopped mediating between Sudan and Chad.", "ended"),
        ("Norway would mediate between Sudan and Chad if both asked for it.", "conditional"),
        ("Did Norway mediate between Sudan and Chad?", "questioned"),
    ],
)
def test_an_offer_is_no_mediation(read: Read, text: str, factuality: str) -> None:
    assert read(text)[NORWAY].factuality == factuality


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Qatar and Egypt mediated between Israel and Hamas.",
            {"QAT MEDIATES ISR + group:hamas", "EGY MEDIATES ISR + group:hamas"},
        ),
        ("Norway is acting as a go-between with Sudan.", {"NOR MEDIATES SDN"}),
        (
            "Brazil, which is mediating between Sudan and Chad, condemned Norway.",
            {"BRA MEDIATES SDN + TCD"},
        ),
        (
            "Chad may prefer players like Oman, which relayed Sudan's reply to Iran.",
            {"OMN MEDIATES SDN + IRN"},
        ),
    ],
)
def test_who_is_mediator_and_who_is_party(read: Read, text: str, claims: set[str]) -> None:
    """All mediators of a sentence, and no party among them."""
    assert {claim for claim in read(text) if "MEDIATES" in claim} == claims
