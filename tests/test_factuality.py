"""Factuality: whether a text says that something is so, is not, may be, or no longer is.

`tests/test_relations_factuality.py` has the plain forms of each value; here are the many ways of
saying them, and what only looks like them.
"""

from __future__ import annotations

import pytest
from reading import Read, read_text


@pytest.fixture(scope="module")
def read() -> Read:
    return read_text()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Sudan denied that it had attacked Chad.", "SDN ASSAULTS TCD"),
        ("Sudan denies having armed Chad.", "SDN AIDS TCD"),
        ("There is no evidence that Iran attacked Kuwait.", "IRN ASSAULTS KWT"),
        ("Investigators found no proof that Iran had bombed Kuwait.", "IRN ASSAULTS KWT"),
        ("The rumour that Peru attacked Bolivia is untrue.", "PER ASSAULTS BOL"),
        ("It is not true that Peru attacked Bolivia.", "PER ASSAULTS BOL"),
        ("Claims that Peru attacked Bolivia are baseless, Peru said.", "PER ASSAULTS BOL"),
        ("Vietnam rejected claims that it had attacked China.", "VNM ASSAULTS CHN"),
        ("Norway refused to support Denmark.", "NOR SUPPORTS DNK"),
        ("Norway declined to condemn Denmark.", "NOR ACCUSES DNK"),
        ("Kenya failed to support Somalia.", "KEN SUPPORTS SOM"),
        ("Kenya has yet to support Somalia.", "KEN SUPPORTS SOM"),
        ("Kenya cannot support Somalia.", "KEN SUPPORTS SOM"),
        ("Kenya imposed no sanctions on Somalia.", "KEN SANCTIONS SOM"),
        ("Peru neither attacked nor threatened Bolivia.", "PER THREATENS BOL"),
        ("No Kenyan soldier attacked Somalia.", "KEN ASSAULTS SOM"),
        ("Iran signed the treaty without attacking Iraq.", "IRN ASSAULTS IRQ"),
        ("Japan has decided against sanctioning Myanmar.", "JPN SANCTIONS MMR"),
        ("Serbia is neither an ally nor an enemy of Kosovo.", "SRB RIVAL_OF XKX"),
        ("Serbia is far from aligned with Mali.", "MLI ALLY_OF SRB"),
        ("Serbia, no friend of Mali, voted against it.", "MLI ALLY_OF SRB"),
        ("Serbia has no alliance with Mali.", "MLI ALLY_OF SRB"),
    ],
)
def test_ways_to_deny(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "denied"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Iran is believed to be arming Sudan.", "IRN AIDS SDN"),
        ("Iran is said to have armed Sudan.", "IRN AIDS SDN"),
        ("It is possible that Iran is arming Sudan.", "IRN AIDS SDN"),
        ("Perhaps Iran attacked Iraq.", "IRN ASSAULTS IRQ"),
        ("Analysts suspect that Iran attacked Iraq.", "IRN ASSAULTS IRQ"),
        ("The alleged Iranian attack on Iraq was filmed.", "IRN ASSAULTS IRQ"),
        ("A possible Turkish attack on Syria worries the market.", "TUR ASSAULTS SYR"),
        ("Serbia may become an ally of Mali.", "MLI ALLY_OF SRB"),
    ],
)
def test_ways_to_leave_it_open(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "possible"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Turkey is going to send aid to Chad.", "TUR AIDS TCD"),
        ("Turkey is about to attack Syria.", "TUR ASSAULTS SYR"),
        ("Turkey pledged to support Syria.", "TUR SUPPORTS SYR"),
        ("Finland is set to recognise Kosovo.", "FIN SUPPORTS XKX"),
        ("Serbia wants to be an ally of Mali.", "MLI ALLY_OF SRB"),
        ("Serbia and Mali will form an alliance.", "MLI ALLY_OF SRB"),
    ],
)
def test_ways_to_plan(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "planned"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Finland will support Kosovo unless Serbia withdraws.", "FIN SUPPORTS XKX"),
        ("Finland would support Kosovo, provided that Serbia agreed.", "FIN SUPPORTS XKX"),
        ("Finland will support Kosovo on condition that Serbia agrees.", "FIN SUPPORTS XKX"),
        ("In the event of a Serbian attack on Kosovo, Finland will pay.", "SRB ASSAULTS XKX"),
        ("In case Serbia attacks Kosovo, the road will close.", "SRB ASSAULTS XKX"),
        ("Were Serbia to attack Kosovo, the road would close.", "SRB ASSAULTS XKX"),
        ("Had Serbia attacked Kosovo, the road would have closed.", "SRB ASSAULTS XKX"),
        ("If Serbia attacks Kosovo, Albania will sanction Serbia.", "ALB SANCTIONS SRB"),
    ],
)
def test_conditions_and_what_depends_on_them(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "conditional"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Reporters asked if Serbia had attacked Kosovo.", "SRB ASSAULTS XKX"),
        ("The question is whether Serbia attacked Kosovo.", "SRB ASSAULTS XKX"),
        ("It is not clear whether Japan will sanction Myanmar.", "JPN SANCTIONS MMR"),
        ("Is Serbia allied with Mali?", "MLI ALLY_OF SRB"),
    ],
)
def test_ways_to_ask(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "questioned"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Serbia has stopped arming Mali.", "SRB AIDS MLI"),
        ("Serbia ended its support for Mali.", "SRB SUPPORTS MLI"),
        ("Serbia called off its talks with Mali.", "MLI CONSULTS SRB"),
        ("Talks between Serbia and Mali have been suspended.", "MLI CONSULTS SRB"),
        ("A round of talks between Serbia and Mali was postponed.", "MLI CONSULTS SRB"),
        ("Serbia, a former ally of Mali, voted no.", "MLI ALLY_OF SRB"),
        ("Serbia, once an ally of Mali, voted no.", "MLI ALLY_OF SRB"),
        ("Serbia and Mali, once bitter rivals, share a river.", "MLI RIVAL_OF SRB"),
        ("The alliance between Serbia and Mali has collapsed.", "MLI ALLY_OF SRB"),
        ("Serbia broke off its alliance with Mali.", "MLI ALLY_OF SRB"),
    ],
)
def test_ways_to_end(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "ended"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # A "not", "if" or "may" elsewhere in the sentence.
        ("Serbia attacked Mali, but it did not attack Chad.", "SRB ASSAULTS MLI"),
        ("Serbia attacked Mali without warning.", "SRB ASSAULTS MLI"),
        ("Serbia has attacked Mali, and it will pay for it.", "SRB ASSAULTS MLI"),
        ("Serbia attacked Mali even if nobody noticed.", "SRB ASSAULTS MLI"),
        ("Serbia attacked Mali, providing no reason.", "SRB ASSAULTS MLI"),
        ("Serbia remains an ally of Mali, which may surprise Chad.", "MLI ALLY_OF SRB"),
        # An earlier attack is an attack; what ends something else goes on.
        ("Serbia had previously attacked Mali.", "SRB ASSAULTS MLI"),
        ("Serbia's attack on Mali ended the truce.", "SRB ASSAULTS MLI"),
        # A threat is made, whatever it depends on.
        ("Serbia threatened to bomb Mali unless it paid.", "SRB THREATENS MLI"),
        # The question comes after the colon.
        ("Serbia-Mali alliance under strain: Will Chad join?", "MLI ALLY_OF SRB"),
    ],
)
def test_what_only_looks_like_it(read: Read, text: str, claim: str) -> None:
    assert read(text)[claim].factuality == "asserted"
