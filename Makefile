# make demo: check and score the sample edition and build the site into public/
# make test: everything that CI runs

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test coverage office serve bench schema pictures clean browser officetools zensical lock

demo: .venv/demo
	mkdir -p build
	$(BIN)/xingji check
	$(BIN)/xingji score submissions --format json > build/scores.json
	$(BIN)/xingji build --out public

test: .venv/dev browser officetools
	tools/test

# Which lines the tests reach, with the long runs of the property tests; apart from `test`, which it would slow down.
coverage: .venv/dev browser officetools
	XINGJI_THOROUGH=1 $(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=term

# Only the office files, opened by LibreOffice too.
office: .venv/dev officetools
	$(BIN)/python -m pytest -n auto --dist loadgroup tests/office

serve: demo
	$(BIN)/xingji serve

bench: .venv/dev build/bench/done
	$(BIN)/python -m benchmarks.compare

# The validator that the check is measured against, in an environment of its own.
build/bench/done: requirements/bench.txt tools/install.py
	tools/venv $(PYTHON) build/bench
	build/bench/bin/python tools/install.py bench
	touch $@

# The same pages by the successor of the site generator, and what differs; see docs/successor.md.
zensical: demo
	tools/successor

schema: .venv/demo
	$(BIN)/xingji schema

# The pictures of docs/forge.md, from a request that is played on the tests' forge; look at each of them.
pictures: .venv/dev browser
	$(BIN)/python -m tests.pictures

# What tests need beside Python, where this machine lets us install it (`tests/needs.py` names it all). Without it they are
# skipped and say so; in CI they fail.
browser:
	tools/browser

officetools:
	tools/office

# Versions and digests of everything that is installed, from the ranges in pyproject.toml; needs the package index.
lock: build/renew/done
	build/renew/bin/python tools/lock.py $(if $(REPORT),--report $(REPORT))

build/renew/done: requirements/renew.txt tools/install.py
	tools/venv $(PYTHON) build/renew
	build/renew/bin/python tools/install.py renew
	touch $@

.venv/bin/python:
	tools/venv $(PYTHON) .venv

.venv/demo: .venv/bin/python tools/install.py requirements/build.txt requirements/all.txt
	$(BIN)/python tools/install.py all --editable
	touch $@

.venv/dev: .venv/bin/python tools/install.py requirements/dev.txt
	$(BIN)/python tools/install.py dev --editable
	touch .venv/demo $@

clean:
	rm -rf .venv build public
