# Commands for people and CI. Everything is installed into .venv; nothing outside this folder is touched but a browser for the tests.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test test-all accessibility tools check validate new-case bench look schemas browser packages clean

help:
	@echo "make site      bouw de site in site/"
	@echo "make serve     lees en bewerk de gids op http://127.0.0.1:8000"
	@echo "make validate  controleer alle inhoud"
	@echo "make new-case  zet een bestand klaar voor een nieuwe casus"
	@echo "make check     inhoud, opmaak, lint en typen"
	@echo "make test      de tests, binnen enkele minuten"
	@echo "make test-all  ook de tests die elke pagina nalopen"
	@echo "make bench     meet snelheden, als verhoudingen"
	@echo "make look      bewaar hoe de pagina's er nu uitzien, om later mee te vergelijken"
	@echo "make schemas   maak schema's en CONTRIBUTING.md opnieuw"

site: .venv/ready
	$(BIN)/python -m guide build

serve: .venv/ready
	$(BIN)/python -m guide serve

test: .venv/ready browser tools
	$(BIN)/python -m pytest

test-all: test
	$(BIN)/python -m pytest -m all_pages

# Goes over every page and writes the outcome to the accessibility statement.
accessibility: .venv/ready browser
	KEEP_OUTCOME=1 $(BIN)/python -m pytest -q -m all_pages tests/browser/test_accessibility.py -k every_page
	$(BIN)/python -m tests.browser.statement

check: validate packages
	$(BIN)/ruff format --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy
	@$(BIN)/python -m tests.js.node run lint
	@$(BIN)/python -m tests.js.node run types

validate: .venv/ready
	@$(BIN)/python -m guide validate

new-case: .venv/ready
	@$(BIN)/python -m guide new-case

look: .venv/ready browser
	KEEP_LOOK=1 $(BIN)/python -m pytest -q tests/browser/test_look.py

schemas: .venv/ready
	$(BIN)/python -m guide schemas

bench: site browser
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.slow

browser: .venv/ready
	@$(BIN)/python tests/browser/find.py --install

tools: .venv/ready packages
	@$(BIN)/python tests/site/nginx.py --install

# What npm gives, and Node.js where there is none: checks of scripts, of HTML and of accessibility.
packages: tests/js/node_modules/.package-lock.json

tests/js/node_modules/.package-lock.json: .venv/ready tests/js/package-lock.json
	@$(BIN)/python -m tests.js.node ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig."; exit 1; }
	@echo "Afhankelijkheden installeren in .venv (eenmalig)…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

clean:
	rm -rf site .venv .cache
