# make setup | demo | test | lint | format | types | check | gate | schemas | lock
#
# PYTHON is the first Python >= 3.11 that runs and can make an environment; `make setup PYTHON=python3.13` overrides.
# A name on PATH proves nothing: a version manager may answer to it and then fail.
ifndef PYTHON
PYTHON := $(shell for python in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$python" && break; \
	done)
endif

PIP := .venv/bin/python -m pip --disable-pip-version-check
STAMP := .venv/.complete

.DEFAULT_GOAL := setup
.PHONY: setup demo test lint format types check gate schemas lock

setup: $(STAMP)

$(STAMP): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "summariser needs Python 3.11 or newer: none was found." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# One article, replayed from recorded replies: no key, no network.
demo: setup
	.venv/bin/summariser summarise tests/articles/kabul-2020-11-21.txt --cassette cassettes/kabul-2020-11-21.yaml

# make test ARGS="-k spans" hands ARGS to pytest.
test: setup
	.venv/bin/python -m pytest $(ARGS)

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

format: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

types: setup
	.venv/bin/mypy

check: lint types test gate

# The recorded summaries against the project's gold: fails where a score falls below tests/gold/baseline.json.
gate: setup
	.venv/bin/summariser eval tests/gold --cassette cassettes --worst 0

# The schemas of the result and of the wire reply, from the models.
schemas: setup
	.venv/bin/python -m summariser.schemas

# The locks: for all platforms and Pythons at once, with the hashes of every published file of each version.
# What is locked stays locked while pyproject.toml allows it; make lock ARGS=--upgrade takes the newest.
UV_COMPILE = "$$work/bin/uv" --no-config pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header $(ARGS) pyproject.toml

lock:
	@test -n "$(PYTHON)" || { echo "summariser needs Python 3.11 or newer: none was found." >&2; exit 1; }
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && \
	$(PYTHON) -m venv "$$work" && \
	"$$work/bin/python" -m pip --disable-pip-version-check install --quiet "uv>=0.13" && \
	$(UV_COMPILE) --group dev --output-file requirements.lock && \
	$(UV_COMPILE) --constraint requirements.lock --output-file requirements-runtime.lock
