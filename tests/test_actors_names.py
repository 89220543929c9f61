"""Which words of a text name an actor, and which actor: states, cities, groups, people."""

from __future__ import annotations

from reading_actors import Named, cases, named_in


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
def test_names_abbreviations_adjectives_and_peoples(text: str, expected: Named) -> None:
    assert named_in(text) == expected


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
def test_cities_stand_for_their_state_only_when_they_act(text: str, expected: Named) -> None:
    assert named_in(text) == expected


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
def test_a_place_is_a_party_only_where_nobody_else_is(text: str, expected: Named) -> None:
    """The place of an act is the side it falls on, unless that side is named, or nobody acts."""
    assert named_in(text) == expected


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
def test_compounds_and_lists(text: str, expected: Named) -> None:
    assert named_in(text) == expected


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
def test_words_that_mean_something_else(text: str, expected: Named) -> None:
    assert named_in(text) == expected


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
def test_people_and_organisations_that_no_table_has(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@cases(
    ("The Ukraine crisis has divided Hungary and Poland.", {"Hungary": "HUN", "Poland": "POL"}),
    ("The Iran nuclear deal was rejected by Israel.", {"Israel": "ISR"}),
    ("The Vienna talks failed, Russia said.", {"Russia": "RUS"}),
    ("The Camp David accords were praised by Egypt.", {"Egypt": "EGY"}),
    ("The Minsk agreements were broken by Russia.", {"Russia": "RUS"}),
    ("The Geneva Conventions forbid it, Norway told Sudan.", {"Norway": "NOR", "Sudan": "SDN"}),
    ("The Treaty of Versailles humiliated Germany.", {"Germany": "DEU"}),
    ("The Rome Statute was signed by Armenia.", {"Armenia": "ARM"}),
    ("The Korean War divided Japan and China.", {"Japan": "JPN", "China": "CHN"}),
    ("The Syrian civil war drew in Iran and Turkey.", {"Iran": "IRN", "Turkey": "TUR"}),
    ("The Cuban Missile Crisis alarmed Canada.", {"Canada": "CAN"}),
    ("The Srebrenica massacre was condemned by Croatia.", {"Croatia": "HRV"}),
    ("The Truman Doctrine aided Greece.", {"Greece": "GRC"}),
    ("The Turkish lira fell as Qatar left.", {"Qatar": "QAT"}),
    ("The Brussels summit welcomed Finland.", {"Finland": "FIN"}),
    ("The Washington consensus is dead, Brazil argued.", {"Brazil": "BRA"}),
    ("The Manchester bombing was condemned by Libya.", {"Libya": "LBY"}),
    ("Geneva talks between Iran and Oman failed.", {"Iran": "IRN", "Oman": "OMN"}),
    ("The Russian war on Ukraine angered Poland.",
     {"Russian": "RUS", "Ukraine": "UKR", "Poland": "POL"}),
    ("The Russia-Ukraine war hurt Germany.",
     {"Russia": "RUS", "Ukraine": "UKR", "Germany": "DEU"}),
    ("The Israeli attack angered Lebanon.", {"Israeli": "ISR", "Lebanon": "LBN"}),
)  # fmt: skip
def test_the_name_of_a_war_a_deal_or_a_currency_is_no_actor(text: str, expected: Named) -> None:
    """But who fights whom in it is."""
    assert named_in(text) == expected


@cases(
    ("Moscow's Plan for Ukraine Angers Kyiv", {"Moscow": "RUS", "Ukraine": "UKR", "Kyiv": "UKR"}),
    ("Iran's Nuclear Programme Worries Gulf States", {"Iran": "IRN"}),
    ("NATO's Response to Russia Divides Allies", {"NATO": "igo:nato", "Russia": "RUS"}),
    ("Baltic Grain Union Sues Latvia", {"Baltic Grain Union": "other:baltic-grain-union",
                                        "Latvia": "LVA"}),
)  # fmt: skip
def test_capitals_in_a_title_make_no_organisation(text: str, expected: Named) -> None:
    assert named_in(text) == expected


@cases(
    ("In March, Mali expelled the French ambassador.", {"Mali": "MLI", "French ambassador": "FRA"}),
    ("The Jordan Times interviewed an Iraqi diplomat.",
     {"Jordan Times": "other:jordan-times", "Iraqi diplomat": "IRQ"}),
    ("Chelsea Clinton praised Rwanda.",
     {"Chelsea Clinton": "person:chelsea-clinton", "Rwanda": "RWA"}),
    ("Victoria Nuland visited Kyiv.",
     {"Victoria Nuland": "person:victoria-nuland", "Kyiv": "UKR"}),
    ("The All Pakistan Muslim League accused India.",
     {"All Pakistan Muslim League": "group:apml", "India": "IND"}),
    ("Mount Kenya and Lake Chad are shrinking, Mali warned.", {"Mali": "MLI"}),
    ("Mr. Berlin thanked Mali.", {"Mr. Berlin": "person:berlin", "Mali": "MLI"}),
    ("Carlos Santiago accused Chile of spying.",
     {"Carlos Santiago": "person:carlos-santiago", "Chile": "CHL"}),
    ("A Hong Kong newspaper criticised Beijing.",
     {"Hong Kong newspaper": "other:hkg-hong-kong-newspaper", "Beijing": "CHN"}),
    ("The Republicans for weeks attacked the Democrats.",
     {"Republicans": "group:republican-party", "Democrats": "group:democratic-party"}),
)  # fmt: skip
def test_months_newspapers_people_and_parties(text: str, expected: Named) -> None:
    assert named_in(text) == expected
