# `make demo` and `make test` do all set-up themselves. They need Python 3.11 or
# later, git and make; what they install lies in this folder.

# The first that runs and is new enough; `make PYTHON=... test` names another.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo $$python; break; }; done)

ENVIRONMENT := .venv
RUN := $(ENVIRONMENT)/bin/python -m
DIPLOGRAPH := $(ENVIRONMENT)/bin/diplograph
SAMPLES := samples/*-*.*
GRAPH := demo/world.db
THREATS := MATCH (a:Actor)-[r:THREATENS]->(b:Actor) \
	RETURN a.name AS who, b.name AS whom, r.claims AS claims ORDER BY who, whom

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint lock clean

help: ## Say what there is to make
	@sed -n -E 's/^([a-z]+):.*## (.*)/make \1: \2/p' Makefile

demo: $(ENVIRONMENT)/installed ## Build a graph from the sample articles, ask it, draw it
	@rm -rf demo && mkdir demo
	@echo; echo "== The claims of the sample articles"
	$(DIPLOGRAPH) extract $(SAMPLES) --format table
	@echo; echo "== The same articles as a graph"
	$(DIPLOGRAPH) build $(SAMPLES) --graph $(GRAPH) --format table
	@echo; echo "== A question in Cypher"
	$(DIPLOGRAPH) query "$(THREATS)" --graph $(GRAPH) --format table
	@echo; echo "== The graph as a page"
	$(DIPLOGRAPH) view -o demo/world.html --graph $(GRAPH)
	@echo; echo "The page is $$(pwd)/demo/world.html: open it in a browser; it needs no network."
	@echo "The graph is $(GRAPH): $(DIPLOGRAPH) query \"MATCH ...\" --graph $(GRAPH) asks it."

test: $(ENVIRONMENT)/installed ## Run all checks and tests, with all that they need
	@echo; echo "== What the tests need: a Neo4j server's jars, a browser"
	$(ENVIRONMENT)/bin/python tests/prepare.py
	@$(MAKE) --no-print-directory lint
	@echo; echo "== Tests"
	$(RUN) pytest

lint: $(ENVIRONMENT)/installed ## Check style and types
	@echo; echo "== Style and types"
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy

lock: ## Renew requirements.lock from pyproject.toml
	@$(MAKE) --no-print-directory python
	@echo "== Locking with uv"
	test -x .cache/uv/bin/uv || { "$(PYTHON)" -m venv .cache/uv && .cache/uv/bin/python -m pip install -q uv; }
	.cache/uv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --prerelease if-necessary-or-explicit --quiet -o requirements.lock

clean: ## Remove all that these commands made
	rm -rf $(ENVIRONMENT) .jgo .cache .mypy_cache .ruff_cache .pytest_cache demo build dist *.egg-info

.PHONY: python
python:
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null \
		|| { echo "diplograph needs Python 3.11 or later, and $(or $(PYTHON),python3) is none: install it, or name it: make PYTHON=/path/to/python3.11 test" >&2; exit 1; }

# A file of its own says that the environment is whole, so that a second run starts at once.
$(ENVIRONMENT)/installed: requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory python
	@echo "== An environment in $(ENVIRONMENT), with what requirements.lock names (minutes, the first time)"
	@$(ENVIRONMENT)/bin/python -c "import pip, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null \
		|| { echo "$(PYTHON) -m venv $(ENVIRONMENT)"; "$(PYTHON)" -m venv --clear $(ENVIRONMENT); }
	$(RUN) pip install --require-hashes --progress-bar off -r requirements.lock
	$(RUN) pip install --no-deps --no-build-isolation -e .
	@touch $@
