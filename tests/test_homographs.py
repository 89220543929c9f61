"""Names that are no actor where they stand, and the same names where they are.

The first list must not name the state, group or person; the second must. They
exercise `homographs.csv` and what syntax adds to it.
"""

from __future__ import annotations

import pytest

from diplograph.loaders import Document, Extractor

NOT_AN_ACTOR = [
    ("Barbara Jordan spoke at the convention in New York.", "JOR"),
    ("Jordan scored 41 points and the Chicago Bulls won again.", "JOR"),
    ("Vernon Jordan advised the campaign against a debate.", "JOR"),
    ("The Jordan River rose after the winter rains.", "JOR"),
    ("Governor Kemp of Georgia sued over the voting law.", "GEO"),
    ("Georgia Republicans blocked the bill in the state Senate.", "GEO"),
    ("The Georgia Bulldogs attacked Alabama's defence all night.", "GEO"),
    ("Peach growers in Georgia blamed the frost for their losses.", "GEO"),
    ("Lawyers in Fulton County, Georgia, accused the clerk of delay.", "GEO"),
    ("The family bought a Georgian townhouse in Bath.", "GEO"),
    ("Chad Kroeger thanked the crowd in Berlin.", "TCD"),
    ("My uncle Chad fought the parking ticket in court.", "TCD"),
    ("Roast Turkey sandwiches sold out before Thanksgiving.", "TUR"),
    ("Turkey farms in Iowa lost half of their birds.", "TUR"),
    ("The Washington Wizards beat the Boston Celtics on Sunday.", "USA"),
    ("Denzel Washington met the director in Cannes.", "USA"),
    ("Washington state sued the carmaker over its emissions.", "USA"),
    ("Booker Washington founded the institute in Tuskegee.", "USA"),
    ("Paris Saint-Germain threatened to sell the striker to Bayern.", "FRA"),
    ("The doctor wrapped the arm in plaster of Paris overnight.", "FRA"),
    ("Police in Paris, Texas, arrested a man from Oklahoma.", "FRA"),
    ("Queen Victoria refused to meet the minister.", "SYC"),
    ("The Congo River flooded the market.", "COD"),
    ("Guinea pigs escaped from the pet shop in Leeds.", "GIN"),
    ("Israel Kamakawiwo'ole sang the song in one take.", "ISR"),
    ("Cuba Gooding thanked the academy for the award.", "CUB"),
    ("Kenya Barris wrote the series with a friend from school.", "KEN"),
    ("India Arie cancelled the concert in Atlanta.", "IND"),
    ("The thieves emptied the China cabinet in the hall.", "CHN"),
    ("Ireland Baldwin posted pictures from the beach.", "IRL"),
    ("Brazil nuts are rich in selenium.", "BRA"),
    ("A Panama hat lay on the seat of the train.", "PAN"),
    ("Van Morrison sang of Cyprus Avenue for ten minutes.", "CYP"),
    ("Brussels sprouts went up in price before Christmas.", "igo:eu"),
    ("Irving Berlin wrote the tune in one night.", "DEU"),
    ("The Berlin Wall fell on a Thursday evening.", "DEU"),
    ("The bar serves a Moscow mule with too much ginger.", "RUS"),
    ("The clerk put the papers in a Manila envelope and left.", "PHL"),
    ("Lima beans grow well in that soil.", "PER"),
    ("He lit a Havana cigar after dinner.", "CUB"),
    ("The smith made the knife from Damascus steel and bone.", "SYR"),
    ("London Breed lost the vote for mayor.", "GBR"),
    ("Jack London wrote about dogs and snow.", "GBR"),
    ("Farmers near Rome, Georgia, blame the drought.", "ITA"),
    ("US Steel cut a thousand jobs in Pittsburgh.", "USA"),
    ("The US Open begins on Monday in Queens.", "USA"),
    ("The US dollar fell against the yen.", "USA"),
    ("“WAR IS A RACKET,” read the sign.", "group:isis"),
    ("Native American tribes sued the mine over water.", "USA"),
    ("American Airlines cancelled forty flights to Miami.", "USA"),
    ("Latin American writers met in Guadalajara.", "USA"),
    ("The Bank of America branch closed at noon.", "USA"),
    ("French fries cost more in Geneva than in Lyon.", "FRA"),
    ("A German shepherd bit the postman.", "DEU"),
    ("She left the Dutch oven on the stove.", "NLD"),
    ("The Persian rug was sold for a fortune.", "IRN"),
    ("Turkish delight is made with starch and sugar.", "TUR"),
    ("They played Russian roulette in the film.", "RUS"),
    ("The Danish pastry was stale.", "DNK"),
    ("Her Spanish teacher moved to Chile.", "ESP"),
    ("She speaks fluent Russian and reads Arabic.", "RUS"),
    ("The Polish language has seven cases.", "POL"),
    ("The rebels of the novel are of Pakistani origin and live in Leeds.", "PAK"),
    ("The Kyiv Independent won a prize for its reports.", "UKR"),
    ("The Korea Herald interviewed a chef.", "KOR"),
    ("The Western Union office was robbed twice.", "bloc:west"),
    ("Kanye West attacked the judge in a song.", "bloc:west"),
    ("West Ham beat Arsenal by a goal.", "bloc:west"),
    ("The Pentagon Papers were printed in 1971.", "USA"),
    ("The Diet Coke was warm.", "JPN"),
    ("Amal Clooney met students at the college.", "group:amal"),
    ("Richard Wagner wrote the opera in Zurich.", "group:wagner"),
    ("Brazil won on penalties against Croatia.", "BRA"),
    ("England lost five wickets to India before lunch.", "GBR"),
    ("Coffee prices may rise in May, traders said.", "person:theresa-may"),
    ("The minister wrote on Facebook that she would go.", "other:facebook"),
    ("An apple grower from Kent sells Apple juice in jars.", "other:apple"),
    ("Shell fire killed two shepherds.", "other:shell"),
    ("Storms hit Eastern Europe in March.", "bloc:europe"),
    ("Coptic Pope Tawadros prayed for the dead.", "person:leo-xiv"),
    ("Snowden is the highest mountain that they climbed.", "person:edward-snowden"),
    ("Rice prices fell in Thailand.", "person:condoleezza-rice"),
]

AN_ACTOR = [
    ("Jordan expelled the Syrian ambassador.", "JOR"),
    ("Jordan's king warned Israel against the plan.", "JOR"),
    ("Georgia severed ties with Russia after the war.", "GEO"),
    ("The Georgian parliament rejected the treaty.", "GEO"),
    ("Chad closed its border with Sudan.", "TCD"),
    ("Turkey hunts Kurdish rebels in Iraq.", "TUR"),
    ("Turkey shelled Kurdish positions near Kobani.", "TUR"),
    ("Washington imposed sanctions on Iran.", "USA"),
    ("Paris recalled its ambassador from Rome.", "FRA"),
    ("Congo accused Rwanda of arming rebels.", "COD"),
    ("Guinea suspended talks with Senegal.", "GIN"),
    ("Israel struck targets in Syria.", "ISR"),
    ("Cuba rejected the American offer.", "CUB"),
    ("Kenya sent police to Haiti.", "KEN"),
    ("India warned Pakistan over the attack.", "IND"),
    ("China protested to Japan over the islands.", "CHN"),
    ("Ireland recognised the Palestinian state.", "IRL"),
    ("Brazil urged Venezuela to publish the count.", "BRA"),
    ("Panama rejected the American claim to the canal.", "PAN"),
    ("Cyprus accused Turkey of drilling in its waters.", "CYP"),
    ("Berlin rejected Moscow's demand.", "DEU"),
    ("Moscow threatened Kyiv with new strikes.", "RUS"),
    ("Manila protested to Beijing over the shoal.", "PHL"),
    ("Lima recalled its ambassador from Mexico.", "PER"),
    ("Havana condemned the embargo.", "CUB"),
    ("Damascus accused Israel of the raid.", "SYR"),
    ("London expelled two Russian diplomats.", "GBR"),
    ("The US bombed a camp of the militia.", "USA"),
    ("French troops left Mali.", "FRA"),
    ("German officials criticised the Hungarian veto.", "DEU"),
    ("Dutch ministers rejected the budget of the EU.", "NLD"),
    ("Turkish forces shelled a village in Syria.", "TUR"),
    ("Russian troops seized the town.", "RUS"),
    ("Polish farmers blocked the border, and Polish ministers blamed Ukraine.", "POL"),
    ("The Pentagon denied the Iranian report.", "USA"),
    ("The West condemned Russia for the strike.", "bloc:west"),
    ("Wagner attacked the base in Mali.", "group:wagner"),
    ("Wagner operatives shelled a village near Bria.", "group:wagner"),
    ("The Georgian court upheld the impeachment, and Georgia asked the EU for time.", "GEO"),
    ("The Egyptian interior ministry denied the report.", "EGY"),
    ("A Pentagon official warned Iran.", "USA"),
    ("A Western diplomat accused Serbia of delay.", "bloc:west"),
    ("The vote on 2024-11-05 in France angered Italy, and France recalled its envoy.", "FRA"),
    ("Washington urged the Kurds to leave the town.", "group:kurds"),
    ("IS claimed the attack in Kabul.", "group:isis"),
    ("A Shell manager accused Nigeria of delay.", "other:shell"),
    ("China fined Apple for the sale of data.", "other:apple"),
    ("Europe condemned Russia for the strike.", "bloc:europe"),
    ("Tutsis accused the army of massacres.", "group:tutsis"),
    ("Congress passed sanctions against Russia.", "USA"),
    ("The Commonwealth suspended Zimbabwe.", "igo:commonwealth"),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _actors(extractor: Extractor, text: str) -> set[str]:
    return {actor.id for _, _, actor, _ in extractor.mentions(Document(id="test", text=text))}


@pytest.mark.parametrize(("text", "actor"), NOT_AN_ACTOR)
def test_the_name_is_something_else(extractor: Extractor, text: str, actor: str) -> None:
    assert actor not in _actors(extractor, text)


@pytest.mark.parametrize(("text", "actor"), AN_ACTOR)
def test_the_name_is_the_actor(extractor: Extractor, text: str, actor: str) -> None:
    assert actor in _actors(extractor, text)
