"""Whose statement a claim is: speakers in news and analysis.

Each example is a text and a claim that it holds, "by" whoever says it.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from reading import Read, read_text

LAVROV = "person:sergei-lavrov"


def cases(table: Mapping[str, str]) -> pytest.MarkDecorator:
    """A test for each text of a table, with a claim and, after "by", its speaker."""
    split = [(text, *claim.split(" by ")) for text, claim in table.items()]
    return pytest.mark.parametrize(("text", "claim", "speaker"), split)


@pytest.fixture(scope="module")
def read() -> Read:
    return read_text()


@cases(
    {
        "Ukraine bombed a Russian depot, the Moldovan foreign ministry said.": (
            "UKR ASSAULTS RUS by MDA"
        ),
        "The Moldovan foreign ministry said Ukraine had bombed a Russian depot.": (
            "UKR ASSAULTS RUS by MDA"
        ),
        "Japan told the Kyodo news agency that China had seized Philippine boats.": (
            "CHN COERCES PHL by JPN"
        ),
        "Sergei Lavrov told reporters that Turkey had attacked Syria.": (
            "TUR ASSAULTS SYR by person:sergei-lavrov"
        ),
        "Sergei Lavrov, speaking in Astana, insisted that Poland had attacked Belarus.": (
            "POL ASSAULTS BLR by person:sergei-lavrov"
        ),
        "Asked about the raid, Sergei Lavrov replied that Turkey had attacked Syria.": (
            "TUR ASSAULTS SYR by person:sergei-lavrov"
        ),
        "Vietnam has seized Malaysian trawlers, the Indonesian embassy in Canberra tweeted.": (
            "VNM COERCES MYS by IDN"
        ),
        "In a statement, Venezuela's foreign ministry said that Guyana had threatened Suriname.": (
            "GUY THREATENS SUR by VEN"
        ),
        "A statement by the Algerian army says Morocco bombed Mali.": "MAR ASSAULTS MLI by DZA",
        "Sudan's claim that Chad attacked Niger was read out in parliament.": (
            "TCD ASSAULTS NER by SDN"
        ),
        "Poland, which says Belarus attacked Lithuania, closed its border.": (
            "BLR ASSAULTS LTU by POL"
        ),
    }
)
def test_who_says_that_something_happened(read: Read, text: str, claim: str, speaker: str) -> None:
    assert read(text)[claim].speaker == speaker


@cases(
    {
        "Peru supports Bolivia, said the Chilean navy on Friday.": "PER SUPPORTS BOL by CHL",
        "“Vietnam seized Malaysian trawlers,” said a spokesman for the Indonesian navy.": (
            "VNM COERCES MYS by IDN"
        ),
        "Israel, the Lebanese army said, has bombed Syria again.": "ISR ASSAULTS SYR by LBN",
        "Israel has, a Lebanese official said, bombed Syria again.": "ISR ASSAULTS SYR by LBN",
        "Israel, according to Lebanon, has bombed Syria again.": "ISR ASSAULTS SYR by LBN",
    }
)
def test_a_speaker_may_stand_after_or_within_the_statement(
    read: Read, text: str, claim: str, speaker: str
) -> None:
    assert read(text)[claim].speaker == speaker


@cases(
    {
        "As Sergei Lavrov put it, NATO is threatening Belarus.": (
            "igo:nato THREATENS BLR by person:sergei-lavrov"
        ),
        "In the words of Sergei Lavrov, Poland is arming Ukraine.": (
            "POL AIDS UKR by person:sergei-lavrov"
        ),
        "In Lavrov's view, Turkey is arming Azerbaijan.": "TUR AIDS AZE by person:sergei-lavrov",
        "Turkey is arming Azerbaijan, per Sergei Lavrov.": "TUR AIDS AZE by person:sergei-lavrov",
    }
)
def test_a_viewpoint_is_a_statement(read: Read, text: str, claim: str, speaker: str) -> None:
    """And whose it is takes no part in it: "according to X" never makes X an actor."""
    found = read(text)
    assert found[claim].speaker == speaker
    assert all(speaker not in each for each in found)


@cases(
    {
        "Lavrov: Romania is arming Moldova": "ROU AIDS MDA by person:sergei-lavrov",
        "Kremlin: Estonia attacked Belarus": "EST ASSAULTS BLR by RUS",
        "Israel bombed Syria: Iranian official": "ISR ASSAULTS SYR by IRN",
        "Pakistan attacked Afghan posts - Iranian official": "PAK ASSAULTS AFG by IRN",
        "Poland attacked Belarus, Lavrov claims": "POL ASSAULTS BLR by person:sergei-lavrov",
        "Sergei Lavrov told reporters: “Turkey has attacked Syria.”": (
            "TUR ASSAULTS SYR by person:sergei-lavrov"
        ),
    }
)
def test_headlines_and_colons(read: Read, text: str, claim: str, speaker: str) -> None:
    found = read(text)
    assert found[claim].speaker == speaker
    assert all(not each.startswith(speaker) for each in found)


@cases(
    {
        "Kenya said Uganda had told it that Rwanda had attacked Burundi.": (
            "RWA ASSAULTS BDI by UGA"
        ),
        "The Turkish foreign ministry said Qatar believed that Iran was arming the Houthis.": (
            "IRN AIDS group:houthis by QAT"
        ),
        "A Polish diplomat quoted by Reuters said Belarus had attacked Lithuania.": (
            "BLR ASSAULTS LTU by POL"
        ),
        "Sudan has attacked Chad, a Chadian general was quoted as saying.": (
            "SDN ASSAULTS TCD by TCD"
        ),
        "Saudi Arabia accused Iran of arming the Houthis.": "IRN AIDS group:houthis by SAU",
    }
)
def test_the_nearest_speaker_counts(read: Read, text: str, claim: str, speaker: str) -> None:
    assert read(text)[claim].speaker == speaker


@pytest.mark.parametrize(
    ("text", "claim", "relayer"),
    [
        ("Kenya said Uganda had told it that Rwanda had bombed Chad.", "RWA ASSAULTS TCD", "KEN"),
        ("Kenya quoted Ugandan officials as saying Chad bombed Togo.", "TCD ASSAULTS TGO", "KEN"),
        ("“Uganda says Rwanda attacked Burundi,” Sergei Lavrov said.", "RWA ASSAULTS BDI", LAVROV),
        ("Lavrov: Poland says Belarus attacked Lithuania", "BLR ASSAULTS LTU", LAVROV),
        ("Kenya said Rwanda had attacked Burundi.", "RWA ASSAULTS BDI", None),
    ],
)
def test_the_outer_speaker_relays(read: Read, text: str, claim: str, relayer: str | None) -> None:
    assert read(text)[claim].relayed_by == relayer


@pytest.mark.parametrize(
    ("text", "claims"),
    {
        "“Ethiopia attacked Somalia. It also bombed Eritrea,” Sergei Lavrov said.": [
            "ETH ASSAULTS SOM",
            "ETH ASSAULTS ERI",
        ],
        "“Ethiopia attacked Somalia,” Sergei Lavrov said. “It bombed Eritrea.”": [
            "ETH ASSAULTS SOM",
            "ETH ASSAULTS ERI",
        ],
        "Sergei Lavrov flew to Minsk. “Poland has threatened Belarus,” he told reporters.": [
            "POL THREATENS BLR"
        ],
        "Sergei Lavrov met students in Minsk. He said that Poland had threatened Belarus.": [
            "POL THREATENS BLR"
        ],
        "Analysts like Sergei Lavrov see it coming. “Poland attacked Belarus,” he says.": [
            "POL ASSAULTS BLR"
        ],
        "Sergei Lavrov spoke. “If Putin visits Minsk, Poland will attack Belarus,” he added.": [
            "POL ASSAULTS BLR"
        ],
    }.items(),
)
def test_quotations_over_sentences_and_pronouns(read: Read, text: str, claims: list[str]) -> None:
    """ "He" is whoever spoke before, never someone whom the quotation names."""
    found = read(text)
    assert [found[claim].speaker for claim in claims] == [LAVROV] * len(claims)


@cases(
    {
        "“Iran attacked us,” an Iraqi official said.": "IRN ASSAULTS IRQ by IRQ",
        "“Our army attacked Armenia,” an Azerbaijani defence ministry spokesman said.": (
            "AZE ASSAULTS ARM by AZE"
        ),
        "“Chad attacked our villages,” said a spokeswoman for the Sudanese government.": (
            "TCD ASSAULTS SDN by SDN"
        ),
        "“Serbia is our friend and ally,” Peskov noted.": "RUS ALLY_OF SRB by person:dmitry-peskov",
    }
)
def test_we_and_our_are_the_side_of_the_speaker(
    read: Read, text: str, claim: str, speaker: str
) -> None:
    assert read(text)[claim].speaker == speaker


@pytest.mark.parametrize(
    ("text", "claim"),
    {
        "Russia attacked Ukraine on Sunday. Poland said it would meet its allies.": (
            "RUS ASSAULTS UKR"
        ),
        "Ukraine attacked Russia, and Poland said it was glad.": "UKR ASSAULTS RUS",
        "Reports say that Israel bombed Syria.": "ISR ASSAULTS SYR",
        "Sergei Lavrov said nothing after Poland attacked Belarus.": "POL ASSAULTS BLR",
    }.items(),
)
def test_what_nobody_named_says_is_the_text_s_own(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].speaker is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kenya said Sudan had attacked Chad.", "KEN"),
        ("“Sudan attacked Chad,” the Kenyan army said.", "KEN"),
        ("Sudan attacked Chad, Kenya's foreign ministry announced.", "KEN"),
        ("“Chad will never accept it,” said the Kenyan army.", "KEN"),
        ("“If it stays, our navy will sink it,” said Ali Daud of the Kenyan navy.", "KEN"),
        ("Experts like Farid Osmani say Sudan backs Chad.", "person:farid-osmani"),
    ],
)
def test_who_only_reports_does_nothing(read: Read, text: str, speaker: str) -> None:
    assert all(speaker not in claim.split() for claim in read(text))
