# Two commands: `make run` opens the site, `make test` runs the tests. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DJANGO_SETTINGS_MODULE := passerelles.config.settings

.DEFAULT_GOAL := help
.PHONY: help install run test check format bench screenshots requirements clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

$(VENV)/.run: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Passerelles needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python lacks venv: install the package python3-venv (Debian, Ubuntu)."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

install: $(VENV)/.run ## make .venv from the hashed requirements

run: $(VENV)/.run ## open the site on http://127.0.0.1:8000/
	$(BIN)/passerelles serve $(ARGS)

test: $(VENV)/.dev ## run the tests (ARGS="-k name" chooses)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

check: $(VENV)/.dev ## format, lint, types, import contracts, migrations, glossary
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	$(BIN)/python -m pytest tests/coherence

format: $(VENV)/.dev ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## run the benchmarks, one after the other
	@for script in $$(grep -l __main__ bench/*.py); do \
		echo "== $$script"; PYTHONPATH=. $(BIN)/python $$script || exit 1; done

screenshots: $(VENV)/.dev ## make the pictures of docs/screenshots again
	PYTHONPATH=. $(BIN)/python scripts/screenshots.py

requirements: ## resolve requirements*.txt again, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --extra build -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --extra build --extra dev --extra scripts -c requirements.txt \
		-o requirements-dev.txt pyproject.toml

clean: ## remove .venv and the caches (never the data)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
