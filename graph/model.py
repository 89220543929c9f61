"""The model: documents, actors and claims, as immutable values.

A claim says: according to this sentence (and this speaker, if any), this actor
stands in this relation to that actor, with this factuality, at this time.
Claims are validated here, at the edge; the rest of the code trusts them.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from diplograph.graph.errors import InputError

__all__ = [
    "Actor",
    "ActorKind",
    "Claim",
    "Document",
    "DocumentReference",
    "Factuality",
    "Participant",
    "Representation",
    "Sentence",
]

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _check_partial_date(text: str) -> str:
    match = _PARTIAL_DATE.fullmatch(text)
    if not match:
        raise ValueError(f"'{text[:40]}' is no date: use YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12:
        raise ValueError(f"'{text}' has no such month")
    if day and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        raise ValueError(f"'{text}' has no such day")
    return text


PartialDate = Annotated[str, AfterValidator(_check_partial_date)]
"""An ISO date as precise as known: `2025`, `2025-03` or `2025-03-12`."""


class Factuality(StrEnum):
    """How the text presents what a claim says."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    QUESTIONED = "questioned"
    ENDED = "ended"


class ActorKind(StrEnum):
    """What sort of actor this is."""

    STATE = "state"
    PERSON = "person"
    IGO = "igo"
    BLOC = "bloc"
    GROUP = "group"
    NGO = "ngo"
    PLACE = "place"
    OTHER = "other"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read one value from its JSON text.

        Raises:
            InputError: the text is no JSON or breaks the model.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise InputError(_one_line(cls.__name__, error)) from None

    def to_json(self) -> str:
        """The value as one line of JSON, keys in the order of the model."""
        return self.model_dump_json()

    def to_dict(self) -> dict[str, Any]:
        """The value as plain dicts, lists and strings, ready for `json.dumps`."""
        return self.model_dump(mode="json")


def _one_line(name: str, error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"not a valid {name}: {where + ': ' if where else ''}{first['msg']}"


class Actor(_Value):
    """Someone who acts in world politics.

    `id` is ISO 3166-1 alpha-3 for states (ISO 3166-3 for former ones), else
    `kind:slug`. `country` is the alpha-3 code of the state that the actor
    belongs to or acts for, where that is unambiguous.
    """

    id: Annotated[str, Field(pattern=r"^[^\s\x00-\x1f]{2,120}$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: ActorKind
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None


class Participant(Actor):
    """An actor in a claim, with where the text mentions it: `[start, end]` in characters."""

    mention: tuple[int, int]

    @model_validator(mode="after")
    def _check_mention(self) -> Self:
        start, end = self.mention
        if not 0 <= start < end:
            raise ValueError(f"mention [{start}, {end}] is no span")
        return self

    @property
    def actor(self) -> Actor:
        """The actor without the mention."""
        return Actor(id=self.id, name=self.name, kind=self.kind, country=self.country)


class DocumentReference(_Value):
    """What a claim keeps of its document."""

    id: Annotated[str, Field(min_length=1, max_length=500)]
    title: str | None = None
    url: str | None = None
    published: date | None = None


class Document(DocumentReference):
    """A text to read. Offsets everywhere are characters into `text`."""

    text: str

    @property
    def sha256(self) -> str:
        """Hex digest of all that the document says of itself; tells a changed document."""
        parts = (self.text, self.title or "", self.url or "", str(self.published or ""))
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

    @property
    def reference(self) -> DocumentReference:
        """The document without its text."""
        return DocumentReference(
            id=self.id, title=self.title, url=self.url, published=self.published
        )


class Sentence(_Value):
    """The evidence: a sentence and where it stands in its document's text."""

    text: str
    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError("sentence offsets do not span its text")
        return self


class Representation(_Value):
    """A person in a role for an actor: `(:Person)-[:REPRESENTS {role}]->(:Actor)`.

    From the actor tables, or from an apposition in a text
    ("Kremlin spokesperson Dmitry Peskov").
    """

    person: Actor
    actor: Actor
    role: Annotated[str, Field(min_length=1, max_length=200)]
    since: PartialDate | None = None
    until: PartialDate | None = None


class Claim(_Value):
    """One relation between two actors, as one sentence gives it.

    `third` is only for triads: in MEDIATES the source is the mediator, target
    and third are the parties. `attributed_to` is the speaker whose statement
    carries the claim, None when the text itself asserts it; `relayed_by` the
    outer speaker, who relays what attributed_to said, None where nobody does.
    `date` is when the relation held or the event happened; `reported` the
    publication date. Who relays a claim takes no part in its id.
    """

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] = ""
    relation: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]{1,39}$")]
    plover: Annotated[str, Field(pattern=r"^[A-Z]+$")] | None = None
    factuality: Factuality
    confidence: Annotated[float, Field(ge=0, le=1)]
    source: Participant
    target: Participant
    third: Participant | None = None
    attributed_to: Participant | None = None
    relayed_by: Participant | None = None
    date: PartialDate | None = None
    reported: PartialDate | None = None
    document: DocumentReference
    sentence: Sentence
    extractor: Annotated[str, Field(min_length=1, max_length=200)]

    @property
    def participants(self) -> dict[str, Participant]:
        """All whom the claim names, by field."""
        named = {
            "source": self.source,
            "target": self.target,
            "third": self.third,
            "attributed_to": self.attributed_to,
            "relayed_by": self.relayed_by,
        }
        return {field: participant for field, participant in named.items() if participant}

    @model_validator(mode="after")
    def _check_relayed_by(self) -> Self:
        if self.relayed_by and not self.attributed_to:
            raise ValueError("relayed_by relays nobody: attributed_to is missing")
        return self

    @model_validator(mode="after")
    def _check_id(self) -> Self:
        expected = self._digest()
        if not self.id:
            object.__setattr__(self, "id", expected)
        elif self.id != expected:
            raise ValueError(f"id {self.id} does not match the claim's content")
        return self

    def _digest(self) -> str:
        actors = (self.source, self.target, self.third, self.attributed_to)
        parts = [
            self.document.id,
            str(self.sentence.start),
            str(self.sentence.end),
            self.relation,
            *(actor.id if actor else "" for actor in actors),
            self.factuality.value,
        ]
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
