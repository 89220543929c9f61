"""The contract of a store: one suite, run against the embedded store and against
real Neo4j servers, the 5.26 LTS and the newest release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import pytest
from conftest import STORES
from example_claims import CLAIMS, DENIAL, GAZETTE, HERALD, MEDIATION, THREAT, claim, rewritten

from diplograph.graph import (
    Actor,
    ActorKind,
    Claim,
    Document,
    DocumentReference,
    Graph,
    GraphError,
    InputError,
    Ontology,
    QueryError,
    ReadOnlyError,
    RelationType,
    Representation,
    load_ontology,
)
from diplograph.graph.schema import ACTOR_LABELS
from diplograph.graph.store import Row, Statement
from diplograph.graph.writer import (
    WriteCounts,
    dump,
    prepare,
    rebuild_edges,
    restore,
    retract,
    write_documents,
    write_memberships,
    write_representations,
)

ONTOLOGY = load_ontology()
EDGES = """
MATCH (source:Actor)-[edge]->(target:Actor) WHERE edge.claims IS NOT NULL
RETURN source.id AS source, type(edge) AS relation, target.id AS target,
       edge.claims AS claims, edge.first_date AS first_date, edge.last_date AS last_date,
       edge.confidence AS confidence
ORDER BY source, relation, target
"""


@pytest.fixture(params=STORES)
def graph(request: pytest.FixtureRequest, open_store: Callable[[str], Graph]) -> Graph:
    return open_store(request.param)


def batch(claims: Iterable[Claim], text: str = "the text") -> list[tuple[Document, list[Claim]]]:
    """Claims by document, with a text for each."""
    groups: dict[DocumentReference, list[Claim]] = {}
    for item in claims:
        groups.setdefault(item.document, []).append(item)
    return [
        (Document(**reference.model_dump(), text=text), group)
        for reference, group in groups.items()
    ]


def write(graph: Graph, claims: Iterable[Claim], text: str = "the text") -> WriteCounts:
    return write_documents(graph, batch(claims, text), ONTOLOGY)


def edges(graph: Graph) -> list[tuple[str, str, str]]:
    return [(row["source"], row["relation"], row["target"]) for row in graph.run(EDGES)]


def whole(graph: Graph) -> list[Row]:
    """Everything that a graph holds, in one order."""
    nodes = graph.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS node")
    links = graph.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS type, properties(r) AS link, b.id AS b"
    )
    for row in nodes:
        row["labels"].sort()
    return sorted(nodes + links, key=lambda row: sorted(map(str, row.items())).__repr__())


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda c: (c.document.id, c.sentence.start, c.sentence.end, c.id))


def test_the_schema_can_be_made_again(graph: Graph) -> None:
    write(graph, CLAIMS)
    prepare(graph)
    prepare(graph)
    assert ordered(dump(graph)) == ordered(CLAIMS)


def test_a_claim_hangs_together_with_its_sentence_document_and_actors(graph: Graph) -> None:
    assert write(graph, [MEDIATION]) == WriteCounts(written=1, documents_written=1)
    [row] = graph.run(
        """
        MATCH (claim:Claim)-[:EVIDENCED_BY]->(sentence:Sentence)-[:FROM_DOCUMENT]->(d:Document)
        MATCH (claim)-[source:SOURCE]->(mediator:State)
        MATCH (claim)-[:TARGET]->(target:Actor)
        MATCH (claim)-[:THIRD]->(third:Actor)
        RETURN claim, sentence.text AS text, d.published AS published, source,
               mediator.name AS mediator, target.id AS target, third.id AS third
        """
    )
    assert row["claim"] == {
        "id": MEDIATION.id,
        "relation": "MEDIATES",
        "plover": "CONSULT",
        "factuality": "asserted",
        "confidence": 0.9,
        "date": "2025-03",
        "reported": "2025-04-09",
        "extractor": "by-hand-1",
        "edge": "OMN MEDIATES IRN",
    }
    assert row["text"] == MEDIATION.sentence.text
    assert row["published"] == "2025-04-09"
    assert row["source"] == {"start": 110, "end": 114}
    assert (row["mediator"], row["target"], row["third"]) == ("Oman", "IRN", "USA")


def test_loading_twice_changes_nothing(graph: Graph) -> None:
    first = write(graph, CLAIMS)
    before = whole(graph)
    second = write(graph, CLAIMS)
    assert first == WriteCounts(written=len(CLAIMS), documents_written=3)
    assert second == WriteCounts(unchanged=len(CLAIMS), documents_unchanged=3)
    assert whole(graph) == before


def test_a_document_without_claims_is_kept_too(graph: Graph) -> None:
    silent = Document(id="silent", text="Nothing happened.")
    assert write_documents(graph, [(silent, [])], ONTOLOGY).documents_written == 1
    assert write_documents(graph, [(silent, [])], ONTOLOGY).documents_unchanged == 1


def test_a_changed_document_replaces_its_claims(graph: Graph) -> None:
    write(graph, CLAIMS)
    kept = [item for item in CLAIMS if item.document != GAZETTE]
    counts = write(graph, [THREAT], text="another text")
    old = len(CLAIMS) - len(kept)
    assert counts == WriteCounts(written=1, replaced=old, documents_replaced=1)
    assert ordered(dump(graph)) == ordered([*kept, THREAT])
    # As if it had been loaded so in the first place.
    changed = whole(graph)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    write(graph, kept)
    write(graph, [THREAT], text="another text")
    assert whole(graph) == changed


def test_claims_that_only_gained_confidence_are_replaced(graph: Graph) -> None:
    write(graph, [THREAT])
    surer = rewritten(THREAT, confidence=0.99)
    assert surer.id == THREAT.id
    assert write(graph, [surer]) == WriteCounts(written=1, replaced=1, documents_replaced=1)
    assert list(dump(graph)) == [surer]


def test_the_same_document_twice_in_a_batch_is_two_states_of_it(graph: Graph) -> None:
    [(first, claims)] = batch([THREAT], "first")
    second = first.model_copy(update={"text": "second"})
    counts = write_documents(graph, [(first, claims), (second, [])], ONTOLOGY)
    assert counts == WriteCounts(written=1, replaced=1, documents_written=1, documents_replaced=1)
    assert list(dump(graph)) == []
    assert edges(graph) == []


def test_retracting_takes_claims_sentences_edges_and_lone_actors(graph: Graph) -> None:
    write(graph, CLAIMS)
    counts = retract(graph, HERALD.id)
    assert counts._asdict() == {
        "documents": 1,
        "sentences": 4,
        "claims": 4,
        "edges": 2,
        "actors": 2,
    }
    rest = [item for item in CLAIMS if item.document != HERALD]
    after = whole(graph)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    write(graph, rest)
    assert whole(graph) == after


def test_an_edge_is_counted_anew_when_one_of_its_documents_goes(graph: Graph) -> None:
    write(graph, CLAIMS)
    threat = {"source": "USA", "relation": "THREATENS", "target": "IRN"}
    [row] = [row for row in graph.run(EDGES) if row.items() >= threat.items()]
    assert (row["claims"], row["confidence"]) == (2, 0.95)
    assert (row["first_date"], row["last_date"]) == ("2024-12-01", "2025-04-09")
    retract(graph, HERALD.id)
    [row] = [row for row in graph.run(EDGES) if row.items() >= threat.items()]
    assert (row["claims"], row["confidence"]) == (1, 0.7)
    assert (row["first_date"], row["last_date"]) == ("2025-04-09", "2025-04-09")


def test_retracting_what_is_not_there_is_an_error(graph: Graph) -> None:
    with pytest.raises(InputError, match="has no document 'nope'"):
        retract(graph, "nope")


def test_an_actor_with_a_role_outlives_its_claims(graph: Graph) -> None:
    write(graph, [THREAT])
    berg, norway = (
        Actor(id="person:ada-berg", name="Ada Berg", kind=ActorKind.PERSON),
        Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR"),
    )
    role = Representation(person=berg, actor=norway, role="envoy", since="2024-05")
    write_representations(graph, [role])
    assert retract(graph, THREAT.document.id).actors == 2
    rows = graph.run("MATCH (a:Actor) RETURN a.id AS id ORDER BY id")
    assert [row["id"] for row in rows] == ["NOR", "person:ada-berg"]


def test_roles_and_memberships(graph: Graph) -> None:
    person = Actor(id="person:ada-berg", name="Ada Berg", kind=ActorKind.PERSON)
    norway = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR")
    alliance = Actor(id="igo:nato", name="NATO", kind=ActorKind.IGO)
    roles = [
        Representation(person=person, actor=norway, role="envoy", since="2019", until="2021-06"),
        Representation(person=person, actor=norway, role="envoy", since="2024"),
        Representation(person=person, actor=norway, role="spokesperson"),
    ]
    for _ in range(2):
        assert write_representations(graph, [*roles, roles[0]]) == 3
        assert write_memberships(graph, [(norway, alliance, "1949-04-04", None)]) == 1
    rows = graph.run(
        "MATCH (:Person)-[r:REPRESENTS]->(a:State) "
        "RETURN r.role AS role, r.`from` AS since, r.`to` AS until ORDER BY role, since"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("envoy", "2019", "2021-06"),
        ("envoy", "2024", None),
        ("spokesperson", None, None),
    ]
    rows = graph.run(
        "MATCH (:State)-[m:MEMBER_OF]->(o:Organization) RETURN o.id AS o, m.`from` AS f"
    )
    assert rows == [{"o": "igo:nato", "f": "1949-04-04"}]


def test_only_asserted_claims_make_edges(graph: Graph) -> None:
    write(graph, CLAIMS)
    asserted = {
        (item.source.id, item.relation, item.target.id)
        for item in CLAIMS
        if item.factuality == "asserted"
    }
    assert edges(graph) == sorted(asserted)
    write(graph, [DENIAL])
    assert ("TUR", "MEDIATES", "RUS") not in edges(graph)
    rows = graph.run("MATCH (c:Claim {factuality: 'denied'}) RETURN c.edge AS edge")
    assert rows == [{"edge": "RUS ASSAULTS UKR"}]


@pytest.mark.parametrize(
    "factuality", ["denied", "possible", "planned", "conditional", "questioned", "ended"]
)
def test_what_is_not_asserted_leaves_claims_alone(graph: Graph, factuality: str) -> None:
    write(graph, [rewritten(THREAT, factuality=factuality)])
    assert edges(graph) == []
    assert [item.factuality for item in dump(graph)] == [factuality]


def test_a_symmetric_relation_has_one_edge_with_sorted_ends(graph: Graph) -> None:
    text = "Russia and Iran are allies, and Iran and Russia meet."
    russia, iran = ("RUS", "Russia"), ("IRN", "Iran")
    claims = [
        claim(text, "ALLY_OF", russia, iran),
        claim(text, "ALLY_OF", iran, russia),
        claim(text, "SUPPORTS", russia, iran),
        claim(text, "SUPPORTS", iran, russia),
    ]
    write(graph, claims)
    assert edges(graph) == [
        ("IRN", "ALLY_OF", "RUS"),
        ("IRN", "SUPPORTS", "RUS"),
        ("RUS", "SUPPORTS", "IRN"),
    ]
    assert graph.run("MATCH ()-[r:ALLY_OF]->() RETURN r.claims AS claims") == [{"claims": 2}]
    assert ordered(dump(graph)) == ordered(claims)


def test_an_actor_that_faces_itself_makes_no_edge(graph: Graph) -> None:
    own = claim("Iran fought Iran.", "ASSAULTS", ("IRN", "Iran"), ("IRN", "Iran"))
    write(graph, [own])
    assert edges(graph) == []
    assert list(dump(graph)) == [own]


def test_an_actor_that_changes_its_kind_changes_its_label(graph: Graph) -> None:
    write(graph, CLAIMS)
    before = edges(graph)
    target = {**THREAT.target.to_dict(), "kind": "bloc", "name": "Persia"}
    write(graph, [rewritten(THREAT, target=target)], text="new")
    [row] = graph.run("MATCH (a:Actor {id: 'IRN'}) RETURN labels(a) AS labels, a.name AS name")
    assert (sorted(row["labels"]), row["name"]) == (["Actor", "Bloc"], "Persia")
    assert set(edges(graph)) < set(before)
    assert retract(graph, HERALD.id).claims == 4


@pytest.mark.parametrize("kind", ActorKind)
def test_every_kind_has_a_label(graph: Graph, kind: ActorKind) -> None:
    actor = {**THREAT.source.to_dict(), "id": f"x:{kind}", "kind": kind}
    write(graph, [rewritten(THREAT, source=actor)])
    rows = graph.run(
        f"MATCH (a:{ACTOR_LABELS[kind]}) WHERE a.kind = $kind RETURN a.id AS id", kind=kind.value
    )
    assert {"id": f"x:{kind}"} in rows
    assert actor["id"] in {item.source.id for item in dump(graph)}


def test_every_relation_of_the_ontology_can_be_an_edge(graph: Graph) -> None:
    claims = [rewritten(THREAT, relation=name, plover=None) for name in ONTOLOGY.relations]
    write(graph, claims)
    assert {relation for _, relation, _ in edges(graph)} == set(ONTOLOGY.relations)


def test_claims_outside_the_ontology_are_refused_and_counted(graph: Graph) -> None:
    odd = rewritten(THREAT, relation="TICKLES", plover=None)
    counts = write(graph, [THREAT, odd, THREAT])
    assert counts == WriteCounts(written=1, refused=1, repeated=1, documents_written=1)
    assert list(dump(graph)) == [THREAT]


def test_a_users_relation_works_like_the_others(graph: Graph) -> None:
    tickles = RelationType(
        name="TICKLES",
        quad_class="standing",
        symmetric=False,
        meaning="tickles",
        examples=("A tickles B.",),
        counterexamples=("A sees B.",),
    )
    wider = Ontology("1+x", {**ONTOLOGY.relations, "TICKLES": tickles})
    odd = rewritten(THREAT, relation="TICKLES", plover=None)
    assert write_documents(graph, batch([odd]), wider).written == 1
    assert edges(graph) == [("USA", "TICKLES", "IRN")]
    assert rebuild_edges(graph, wider) == 1
    with pytest.raises(InputError, match="TICKLES: name the ontology file"):
        rebuild_edges(graph)
    assert list(dump(graph)) == [odd]
    assert retract(graph, odd.document.id).edges == 1


def test_an_ontology_cannot_take_the_schemas_own_names(graph: Graph) -> None:
    taken = ONTOLOGY["AIDS"].model_copy(update={"name": "SOURCE"})
    with pytest.raises(InputError, match="cannot be called SOURCE"):
        write_documents(graph, batch([THREAT]), Ontology("x", {"SOURCE": taken}))


def test_a_claim_of_another_document_is_an_error(graph: Graph) -> None:
    stray = Document(id="stray", text="x")
    with pytest.raises(InputError, match="otherwise than document 'stray'"):
        write_documents(graph, [(stray, [THREAT])], ONTOLOGY)
    assert whole(graph) == []


def test_dump_and_restore_make_the_same_graph(graph: Graph) -> None:
    write(graph, CLAIMS)
    graph.write([("MATCH (d:Document) SET d.sha256 = null RETURN count(d) AS n", {})])
    before = whole(graph)
    dumped = [Claim.from_json(item.to_json()) for item in dump(graph)]
    assert dumped == ordered(CLAIMS)
    again = restore(graph, dumped, ONTOLOGY)
    assert again == WriteCounts(unchanged=len(CLAIMS), documents_unchanged=3)
    graph.write([("MATCH (n) DETACH DELETE n", {})])
    restore(graph, dumped, ONTOLOGY)
    assert whole(graph) == before
    with pytest.raises(InputError, match="scattered"):
        restore(graph, [*dumped, dumped[0]], ONTOLOGY)


def test_edges_can_be_rebuilt_from_the_claims(graph: Graph) -> None:
    write(graph, CLAIMS)
    before = whole(graph)
    assert rebuild_edges(graph) == len(edges(graph))
    assert whole(graph) == before
    graph.write(
        [
            ("MATCH (:Actor)-[e:THREATENS]->(:Actor) DELETE e", {}),
            ("MATCH (:Actor)-[e:AIDS]->(:Actor) SET e.claims = 7", {}),
            ("MATCH (c:Claim {relation: 'RIVAL_OF'}) SET c.edge = 'IRN AIDS ISR'", {}),
            (
                "MATCH (a:Actor {id: 'TUR'}), (b:Actor {id: 'RUS'}) "
                "CREATE (a)-[:MEDIATES {id: 'TUR MEDIATES RUS', claims: 1}]->(b)",
                {},
            ),
        ]
    )
    rebuild_edges(graph)
    assert whole(graph) == before


def test_more_claims_than_one_statement_takes(graph: Graph) -> None:
    text = "Iran threatened Israel."
    claims = [
        claim(text, "THREATENS", ("IRN", "Iran"), ("ISR", "Israel"), start=start)
        for start in range(0, 5_100 * 30, 30)
    ]
    assert write(graph, claims).written == 5_100
    assert graph.run("MATCH (:Actor)-[e:THREATENS]->() RETURN e.claims AS n") == [{"n": 5_100}]
    assert retract(graph, GAZETTE.id).claims == 5_100
    assert whole(graph) == []


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Actor {id: 'X'}) RETURN n",
        "MATCH (n:Actor) SET n.name = 'x' RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Actor) REMOVE n:Actor",
        "MERGE (n:Actor {id: 'X'})",
        "CREATE INDEX extra FOR (n:Actor) ON (n.country)",
        "DROP INDEX actor_name",
        "MATCH (n:Actor) CALL { WITH n SET n.name = 'x' } RETURN n",
        "MATCH (n:Actor) FOREACH (i IN [1] | SET n.name = 'x')",
    ],
)
def test_a_query_cannot_write(graph: Graph, query: str) -> None:
    write(graph, [THREAT])
    before = whole(graph)
    with pytest.raises(ReadOnlyError, match="read-only"):
        graph.run(query)
    assert whole(graph) == before


@pytest.mark.parametrize(
    "query", ["MATCH (n RETURN n", "RETURN $missing", "RETURN nothing", "RETURN 1 / 0", ""]
)
def test_bad_cypher_is_one_line(graph: Graph, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.run(query)
    assert 0 < len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", [object(), 2**70], ids=["object", "large"])
def test_a_parameter_that_cypher_has_no_type_for(graph: Graph, value: object) -> None:
    with pytest.raises(QueryError):
        graph.run("RETURN $value AS value", value=value)


def test_a_transaction_that_fails_leaves_nothing(graph: Graph) -> None:
    write(graph, [THREAT])
    before = whole(graph)
    with pytest.raises(QueryError):
        graph.write(
            [
                ("CREATE (n:Actor {id: 'X'}) RETURN n", {}),
                ("MATCH (n:Claim) DETACH DELETE n", {}),
                ("UNWIND [1, 0] AS x RETURN 1 / x AS y", {}),
            ]
        )
    assert whole(graph) == before
    write(graph, CLAIMS)
    assert ordered(dump(graph)) == ordered(CLAIMS)


HOSTILE = [
    "'; MATCH (n) DETACH DELETE n; //",
    '"}) DETACH DELETE n WITH 1 AS x MATCH ({a: "',
    "back`tick $rows {row} \\u0027 \\ %s {0}",
    "line\nbreak\ttab \x00 nul \u2028 \u202e right to left",
    "İstanbul ß é e\u0301 中文 🕊️",
    "<script>alert(1)</script>",
    "x" * 20_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_a_value(graph: Graph, hostile: str) -> None:
    short = hostile[:100]
    document = DocumentReference(id=hostile[:400], title=hostile, url=hostile)
    item = claim(hostile, "AIDS", ("NOR", hostile), ("UKR", hostile), document=document)
    source = {
        **item.source.to_dict(),
        "id": "x:" + "".join(short.split()).replace("\x00", ""),
        "name": short,
    }
    item = rewritten(item, source=source)
    write(graph, [item, rewritten(item, factuality="denied")])
    assert write(graph, [item, rewritten(item, factuality="denied")]).unchanged == 2
    assert [found.factuality for found in dump(graph) if found.source == item.source]
    assert item in list(dump(graph))
    assert graph.run("RETURN $value AS value", value={"k": [hostile]}) == [
        {"value": {"k": [hostile]}}
    ]
    assert retract(graph, document.id).claims == 2
    assert whole(graph) == []


def test_values_come_back_plain(graph: Graph) -> None:
    write(graph, [THREAT])
    [row] = graph.run(
        """
        MATCH (a:Actor {id: 'USA'})-[r:THREATENS]->(b:Actor)
        RETURN a, r, [a, b] AS both, date('2025-04-09') AS day, null AS nothing,
               1.5 AS number, true AS truth, {when: date('2024-02-29')} AS inner
        """
    )
    america = {"id": "USA", "name": "United States", "kind": "state", "country": "USA"}
    assert row["a"] == america
    assert row["r"] == {
        "id": "USA THREATENS IRN",
        "claims": 1,
        "confidence": 0.7,
        "first_date": "2025-04-09",
        "last_date": "2025-04-09",
    }
    assert row["both"][0] == america
    assert row["day"] == "2025-04-09"
    assert row["inner"] == {"when": "2024-02-29"}
    assert (row["nothing"], row["number"], row["truth"]) == (None, 1.5, True)


def test_dates_are_kept_as_precise_as_they_are_known(graph: Graph) -> None:
    days = [None, "2025", "2025-03", "2025-03-12", "1945-05-08"]
    claims = [
        rewritten(THREAT, date=day, sentence={"text": "x" * 900, "start": n, "end": n + 900})
        for n, day in enumerate(days)
    ]
    write(graph, claims)
    assert [item.date for item in dump(graph)] == days
    assert {item.document.published for item in dump(graph)} == {date(2025, 4, 9)}
    [row] = graph.run(EDGES)
    assert (row["first_date"], row["last_date"]) == ("1945-05-08", "2025-04-09")
    rows = graph.run(
        "MATCH (d:Document) WHERE date(d.published) >= date($day) RETURN d.id AS id",
        day="2025-01-01",
    )
    assert rows == [{"id": GAZETTE.id}]


class _Lying:
    """A store that confirms fewer rows than it got."""

    def __init__(self, graph: Graph) -> None:
        self.name, self.run = graph.name, graph.run
        self._graph = graph

    def write(self, statements: Sequence[Statement]) -> list[list[Row]]:
        answers = self._graph.write(statements)
        answers[-1][0]["written"] -= 1
        return answers


def test_what_the_store_does_not_confirm_is_an_error(graph: Graph) -> None:
    with pytest.raises(GraphError, match="confirms 0 of 1 edges"):
        write(_Lying(graph), [THREAT])  # type: ignore[arg-type]


def test_a_closed_graph_says_so(graph: Graph) -> None:
    graph.close()
    graph.close()
    with pytest.raises(GraphError, match="closed"):
        graph.run("RETURN 1 AS one")
