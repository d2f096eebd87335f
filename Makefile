# Rapporteur: every command a person or a CI run needs. `make help` lists them.

# scripts/go.sh puts a newer Go there where this machine's is too old. Recipes,
# and the tests that call go, find it first, also in the run that fetched it.
export PATH := $(CURDIR)/build/toolchain/bin:$(PATH)

GO      ?= go
BUILD   := build
BINARY  := $(BUILD)/rapporteur
SAMPLE  := $(BUILD)/sample.rapporteur
RELEASE := -trimpath -buildvcs=false -tags migrated_fynedo -ldflags "-s -w"

# Packages that never reach Fyne, and ./app itself, whose tests hold who may
# import whom, what is licensed how, and that a list below names every package.
PLAIN   := ./app ./store/... ./assets/... ./widgets/figure/... ./app/figures/... ./app/importer/... ./app/sample/... ./app/report/...
# Packages drawn with Fyne's test driver: the ci tag keeps system fonts out of pictures.
DRAWN   := ./widgets ./widgets/look/... ./app/present ./app/desktop ./app/cli/...
# Packages that open real windows.
WINDOW  := ./app/desktop/realwindow/...

.PHONY: help setup setup-build setup-test display run build test test-plain test-drawn test-window bench stress lint shots charts places notices clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

setup: setup-build setup-test ## install what this machine lacks (Debian and Ubuntu)

setup-build: ## install what building needs: a C compiler, headers, git, Go
	@sh scripts/setup.sh build

setup-test: ## install what testing needs: Xvfb, Chromium and the like
	@sh scripts/setup.sh test

build: setup-build ## build build/rapporteur
	@mkdir -p $(BUILD)
	$(GO) build $(RELEASE) -o $(BINARY) .

display: ## say whether a window can open here, and what to do if not
	@sh scripts/display.sh

# The display comes first, whatever -j says: building takes minutes.
run: display ## open the sample notebook
	@$(MAKE) --no-print-directory build
	@[ -f $(SAMPLE) ] || $(BINARY) sample $(SAMPLE)
	$(BINARY) $(SAMPLE)

test: setup lint test-plain test-drawn test-window ## all tests: race detector, golden pictures, real windows, real browser

test-plain: setup ## tests without windows, with the race detector (reports in Chromium)
	$(GO) test -race $(PLAIN)

test-drawn: setup ## tests of what is drawn, against golden pictures
	FYNE_SCALE=1 $(GO) test -tags ci $(DRAWN)

test-window: setup ## tests in real windows on a display of their own
	sh scripts/xvfb.sh $(GO) test -count=1 -tags realwindow $(WINDOW)

bench: setup ## speed, as ratios against a baseline of the same run
	$(GO) test -run '^$$' -bench Edit -benchtime 1000x ./store
	$(GO) test -run '^$$' -bench Scale -benchtime 1x -timeout 30m ./store
	$(GO) test -run '^$$' -bench . ./app/figures ./app/report ./app/sample ./assets/places
	$(GO) test -run '^$$' -bench Import -benchtime 5x ./app/importer
	sh scripts/xvfb.sh $(GO) test -tags realwindow -run '^$$' -bench . -benchtime 9x -timeout 20m $(WINDOW)

# Every fuzz target is found by itself; STRESS=10s tries each for less.
STRESS  ?= 60s
HARNESS := Killed|Power|Damage
stress: setup-build ## kills, power cuts and damage in numbers; readers of exports against made-up bytes, STRESS (60s) each
	RAPPORTEUR_STRESS=1 $(GO) test -count=1 -timeout 2h -v -run '$(HARNESS)' ./store
	@set -e; for target in $$($(GO) test -list '^Fuzz' ./app/importer | grep '^Fuzz'); do \
		echo "$$target"; \
		$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(STRESS) -fuzzminimizetime 20x ./app/importer; \
	done

lint: setup-build ## gofmt, go vet, staticcheck (pinned in go.mod)
	@bad=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofmt would change: $$bad"; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags realwindow ./app/desktop/...
	$(GO) tool staticcheck ./...

shots: build setup-test ## pictures of every page in each language, theme and size, and with 0, 1 and 200 items, into shots/
	sh scripts/xvfb.sh $(GO) test -count=1 -tags realwindow -timeout 30m -run TestShots ./app/desktop/realwindow -every -shots "$(CURDIR)/shots"

charts: ## rebuild the ECharts bundle from its sources (needs Node.js)
	cd assets/charts && sh build.sh

places: ## rebuild the tables of countries and cities from their sources (needs Node.js)
	cd assets/places && sh build.sh

notices: setup-build ## write THIRD_PARTY_NOTICES.md again, after a change of dependencies
	$(GO) run scripts/notices.go scripts/licences.go

clean: ## remove what was built
	rm -rf $(BUILD) shots
