# `make run` starts Pépin, `make test` checks everything, `make help` lists the rest.
PYTHON ?= python3
PUBLIC ?= ../shared/data/evaluation
VENV := .venv
BIN := $(VENV)/bin
export HF_HUB_OFFLINE ?= 1
export ANONYMIZED_TELEMETRY ?= False

.PHONY: help run test prove bench lint ingest evaluate clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

run: $(VENV)/installed ## install, take in the documents, start the bot (the sandbox where no token is set)
	$(BIN)/python -m ingest
	$(BIN)/python -m bot

ingest: $(VENV)/installed ## take in the documents
	$(BIN)/python -m ingest

lint: $(VENV)/installed ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint ## lint, then every test but the slow proofs
	$(BIN)/pytest -m "not prove" -n 2 --dist loadfile

prove: $(VENV)/installed ## the slow proofs: kill -9, races, long histories
	$(BIN)/pytest -m prove -n 2 --dist load

bench: $(VENV)/installed ## speeds, as ratios in one run
	$(BIN)/python -m tests.bench

evaluate: $(VENV)/installed ## retrieval and refusal on the project's own questions and the public sets
	$(BIN)/python -m knowledge evaluate tests/evaluation/questions.jsonl --documents knowledge/documents $(if $(wildcard $(PUBLIC)),--public $(PUBLIC))

clean: ## remove the environment and what tools left
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build
