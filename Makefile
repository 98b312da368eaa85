# Needs Python 3.11 or newer and make; everything else goes into .venv.
PORT ?= 8000
HOST ?= 127.0.0.1
# What a call adds for pytest or the bench: make test ARGS="-k desk -x"
ARGS ?=
JOBS ?= auto
COMMENTS ?= 15000

PYTHON_BIN := .venv/bin/python
PYTEST := .venv/bin/pytest
UV_COMPILE := .venv/bin/uv pip compile --quiet --universal --fork-strategy fewest \
	--generate-hashes --python-version 3.11 --no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres test-browser test-topology lint format bench bench-postgres crash lock clean base dev

help:
	@echo "make run            starts the site with its demo on http://localhost:$(PORT)/ (PORT=8001 for another port)"
	@echo "make test           runs the tests on SQLite, without a browser"
	@echo "make test-postgres  runs the same tests on a throw-away PostgreSQL and Redis"
	@echo "make test-browser   runs the browser tests in Chromium"
	@echo "make test-topology  plays the story on nginx, several processes, PostgreSQL, Redis and a bucket"
	@echo "make lint           checks style, types, templates, imports, migrations and deployment settings"
	@echo "make format         formats Python and templates"
	@echo "make bench          measures the hot pages against bare ones (COMMENTS=1000000; ARGS=--help)"
	@echo "make bench-postgres measures the same on a throw-away PostgreSQL and Redis"
	@echo "make crash          kills the site's processes while people write (20 times; ARGS=\"--kills 300\")"
	@echo "make lock           works out the exact versions in requirements*.txt from requirements*.in"
	@echo "make clean          removes .venv and caches; the data in var/ stays"

run: base
	@DEBUG=$${DEBUG:-true} $(PYTHON_BIN) manage.py run --host $(HOST) --port $(PORT) $(ARGS)

test: dev
	@$(PYTEST) -n $(JOBS) $(ARGS)

test-postgres: dev
	@.ci/servers $(PYTEST) -n $(JOBS) $(ARGS)

test-browser: dev
	@$(PYTEST) -n $(JOBS) -m browser tests/browser $(ARGS)

test-topology: dev
	@.ci/topology $(PYTEST) -n0 -m topology tests/topology $(ARGS)

lint: dev
	@.ci/lint

format: dev
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .
	@git ls-files -co --exclude-standard 'templates/*.html' 'templates/*.txt' | xargs .venv/bin/djade --target-version 5.2

bench: dev
	@$(PYTHON_BIN) -m bench.run --comments $(COMMENTS) $(ARGS)

bench-postgres: dev
	@DURABLE=on .ci/servers $(PYTHON_BIN) -m bench.run --comments $(COMMENTS) $(ARGS)

# The first call brings PostgreSQL and Redis where they are missing.
crash: dev
	@.ci/servers true
	@$(PYTHON_BIN) -m bench.crashing $(ARGS)

lock: dev
	@$(UV_COMPILE) $(ARGS) requirements.in -o requirements.txt
	@$(UV_COMPILE) $(ARGS) requirements-production.in -c requirements.txt -o requirements-production.txt
	@$(UV_COMPILE) $(ARGS) requirements-dev.in -c requirements-production.txt -o requirements-dev.txt
	@git diff --stat -- 'requirements*.txt'

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

base:
	@.ci/bootstrap requirements.txt

dev:
	@.ci/bootstrap requirements-dev.txt
