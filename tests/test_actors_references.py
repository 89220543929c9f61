"""Whom pronouns and phrases mean that name nobody themselves."""

from __future__ import annotations

import pytest
from reading_actors import Named, cases, dated, named_in


@dated(
    ("Angela Merkel met Vladimir Putin. Merkel told him she would wait.", "2015-01-01",
     {"Angela Merkel": "person:angela-merkel", "Vladimir Putin": "person:vladimir-putin",
      "Merkel": "person:angela-merkel", "him": "person:vladimir-putin",
      "she": "person:angela-merkel"}),
    ("Farid Osmani visited Baku. Osmani said he was pleased.", "",
     {"Farid Osmani": "person:farid-osmani", "Baku": "AZE", "Osmani": "person:farid-osmani",
      "he": "person:farid-osmani"}),
    ("Farid Osmani, a Kosovar envoy, met Serbian officials. The envoy praised them.", "",
     {"Farid Osmani": "person:farid-osmani", "Serbian officials": "SRB",
      "The envoy": "person:farid-osmani", "them": "SRB"}),
    ("Peru published a statement. It accused Bolivia.", "",
     {"Peru": "PER", "It": "PER", "Bolivia": "BOL"}),
    ("Iran and Iraq signed a truce. They promised to free prisoners.", "",
     {"Iran": "IRN", "Iraq": "IRQ", "They": "IRN IRQ"}),
    ("Iran and Iraq signed a truce. It will last.", "", {"Iran": "IRN", "Iraq": "IRQ"}),
    ("Iran and Iraq met. Both sides signed a truce.", "",
     {"Iran": "IRN", "Iraq": "IRQ", "Both sides": "IRN IRQ"}),
    ("Iran, Iraq and Turkey met. The two countries signed a deal.", "",
     {"Iran": "IRN", "Iraq": "IRQ", "Turkey": "TUR"}),
    ("France met the UN. The two countries agreed.", "", {"France": "FRA", "UN": "igo:un"}),
    ("Putin met Xi Jinping. The two leaders signed a pact.", "2020-01-01",
     {"Putin": "person:vladimir-putin", "Xi Jinping": "person:xi-jinping",
      "The two leaders": "person:vladimir-putin person:xi-jinping"}),
    ("Putin met Xi Jinping. The two countries signed a pact.", "2020-01-01",
     {"Putin": "person:vladimir-putin", "Xi Jinping": "person:xi-jinping",
      "The two countries": "RUS CHN"}),
    ("Iran and Iraq met. China urged both sides to talk.", "",
     {"Iran": "IRN", "Iraq": "IRQ", "China": "CHN", "both sides": "IRN IRQ"}),
    ("Kenya asked Qatar to speak to both governments.", "", {"Kenya": "KEN", "Qatar": "QAT"}),
    ("Somalia recalled its ambassador from Ethiopia.", "",
     {"Somalia": "SOM", "its": "SOM", "Ethiopia": "ETH"}),
    ("Cuba thanked the UN. The United Arab Emirates, a partner, has ended its mission.", "",
     {"Cuba": "CUB", "UN": "igo:un", "United Arab Emirates": "ARE", "its": "ARE"}),
    ("Venezuela accused Peru of a plot. Lima denied it.", "",
     {"Venezuela": "VEN", "Peru": "PER", "Lima": "PER"}),
    ("Hezbollah fired at Israel. The group threatened Cyprus too.", "",
     {"Hezbollah": "group:hezbollah", "Israel": "ISR", "The group": "group:hezbollah",
      "Cyprus": "CYP"}),
    ("South Korea fired at a drone. The North denied the flight.", "",
     {"South Korea": "KOR", "The North": "PRK"}),
    ("The Baltic Grain Union (BGU) sued Latvia. BGU accused Riga of theft.", "",
     {"Baltic Grain Union": "other:baltic-grain-union", "BGU": "other:baltic-grain-union",
      "Latvia": "LVA", "Riga": "LVA"}),
    ("\"Our partner has betrayed us,\" the Russian foreign minister said.", "2020-01-01",
     {"Our": "RUS", "us": "RUS", "Russian foreign minister": "person:sergei-lavrov"}),
    ("\"They attacked us at night,\" said a spokesman for the Kenyan army.", "",
     {"us": "KEN", "spokesman for the Kenyan army": "KEN"}),
    ("They attacked us at night.", "", {}),
    ("Emmanuel Macron told Benjamin Netanyahu that France would not back him.", "2024-06-01",
     {"Emmanuel Macron": "person:emmanuel-macron", "France": "FRA",
      "Benjamin Netanyahu": "person:benjamin-netanyahu"}),
    ("Xi Jinping, China's president, visited Moscow. The president praised Russia.", "2023-03-21",
     {"Xi Jinping": "person:xi-jinping", "Moscow": "RUS", "The president": "person:xi-jinping",
      "Russia": "RUS"}),
)  # fmt: skip
def test_references_within_a_document(text: str, day: str, expected: Named) -> None:
    assert named_in(text, day) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It is possible that war will follow.",
        "It was announced that the talks had failed.",
        "It was reported in Accra that the talks had failed.",
        "It remains unclear whether the talks will resume.",
        "It is hard for the region to respond.",
        "It would be wrong to attack.",
        "It is likely that the talks will fail.",
        "It seems that the talks failed.",
        "It turned out that the talks had failed.",
        "It looks like the talks will fail.",
        "It was on Monday that the talks failed.",
        "It was the first time that the talks failed.",
        "It took three days to respond.",
        "It makes sense to talk.",
        "It was an honour to host the talks.",
        "It was built by a foreign company.",
        "It had been opened in 1990.",
        "It is up to the region to respond.",
        "It is time to act.",
        "It is raining.",
        "It was cold.",
    ],
)
def test_an_it_of_a_thing_a_clause_the_weather_or_a_time_is_nobody(
    sentence: str,
) -> None:
    assert "It" not in named_in(f"Ghana closed the port. {sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "It attacked the town.",
        "It was accused of an attack.",
        "It was told that the talks had failed.",
        "It is ready to attack.",
        "It is likely to attack.",
        "It is a threat to the region.",
        "It is the first country to sign the pact.",
        "It was forced to leave.",
        "It was condemned by the region.",
        "It wants the region to yield.",
        "It took steps to stop the war.",
    ],
)
def test_an_it_that_acts_is_the_state_before_it(sentence: str) -> None:
    assert named_in(f"Ghana closed the port. {sentence}")["It"] == "GHA"


@cases(
    ("Russia praised its ally Iran. Moscow will arm its ally.",
     {"Russia": "RUS", "its": "RUS", "Iran": "IRN", "Moscow": "RUS", "ally": "IRN"}),
    ("Belarus is Russia's ally. \"We will defend our ally,\" the Russian envoy said.",
     {"Belarus": "BLR", "Russia": "RUS", "We": "RUS", "our": "RUS", "ally": "BLR",
      "Russian envoy": "RUS"}),
    ("India and Pakistan are rivals. India warned its rival.",
     {"India": "IND", "Pakistan": "PAK", "its": "IND", "rival": "PAK"}),
    ("Egypt thanked its ally.", {"Egypt": "EGY", "its": "EGY"}),
    ("Belarus is not Russia's ally. Russia warned its ally.",
     {"Belarus": "BLR", "Russia": "RUS", "its": "RUS"}),
    ("Belarus, a former ally of Russia, left. Russia warned its ally.",
     {"Belarus": "BLR", "Russia": "RUS", "its": "RUS"}),
    ("Egypt praised its ally Oman and its ally Qatar. Egypt thanked its ally.",
     {"Egypt": "EGY", "its": "EGY", "Oman": "OMN", "Qatar": "QAT"}),
)  # fmt: skip
def test_an_ally_is_the_only_one_that_the_text_has_called_so(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@cases(
    (
        "The African Union met. A month later Mali was suspended by the union.",
        {"African Union": "igo:au", "Mali": "MLI", "union": "igo:au"},
    ),
    (
        "The US-led coalition denied it. A coalition airstrike killed Farid Osmani.",
        {
            "US-led coalition": "bloc:us-led-coalition",
            "coalition": "bloc:us-led-coalition",
            "Farid Osmani": "person:farid-osmani",
        },
    ),
    # Two bodies end so, another's union, a union with a name of its own.
    (
        "The African Union met the European Union. The union was pleased.",
        {"African Union": "igo:au", "European Union": "igo:eu"},
    ),
    ("The African Union met. A customs union followed.", {"African Union": "igo:au"}),
    ("The union met. The African Union followed.", {"African Union": "igo:au"}),
)
def test_the_last_noun_of_a_name_is_a_short_name(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@cases(
    (
        "Israel carried out 23 raids. Five raids hit Hamas.",
        {"Israel": "ISR", "raids": "ISR", "Hamas": "group:hamas"},
    ),
    (
        "Russian strikes went on. Ten Chechens were killed by the bombardment.",
        {"Russian": "RUS", "Chechens": "other:rus-chechens", "bombardment": "RUS"},
    ),
    # Two authors, none, and acts that do nothing themselves.
    (
        "Israeli raids and Syrian raids followed. Five raids hit Hamas.",
        {"Israeli": "ISR", "Syrian": "SYR", "Hamas": "group:hamas"},
    ),
    ("Five raids hit Hamas.", {"Hamas": "group:hamas"}),
    ("Israeli raids went on. Hamas counted the raids.", {"Israeli": "ISR", "Hamas": "group:hamas"}),
)
def test_an_act_stands_for_its_only_author(text: str, expected: Named) -> None:
    assert named_in(text) == expected
