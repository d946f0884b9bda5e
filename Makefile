# Faces of `go tool grade` and of the project's own checks: `make` lists them.
# Nothing here needs more than Go, make and, for the race detector, a C compiler.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := list

# EX names one exercise (01, race or 01-race); SUBMISSION is a folder that holds
# 01-race/race.go and so on. Without them: all exercises, as they are here.
EX ?=
SUBMISSION ?=
# TASK is what `make hint` is about; without it, what to mend first.
TASK ?=
# DIR is a class, OUT is where its board goes.
DIR ?= class
OUT ?= board
# REPEAT is how often `make check` grades each case.
REPEAT ?= 1
# WHAT is what `make bench` measures; without it, everything.
WHAT ?=
# FUZZTIME is how long `make fuzz` tries new inputs on each target.
FUZZTIME ?= 1m

linter := go tool -modfile=tools/go.mod
# The project's own packages. The suites of exercises judge students, not us.
# A course hands out neither solutions nor tests of its own.
own := $(if $(wildcard solutions),. ./solutions/...) ./grader/...

.PHONY: list
list: ## this list
	@awk -F ' ?## ' '/^[a-z-]+:.*## / { sub(/:.*/, "", $$1); printf "  make %-11s %s\n", $$1, $$2 }' Makefile

.PHONY: grade
grade: ## grade your exercises; make grade EX=01 SUBMISSION=folder
	@echo "grade: the first run downloads and compiles the grader, which takes a minute" >&2
	@go tool grade $(if $(SUBMISSION),-submission '$(SUBMISSION)') $(EX)

.PHONY: watch
watch: ## grade an exercise again whenever it is saved; make watch EX=01
	@echo "watch: the first run downloads and compiles the grader, which takes a minute" >&2
	@go tool grade watch $(if $(SUBMISSION),-submission '$(SUBMISSION)') $(EX)

.PHONY: hint
hint: ## the next hint, free of points; make hint EX=02 TASK=account
	@go tool grade hint $(if $(SUBMISSION),-submission '$(SUBMISSION)') $(EX) $(TASK)

.PHONY: race
race: ## run the suites as plain tests under Go's race detector; make race EX=01
	@echo "race: the first run compiles the standard library for the race detector, half a minute" >&2
	@.ci/race '$(SUBMISSION)' '$(EX)'

.PHONY: template
template: ## the repository that students fork: make template DIR=folder
	@go tool class template '$(if $(filter file,$(origin DIR)),,$(DIR))'

.PHONY: test
test: ## the project's own tests, and how many there are
ifeq ($(wildcard solutions),)
	@echo "test: this is a course as its students get it, without solutions and without the grader's own tests" >&2
	@echo "test: what is left to test: everything builds, and every stub counts as not begun" >&2
	@go build ./...
	@go tool grade check
else
	@echo "test: own packages; the suites of exercises run with make race" >&2
	@go tool gotestsum --format pkgname -- -timeout 70m $(own)
	@echo "test: the engine once more, under the race detector that it must not disturb" >&2
	@go tool gotestsum --format pkgname -- -race ./grader/explore/...
endif

.PHONY: check
check: ## grade stubs, solutions and every labelled case; make check REPEAT=20
	@go tool grade check -repeat $(REPEAT)

.PHONY: class
class: ## grade a class: make class DIR=folder with roster.csv
	@go tool class run '$(DIR)'

.PHONY: board
board: ## draw what came of it: make board OUT=folder; class run says how to do more
	@go tool class board -out '$(OUT)'

.PHONY: fuzz
fuzz: ## new inputs for what reads strangers' text; make fuzz FUZZTIME=10m
	@grep -ro --include='*_test.go' '^func Fuzz[A-Za-z]*' grader | sort | while IFS=: read -r file target; do \
		echo "fuzz: $${target#func } for $(FUZZTIME)" >&2; \
		go test -run '^$$' -fuzz "^$${target#func }$$" -fuzztime '$(FUZZTIME)' "./$$(dirname "$$file")" </dev/null; \
	done

.PHONY: lint
lint: ## formatting, vet, staticcheck, workflows
	@echo "lint: gofumpt" >&2
	@files=$$(find . -name '*.go' -not -path '*/testdata/*' -not -path './.*/*' -print0 | xargs -0 $(linter) gofumpt -l); \
	if [ -n "$$files" ]; then echo "not formatted, mend with: $(linter) gofumpt -w FILE"; echo "$$files"; exit 1; fi
	@echo "lint: go vet" >&2
	@go vet ./...
	@echo "lint: staticcheck" >&2
	@$(linter) staticcheck $(own)
	@if compgen -G '.github/workflows/*.yml' >/dev/null; then echo "lint: actionlint" >&2; $(linter) actionlint; fi

# The class is graded on Linux; students have what they have.
.PHONY: cross
cross: ## vet for the systems that nobody here has: macOS and Windows
	@for system in darwin/arm64 windows/amd64; do \
		echo "cross: $$system" >&2; \
		export GOOS=$${system%/*} GOARCH=$${system#*/} CGO_ENABLED=0; \
		go vet $$(go list ./exercises/... ./grader/... | grep -v /class); \
	done

.PHONY: bench
bench: ## speed beside what one would use instead; make bench WHAT='explorer loop watch class growth'
	@echo "bench: all of it takes most of an hour, on a machine that has nothing else to do" >&2
	@go run ./grader/cmd/bench $(WHAT)

.PHONY: bench-goker
bench-goker: ## the kernels of real bugs that come with Go: which are found
	@go run ./grader/cmd/goker
