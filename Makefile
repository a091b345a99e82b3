# make demo   the main job on the two seed documents, from a fresh clone
# make test   everything that has to hold before a change is merged

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint types contracts tests exports constraints clean

demo: .venv/kg.installed
	$(BIN)/kg build

test: lint types contracts tests

lint: .venv/test.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/test.installed
	$(BIN)/mypy

contracts: .venv/test.installed
	$(BIN)/lint-imports --no-logo

tests: .venv/test.installed
	$(BIN)/pytest

# What stands in exports/ in git; a test compares it byte for byte.
exports: .venv/kg.installed
	$(BIN)/kg build seeds --out exports
	$(BIN)/kg export --format jsonld -o exports/graph.jsonld
	$(BIN)/kg export --format gexf -o exports/graph.gexf
	$(BIN)/kg export --format graphml -o exports/graph.graphml
	$(BIN)/kg export --format cytoscape -o exports/graph.cyjs
	$(BIN)/kg export --format pajek -o exports/pajek
	$(BIN)/kg export --format csv -o exports/tables
	$(BIN)/kg export --format ftm -o exports/graph.ftm.json
	$(BIN)/kg export --format popolo -o exports/popolo.json

# The versions that demo, test and CI install; made with uv, read by pip.
constraints:
	uv pip compile pyproject.toml --group test --group followthemoney --universal --python-version 3.11 --no-annotate \
		--custom-compile-command "make constraints" --upgrade --quiet -o constraints.txt

clean:
	rm -rf .venv

.venv/kg.installed: pyproject.toml constraints.txt
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Python 3.11 or newer is needed; name one with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "make: $(PYTHON) lacks venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

# pip reads dependency groups since 25.1.
.venv/test.installed: .venv/kg.installed
	$(PIP) install --constraint constraints.txt --upgrade pip
	$(PIP) install --constraint constraints.txt --editable . --group test
	@$(PIP) install --constraint constraints.txt --group followthemoney || \
		echo "make: followthemoney is not installed, so its tests are skipped; it needs ICU's headers and a compiler" >&2
	@touch $@
