"""What a sentence gives: relation, direction, factuality, speaker and date.

Each example is a sentence and all its claims, written as `shown` writes them:
`Ghana bombed Togo.` gives `GHA ASSAULTS TGO`; what is not asserted says so
(`GHA ASSAULTS TGO denied`), a speaker follows `by`, a date `on`, and the
second party of a mediation `+`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from diplograph.graph import Claim, Document
from diplograph.loaders import Extractor

PUBLISHED = date(2025, 4, 9)  # a Wednesday

Reader = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def read() -> Reader:
    """Reads a text that was published on Wednesday, 9 April 2025."""
    extractor = Extractor()

    def claims(text: str) -> list[Claim]:
        return list(extractor.extract([Document(id="example", text=text, published=PUBLISHED)]))

    return claims


def shown(claim: Claim) -> str:
    """A claim in one line, as the examples have it."""
    parts = [f"{claim.source.id} {claim.relation} {claim.target.id}"]
    if claim.third:
        parts.append(f"+ {claim.third.id}")
    if claim.factuality.value != "asserted":
        parts.append(claim.factuality.value)
    if claim.attributed_to:
        parts.append(f"by {claim.attributed_to.id}")
    if claim.date:
        parts.append(f"on {claim.date}")
    return " ".join(parts)


def examples(table: Mapping[str, str | list[str]]) -> pytest.MarkDecorator:
    """A test for each sentence of a table."""
    return pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(text, [claims] if isinstance(claims, str) else claims, id=text[:60])
            for text, claims in table.items()
        ],
    )


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
        "Ghana threatened to bomb Togo.": "GHA THREATENS TGO",
        "Ghana vowed to annihilate Togo.": "GHA THREATENS TGO",
        "Ghana warned Togo of war.": "GHA THREATENS TGO",
        "Ghana gave Togo an ultimatum.": "GHA THREATENS TGO",
        "Ghana urged Togo to release the sailors.": "GHA REQUESTS TGO",
        "Ghana demanded that Togo withdraw its troops.": "GHA REQUESTS TGO",
        "Ghana wants Togo to release the sailors.": "GHA REQUESTS TGO",
    }
)
def test_a_threat_or_demand_is_an_act_and_not_what_it_names(
    read: Reader, text: str, expected: list[str]
) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Kenya said that Somalia had attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia had attacked Ethiopia, Kenya said.": "SOM ASSAULTS ETH by KEN",
        "Somalia, Kenya said, attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia attacked Ethiopia, said a Kenyan official.": "SOM ASSAULTS ETH by KEN",
        "According to Kenya, Somalia attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia attacked Ethiopia, according to Kenya.": "SOM ASSAULTS ETH by KEN",
        "Kenya: Somalia attacked Ethiopia": "SOM ASSAULTS ETH by KEN",
        "“Somalia attacked Ethiopia,” Kenya said.": "SOM ASSAULTS ETH by KEN",
        '"Somalia attacked Ethiopia," Kenya said.': "SOM ASSAULTS ETH by KEN",
        "Analyst Maria Lopez said that Brazil backs Chile.": (
            "BRA SUPPORTS CHL by person:maria-lopez"
        ),
        # Whoever says it in the end.
        "Kenya quoted Ugandan officials as saying that Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by UGA"
        ),
        "Kenya reported that Uganda had said that Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by UGA"
        ),
        # Not who speaks of something else.
        "Somalia attacked Ethiopia. Kenya said it was watching closely.": "SOM ASSAULTS ETH",
        # What one says of oneself, by saying it, is one's own act.
        "Kenya condemned Somalia.": "KEN ACCUSES SOM",
        "“We condemn Israel,” the Syrian foreign ministry said.": "SYR ACCUSES ISR",
    }
)
def test_whose_words_they_are(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Kenyan President William Ruto spoke in Nairobi. He said Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by person:william-ruto"
        ),
        "“Serbia remains our ally,” Sergei Lavrov said.": "RUS ALLY_OF SRB by person:sergei-lavrov",
        "“Israel bombed our embassy,” Sergei Lavrov said.": (
            "ISR ASSAULTS RUS by person:sergei-lavrov"
        ),
        "“Israel bombed us,” the Syrian foreign ministry said.": "ISR ASSAULTS SYR by SYR",
        "“We do not threaten Japan,” the Chinese foreign ministry said.": (
            "CHN THREATENS JPN denied by CHN"
        ),
        "“Israel bombed Syria,” Lavrov said. “Israel also bombed Lebanon, as everyone knows.”": [
            "ISR ASSAULTS LBN by person:sergei-lavrov",
            "ISR ASSAULTS SYR by person:sergei-lavrov",
        ],
    }
)
def test_who_is_meant_by_he_and_we(read: Reader, text: str, expected: list[str]) -> None:
    """ "He" is whoever spoke before; "we" and "our" are the speaker's side."""
    assert sorted(map(shown, read(text))) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    {
        "on 3 March 2024": "2024-03-03",
        "on March 3, 2024": "2024-03-03",
        "in March 2024": "2024-03",
        "in 2019": "2019",
        # As the text was published on Wednesday, 9 April 2025:
        "on Wednesday": "2025-04-09",
        "on Monday": "2025-04-07",
        "on Tuesday": "2025-04-08",
        "last Friday": "2025-04-04",
        "today": "2025-04-09",
        "yesterday": "2025-04-08",
        "two days ago": "2025-04-07",
        "three weeks ago": "2025-03",
        "a year ago": "2024",
        "last month": "2025-03",
        "last year": "2024",
        "last December": "2024-12",
        "on 3 March": "2025-03-03",
        "on 28 December": "2024-12-28",
        # No day is better than a wrong one.
        "last week": None,
        "on 31 February 2024": None,
        "with drones": None,
    }.items(),
)
def test_dates_are_as_precise_as_the_text(read: Reader, when: str, expected: str | None) -> None:
    [claim] = read(f"Ghana attacked Togo {when}.")
    assert (claim.date, claim.reported) == (expected, "2025-04-09")


@examples(
    {
        "Ghana bombed Togo in 1998 and condemned Benin in 2004.": [
            "GHA ACCUSES BEN on 2004",
            "GHA ASSAULTS TGO on 1998",
        ],
        "On Monday Ghana condemned Togo for the 1998 invasion.": "GHA ACCUSES TGO on 2025-04-07",
        "Ghana plans to attack Togo next month.": "GHA ASSAULTS TGO planned on 2025-05",
        "Ghana will support Togo next year.": "GHA SUPPORTS TGO planned on 2026",
    }
)
def test_a_date_belongs_to_one_act(read: Reader, text: str, expected: list[str]) -> None:
    assert sorted(map(shown, read(text))) == expected


def test_without_a_day_of_publication_relative_dates_are_unknown() -> None:
    document = Document(id="undated", text="Ghana attacked Togo on Monday. Togo met Mali in 2019.")
    claims = list(Extractor().extract([document]))
    assert [(claim.date, claim.reported) for claim in claims] == [(None, None), ("2019", None)]


@examples(
    {
        "Ghana beat Togo 2-0 in the final.": [],
        "Ghana borders Togo.": [],
        "Ghana is larger than Togo.": [],
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
