"""What the words around a name make of it: "Iranian students", "the Iranian government", titles."""

from __future__ import annotations

import pytest
from reading_actors import Named, actors_in, cases, dated, named_in, roles_in


@cases(
    ("Iranian officials met Chinese diplomats.",
     {"Iranian officials": "IRN", "Chinese diplomats": "CHN"}),
    ("Two British soldiers were wounded by insurgents.", {"British soldiers": "GBR"}),
    ("Iranian students protested.", {"Iranian students": "other:irn-iranian-students"}),
    ("Opposition groups in Zimbabwe accused the government.",
     {"Opposition groups in Zimbabwe": "other:zwe-opposition-groups-in-zimbabwe",
      "government": "ZWE"}),
    ("Mexican farmers blocked a bridge.", {"Mexican farmers": "other:mex-mexican-farmers"}),
    ("Taliban officials met Japanese envoys.",
     {"Taliban officials": "group:taliban", "Japanese envoys": "JPN"}),
    ("A Jordanian pilot was freed by Sudan.",
     {"Jordanian pilot": "other:jor-jordanian-pilot", "Sudan": "SDN"}),
    ("The spokesman for the Kenyan army accused Uganda.",
     {"spokesman for the Kenyan army": "KEN", "Uganda": "UGA"}),
    ("The head of the African Union condemned the coup.",
     {"head of the African Union": "igo:au"}),
    ("Muslim hackers attacked Danish websites.",
     {"Muslim hackers": "other:muslim-hackers", "Danish": "DNK"}),
    ("Turkish Kurd refugees thanked Greece.",
     {"Turkish Kurd refugees": "other:tur-turkish-kurd-refugees", "Greece": "GRC"}),
    ("Japan's Foreign Ministry thanked Peru.", {"Japan's Foreign Ministry": "JPN", "Peru": "PER"}),
    ("Burundi's Tutsi-led army left.", {"Burundi's Tutsi-led army": "BDI"}),
    ("The UN's Libya mission condemned Chad.", {"UN's Libya mission": "igo:un", "Chad": "TCD"}),
    ("The US Iran envoy met Qatari officials.",
     {"US Iran envoy": "USA", "Qatari officials": "QAT"}),
    ("Russia's UN ambassador thanked Mali.", {"Russia's UN ambassador": "RUS", "Mali": "MLI"}),
    ("The Syria envoy warned Turkey.", {"Turkey": "TUR"}),
    ("Assad's forces attacked Jordan.", {"Assad's forces": "SYR", "Jordan": "JOR"}),
    ("An aide to President Mahmoud Abbas thanked Malta.",
     {"aide to President Mahmoud Abbas": "PSE", "Malta": "MLT"}),
)  # fmt: skip
def test_the_head_noun_says_whether_a_phrase_is_the_state(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@cases(
    ("Rebels attacked a village in Chad.",
     {"Rebels": "other:tcd-rebels-in-chad", "Chad": "TCD"}),
    ("Police in Nairobi arrested twelve protesters.",
     {"Police in Nairobi": "KEN", "protesters": "other:ken-protesters-in-kenya"}),
    ("Nigerian authorities pressed lecturers to end the strike.",
     {"Nigerian authorities": "NGA", "lecturers": "other:nga-lecturers-in-nigeria"}),
    ("Rebels attacked the army.", {}),
    ("Israel killed two militants.", {"Israel": "ISR"}),
    ("Ethiopia closed its border. The country accused Eritrea of aiding rebels.",
     {"Ethiopia": "ETH", "its": "ETH", "The country": "ETH", "Eritrea": "ERI"}),
    ("Officials said talks would be held in Geneva between Iran and the EU.",
     {"Iran": "IRN", "EU": "igo:eu"}),
    ("Foreign troops entered Gambia.", {"Gambia": "GMB"}),
    ("The government warned Iran.", {"Iran": "IRN"}),
    ("German prosecutors opened inquiries against hundreds of banks.",
     {"German prosecutors": "DEU", "banks": "other:deu-banks-in-germany"}),
    ("Turkish police detained 40 teachers over ties to Austria.",
     {"Turkish police": "TUR", "teachers": "other:tur-teachers-in-turkey", "Austria": "AUT"}),
)  # fmt: skip
def test_unnamed_actors_belong_to_a_country_only_where_one_is_clear(
    text: str, expected: Named
) -> None:
    assert named_in(text) == expected


@dated(
    ("Iran's religious leader Ayatollah Khomeini condemned Iraq.", "",
     {"Iran's religious leader Ayatollah Khomeini": "person:ruhollah-khomeini", "Iraq": "IRQ"}),
    ("Iran's religious leader Ayatollah Khomeini condemned Iraq.", "2025-04-09",
     {"Iran's religious leader Ayatollah Khomeini": "person:ruhollah-khomeini", "Iraq": "IRQ"}),
    ("The Turkish president, Recep Tayyip Erdogan, left.", "2023-01-01",
     {"Turkish president, Recep Tayyip Erdogan": "person:recep-tayyip-erdogan"}),
    ("President of Armenia Serzh Sargsyan met Iranian officials.", "2012-01-01",
     {"President of Armenia Serzh Sargsyan": "person:serzh-sargsyan", "Iranian officials": "IRN"}),
    ("Hezbollah leader Hassan Nasrallah threatened Israel.", "2019-01-01",
     {"Hezbollah leader Hassan Nasrallah": "person:hassan-nasrallah", "Israel": "ISR"}),
    ("Israel Katz, Israel's defence minister, warned Hezbollah.", "2025-01-10",
     {"Israel Katz": "person:israel-katz", "Hezbollah": "group:hezbollah"}),
    ("The Turkish president, Vladimir Putin and Angela Merkel met.", "2019-01-01",
     {"Turkish president": "person:recep-tayyip-erdogan", "Vladimir Putin": "person:vladimir-putin",
      "Angela Merkel": "person:angela-merkel"}),
    ("The African Union envoy to Sudan, Ramtane Lamamra, left Khartoum.", "2024-03-01",
     {"Sudan": "SDN", "Ramtane Lamamra": "person:ramtane-lamamra", "Khartoum": "SDN"}),
    ("Prime Minister Johnson warned France.", "2020-01-15",
     {"Prime Minister Johnson": "person:boris-johnson", "France": "FRA"}),
    ("The Polish company Orbex Steel sued Norway.", "",
     {"Polish company Orbex Steel": "other:pol-orbex-steel", "Norway": "NOR"}),
)  # fmt: skip
def test_a_description_and_the_name_beside_it_are_one_mention(
    text: str, day: str, expected: Named
) -> None:
    assert named_in(text, day) == expected


@pytest.mark.parametrize(
    ("text", "person", "country", "role", "side"),
    [
        ("Serbian Labour Minister Dragan Milic met Croatian officials.",
         "person:dragan-milic", "SRB", "Labour Minister", "SRB"),
        ("UN envoy Marek Holub met Iraqi officials.",
         "person:marek-holub", None, "envoy", "igo:un"),
        ("Guenther von Alten, a German diplomat, left Mexico.",
         "person:guenther-von-alten", "DEU", "diplomat", "DEU"),
        ("Lena Brandt, the president of Ruritania Steel in Norway, sued Sweden.",
         "person:lena-brandt", "NOR", "president", "other:nor-ruritania-steel"),
        ("Kremlin spokeswoman Irina Belova accused Latvia.",
         "person:irina-belova", "RUS", "spokeswoman", "RUS"),
        ("Tomas Ruzicka of Slovakia thanked Austria.",
         "person:tomas-ruzicka", "SVK", None, None),
    ],
)  # fmt: skip
def test_the_text_says_whom_a_person_acts_for(
    text: str, person: str, country: str | None, role: str | None,
    side: str | None,
) -> None:  # fmt: skip
    countries = {actor.id: actor.country for _, actor in actors_in(text)}
    assert countries[person] == country
    expected = {(person, role, side)} if role else set()
    assert {edge for edge in roles_in(text) if edge[0] == person} == expected


@pytest.mark.parametrize(
    ("text", "day", "country"),
    [
        ("Muammar Gaddafi left.", "", "LBY"),
        ("Muammar Gaddafi left.", "2009-06-01", "LBY"),
        ("President Clinton left.", "", "USA"),
        ("Antonio Guterres left.", "", None),
        ("Antonio Guterres left.", "1998-06-01", "PRT"),
    ],
)
def test_a_person_is_of_the_state_or_organisation_that_he_acts_for(
    text: str, day: str, country: str | None
) -> None:
    """A president who also chairs an organisation for a year acts for his state."""
    [(_, actor)] = actors_in(text, day)
    assert actor.country == country


@pytest.mark.parametrize(
    "text",
    [
        "Marta Kowal, a Polish journalist, was arrested in Belarus.",
        "Polish journalist Marta Kowal was arrested in Belarus.",
    ],
)
def test_a_journalist_of_a_country_does_not_act_for_it(text: str) -> None:
    countries = {actor.id: actor.country for _, actor in actors_in(text)}
    assert countries["person:marta-kowal"] == "POL"
    assert roles_in(text) == set()


def test_the_country_of_a_phrase_is_that_of_its_people() -> None:
    found = dict(actors_in("Two Chinese tourists were kidnapped by gunmen in Nigeria."))
    assert found["Chinese tourists"].country == "CHN"
    assert found["gunmen in Nigeria"].country == "NGA"


def test_nobody_stands_beside_the_state_that_he_represents() -> None:
    """Else the text would relate the two to each other."""
    text = "The president of Armenia, Serzh Sargsyan, and the Georgian premier met."
    ids = [actor.id for _, actor in actors_in(text, "2012-01-01")]
    assert "ARM" not in ids
    assert ids.count("person:serzh-sargsyan") == 1
