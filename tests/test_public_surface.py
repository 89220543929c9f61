"""What users import: the exact names of each public module, and that the package is whole."""

from __future__ import annotations

import inspect
import os
import tomllib
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
LAYERS = ("cli", "graph", "loaders", "queries")
PUBLIC = {
    "diplograph.graph": """
        Actor ActorKind Claim DiplographError Document DocumentReference Factuality Graph
        GraphError GraphUnavailableError InputError ModelMissingError Ontology Participant
        QueryError ReadError ReadOnlyError RelationType Representation Sentence TableError
        UnknownActorError load_ontology open_graph
    """,
    "diplograph.loaders": """
        Document Extraction Extractor LoadReport PairType load read_documents
    """,
    "diplograph.queries": """
        allies check_read_only contested evidence find_actor mediators path relations rivals
        stats threats timeline
    """,
    "diplograph.cli": "main",
}


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_are_these_and_no_others(name: str) -> None:
    assert import_module(name).__all__ == PUBLIC[name].split()


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_a_docstring(name: str) -> None:
    module = import_module(name)
    assert module.__doc__
    for public in module.__all__:
        value = getattr(module, public)
        assert (inspect.getdoc(value) or "").strip(), f"{name}.{public}"
        if inspect.isclass(value) and value.__module__.startswith("diplograph."):
            for method, member in vars(value).items():
                if not method.startswith("_") and (inspect.isfunction(member)):
                    assert inspect.getdoc(member), f"{name}.{public}.{method}"


def test_the_distribution_names_every_package_folder() -> None:
    folders = {
        ".".join(("diplograph", *path.parent.relative_to(ROOT).parts))
        for layer in LAYERS
        for path in (ROOT / layer).rglob("__init__.py")
    }
    assert set(SETUPTOOLS["packages"]) == folders
    assert SETUPTOOLS["package-dir"] == {f"diplograph.{layer}": layer for layer in LAYERS}


def test_the_distribution_holds_every_data_file() -> None:
    patterns = SETUPTOOLS["package-data"]["*"]
    for layer in LAYERS:
        for folder, folders, files in os.walk(ROOT / layer, followlinks=True):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for file in files:
                path = Path(folder, file)
                package = next(up for up in path.parents if (up / "__init__.py").exists())
                relative = path.relative_to(package).as_posix()
                known = any(
                    fnmatch(relative, pattern) and relative.count("/") == pattern.count("/")
                    for pattern in patterns
                )
                assert known or path.suffix == ".py", f"{relative} of {package.name} is not shipped"


def test_every_layer_is_typed() -> None:
    for layer in LAYERS:
        assert (ROOT / layer / "py.typed").exists()
        assert (ROOT / "typings" / "diplograph" / layer).resolve() == ROOT / layer
