# Commands for people and CI. Everything is installed into .venv; nothing outside this folder is touched but a browser for the tests.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site zip release serve test test-all test-content accessibility tools check validate new-case review bench look schemas sbom audit browser packages lock clean

help:
	@echo "make site      bouw de site in site/"
	@echo "make zip       bouw de site en pak haar in, om uit een map te openen"
	@echo "make serve     lees en bewerk de gids op http://127.0.0.1:8000"
	@echo "make validate  controleer alle inhoud"
	@echo "make new-case  zet een bestand klaar voor een nieuwe casus"
	@echo "make review    noem de casussen die een jaar niet zijn nagekeken"
	@echo "make check     inhoud, opmaak, lint en typen, ook van de workflows"
	@echo "make test      de tests, binnen enkele minuten; make test ARGS=tests/test_model.py draait er een"
	@echo "make test-all  ook de tests die elke pagina nalopen"
	@echo "make bench     meet snelheden naast andere generatoren; make bench ARGS=\"builds 30\" meet een deel"
	@echo "make look      bewaar hoe de pagina's er nu uitzien, om later mee te vergelijken"
	@echo "make schemas   maak schema's en CONTRIBUTING.md opnieuw"
	@echo "make sbom      schrijf in build/ waar de site uit bestaat (CycloneDX)"
	@echo "make audit     kijk of van iets daarvan een lek bekend is"

site: .venv/ready
	$(BIN)/python -m guide build

# The site as a zip in build/, to open from a stick by double-click.
zip: .venv/ready
	$(BIN)/python -m guide zip

# What a release holds, in dist/: package, site, source and bill of materials.
release: .venv/dev zip
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	git archive --format=zip --prefix=source/ --output=dist/source.zip HEAD
	@$(BIN)/python -m tools.supply sbom
	cp build/*.zip build/sbom.json dist/

serve: .venv/ready
	$(BIN)/python -m guide serve

# One file in seconds: make test ARGS=tests/test_model.py
test: .venv/dev browser tools
	$(BIN)/python -m pytest $(if $(ARGS),-n 0 $(ARGS))

# What a change of content can break: a few minutes.
test-content: .venv/dev tools
	$(BIN)/python -m pytest tests/test_words.py tests/test_schemas.py tests/test_contributing.py tests/site

# What fails beside other tests runs once more alone: a fault of the guide fails again, a browser that got no time does not. Both are told.
test-all: .venv/dev browser tools
	$(BIN)/python -m pytest -m "" || $(BIN)/python -m pytest -m "" -n 0 --last-failed --last-failed-no-failures none

# Goes over every page and writes the outcome to the accessibility statement.
accessibility: .venv/dev browser
	KEEP_OUTCOME=1 $(BIN)/python -m pytest -q -m all_pages tests/browser/test_accessibility.py -k every_page
	$(BIN)/python -m tests.browser.statement

check: .venv/dev validate packages
	$(BIN)/ruff format --check -q .
	$(BIN)/ruff check -q .
	$(BIN)/mypy
	@$(BIN)/python -m tests.js.node run lint
	@$(BIN)/python -m tests.js.node run types
	@$(BIN)/zizmor --offline --no-progress --quiet .github
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/casus.yml

validate: .venv/ready
	@$(BIN)/python -m guide validate

review: .venv/ready
	@$(BIN)/python -m guide review

new-case: .venv/ready
	@$(BIN)/python -m guide new-case

look: .venv/dev browser
	KEEP_LOOK=1 $(BIN)/python -m pytest -q tests/browser/test_look.py

# What the site is made of (CycloneDX), and whether any of it is known to be unsafe.
sbom: .venv/ready
	@$(BIN)/python -m tools.supply sbom

audit: .venv/ready
	@$(BIN)/python -m tools.supply audit

schemas: .venv/ready
	$(BIN)/python -m guide schemas

bench: .venv/dev site browser
	$(BIN)/python -m bench $(ARGS)

browser: .venv/dev
	@$(BIN)/python tests/browser/find.py --install

tools: .venv/dev packages
	@$(BIN)/python tests/site/nginx.py --install

# What npm gives, and Node.js where there is none: checks of scripts, of HTML and of accessibility.
packages: tests/js/node_modules/.package-lock.json

tests/js/node_modules/.package-lock.json: .venv/dev tests/js/package-lock.json
	@$(BIN)/python -m tests.js.node ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig."; exit 1; }
	@echo "Afhankelijkheden installeren in .venv (eenmalig)…"
	@$(PYTHON) -m venv .venv
	@$(INSTALL) requirements.lock
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	@echo "Afhankelijkheden voor tests installeren in .venv (eenmalig)…"
	@$(INSTALL) requirements-dev.lock
	@touch $@

# After a change of dependencies in pyproject.toml; asks for uv.
lock:
	uv pip compile $(LOCK) --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile $(LOCK) pyproject.toml -o requirements.lock -c requirements-dev.lock

clean:
	rm -rf site build .venv .cache
