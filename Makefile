# Rapporteur: every command a person or a CI run needs. `make help` lists them.

GO      ?= go
BUILD   := build
BINARY  := $(BUILD)/rapporteur
SAMPLE  := $(BUILD)/sample.rapporteur
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
RELEASE := -trimpath -buildvcs=false -tags migrated_fynedo -ldflags "-s -w"

# Packages that never reach Fyne; the import rule in app/cli keeps the list true.
PLAIN   := ./store/... ./assets/... ./widgets/figure/... ./app/figures/... ./app/sample/... ./app/report/...
# Packages drawn with Fyne's test driver: the ci tag keeps system fonts out of pictures.
DRAWN   := ./widgets ./widgets/look/... ./app/desktop ./app/cli/...

.PHONY: help setup display run build test test-plain test-drawn test-window bench lint shots charts clean

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## install what this machine lacks (Debian and Ubuntu)
	@sh scripts/setup.sh

build: setup ## build build/rapporteur
	@mkdir -p $(BUILD)
	$(GO) build $(RELEASE) -o $(BINARY) .

display: # says so, before anything is built, where no window can open
	@sh scripts/display.sh

run: display build ## open the sample notebook
	@[ -f $(SAMPLE) ] || $(BINARY) sample $(SAMPLE)
	$(BINARY) $(SAMPLE)

test: setup lint test-plain test-drawn test-window ## all tests: race detector, golden pictures, real windows, real browser

test-plain:
	$(GO) test -race $(PLAIN)

test-drawn:
	FYNE_SCALE=1 $(GO) test -tags ci $(DRAWN)

test-window:
	sh scripts/xvfb.sh $(GO) test -count=1 -tags realwindow ./app/desktop/realwindow/...

bench: setup ## speed, as ratios against a baseline of the same run
	$(GO) test -run '^$$' -bench . -benchtime 1000x ./store
	$(GO) test -run '^$$' -bench . ./app/figures ./app/report ./app/sample
	sh scripts/xvfb.sh $(GO) test -tags realwindow -run '^$$' -bench . -benchtime 9x -timeout 20m ./app/desktop/realwindow/...

lint: setup ## gofmt, go vet, staticcheck (pinned in go.mod)
	@bad=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofmt would change: $$bad"; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags realwindow ./app/desktop/...
	$(GO) tool staticcheck ./...

shots: build ## pictures of every page, light and dark, 1440x900 and 1024x640, into shots/
	sh scripts/xvfb.sh $(GO) test -count=1 -tags realwindow -run TestShots ./app/desktop/realwindow -shots "$(CURDIR)/shots"

charts: ## rebuild the ECharts bundle from its sources (needs Node.js)
	cd assets/charts && sh build.sh

clean: ## remove what was built
	rm -rf $(BUILD) shots
