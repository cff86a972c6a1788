# One command each: make site, make serve, make test. Everything is installed into this folder, in .venv and
# node_modules; only `make test` may ask the system's package manager for something: a browser, and a Java.

PYTHON ?= python3
PORT ?= 8000
# Chromium without its windows is the same browser, and opens a page in a third of the time.
SHELL_OF_CHROMIUM := /usr/bin/chromium-headless-shell
CHROMIUM ?= $(firstword $(wildcard $(SHELL_OF_CHROMIUM) /usr/bin/chromium) $(SHELL_OF_CHROMIUM))
JAVA ?= java
export CHROMIUM JAVA
export PIP_DISABLE_PIP_VERSION_CHECK = 1

VENV := .venv
BIN := $(VENV)/bin
# Stamps: a file for each thing that is installed, newer than what it was installed from.
CREATED := $(VENV)/.created
INSTALLED := $(VENV)/.installed
TOOLS := $(VENV)/.installed-tools
NODE := node_modules/.installed
# The editing form that the tests try: one file out of a package of npm, whose dependencies nobody needs.
DECAP_VERSION := 3.16.3
DECAP := .decap/$(DECAP_VERSION)/decap-cms.js
DECAP_SHA512 := 85ff9d3e50a1ed32665a5f3ee954731d839686b8b9c605249eb65b0dec1a59ee2cf41ef127c3d0ba0a7640779295d3142b36afebecf4a08a7051885424362d63

SUDO = $$([ "$$(id -u)" = 0 ] || echo sudo)
APT = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get

.DEFAULT_GOAL := help
.PHONY: help site serve test ready lint format screenshots lighthouse clean browser java tests-python test-long tests-build

help:
	@echo 'make site         build the digest into build/'
	@echo 'make serve        preview it at http://127.0.0.1:$(PORT)/ and rebuild when a file is saved'
	@echo 'make test         install what the tests need and run every check'
	@echo 'make test-long    the same, with the tests that walk further'
	@echo 'make lint         style and types only'
	@echo 'make format       put the Python code into its style'
	@echo 'make screenshots  pictures of every kind of page into screenshots/'
	@echo 'make lighthouse   Lighthouse over four pages, five times'
	@echo 'make clean        remove everything that was built or installed here'
	@echo
	@echo 'Settings: PYTHON=$(PYTHON)  PORT=$(PORT)  CHROMIUM=$(CHROMIUM)  JAVA=$(JAVA)'

site: $(INSTALLED)
	$(BIN)/sitegen build

serve: $(INSTALLED)
	$(BIN)/sitegen serve --port $(PORT)

# One after the other, the quick checks first, whatever -j says; but what is installed comes at once, each from elsewhere.
test:
	@$(MAKE) --no-print-directory -j4 ready
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory tests-python
	@$(MAKE) --no-print-directory tests-build
	@echo 'All checks passed.'

lint: $(TOOLS)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

tests-python: $(TOOLS) $(NODE) $(DECAP)
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not long"

ready: $(TOOLS) $(NODE) $(DECAP) browser java

# All tests, those too that go on where shorter ones end.
test-long: ready
	$(BIN)/python -m pytest -n auto --dist worksteal

# The digest of this repository is right, and a second build of it finds nothing to do.
tests-build: $(INSTALLED)
	$(BIN)/sitegen check
	$(BIN)/sitegen build
	$(BIN)/sitegen build --json | tee $(VENV)/second-build.json
	@grep -q '"written": 0, .*"deleted": 0,' $(VENV)/second-build.json || \
		{ echo 'The second build of the same content wrote or deleted something.' >&2; exit 1; }

format: $(TOOLS)
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

screenshots: $(TOOLS) browser
	$(BIN)/python tests/browser/screenshots.py screenshots

lighthouse: $(TOOLS) $(NODE) browser
	$(BIN)/python tests/browser/lighthouse.py

clean:
	rm -rf $(VENV) node_modules .decap build dist screenshots .sitegen-cache
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed

$(CREATED):
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'There is no $(PYTHON): install Python 3.11 or newer, or name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$$($(PYTHON) --version) is too old: name Python 3.11 or newer: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		package=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "$(PYTHON) cannot make virtual environments without the package $$package."; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			$(APT) update -q && $(APT) install -q -y --no-install-recommends $$package; \
		else \
			echo "Install it, then try again: sudo apt-get install $$package" >&2; exit 1; \
		fi; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(INSTALLED): pyproject.toml $(CREATED)
	$(BIN)/python -m pip install --quiet --editable '.[cards,import,wizard]'
	@touch $@

$(TOOLS): pyproject.toml $(CREATED)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(INSTALLED) $@

# No scripts of packages: vnu-jar's would download a Java from elsewhere.
$(NODE): package.json package-lock.json
	@command -v npm >/dev/null || \
		{ echo 'There is no npm: install Node.js with npm; the tests of pages need their tools from it.' >&2; exit 1; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(DECAP): | $(CREATED)
	@rm -rf .decap && mkdir -p $(@D)
	npm pack decap-cms@$(DECAP_VERSION) --pack-destination $(@D) --loglevel=error
	@$(BIN)/python -c 'import hashlib, pathlib, sys; [file] = pathlib.Path("$(@D)").glob("*.tgz"); \
		sys.exit(hashlib.sha512(file.read_bytes()).hexdigest() != "$(DECAP_SHA512)")' || \
		{ echo 'decap-cms@$(DECAP_VERSION) from npm is not what it was when its sum was noted.' >&2; exit 1; }
	@tar -xzf $(@D)/*.tgz -C $(@D) --strip-components=2 package/dist/decap-cms.js
	@rm $(@D)/*.tgz
	@touch $@

# Behind what may ask the system's package manager too.
browser: | $(CREATED)
	@if command -v "$$CHROMIUM" >/dev/null; then :; \
	elif [ "$$CHROMIUM" = $(SHELL_OF_CHROMIUM) ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium for the browser tests.'; \
		$(APT) update -q && $(APT) install -q -y --no-install-recommends chromium-headless-shell; \
	else \
		echo "There is no browser at $$CHROMIUM. Install Chromium or Chrome and say where its program is, as in" >&2; \
		echo '  make test CHROMIUM=/usr/bin/chromium-browser' >&2; \
		echo '  make test CHROMIUM="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"' >&2; \
		exit 1; \
	fi

# The Nu checker is a Java program.
java: | browser
	@if "$$JAVA" -version >/dev/null 2>&1; then :; \
	elif [ "$$JAVA" = java ] && command -v apt-get >/dev/null; then \
		echo 'Installing Java for the HTML checker.'; \
		$(APT) update -q && $(APT) install -q -y --no-install-recommends default-jre-headless; \
	else \
		echo "There is no Java that runs as '$$JAVA': install Java 11 or newer, and say where its program is:" >&2; \
		echo '  make test JAVA=/path/to/java' >&2; \
		exit 1; \
	fi
