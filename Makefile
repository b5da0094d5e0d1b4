# make run · make test: each does all the set-up it needs.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE := build/sample

.PHONY: run test lint explore coverage bench trials figures screenshots bundle bundle-test deb deb-test windows-test clean

run: .venv/.ready
	@test -e $(SAMPLE)/示例.ziping || $(BIN)/ziping-cli sample $(SAMPLE)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(BIN)/ziping $(SAMPLE)/示例.ziping; \
	else \
		echo "没有可用的显示器，无法打开窗口；示例簿及其 PDF 已写入 $(SAMPLE)。"; ls $(SAMPLE); \
	fi

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 --dist loadfile

lint: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

ROOMS := domain storage printing exchange

coverage: .venv/.ready
	$(BIN)/pytest -q -n 2 --dist loadfile --cov=desktop --cov-branch --cov-report= $(ROOMS:%=tests/%) tests/jobs
	@for room in $(ROOMS); do \
		echo; echo "$$room"; $(BIN)/coverage report --skip-covered --fail-under=95 --include="desktop/$$room/*" || exit 1; \
	done

explore: .venv/.ready
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -n 2 --dist loadfile --hypothesis-profile=explore $(TESTS)

bench: .venv/.ready
	$(BIN)/python -m tests.benchmarks

trials: .venv/.ready
	$(BIN)/python -m tests.trials

figures: .venv/.ready
	$(BIN)/python -m tests.figures

screenshots: .venv/.ready
	$(BIN)/python -m tests.pictures

bundle: .venv/.ready
	$(BIN)/python packaging/build_bundle.py

bundle-test: bundle
	$(BIN)/pytest -q packaging/tests/test_bundle.py

deb: bundle
	$(BIN)/python packaging/build_deb.py

deb-test: deb
	$(BIN)/pytest -q packaging/tests/test_deb.py

windows-test: .venv/.ready
	$(BIN)/pytest -q -rs packaging/tests/test_windows.py

clean:
	rm -rf .venv .venv-bench build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis .import_linter_cache

.venv/.ready: requirements.lock pyproject.toml .ci/set-up
	PYTHON="$(PYTHON)" sh .ci/set-up
	@touch $@
