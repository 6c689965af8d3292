# `make` alone lists what can be made. Needs git, make and Python 3.11 or later; everything else is installed into .venv.

VENV := .venv
# Where several are installed, the newest that the tests run on. macOS has binary packages of ICU for 3.12 only.
PYTHON ?= $(if $(filter Darwin,$(shell uname -s 2>/dev/null)),python3.12,python3.13 python3.12 python3.11 python3 python)
PORT ?=
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help run test bench format lock clean
.NOTPARALLEL:
.SUFFIXES:

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

run: $(VENV)/.installed ## install what is missing, prepare the library and serve it (PORT=8001 for another port)
	@$(if $(PORT),PORTAL_PORT=$(PORT) )exec $(VENV)/bin/portal run

test: $(VENV)/.developing ## run all tests; what needs a browser or a database server that is not here is skipped and named
	@exec $(VENV)/bin/python -m pytest $(ARGS)

bench: $(VENV)/.developing ## measure speed beside other engines; an error below a bar (ARGS="--compare HEAD~1")
	@exec $(VENV)/bin/python -m bench $(ARGS)

format: $(VENV)/.developing ## format the code, mend what can be mended
	@$(VENV)/bin/ruff check --quiet --fix . ; $(VENV)/bin/ruff format .

lock: $(VENV)/.developing ## pin all dependencies anew, with their hashes (UPGRADE=--upgrade takes newer ones)
	@$(COMPILE) $(UPGRADE) --extra install pyproject.toml --output-file requirements.lock
	@$(COMPILE) $(UPGRADE) --extra install --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean: ## remove what was installed and built; never the database, uploads or settings in instance/
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find search_index -mindepth 1 ! -name README.md -delete
	@find portal tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: written last, so that what was broken off is done again. Nothing is installed without a hash.
INSTALL = $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet --require-virtualenv

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/bin/python
	@echo "Installing what the portal needs into $(VENV) (once; a minute or two)."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developing: requirements-dev.lock pyproject.toml $(VENV)/bin/python
	@echo "Installing what the portal and its tests need into $(VENV) (once; a minute or two)."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed $@

$(VENV)/bin/python:
	@found=; for python in $(PYTHON); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "The portal needs Python 3.11 or later, and none of these is: $(PYTHON)." >&2; \
	  echo "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "Python is here, but not the part that makes virtual environments." >&2; \
	  echo "On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; \
	fi; \
	"$$found" -m venv --clear $(VENV)
