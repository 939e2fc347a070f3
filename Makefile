# Everything a newcomer needs: 'make run' and a browser, 'make test' to trust it.
# Debian or Ubuntu with make and Python 3.11 or newer is enough; nothing must be set in the environment.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo-data demo test browser lint check docs personas bench clean-data

PYTHON := $(firstword $(foreach one,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(one) -c 'import sys; sys.version_info >= (3, 11) and print("$(one)")' 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
TEST_PROCESSES ?= 2

help: ## these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1|\2/' | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is missing: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# pip runs only when a pinned list has changed: the second start is quick.
$(VENV)/.requirements: requirements.txt | $(BIN)/python
	@echo "Installing the pinned requirements, once …"
	@$(PIP) install -r requirements.txt && touch $@

$(VENV)/.requirements-dev: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing what the checks and tests need, once …"
	@$(PIP) install -r requirements-dev.txt && touch $@ $(VENV)/.requirements

setup: $(VENV)/.requirements ## virtual environment with the pinned requirements

setup-dev: $(VENV)/.requirements-dev ## the same, with what checks and tests need

run: setup ## public app :8000, staff console :8001, LINE simulator :8002, worker; Ctrl-C ends all
	@exec $(BIN)/python -m start run

demo-data: setup ## centres, people and signs to try things with (demo databases only)
	@exec $(BIN)/python -m start demo-data

demo: setup ## tell a whole tip without a browser, on services of its own
	@exec $(BIN)/python -m start demo

clean-data: setup ## forget the demo's data and start over
	@exec $(BIN)/python -m start clean-data

# Thai letters too: without a font of theirs a page has another height, and a picture shows boxes.
browser:
	@{ command -v chromium && [ -n "$$(fc-list :lang=th 2>/dev/null)" ]; } >/dev/null || { \
	  as=; [ "$$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && as="sudo -n"; } || as=no; \
	  if [ "$$as" = no ] || ! command -v apt-get >/dev/null; then \
	    echo "No chromium with Thai letters here, and no right to install them: the browser journeys will be skipped by name."; \
	  else \
	    echo "Installing chromium and Thai letters for the browser journeys, once …"; \
	    { $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-core; } </dev/null >/dev/null \
	      || echo "chromium could not be installed: the browser journeys will be skipped by name."; \
	  fi; }

test: setup-dev browser ## everything, on SQLite and PostgreSQL, browser journeys included
	@$(BIN)/pytest -n $(TEST_PROCESSES) --dist loadfile --no-loadscope-reorder -q -rs

personas: setup-dev ## play every written persona through the running service; prints the figures
	@$(BIN)/python -m tests.personas

bench: setup-dev ## figures: typed places, map points (OUTLINES=FILE.geojson), village lists, signs
	@$(BIN)/python -m tests.bench $(OUTLINES) $(FINER)

lint: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .
	@$(BIN)/lint-imports

check: lint test ## ruff, mypy --strict, import contracts and the tests

docs: setup-dev browser ## write the generated pages and the pictures of docs/ again
	@$(BIN)/python -m bot.flows.diagram > docs/flows.md.new && mv docs/flows.md.new docs/flows.md
	@$(BIN)/python -m intake.routing_document > docs/routing.md.new && mv docs/routing.md.new docs/routing.md
	@$(BIN)/python -m qr.artwork.gallery
	@$(BIN)/python -m tests.journeys.screenshots
	@$(BIN)/python -m tests.journeys.conversations
