"""The probes: what short texts must give, and what they must not (tests/probes/README.md).

Probes that fail today are named in tests/probes/known_failures.txt. Each stands there
until it passes: one that is listed and passes fails here, so that the list only shrinks.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from example_claims import CLAIMS
from probe_matching import KEYS, Probe, known_failures, matches, read_probes, run_probes

from diplograph.graph import Claim, Factuality, load_ontology
from diplograph.loaders import Extractor

PROBES = read_probes()
KNOWN = set(known_failures())
MOST_FAILURES = 0.15
UPDATE = "python tests/update_known_failures.py"


@pytest.fixture(scope="module")
def faults() -> dict[str, list[str]]:
    """What is wrong with each probe, all of them run through one extractor."""
    return run_probes(Extractor(), PROBES)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.id)
def test_probe(probe: Probe, faults: dict[str, list[str]]) -> None:
    found = faults[probe.id]
    if probe.id not in KNOWN:
        assert not found, "\n".join(["", probe.text, *found])
    elif found:
        pytest.xfail("; ".join(found))
    else:
        pytest.fail(f"{probe.id} passes now: take it off the list with `{UPDATE}`", pytrace=False)


def test_known_failures_are_probes_and_few() -> None:
    assert sorted(KNOWN - {probe.id for probe in PROBES}) == [], f"no such probe: `{UPDATE}`"
    assert len(KNOWN) <= MOST_FAILURES * len(PROBES)


def test_each_probe_has_an_id_of_its_own_and_a_text_of_its_own() -> None:
    for values in ([probe.id for probe in PROBES], [probe.text for probe in PROBES]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_probes_ask_for_what_can_be() -> None:
    """A misspelt relation would never be found, and always be absent."""
    relations = set(load_ontology().relations)
    factualities = {value.value for value in Factuality}
    for probe in PROBES:
        assert probe.claims or probe.absent or probe.actors or probe.absent_actors, probe.id
        for pattern in (*probe.claims, *probe.absent):
            assert set(pattern) <= set(KEYS), probe.id
            assert _listed(pattern.get("relation")) <= relations, probe.id
            assert _listed(pattern.get("factuality")) <= factualities, probe.id


def _listed(value: Any) -> set[str]:
    if value is None:
        return set()
    return set(value) if isinstance(value, list) else {value}


class TestMatching:
    """How a pattern is compared with a claim; the claims are those of example_claims.py."""

    THREAT = next(claim for claim in CLAIMS if claim.relation == "THREATENS")
    MEDIATION = next(claim for claim in CLAIMS if claim.relation == "MEDIATES" and claim.third)

    def test_only_what_the_pattern_names_is_compared(self) -> None:
        assert matches(self.THREAT, {}, symmetric=False)
        assert matches(self.THREAT, {"relation": "THREATENS"}, symmetric=False)
        assert not matches(self.THREAT, {"relation": "ASSAULTS"}, symmetric=False)

    def test_a_list_gives_alternatives(self) -> None:
        assert matches(self.THREAT, {"relation": ["ASSAULTS", "THREATENS"]}, symmetric=False)
        assert not matches(self.THREAT, {"relation": ["ASSAULTS", "COERCES"]}, symmetric=False)

    def test_null_asks_for_no_value(self) -> None:
        unsaid = self.THREAT.model_copy(update={"attributed_to": None, "date": None})
        said = self.THREAT.model_copy(update={"attributed_to": self.THREAT.target})
        assert matches(unsaid, {"attributed_to": None, "date": None}, symmetric=False)
        assert not matches(said, {"attributed_to": None}, symmetric=False)

    def test_ends_match_in_either_order_where_the_relation_is_symmetric(self) -> None:
        swapped = {"source": self.THREAT.target.id, "target": self.THREAT.source.id}
        assert matches(self.THREAT, swapped, symmetric=True)
        assert not matches(self.THREAT, swapped, symmetric=False)

    def test_the_parties_of_a_mediation_match_in_either_order(self) -> None:
        mediator, first, second = ends(self.MEDIATION)
        for target, third in ((first, second), (second, first)):
            pattern = {"source": mediator, "target": target, "third": third}
            assert matches(self.MEDIATION, pattern, symmetric=False)
        assert not matches(self.MEDIATION, {"source": first}, symmetric=False)
        assert not matches(self.MEDIATION, {"target": first, "third": None}, symmetric=False)

    def test_a_key_that_no_claim_has_is_an_error(self) -> None:
        with pytest.raises(KeyError):
            matches(self.THREAT, {"speaker": "USA"}, symmetric=False)


def ends(claim: Claim) -> tuple[str, str, str]:
    assert claim.third
    return claim.source.id, claim.target.id, claim.third.id


def test_a_probe_is_judged_by_claims_and_by_actors() -> None:
    probe = Probe(
        id="example",
        group="example",
        text="Israel bombed Iran.",
        published=date(2025, 6, 14),
        claims=({"relation": "ALLY_OF"},),
        absent=({"relation": "ASSAULTS", "source": "ISR"},),
        actors=("FRA",),
        absent_actors=("IRN",),
    )
    [(name, found)] = run_probes(Extractor(), [probe]).items()
    assert name == "example"
    assert found[0] == "not found: * ALLY_OF *"
    assert found[1].startswith("must not be: ISR ASSAULTS IRN")
    assert found[2:] == ["no such actor: FRA", "must be no actor: IRN"]
