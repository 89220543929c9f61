"""The plain forms of each factuality, and acts that only name another act.

`example_sentences.py` says how a claim is written.
"""

from __future__ import annotations

import pytest
from example_sentences import Reader, examples, read_claims, shown


@pytest.fixture(scope="module")
def read() -> Reader:
    return read_claims()


@examples(
    {
        "Ghana did not attack Togo.": "GHA ASSAULTS TGO denied",
        "Ghana never attacked Togo.": "GHA ASSAULTS TGO denied",
        "Ghana denied attacking Togo.": "GHA ASSAULTS TGO denied",
        "Reports that Ghana attacked Togo are false.": "GHA ASSAULTS TGO denied",
        "Ghana has not threatened Togo.": "GHA THREATENS TGO denied",
        "Ghana is not an ally of Togo.": "GHA ALLY_OF TGO denied",
        "Neither Ghana nor Togo supports Benin.": [
            "GHA SUPPORTS BEN denied",
            "TGO SUPPORTS BEN denied",
        ],
        "Ghana, not Togo, attacked Benin.": ["GHA ASSAULTS BEN", "TGO ASSAULTS BEN denied"],
    }
)
def test_denied(read: Reader, text: str, expected: list[str]) -> None:
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Ghana may have attacked Togo.": "GHA ASSAULTS TGO possible",
        "Ghana could attack Togo.": "GHA ASSAULTS TGO possible",
        "Ghana reportedly attacked Togo.": "GHA ASSAULTS TGO possible",
        "Ghana is considering sending aid to Togo.": "GHA AIDS TGO possible",
        "Ghana is suspected of attacking Togo.": "GHA ASSAULTS TGO possible",
        "Ghana appears to have attacked Togo.": "GHA ASSAULTS TGO possible",
        "An alleged attack on Togo by Ghana is under study.": "GHA ASSAULTS TGO possible",
        "Ghana might support Togo.": "GHA SUPPORTS TGO possible",
    }
)
def test_possible(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Ghana will support Togo.": "GHA SUPPORTS TGO planned",
        "Ghana plans to attack Togo.": "GHA ASSAULTS TGO planned",
        "Ghana intends to impose sanctions on Togo.": "GHA SANCTIONS TGO planned",
        "Ghana is expected to back Togo.": "GHA SUPPORTS TGO planned",
        # A promise is an agreement by itself, and the promised act a plan.
        "Ghana agreed to send grain to Togo.": ["GHA AGREES_WITH TGO", "GHA AIDS TGO planned"],
        # What is wished for has not happened.
        "Ghana has shown interest in direct talks with Togo.": "GHA CONSULTS TGO planned",
    }
)
def test_planned(read: Reader, text: str, expected: list[str]) -> None:
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "If Ghana attacks Togo, the region will suffer.": "GHA ASSAULTS TGO conditional",
        "Should Ghana attack Togo, ships would stay away.": "GHA ASSAULTS TGO conditional",
        "Unless Ghana attacks Togo, ships will come.": "GHA ASSAULTS TGO conditional",
        "Ghana will support Togo only if the law is changed.": "GHA SUPPORTS TGO conditional",
        "Ghana would support Togo if the law were changed.": "GHA SUPPORTS TGO conditional",
    }
)
def test_conditional(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Did Ghana attack Togo?": "GHA ASSAULTS TGO questioned",
        "Will Ghana support Togo?": "GHA SUPPORTS TGO questioned",
        "Is Ghana an ally of Togo?": "GHA ALLY_OF TGO questioned",
        "Nobody knows whether Ghana attacked Togo.": "GHA ASSAULTS TGO questioned",
        "Benin asked whether Ghana had attacked Togo.": "GHA ASSAULTS TGO questioned",
    }
)
def test_questioned(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Ghana and Togo are no longer allies.": "GHA ALLY_OF TGO ended",
        "Ghana is a former ally of Togo.": "GHA ALLY_OF TGO ended",
        "Ghana used to be an ally of Togo.": "GHA ALLY_OF TGO ended",
        "Ghana and Togo were once allies.": "GHA ALLY_OF TGO ended",
        "Ghana no longer supports Togo.": "GHA SUPPORTS TGO ended",
        "Ghana withdrew its support for Togo.": "GHA SUPPORTS TGO ended",
        "Ghana called off its joint exercises with Togo.": "GHA COOPERATES_WITH TGO ended",
        "Talks between Ghana and Togo collapsed.": "GHA CONSULTS TGO ended",
    }
)
def test_ended(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Ghana did not stop its attacks on Togo.": "GHA ASSAULTS TGO",
        "Ghana will end its attacks on Togo.": "GHA ASSAULTS TGO",
        "The end of the Ghana-Togo war will bring many home.": "GHA RIVAL_OF TGO",
    }
)
def test_what_is_not_or_not_yet_ended_goes_on(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Ghana threatened to bomb Togo.": "GHA THREATENS TGO",
        "Ghana vowed to annihilate Togo.": "GHA THREATENS TGO",
        "Ghana warned Togo of serious consequences.": "GHA THREATENS TGO",
        "Ghana gave Togo an ultimatum.": "GHA THREATENS TGO",
        "Ghana gave Togo 72 hours to withdraw its ship.": "GHA THREATENS TGO",
        "Ghana urged Togo to release the sailors.": "GHA REQUESTS TGO",
        "Ghana demanded that Togo withdraw its troops.": "GHA REQUESTS TGO",
        "Ghana wants Togo to release the sailors.": "GHA REQUESTS TGO",
    }
)
def test_a_threat_or_demand_is_an_act_and_not_what_it_names(
    read: Reader, text: str, expected: list[str]
) -> None:
    assert [shown(claim) for claim in read(text)] == expected
