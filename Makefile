# make run    a fresh clone → the lookup page on 127.0.0.1:8321 and the extension's data
# make check  lint, types and the unit tests of both languages: before each commit
# make test   everything that CI runs, real Chromium and Firefox included
# make soak   what is long: fuzzing, kills, races and properties at scale; SEED=… for other inventions
# make bench  the speed table
# make app    the scripts of the phone app and of the extension, by esbuild; needs Node.js
# make package EDITIONS=data/editions FINGERPRINT=… [SERVER=https://…]   archives for the stores
# make screenshots   pictures of the READMEs in docs/, of the store listings and of narrow windows in dist/pictures/
# make docs   docs/registers.md, from every register.toml; checklists/schema, for editors
# make lock   pin the dependencies again; UPGRADE=--upgrade takes newer ones

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Files are shared out among the processors; the tests of one file run in order, in one process.
# Those with slow tests come first (tests/backend/conftest.py), whatever number of tests they have.
WORKERS = $(shell getconf _NPROCESSORS_ONLN)
PYTEST = $(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
SIDE_BY_SIDE = --no-print-directory -j3
SEED ?= 1
# uv takes a sixth of pip's time. It asks the index that pip is set to; where it reaches none, pip installs.
PIP_INDEX = $(or $(PIP_INDEX_URL),$(shell $(BIN)/pip config get global.index-url 2>/dev/null))
define install
  @echo "Installing: $(1)"
  @$(if $(PIP_INDEX),UV_DEFAULT_INDEX='$(PIP_INDEX)') UV_SYSTEM_CERTS=1 \
    $(BIN)/uv pip install --quiet --python $(BIN)/python $(1) || $(BIN)/pip install --quiet $(1)
endef
define packages
  @command -v npm >/dev/null || { echo "Node.js 20 or newer with npm is needed for the phone app, the extension and their tests."; exit 1; }
  cd tests && npm ci $(1) --no-audit --no-fund --loglevel=error
endef
SOURCES = $(shell find extension \( -path extension/data -o -path extension/app/built \) -prune -o -name '*.js*' -print \
  -o -name '*.css' -print -o -name '*.html' -print)
LOCK = $(BIN)/uv pip compile -q $(UPGRADE) --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Hundreds of processes start in the tests: let the first of them compile for all.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run app check test soak lint lint-python lint-js unit python compiled js browser bench package screenshots docs lock system

run: $(VENV)/installed
	@test -e "$${XIANCHA_DATA_DIR:-data}/keys/keys.json" || $(BIN)/xiancha keys new
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory app; fi
	@$(BIN)/xiancha publish --changed --extension extension
	@$(BIN)/xiancha serve

check: lint
	@$(MAKE) $(SIDE_BY_SIDE) unit js

# What waits (for the network, for the first edition) and what works stand beside each other.
test:
	@$(MAKE) $(SIDE_BY_SIDE) system lint-python lint-js compiled
	@$(MAKE) --no-print-directory python
	@$(MAKE) $(SIDE_BY_SIDE) js browser

lint:
	@$(MAKE) $(SIDE_BY_SIDE) lint-python lint-js

lint-python: $(VENV)/dev
	$(BIN)/xiancha checklists check
	$(BIN)/xiancha products check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lint-js: tests/node_modules tests/situation-table.json
	cd tests && npm run --silent lint -- --cache --cache-location tests/node_modules/.cache/eslint.json

unit: $(VENV)/dev app tests/situation-table.json
	$(PYTEST) -m "not slow"

python: $(VENV)/dev app
	$(PYTEST)

# Each process of the tests would compile them and all libraries for itself: one does, beside the linters.
# What cannot be collected is told by `python`.
compiled: $(VENV)/dev
	@$(BIN)/pytest -qq --collect-only >/dev/null || true

js: tests/node_modules
	cd tests && npm run --silent unit

# What the unit tests of the extension read texts by.
tests/situation-table.json: $(VENV)/dev $(wildcard checklists/situations/*.yml backend/xiancha/situations/*.py)
	$(BIN)/python -c "from pathlib import Path; from xiancha.situations import learning; \
	  Path('$@').write_bytes(learning.published())"

browser: $(VENV)/dev tests/node_modules app system
	cd tests && npm run --silent browser

soak: $(VENV)/dev $(VENV)/reading tests/node_modules app system
	XIANCHA_SOAK=1 $(PYTEST) -m "soak or hypothesis"
	cd tests && XIANCHA_SOAK=1 npm run --silent unit
	cd tests && XIANCHA_SOAK=1 npm run --silent browser
	PYTHONPATH=backend $(BIN)/python -m tests.fuzz --count 100000 --seed $(SEED)
	PYTHONPATH=backend $(BIN)/python -m tests.fuzz.elsewhere --count 200000 --seed $(SEED)
	$(BIN)/python tests/bench/worst.py
	$(BIN)/python tests/bench/health.py
	$(BIN)/python tests/bench/open_data.py
	PYTHONPATH=backend:tests/backend:tests/backend/replica $(BIN)/python tests/bench/soak.py

bench: $(VENV)/bench tests/node_modules app system
	$(BIN)/python -m tests.bench

app: extension/data/worker.js
	@:

extension/data/worker.js: tests/build.js tests/node_modules/esbuild $(SOURCES)
	node tests/build.js

package: $(VENV)/installed app
	@test -n "$(EDITIONS)" -a -n "$(FINGERPRINT)" || { echo "Name the folder of editions and the fingerprint to trust (xiancha keys show): make package EDITIONS=data/editions FINGERPRINT=… [SERVER=https://…]"; exit 1; }
	@$(BIN)/xiancha package --editions "$(EDITIONS)" --fingerprint "$(FINGERPRINT)" --server "$(SERVER)"

screenshots: $(VENV)/dev tests/node_modules app system
	node tests/browser/screenshots.js docs 1000x720 light zh_CN banner warning popup checklist lookup
	for language in zh_CN en; do \
	  node tests/browser/screenshots.js dist/pictures/store-$$language 1280x800 light $$language banner warning reminder planner checklist welcome && \
	  node tests/browser/screenshots.js dist/pictures/narrow-$$language 360x740 dark $$language || exit 1; \
	done

system:
	@sh tests/system.sh

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install python3 and python3-venv."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(BIN)/uv: requirements-uv.lock | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-uv.lock
	@touch $@

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/uv
	$(call install,--require-hashes -r requirements.lock)
	$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/installed
	$(call install,--require-hashes -r requirements-dev.lock)
	@touch $@

$(VENV)/bench: requirements-bench.lock $(VENV)/dev
	$(PYTHON) -m venv $(VENV)/datasette
	$(VENV)/datasette/bin/pip install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

$(VENV)/reading: requirements-readers.lock $(VENV)/dev
	$(PYTHON) -m venv $(VENV)/readers
	$(VENV)/readers/bin/pip install --quiet --require-hashes -r requirements-readers.lock
	@touch $@

tests/node_modules: tests/package-lock.json
	$(call packages,)
	@touch $@

# What the app needs of them, where the tests' packages are not there: the folder stays older than the lock, so that
# the tests still install the rest.
tests/node_modules/esbuild: tests/package-lock.json
	$(call packages,$(if $(wildcard tests/node_modules/eslint),,--omit=dev))
	@touch $@ tests/node_modules
	@test -e tests/node_modules/eslint || touch -t 197001020000 tests/node_modules

docs: $(VENV)/installed
	$(BIN)/python -m xiancha.commands.registers_docs > docs/registers.md
	$(BIN)/python -m xiancha.commands.checklist_schema

lock: $(VENV)/dev
	$(LOCK) pyproject.toml --extra build --extra dev --extra mcp --extra parquet -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra build --constraint requirements-dev.lock -o requirements.lock
	echo uv | $(LOCK) --constraint requirements-dev.lock - -o requirements-uv.lock
	$(LOCK) tests/bench/requirements.in -o requirements-bench.lock
	$(LOCK) --only-binary :all: tests/bench/readers.in -o requirements-readers.lock
