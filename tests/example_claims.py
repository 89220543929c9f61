"""Claims for tests, written by hand: no store and no language model needed."""

from __future__ import annotations

from datetime import date

from diplograph.graph import Actor, Claim, DocumentReference, Factuality, Sentence
from diplograph.graph.model import Participant
from diplograph.graph.ontology import load_ontology

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="IRN", name="Iran", kind="state", country="IRN"),
        Actor(id="ISR", name="Israel", kind="state", country="ISR"),
        Actor(id="NOR", name="Norway", kind="state", country="NOR"),
        Actor(id="OMN", name="Oman", kind="state", country="OMN"),
        Actor(id="RUS", name="Russia", kind="state", country="RUS"),
        Actor(id="TUR", name="Türkiye", kind="state", country="TUR"),
        Actor(id="UKR", name="Ukraine", kind="state", country="UKR"),
        Actor(id="USA", name="United States", kind="state", country="USA"),
        Actor(id="igo:un", name="United Nations", kind="igo"),
        Actor(id="bloc:eu", name="European Union", kind="bloc"),
        Actor(id="group:houthis", name="Houthis", kind="group", country="YEM"),
        Actor(id="ngo:amnesty", name="Amnesty International", kind="ngo"),
        Actor(id="person:ada-berg", name="Ada Berg", kind="person", country="NOR"),
    )
}

GAZETTE = DocumentReference(
    id="gazette-1",
    title="Muscat carries the letters",
    url="https://gazette.example/muscat",
    published=date(2025, 4, 9),
)
HERALD = DocumentReference(id="herald-7", title="A winter of talks", published=date(2024, 12, 1))
UNDATED = DocumentReference(id="memo")


def claim(
    text: str,
    relation: str,
    source: tuple[str, str],
    target: tuple[str, str],
    *,
    third: tuple[str, str] | None = None,
    speaker: tuple[str, str] | None = None,
    relayer: tuple[str, str] | None = None,
    factuality: str = "asserted",
    confidence: float = 0.9,
    when: str | None = None,
    document: DocumentReference = GAZETTE,
    start: int = 100,
) -> Claim:
    """One claim; participants are `(actor id, words of the sentence)`."""

    def participant(pair: tuple[str, str]) -> Participant:
        name, words = pair
        offset = start + text.index(words)
        actor = ACTORS.get(name) or Actor(id=name, name=words, kind="other")
        return Participant(**actor.model_dump(), mention=(offset, offset + len(words)))

    ontology = load_ontology()
    return Claim(
        relation=relation,
        plover=ontology[relation].plover if relation in ontology else None,
        factuality=Factuality(factuality),
        confidence=confidence,
        source=participant(source),
        target=participant(target),
        third=participant(third) if third else None,
        attributed_to=participant(speaker) if speaker else None,
        relayed_by=participant(relayer) if relayer else None,
        date=when,
        reported=document.published.isoformat() if document.published else None,
        document=document,
        sentence=Sentence(text=text, start=start, end=start + len(text)),
        extractor="by-hand-1",
    )


def rewritten(original: Claim, **fields: object) -> Claim:
    """The claim with other values in some fields, validated anew and with an id to match."""
    kept = {name: value for name, value in original.to_dict().items() if name != "id"}
    return Claim.model_validate({**kept, **fields})


MEDIATION = claim(
    "In March, Oman carried messages between Iran and the United States.",
    "MEDIATES",
    ("OMN", "Oman"),
    ("IRN", "Iran"),
    third=("USA", "United States"),
    when="2025-03",
)
THREAT = claim(
    "Washington threatened Tehran with new strikes, Ada Berg said.",
    "THREATENS",
    ("USA", "Washington"),
    ("IRN", "Tehran"),
    speaker=("person:ada-berg", "Ada Berg"),
    confidence=0.7,
    start=300,
)
DENIAL = claim(
    "Russia denied that it had attacked Ukraine.",
    "ASSAULTS",
    ("RUS", "Russia"),
    ("UKR", "Ukraine"),
    factuality="denied",
    document=HERALD,
)
CLAIMS = (
    MEDIATION,
    THREAT,
    DENIAL,
    claim(
        "The U.S. threatened Iran again.",
        "THREATENS",
        ("USA", "U.S."),
        ("IRN", "Iran"),
        confidence=0.95,
        document=HERALD,
    ),
    claim(
        "Russia attacked Ukraine before dawn.",
        "ASSAULTS",
        ("RUS", "Russia"),
        ("UKR", "Ukraine"),
        document=UNDATED,
    ),
    claim("Iran and Russia are allies.", "ALLY_OF", ("IRN", "Iran"), ("RUS", "Russia"), start=500),
    claim(
        "Ankara offered to mediate between Russia and Ukraine.",
        "MEDIATES",
        ("TUR", "Ankara"),
        ("RUS", "Russia"),
        third=("UKR", "Ukraine"),
        factuality="planned",
        start=700,
    ),
    claim(
        "The European Union gave Ukraine field hospitals.",
        "AIDS",
        ("bloc:eu", "European Union"),
        ("UKR", "Ukraine"),
        document=HERALD,
        start=50,
    ),
    claim(
        "Amnesty International condemned the Houthis.",
        "ACCUSES",
        ("ngo:amnesty", "Amnesty International"),
        ("group:houthis", "Houthis"),
        confidence=0.55,
        document=HERALD,
        start=200,
    ),
    claim(
        "The United Nations may sanction the Houthis.",
        "SANCTIONS",
        ("igo:un", "United Nations"),
        ("group:houthis", "Houthis"),
        factuality="possible",
        start=900,
    ),
    claim(
        "Israel and Iran are sworn enemies.",
        "RIVAL_OF",
        ("IRN", "Iran"),
        ("ISR", "Israel"),
        start=1200,
    ),
)

RELAYED = claim(
    "Muscat said that Ankara had reported an attack by Israel on Iran.",
    "ASSAULTS",
    ("ISR", "Israel"),
    ("IRN", "Iran"),
    speaker=("TUR", "Ankara"),
    relayer=("OMN", "Muscat"),
    document=HERALD,
    start=2600,
)

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>\u2028<!--"


def hostile_claim() -> Claim:
    """A claim whose actor, document and extractor try to become markup."""
    document = DocumentReference(
        id="bad", title=HOSTILE, url="javascript:window.hacked=1", published=date(2025, 1, 1)
    )
    text = f"Iran {HOSTILE} threatened Norway, {{{{SCRIPT}}}}."
    found = claim(text, "THREATENS", ("IRN", "Iran"), ("NOR", "Norway"), document=document)
    return rewritten(found, extractor=HOSTILE, source={**found.source.to_dict(), "name": HOSTILE})
