# make site, make test: each works in a fresh clone with Python 3.11 or newer and nothing else.
VENV := .venv
BIN := $(VENV)/bin
MODULES := node_modules
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FIND_PYTHON = for one in python3.13 python3.12 python3.11 python3 python; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$one; exit; }; done

.PHONY: help site test lint bench bench-web accept messages clean
help:
	@echo 'make site    output/ をつくる / build the site'
	@echo 'make test    すべての試験 / run every test'
	@echo 'make lint    書きかたの検査 / ruff, mypy, import-linter, deptry, tsc'
	@echo 'make bench   速さと重さを測る / measure speed, memory and weight'
	@echo 'make bench-web  画面で待つ長さを測る / measure what a slow telephone waits for'
	@echo 'make accept  いまの出力を正解とする / accept the golden output and the guides'
	@echo 'make messages  言葉の一覧を新しくする / bring the catalogues up to date with the program'
	@echo 'make clean   つくったものを消す / remove what was made'

site: $(VENV)/.site
	@$(BIN)/sitegen build

test: $(VENV)/.dev
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(MODULES)/.dev; fi
	@$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/.dev $(MODULES)/.dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(MODULES)/.bin/tsc --project jsconfig.json
	@$(MODULES)/.bin/tsc --project tools/scripts/worker/jsconfig.json

bench: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks

bench-web: $(VENV)/.dev
	@$(BIN)/python -m tests.benchmarks.web

accept: $(VENV)/.dev
	@$(BIN)/python -m tests.accept

messages: $(VENV)/.dev
	@$(BIN)/python tools/messages.py

clean:
	@rm -rf $(VENV) $(MODULES) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	@[ ! -f output/.sitegen ] || find output -mindepth 1 -maxdepth 1 ! -name '.git*' -exec rm -rf {} +

$(VENV)/bin/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo 'Python 3.11 以上を入れてください（Debian なら apt-get install python3 python3-venv）。' >&2; \
		echo 'Please install Python 3.11 or newer (on Debian: apt-get install python3 python3-venv).' >&2; \
		exit 1; \
	fi; \
	$$python -m venv $(VENV)

$(VENV)/.site: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.site $@

$(MODULES)/.dev: package.json
	@if ! command -v npm >/dev/null; then \
		echo 'Node.js と npm を入れてください（Debian なら apt-get install nodejs npm）。' >&2; \
		echo 'Please install Node.js and npm (on Debian: apt-get install nodejs npm).' >&2; \
		exit 1; \
	fi
	@npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
