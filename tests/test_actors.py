"""Who is an actor in a text, and who it is: names, offices, phrases, references.

Each case is an invented text with all the actors in it: the words that name them,
and their ids. Words that mean several actors have their ids beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import command, rows

from diplograph.graph import Actor, Representation
from diplograph.loaders import Document, Extractor

Named = dict[str, str]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def actors_in(extractor: Extractor, text: str, day: str = "") -> list[tuple[str, Actor]]:
    """The words that name actors, each with its actor, in text order."""
    document = Document(id="t", text=text, published=date.fromisoformat(day) if day else None)
    return [(text[start:end], actor) for start, end, actor, _ in extractor.mentions(document)]


def named_in(extractor: Extractor, text: str, day: str = "") -> Named:
    found: dict[str, list[str]] = defaultdict(list)
    for words, actor in actors_in(extractor, text, day):
        if actor.id not in found[words]:
            found[words].append(actor.id)
    return {words: " ".join(ids) for words, ids in found.items()}


def roles_in(extractor: Extractor, text: str, day: str = "") -> set[tuple[str, str, str]]:
    document = Document(id="t", text=text, published=date.fromisoformat(day) if day else None)
    [extraction] = extractor.extract_documents([document])
    edges: tuple[Representation, ...] = extraction.representations
    return {(edge.person.id, edge.role, edge.actor.id) for edge in edges}


def cases(*rows: Any) -> Any:
    return pytest.mark.parametrize(("text", "expected"), rows, ids=[row[0][:60] for row in rows])


def dated(*rows: Any) -> Any:
    return pytest.mark.parametrize(
        ("text", "day", "expected"), rows, ids=[f"{row[1]} {row[0][:50]}" for row in rows]
    )


@cases(
    ("Uruguay thanked the Netherlands.", {"Uruguay": "URY", "Netherlands": "NLD"}),
    ("The UAE and the USA signed a pact.", {"UAE": "ARE", "USA": "USA"}),
    ("The U.K. backed the U.S. bid.", {"U.K.": "GBR", "U.S.": "USA"}),
    ("The UN praised the African Union.", {"UN": "igo:un", "African Union": "igo:au"}),
    ("NATO warned Hezbollah.", {"NATO": "igo:nato", "Hezbollah": "group:hezbollah"}),
    ("The Ghanaians asked the Togolese for water.", {"Ghanaians": "GHA", "Togolese": "TGO"}),
    ("A Danish proposal angered Iceland.", {"Danish": "DNK", "Iceland": "ISL"}),
    ("Niger, Nigeria and Guinea-Bissau met.",
     {"Niger": "NER", "Nigeria": "NGA", "Guinea-Bissau": "GNB"}),
    ("South Sudan accused Sudan.", {"South Sudan": "SSD", "Sudan": "SDN"}),
    ("Equatorial Guinea thanked Papua New Guinea.",
     {"Equatorial Guinea": "GNQ", "Papua New Guinea": "PNG"}),
)  # fmt: skip
def test_names_abbreviations_adjectives_and_peoples(
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


@cases(
    ("Moscow warned Washington.", {"Moscow": "RUS", "Washington": "USA"}),
    ("The Kremlin accused Kyiv.", {"Kremlin": "RUS", "Kyiv": "UKR"}),
    ("Ankara's ambassador left Stockholm.", {"Ankara's ambassador": "TUR", "Stockholm": "SWE"}),
    ("Talks in Doha between Israel and Hamas failed.", {"Israel": "ISR", "Hamas": "group:hamas"}),
    ("Protesters marched in Tunis.",
     {"Protesters": "other:tun-protesters-in-tunis", "Tunis": "place:tunis"}),
    ("The Norwegian capital Oslo hosted Kenyan officials.",
     {"Norwegian": "NOR", "Kenyan officials": "KEN"}),
    ("GEORGETOWN, Sept 18, 2025 - Ghana recalled an envoy.", {"Ghana": "GHA"}),
    ("A tanker sank in the Gulf of Oman off Iran.", {"Iran": "IRN"}),
    ("BAMAKO - France recalled its envoy.", {"France": "FRA", "its": "FRA"}),
    ("Washington and Moscow met; the two capitals disagree.",
     {"Washington": "USA", "Moscow": "RUS", "the two capitals": "USA RUS"}),
)  # fmt: skip
def test_cities_stand_for_their_state_only_when_they_act(
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


@cases(
    ("Kenya will take in Burundian refugees who lived in Uganda for years.",
     {"Kenya": "KEN", "Burundian refugees": "other:bdi-burundian-refugees"}),
    ("The Red Cross based in Haiti thanked Cuba.",
     {"Red Cross": "ngo:icrc", "Cuba": "CUB"}),
    ("Israel killed a Hezbollah commander in Syria.",
     {"Israel": "ISR", "Hezbollah commander": "group:hezbollah"}),
    ("Peru will close the border if war breaks out in Ecuador.", {"Peru": "PER"}),
    ("Canada will cut its forces in Europe.", {"Canada": "CAN", "its": "CAN"}),
    ("Turkey bombed a base in Iraq.", {"Turkey": "TUR", "Iraq": "IRQ"}),
    ("Ethiopia sent troops into Somalia.", {"Ethiopia": "ETH", "Somalia": "SOM"}),
    ("Germany pays for food in Yemen.", {"Germany": "DEU", "Yemen": "YEM"}),
)  # fmt: skip
def test_a_place_is_a_party_only_where_nobody_else_is(
    extractor: Extractor, text: str, expected: Named
) -> None:
    """The place of an act is the side it falls on, unless that side is named, or nobody acts."""
    assert named_in(extractor, text) == expected


@cases(
    ("U.S.–Russia talks resumed.", {"U.S.": "USA", "Russia": "RUS"}),
    ("US-China relations soured.", {"US": "USA", "China": "CHN"}),
    ("The Russian-American normalisation worried Ukraine.",
     {"Russian": "RUS", "American": "USA", "Ukraine": "UKR"}),
    ("Iran-backed Houthis attacked Saudi Arabia.",
     {"Iran": "IRN", "Houthis": "group:houthis", "Saudi Arabia": "SAU"}),
    ("A UN-brokered truce between Syria and Israel held.",
     {"UN": "igo:un", "Syria": "SYR", "Israel": "ISR"}),
    ("Pro-Serbian rioters attacked Croatian shops.",
     {"Pro-Serbian rioters": "other:pro-serbian-rioters", "Croatian": "HRV"}),
    ("Rwanda-backed rebels took the town from Congolese troops.",
     {"Rwanda": "RWA", "rebels": "other:rwanda-backed-rebels", "Congolese troops": "COD"}),
    ("Beijing, Seoul and Tokyo agreed.", {"Beijing": "CHN", "Seoul": "KOR", "Tokyo": "JPN"}),
    ("French and German troops trained.", {"French": "FRA", "German troops": "DEU"}),
)  # fmt: skip
def test_compounds_and_lists(extractor: Extractor, text: str, expected: Named) -> None:
    assert named_in(extractor, text) == expected


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
    ("Assad's forces attacked Jordan.", {"Assad's forces": "SYR", "Jordan": "JOR"}),
    ("An aide to President Mahmoud Abbas thanked Malta.",
     {"aide to President Mahmoud Abbas": "PSE", "Malta": "MLT"}),
)  # fmt: skip
def test_the_head_noun_says_whether_a_phrase_is_the_state(
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


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
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


@cases(
    ("Latin American bishops met.", {"Latin American bishops": "other:latin-american-bishops"}),
    ("Central American presidents met in Guatemala.",
     {"Central American presidents": "other:central-american-presidents", "Guatemala": "GTM"}),
    ("South American nations urged Venezuela to hold elections.", {"Venezuela": "VEN"}),
    ("West African troops entered Gambia.",
     {"West African troops": "other:west-african-troops", "Gambia": "GMB"}),
    ("Vietnamese forces attacked Western Cambodia.",
     {"Vietnamese forces": "VNM", "Cambodia": "KHM"}),
    ("Western countries condemned Belarus.", {"Western countries": "bloc:west", "Belarus": "BLR"}),
    ("South African police left.", {"South African police": "ZAF"}),
    ("Conservatives in Poland criticised the government.",
     {"Conservatives in Poland": "other:pol-conservatives-in-poland", "government": "POL"}),
    ("The Conservatives criticised the Lithuanian government.", {"Lithuanian government": "LTU"}),
    ("Labour accused the Conservatives of lying to Britain.",
     {"Labour": "group:labour-uk", "Conservatives": "group:conservatives-uk", "Britain": "GBR"}),
    ("Michael Jordan thanked Georgia.", {"Michael Jordan": "person:michael-jordan",
                                         "Georgia": "GEO"}),
    ("Ethnic Albanian marchers left Montenegro.", {"Montenegro": "MNE"}),
    ("An Australian was deported by Fiji.",
     {"Australian": "other:aus-australian", "Fiji": "FJI"}),
    ("The China Daily praised Laos.", {"China Daily": "other:china-daily", "Laos": "LAO"}),
)  # fmt: skip
def test_words_that_mean_something_else(extractor: Extractor, text: str, expected: Named) -> None:
    assert named_in(extractor, text) == expected


@dated(
    ("The Turkish president condemned Israel.", "2005-04-09",
     {"Turkish president": "person:ahmet-necdet-sezer", "Israel": "ISR"}),
    ("The Turkish president condemned Israel.", "2025-04-09",
     {"Turkish president": "person:recep-tayyip-erdogan", "Israel": "ISR"}),
    ("The president of Armenia left.", "2012-01-10",
     {"president of Armenia": "person:serzh-sargsyan"}),
    ("In 1984, the US president condemned Libya.", "2005-04-09",
     {"US president": "person:ronald-reagan", "Libya": "LBY"}),
    ("On 3 May 1992, the Russian president met the Ukrainian president.", "2020-01-01",
     {"Russian president": "person:boris-yeltsin",
      "Ukrainian president": "person:leonid-kravchuk"}),
    ("Next year the US president will visit Kenya.", "2019-06-01",
     {"US president": "person:donald-trump", "Kenya": "KEN"}),
    ("The former Egyptian president left.", "2023-01-01",
     {"Egyptian president": "other:egy-former-egyptian-president"}),
    ("NATO's secretary general warned Belarus.", "2016-01-01",
     {"NATO's secretary general": "person:jens-stoltenberg", "Belarus": "BLR"}),
    ("A Saudi prince met the Israeli prime minister.", "2023-01-01",
     {"Saudi prince": "SAU", "Israeli prime minister": "person:benjamin-netanyahu"}),
)  # fmt: skip
def test_offices_are_held_by_those_of_the_date(
    extractor: Extractor, text: str, day: str, expected: Named
) -> None:
    """The date of the act, where the text gives it, else that of the document."""
    assert named_in(extractor, text, day) == expected


@cases(
    ("The Turkish president condemned Israel.", {"Turkish president": "TUR", "Israel": "ISR"}),
    ("The president of Armenia left.", {"president of Armenia": "ARM"}),
    ("Iran's supreme leader condemned Iraq.", {"Iran's supreme leader": "IRN", "Iraq": "IRQ"}),
)
def test_without_a_date_an_office_acts_for_its_state_and_names_nobody(
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


def test_in_a_year_of_change_an_office_names_nobody(extractor: Extractor) -> None:
    text = "In 2017 the US president praised Poland."
    assert named_in(extractor, text, "2020-01-01") == {"US president": "USA", "Poland": "POL"}


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
     {"Polish company Orbex Steel": "other:orbex-steel", "Norway": "NOR"}),
)  # fmt: skip
def test_a_description_and_the_name_beside_it_are_one_mention(
    extractor: Extractor, text: str, day: str, expected: Named
) -> None:
    assert named_in(extractor, text, day) == expected


@cases(
    ("Dutch Foreign Minister Hans Van den Broek left.",
     {"Dutch Foreign Minister Hans Van den Broek": "person:hans-van-den-broek"}),
    ("Luis de la Torre met Omar ibn Khaled.",
     {"Luis de la Torre": "person:luis-de-la-torre", "Omar ibn Khaled": "person:omar-ibn-khaled"}),
    ("Abdirashid Warfaa Jimale, a Somali spokesman, left.",
     {"Abdirashid Warfaa Jimale": "person:abdirashid-warfaa-jimale"}),
    ("Benjamim Netanyahu thanked Chad.",
     {"Benjamim Netanyahu": "person:benjamin-netanyahu", "Chad": "TCD"}),
    ("Pavel Netanyahu thanked Chad.",
     {"Pavel Netanyahu": "person:pavel-netanyahu", "Chad": "TCD"}),
    ("Guenther von Alten thanked Spain.",
     {"Guenther von Alten": "person:guenther-von-alten", "Spain": "ESP"}),
    ("Mohammed bin Farid al-Otaibi thanked Oman.",
     {"Mohammed bin Farid al-Otaibi": "person:mohammed-bin-farid-al-otaibi", "Oman": "OMN"}),
    ("NATO spokesman Piers Calder accused Belarus.",
     {"NATO spokesman Piers Calder": "person:piers-calder", "Belarus": "BLR"}),
    ("Gen. Tarek Willman threatened Libya.",
     {"Gen. Tarek Willman": "person:tarek-willman", "Libya": "LBY"}),
    ("The Baltic Grain Union sued Latvia.",
     {"Baltic Grain Union": "other:baltic-grain-union", "Latvia": "LVA"}),
    ("Students at Karlsburg University near Ankara protested.",
     {"Students at Karlsburg University": "other:tur-students-at-karlsburg-university",
      "Ankara": "place:ankara"}),
)  # fmt: skip
def test_people_and_organisations_that_no_table_has(
    extractor: Extractor, text: str, expected: Named
) -> None:
    assert named_in(extractor, text) == expected


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
         "person:lena-brandt", "NOR", "president", "other:ruritania-steel"),
        ("Kremlin spokeswoman Irina Belova accused Latvia.",
         "person:irina-belova", "RUS", "spokeswoman", "RUS"),
        ("Tomas Ruzicka of Slovakia thanked Austria.",
         "person:tomas-ruzicka", "SVK", None, None),
    ],
)  # fmt: skip
def test_the_text_says_whom_a_person_acts_for(
    extractor: Extractor, text: str, person: str, country: str | None, role: str | None,
    side: str | None,
) -> None:  # fmt: skip
    countries = {actor.id: actor.country for _, actor in actors_in(extractor, text)}
    assert countries[person] == country
    expected = {(person, role, side)} if role else set()
    assert {edge for edge in roles_in(extractor, text) if edge[0] == person} == expected


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
    extractor: Extractor, text: str, day: str, country: str | None
) -> None:
    """A president who also chairs an organisation for a year acts for his state."""
    [(_, actor)] = actors_in(extractor, text, day)
    assert actor.country == country


@pytest.mark.parametrize(
    "text",
    [
        "Marta Kowal, a Polish journalist, was arrested in Belarus.",
        "Polish journalist Marta Kowal was arrested in Belarus.",
    ],
)
def test_a_journalist_of_a_country_does_not_act_for_it(extractor: Extractor, text: str) -> None:
    countries = {actor.id: actor.country for _, actor in actors_in(extractor, text)}
    assert countries["person:marta-kowal"] == "POL"
    assert roles_in(extractor, text) == set()


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
def test_references_within_a_document(
    extractor: Extractor, text: str, day: str, expected: Named
) -> None:
    assert named_in(extractor, text, day) == expected


def test_the_country_of_a_phrase_is_that_of_its_people(extractor: Extractor) -> None:
    found = dict(actors_in(extractor, "Two Chinese tourists were kidnapped by gunmen in Nigeria."))
    assert found["Chinese tourists"].country == "CHN"
    assert found["gunmen in Nigeria"].country == "NGA"


def test_nobody_stands_beside_the_state_that_he_represents(extractor: Extractor) -> None:
    """Else the text would relate the two to each other."""
    text = "The president of Armenia, Serzh Sargsyan, and the Georgian premier met."
    ids = [actor.id for _, actor in actors_in(extractor, text, "2012-01-01")]
    assert "ARM" not in ids
    assert ids.count("person:serzh-sargsyan") == 1


class TestCommand:
    """`diplograph actors NAME --date DAY` says what a name means, and why."""

    @pytest.mark.parametrize(
        ("name", "day", "actor", "why"),
        [
            ("the Kremlin", "2025-04-09", "RUS", "RUS"),
            ("the Turkish president", "2011-05-01", "person:abdullah-gul", "2007"),
            ("the Turkish president", "2025-04-09", "person:recep-tayyip-erdogan", "2014"),
            ("Iranian officials", "2025-04-09", "IRN", "acts for IRN"),
            ("Iranian students", "2025-04-09", "other:irn-iranian-students", "of IRN"),
        ],
    )
    def test_it_explains(self, tmp_path: Path, name: str, day: str, actor: str, why: str) -> None:
        done = command("actors", name, "--date", day, "--format", "jsonl", folder=tmp_path)
        [taken] = [row for row in rows(done) if row["taken"]]
        assert taken["id"] == actor
        assert why in taken["why"]
