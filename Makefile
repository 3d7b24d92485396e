# Targets end by themselves and can be called again: what is set up stays set up until pyproject.toml changes.

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
EXAMPLE := examples/guofa-2020-7.txt
STORE := out/store

.DELETE_ON_ERROR:
PAGE := dutygraph/page

.PHONY: run test endurance bundle bench lint bars docs page verbal clean help
.DEFAULT_GOAL := help

help: # What can be made.
	@echo "make run    读入示例文件，打印职责，写出 out/  read the example policy, print duties, write out/"
	@echo "make test   全部测试  the whole suite"
	@echo "make endurance 耗时的测试  the tests that take minutes"
	@echo "make bundle 内网安装包  wheels for machines without internet"
	@echo "make bench  性能  what it costs, into docs/benchmarks.md"
	@echo "make lint   ruff、mypy、导入规则  ruff, mypy, who may import whom"
	@echo "make bars   抽取质量  the extraction's figures beside their bars (needs ../shared)"
	@echo "make docs   本体文档  the pages of the ontology"
	@echo "make page   浏览页面  the page of dutygraph serve (needs Node.js 20)"
	@echo "make clean  删除 .venv 和 out/  remove .venv and out/"

run: .venv/installed page
	@$(BIN)/dutygraph build $(EXAMPLE) --store $(STORE)
	@$(BIN)/dutygraph duties 省级人民政府 --store $(STORE)
	@$(BIN)/dutygraph who 用地 --store $(STORE)
	@$(BIN)/dutygraph overlaps --settled --store $(STORE)
	@$(BIN)/dutygraph gaps --store $(STORE) --kind 责任真空 --kind 责任虚化 --kind 牵头不明 --kind 目标无举措
	@$(BIN)/dutygraph draw --store $(STORE) --output out/graph.html
	@$(BIN)/dutygraph tasks --store $(STORE) --output out/tasks.xlsx
	@$(BIN)/dutygraph tasks --store $(STORE) --output out/tasks.docx
	@$(BIN)/dutygraph export --store $(STORE) --format turtle --output out/graph.ttl

test: .venv/developing .venv/parts page
	$(BIN)/pytest

# What takes minutes: long interruption tests, large folders.
endurance: .venv/developing .venv/parts page
	$(BIN)/pytest -m endurance --timeout 3600

# Wheels of everything for machines without internet (docs/closed-network.md).
bundle: .venv/installed page
	$(BIN)/python bundle/make.py

# What it costs: results in docs/benchmarks.md. Takes an hour and a half.
bench: .venv/developing .venv/parts
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	PYTHONPATH=tests $(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/containment.py
	$(BIN)/python benchmarks/corpora.py
	$(BIN)/python benchmarks/questions.py

# Programs beside the registry's wheels that some tests run: installed where this user may, else those tests say why
# they are skipped.
.venv/parts: tests/parts tests/neo4j/pom.xml | .venv/bin/python
	@sh tests/parts
	@touch $@

lint: .venv/developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The evaluation over ../shared/evaluation/gold beside its bars (benchmarks/bars.toml), which fails, and the ratios of
# loading, which do not.
bars: .venv/developing .venv/parts
	-PYTHONPATH=tests $(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/bars.py

# docs/ontology.html and docs/ontology.md from ontology/policy.ttl.
docs: .venv/developing
	$(BIN)/python docs/ontology_pages.py

# Verbs at large, and the model that tells verbs from verbal nouns: from jieba's dictionary, ../shared/corpus and the
# gold standard without what is held back.
verbal: .venv/developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group train
	$(BIN)/python -m benchmarks.general_verbs
	$(BIN)/python -m benchmarks.train_verbal

# The explorer's page, where Node.js 20 or later is there; without it all but the page works.
page: $(PAGE)/built/index.html

$(PAGE)/built/index.html: $(shell find $(PAGE)/src $(PAGE)/public $(PAGE)/*.json $(PAGE)/*.ts $(PAGE)/index.html -type f 2>/dev/null)
	@if node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null; then \
	  (cd $(PAGE) && npm ci --no-audit --no-fund --silent && npm run --silent build) || \
	  echo "浏览页面未能构建，其余照常 the explorer's page could not be built, all else works" >&2; \
	else echo "没有 Node.js 20，跳过浏览页面 no Node.js 20: the explorer's page is not built, all else works" >&2; fi

clean:
	rm -rf .venv out $(PAGE)/built $(PAGE)/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更高版本（含 venv）: Python 3.11 or later with venv is needed" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	@# `pip install --group` came with pip 25.1
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/developing: pyproject.toml | .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
