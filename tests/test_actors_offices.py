"""Who "the Turkish president" is: offices by date, and what the command says of names."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import command, rows
from reading_actors import Named, cases, dated, named_in


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
def test_offices_are_held_by_those_of_the_date(text: str, day: str, expected: Named) -> None:
    """The date of the act, where the text gives it, else that of the document."""
    assert named_in(text, day) == expected


@cases(
    ("The Turkish president condemned Israel.", {"Turkish president": "TUR", "Israel": "ISR"}),
    ("The president of Armenia left.", {"president of Armenia": "ARM"}),
    ("Iran's supreme leader condemned Iraq.", {"Iran's supreme leader": "IRN", "Iraq": "IRQ"}),
)
def test_without_a_date_an_office_acts_for_its_state_and_names_nobody(
    text: str, expected: Named
) -> None:
    assert named_in(text) == expected


def test_in_a_year_of_change_an_office_names_nobody() -> None:
    text = "In 2017 the US president praised Poland."
    assert named_in(text, "2020-01-01") == {"US president": "USA", "Poland": "POL"}


@pytest.mark.parametrize(
    ("office", "person"),
    [
        ("The president of the European Commission", "ursula-von-der-leyen"),
        ("The European Commission president", "ursula-von-der-leyen"),
        ("The European Council president", "charles-michel"),
        ("The president of the European Parliament", "roberta-metsola"),
        ("The EU foreign policy chief", "josep-borrell"),
        ("The EU's top diplomat", "josep-borrell"),
        ("The NATO secretary general", "jens-stoltenberg"),
        ("The head of NATO", "jens-stoltenberg"),
        ("The UN chief", "antonio-guterres"),
        ("The Secretary-General of the United Nations", "antonio-guterres"),
        ("The UN human rights chief", "volker-turk"),
        ("The Saudi crown prince", "mohammed-bin-salman"),
        ("The IAEA chief", "rafael-grossi"),
        ("The director-general of the International Atomic Energy Agency", "rafael-grossi"),
        ("The ECB president", "christine-lagarde"),
        ("The World Bank president", "ajay-banga"),
        ("The IMF chief", "kristalina-georgieva"),
        ("The WHO chief", "tedros-adhanom-ghebreyesus"),
        ("The WTO chief", "ngozi-okonjo-iweala"),
        ("The African Union Commission chairperson", "moussa-faki-mahamat"),
        ("The Arab League chief", "ahmed-aboul-gheit"),
        ("The ECOWAS Commission president", "omar-touray"),
        ("The Hezbollah leader", "hassan-nasrallah"),
        ("The ICC prosecutor", "karim-khan"),
        ("The CIA director", "william-burns"),
        ("The head of Mossad", "david-barnea"),
        ("The Federal Reserve chair", "jerome-powell"),
        ("The Pentagon chief", "lloyd-austin"),
    ],
)
def test_offices_of_organisations_and_agencies(office: str, person: str) -> None:
    found = list(named_in(f"{office} left.", "2024-05-01").values())
    assert found == [f"person:{person}"]


@pytest.mark.parametrize(
    ("office", "actor"),
    [
        ("The UN refugee chief", "igo:un"),
        ("The US chief", "USA"),
        ("The Bundesbank president", "DEU"),
        ("The Turkish football president", "TUR"),
    ],
)
def test_the_head_of_a_part_is_not_the_head_of_the_whole(office: str, actor: str) -> None:
    assert list(named_in(f"{office} left.", "2024-05-01").values()) == [actor]


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
