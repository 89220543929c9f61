"""The model: what a claim is, its JSON form, and what is refused at the edge."""

from __future__ import annotations

import json
from datetime import date

import pytest
from example_claims import CLAIMS, MEDIATION, RELAYED, THREAT, rewritten
from pydantic import ValidationError

from diplograph.graph import (
    Actor,
    ActorKind,
    Claim,
    Document,
    DocumentReference,
    InputError,
    Participant,
    Representation,
    Sentence,
)


def test_a_claim_as_json_has_the_fields_of_the_design_in_order() -> None:
    value = json.loads(MEDIATION.to_json())
    assert list(value) == [
        "id",
        "relation",
        "plover",
        "factuality",
        "confidence",
        "source",
        "target",
        "third",
        "attributed_to",
        "relayed_by",
        "date",
        "reported",
        "document",
        "sentence",
        "extractor",
    ]
    assert value["source"] == {
        "id": "OMN",
        "name": "Oman",
        "kind": "state",
        "country": "OMN",
        "mention": [110, 114],
    }
    assert value["attributed_to"] is None
    assert value["relayed_by"] is None
    assert value["document"] == {
        "id": "gazette-1",
        "title": "Muscat carries the letters",
        "url": "https://gazette.example/muscat",
        "published": "2025-04-09",
    }
    assert (value["date"], value["reported"]) == ("2025-03", "2025-04-09")
    assert "\n" not in MEDIATION.to_json()


@pytest.mark.parametrize("item", [*CLAIMS, RELAYED], ids=lambda item: item.id[:8])
def test_json_round_trip(item: Claim) -> None:
    assert Claim.from_json(item.to_json()) == item
    assert Claim.from_json(json.dumps(item.to_dict())) == item
    assert Claim.from_json(item.to_json()).to_json() == item.to_json()


def test_a_mention_spans_the_words_of_the_sentence() -> None:
    start, end = THREAT.source.mention
    offset = THREAT.sentence.start
    assert THREAT.sentence.text[start - offset : end - offset] == "Washington"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("relation", "SUPPORTS"),
        ("factuality", "denied"),
        ("source", {**THREAT.source.to_dict(), "id": "CAN"}),
        ("target", {**THREAT.target.to_dict(), "id": "CAN"}),
        ("third", {**THREAT.target.to_dict(), "id": "CAN"}),
        ("attributed_to", None),
        ("document", {"id": "another"}),
        ("sentence", {"text": "x" * 400, "start": 0, "end": 400}),
    ],
)
def test_the_id_follows_from_what_the_claim_says(field: str, value: object) -> None:
    assert rewritten(THREAT, **{field: value}).id != THREAT.id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("confidence", 0.1),
        ("date", "1999"),
        ("extractor", "another"),
        ("source", {**THREAT.source.to_dict(), "name": "America"}),
        ("relayed_by", THREAT.target.to_dict()),
    ],
)
def test_the_id_stays_where_only_our_knowledge_changes(field: str, value: object) -> None:
    assert rewritten(THREAT, **{field: value}).id == THREAT.id


def test_a_line_written_before_claims_named_who_relays_them_still_loads() -> None:
    earlier = {name: value for name, value in THREAT.to_dict().items() if name != "relayed_by"}
    assert Claim.from_json(json.dumps(earlier)) == THREAT


def test_the_participants_are_all_whom_the_claim_names() -> None:
    assert {field: found.id for field, found in RELAYED.participants.items()} == {
        "source": "ISR",
        "target": "IRN",
        "attributed_to": "TUR",
        "relayed_by": "OMN",
    }
    assert list(MEDIATION.participants) == ["source", "target", "third"]


def test_an_id_that_does_not_match_is_refused() -> None:
    with pytest.raises(InputError, match="does not match the claim's content"):
        Claim.from_json(json.dumps({**THREAT.to_dict(), "id": "0" * 32}))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"relation": "threatens"}, "relation"),
        ({"relation": "A`]->() DETACH DELETE n"}, "relation"),
        ({"factuality": "true"}, "factuality"),
        ({"confidence": 1.01}, "confidence"),
        ({"confidence": float("nan")}, "confidence"),
        ({"date": "2025-13"}, "date"),
        ({"date": "2025-02-30"}, "no such day"),
        ({"date": "12 March 2025"}, "YYYY-MM-DD"),
        ({"date": "2025-3-1"}, "YYYY-MM-DD"),
        ({"source": {**THREAT.source.to_dict(), "mention": [9, 9]}}, "no span"),
        ({"source": {**THREAT.source.to_dict(), "mention": [-1, 3]}}, "no span"),
        ({"source": {**THREAT.source.to_dict(), "kind": "planet"}}, "kind"),
        ({"source": {**THREAT.source.to_dict(), "id": "a b"}}, "id"),
        ({"source": {**THREAT.source.to_dict(), "country": "Iran"}}, "country"),
        ({"source": None}, "source"),
        ({"sentence": {"text": "x", "start": 4, "end": 9}}, "do not span"),
        ({"document": {"id": ""}}, "document"),
        ({"document": {"id": "x", "published": "yesterday"}}, "published"),
        ({"extractor": ""}, "extractor"),
        ({"attributed_to": None, "relayed_by": THREAT.target.to_dict()}, "relays nobody"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_what_is_no_claim_is_refused_in_one_line(fields: dict[str, object], reason: str) -> None:
    value = {**THREAT.to_dict(), "id": "", **fields}
    del value["id"]
    with pytest.raises(InputError, match=reason) as caught:
        Claim.from_json(json.dumps(value))
    assert str(caught.value).startswith("not a valid Claim: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"id": 1', "\ufeff{}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not a valid Claim"):
        Claim.from_json(text)


@pytest.mark.parametrize("day", ["2025", "2025-03", "2025-03-12", "2024-02-29", "0987"])
def test_dates_may_be_partial(day: str) -> None:
    assert rewritten(THREAT, date=day).date == day


def test_values_cannot_change() -> None:
    with pytest.raises(ValidationError):
        THREAT.confidence = 1.0  # type: ignore[misc]
    assert hash(THREAT.source.actor) == hash(
        Actor(id="USA", name="United States", kind=ActorKind.STATE, country="USA")
    )


def test_a_participant_is_an_actor_with_a_mention() -> None:
    norway = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR")
    assert Participant(**norway.model_dump(), mention=(0, 6)).actor == norway


def test_the_hash_of_a_document_tells_every_change() -> None:
    document = Document(id="a", text="text", title="t", url="u", published=date(2025, 4, 9))
    changes = [{"text": "text."}, {"title": None}, {"url": "v"}, {"published": None}]
    digests = {document.model_copy(update=change).sha256 for change in changes}
    assert len(digests | {document.sha256}) == 5
    assert document.model_copy(update={"id": "b"}).sha256 == document.sha256
    assert document.reference == DocumentReference(
        id="a", title="t", url="u", published=date(2025, 4, 9)
    )


def test_a_sentence_spans_its_text_in_characters() -> None:
    assert Sentence(text="é中🕊", start=5, end=8).text == "é中🕊"


def test_a_representation_needs_a_role() -> None:
    person = Actor(id="person:ada-berg", name="Ada Berg", kind=ActorKind.PERSON)
    with pytest.raises(ValidationError):
        Representation(person=person, actor=person, role="")
