"""Which relations a sentence gives, and who does it to whom.

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
        "Egypt threatened Ethiopia.": "EGY THREATENS ETH",
        "Ethiopia was threatened by Egypt.": "EGY THREATENS ETH",
        "China gave loans to Serbia.": "CHN AIDS SRB",
        "China gave Serbia loans.": "CHN AIDS SRB",
        "Serbia got loans from China.": "CHN AIDS SRB",
        "Ghana expelled three Togolese diplomats.": "GHA SANCTIONS TGO",
        "Ghana recalled its ambassador from Togo.": "GHA SANCTIONS TGO",
        "Ghana blamed Togo for the fire.": "GHA ACCUSES TGO",
        "Ghana praised Togo.": "GHA SUPPORTS TGO",
        "Ghana asked Togo for help.": "GHA REQUESTS TGO",
        "Ghana rejected the request from Togo.": "GHA REJECTS TGO",
        "Ghana massed troops on the border with Togo.": "GHA MOBILIZES_AGAINST TGO",
        "The ambassador of Ghana visited Togo.": "GHA CONSULTS TGO",
    }
)
def test_who_acts_is_the_source(read: Reader, text: str, expected: list[str]) -> None:
    """Whatever the voice, and whoever is named first."""
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Ghana's attack on Togo shocked the region.": "GHA ASSAULTS TGO",
        "The attack on Armenia by Azerbaijan began at dawn.": "AZE ASSAULTS ARM",
        "Kenya's condemnation of Somalia surprised diplomats.": "KEN ACCUSES SOM",
        "Ghanaian support for Togo is unchanged.": "GHA SUPPORTS TGO",
        "Peru's sanctions against Bolivia took effect.": "PER SANCTIONS BOL",
        "Ghana's blockade of Togo began.": "GHA COERCES TGO",
        "Talks between Ghana and Togo began.": "GHA CONSULTS TGO",
    }
)
def test_a_noun_can_be_the_act(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Iran-backed Houthi fighters camped near the port.": "IRN SUPPORTS group:houthis",
        "Turkish-backed Libyan troops camped near the port.": "TUR SUPPORTS LBY",
        "US-funded Ukrainian reservists camped near the port.": "USA AIDS UKR",
        "A Qatari-brokered truce between Chad and Libya held.": "QAT MEDIATES TCD + LBY",
    }
)
def test_a_participle_can_hold_a_relation(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Ghana and Togo are allies.": "GHA ALLY_OF TGO",
        "Ghana is an ally of Togo.": "GHA ALLY_OF TGO",
        "Togo is Ghana's closest ally.": "GHA ALLY_OF TGO",
        "The Ghana-Togo alliance is old.": "GHA ALLY_OF TGO",
        "Ghana and Togo are sworn enemies.": "GHA RIVAL_OF TGO",
        "Ghana's rival Togo stayed away.": "GHA RIVAL_OF TGO",
        "Togo, an ally of Ghana, condemned Benin.": ["GHA ALLY_OF TGO", "TGO ACCUSES BEN"],
        "Ghana met Togo.": "GHA CONSULTS TGO",
        "Togo met Ghana.": "GHA CONSULTS TGO",
        "Ghana and Togo held joint naval exercises.": "GHA COOPERATES_WITH TGO",
    }
)
def test_a_symmetric_relation_is_one_claim(read: Reader, text: str, expected: list[str]) -> None:
    """The ends stand in the order of their ids, however the sentence has them."""
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Ghana and Togo exchanged fire.": ["GHA ASSAULTS TGO", "TGO ASSAULTS GHA"],
        "Ghana and Togo clashed at the border.": ["GHA ASSAULTS TGO", "TGO ASSAULTS GHA"],
        "Ghana and Togo accused each other of lies.": ["GHA ACCUSES TGO", "TGO ACCUSES GHA"],
    }
)
def test_what_two_do_to_each_other_is_two_claims(
    read: Reader, text: str, expected: list[str]
) -> None:
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Vietnam and Laos condemned Thailand.": ["LAO ACCUSES THA", "VNM ACCUSES THA"],
        "Cuba condemned Canada, Chile and Peru.": [
            "CUB ACCUSES CAN",
            "CUB ACCUSES CHL",
            "CUB ACCUSES PER",
        ],
        "Ghana and Togo imposed sanctions on Benin and Mali.": [
            "GHA SANCTIONS BEN",
            "GHA SANCTIONS MLI",
            "TGO SANCTIONS BEN",
            "TGO SANCTIONS MLI",
        ],
        "Ghana condemned Togo and praised Benin.": ["GHA ACCUSES TGO", "GHA SUPPORTS BEN"],
        "Ghana condemned Togo; Benin praised Mali.": ["BEN SUPPORTS MLI", "GHA ACCUSES TGO"],
        "Ghana condemned Togo, which had attacked Benin.": [
            "GHA ACCUSES TGO",
            "TGO ASSAULTS BEN",
        ],
        "Ghana condemned Togo's attack on Benin.": ["GHA ACCUSES TGO", "TGO ASSAULTS BEN"],
    }
)
def test_what_one_of_several_does_all_of_them_do(
    read: Reader, text: str, expected: list[str]
) -> None:
    """Over "and" within a clause, and never into the next clause."""
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Oman mediated between Iran and Iraq.": "OMN MEDIATES IRN + IRQ",
        "Oman relayed a message from Iran to Iraq.": "OMN MEDIATES IRN + IRQ",
        "Oman brokered a ceasefire between Iran and Iraq.": "OMN MEDIATES IRN + IRQ",
        "Omani mediation between Iran and Iraq bore fruit.": "OMN MEDIATES IRN + IRQ",
        "Oman acted as a mediator between Iran and Iraq.": "OMN MEDIATES IRN + IRQ",
        "Oman and Qatar mediated between Iran and Iraq.": [
            "OMN MEDIATES IRN + IRQ",
            "QAT MEDIATES IRN + IRQ",
        ],
        "Oman offered to mediate between Iran and Iraq.": "OMN MEDIATES IRN + IRQ planned",
        "Oman is ready to mediate between Iran and Iraq.": "OMN MEDIATES IRN + IRQ planned",
        "Oman hopes to mediate between Iran and Iraq.": "OMN MEDIATES IRN + IRQ planned",
        "Oman may mediate between Iran and Iraq.": "OMN MEDIATES IRN + IRQ possible",
        "Oman denied mediating between Iran and Iraq.": "OMN MEDIATES IRN + IRQ denied",
        "Can Oman mediate between Iran and Iraq?": "OMN MEDIATES IRN + IRQ questioned",
        "Oman ended its mediation between Iran and Iraq.": "OMN MEDIATES IRN + IRQ ended",
        "Iran asked Oman to mediate with Iraq.": "IRN REQUESTS OMN",
    }
)
def test_a_mediator_has_two_parties(read: Reader, text: str, expected: list[str]) -> None:
    """And a mediation that was offered, denied or asked for is none that happened."""
    assert sorted(map(shown, read(text))) == expected


@examples(
    {
        "Ghana beat Togo 2-0 in the final.": [],
        "Ghana borders Togo.": [],
        "Ghana is larger than Togo.": [],
        # Who is named after a threat is not threatened for that.
        "As Ghana threatens reprisals, will Togo step in?": [],
        # Sympathy takes no side.
        "Ghana expressed its condolences to Togo after the flood.": [],
        # Who is avenged suffers nothing from who avenges him.
        "Ghana's retaliation for Kofi Mensah's killing was swift.": [],
        # Where it happened is no party to it.
        "Ghana met Togo in Geneva.": "GHA CONSULTS TGO",
        "Ghana and Togo met in Benin.": "GHA CONSULTS TGO",
        "Ghana attacked Togolese troops in Benin.": "GHA ASSAULTS TGO",
    }
)
def test_no_relation_is_better_than_a_wrong_one(
    read: Reader, text: str, expected: list[str]
) -> None:
    assert [shown(claim) for claim in read(text)] == expected
