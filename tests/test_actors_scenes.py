"""The country that a text is about: whose Congress, government and parties are meant."""

from __future__ import annotations

import pytest
from reading_actors import Named, actors_in, cases, named_in


@cases(
    ("Congress passed sanctions against Russia.", {"Congress": "USA", "Russia": "RUS"}),
    ("Israel asked Congress for more arms.", {"Israel": "ISR", "Congress": "USA"}),
    ("In Peru, Congress rejected the pact.", {"Peru": "PER", "Congress": "PER"}),
    ("Congress in Chile approved a pact with China.", {"Congress": "CHL", "China": "CHN"}),
    ("Argentine lawmakers are split. Congress refused to thank the IMF.",
     {"Argentine lawmakers": "ARG", "Congress": "ARG", "IMF": "igo:imf"}),
    ("Ghana's president spoke to Congress.", {"Ghana's president": "GHA", "Congress": "USA"}),
    ("Mexico went to the polls. Congress will be divided.", {"Mexico": "MEX"}),
    ("Nigeria's House of Representatives condemned Niger.",
     {"Nigeria's House of Representatives": "NGA", "Niger": "NER"}),
    ("The Mexican Congress condemned Ecuador.", {"Mexican Congress": "MEX", "Ecuador": "ECU"}),
    ("The Labour Party condemned Ghana.", {"Labour Party": "group:labour-uk", "Ghana": "GHA"}),
    ("Australian officials left. The Labor Party thanked Japan.",
     {"Australian officials": "AUS", "Labor Party": "group:labor-australia", "Japan": "JPN"}),
    ("Ghanaian officials are silent. The Labour Party condemned Togo.",
     {"Ghanaian officials": "GHA", "Togo": "TGO"}),
    ("Republicans condemned the Iranian government.",
     {"Republicans": "group:republican-party", "Iranian government": "IRN"}),
    ("French ministers are split. The Republicans condemned Mali.",
     {"French ministers": "FRA", "Republicans": "group:les-republicains", "Mali": "MLI"}),
    ("Ghana's Freedom Party left.", {"Ghana's Freedom Party": "other:gha-freedom-party"}),
)  # fmt: skip
def test_a_name_of_many_is_of_the_country_where_somebody_is_at_home(
    text: str, expected: Named
) -> None:
    """The one of the default is meant where nobody else is near, and nobody where it is unclear."""
    assert named_in(text) == expected


@cases(
    ("The Senate voted to punish Russia.", {"Russia": "RUS"}),
    ("In Kenya, Parliament condemned Uganda.",
     {"Kenya": "KEN", "Parliament": "KEN", "Uganda": "UGA"}),
    ("The Kenyan Senate condemned Sudan. The Senate thanked Uganda.",
     {"Kenyan Senate": "KEN", "Sudan": "SDN", "Senate": "KEN", "Uganda": "UGA"}),
    ("Pakistan's government said the Supreme Court had jailed a minister.",
     {"Pakistan's government": "PAK", "Supreme Court": "PAK"}),
    ("Turkey raised its rates. The central bank warned Greece.",
     {"Turkey": "TUR", "its": "TUR", "central bank": "TUR", "Greece": "GRC"}),
    ("The National Assembly condemned France.", {"France": "FRA"}),
    ("Vietnam's prime minister wrote to families near London; his government will help.",
     {"Vietnam's prime minister": "VNM", "London": "place:london"}),
    ("Somalia's port turned an Ethiopian plane away as the government hesitated.",
     {"Somalia": "SOM", "Ethiopian plane": "ETH"}),
    ("Kenya sent the army into Somalia.", {"Kenya": "KEN", "Somalia": "SOM"}),
)  # fmt: skip
def test_an_organ_of_a_bare_noun_is_of_the_country_in_view(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Kenya Tea Board sued Uganda.", ["other:ken-kenya-tea-board", "UGA"]),
        ("The Baltic Grain Union sued Uganda.", ["other:baltic-grain-union", "UGA"]),
        ("The Marsh Tea Board in Kenya sued Chad. The Marsh Tea Board left.",
         ["other:ken-marsh-tea-board", "TCD", "other:ken-marsh-tea-board"]),
        ("Danish minister Olsen thanked Chad.", ["person:dnk-olsen", "TCD"]),
        ("Olsen thanked Chad.", ["person:olsen", "TCD"]),
    ],
)  # fmt: skip
def test_the_country_is_in_the_id_of_what_no_table_has(text: str, ids: list[str]) -> None:
    """Once given, it holds for the text; where no text gives it, namesakes share an id."""
    assert [actor.id for _, actor in actors_in(text)] == ids
