# Everything that is done with this repository, by name: `make help`.

SWIFT ?= swift

# STRICT=1 makes every warning an error: what CI builds with. A newer compiler warns about more, so it is
# not the default. Building and testing take the same flags, or the second would compile all over again.
FLAGS := --explicit-target-dependency-import-check error $(if $(STRICT),-Xswiftc -warnings-as-errors)
# Each function by itself, so that the linker can leave it out or put it where it belongs (Tools/order).
RELEASE := -c release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections

# Data that is not part of the repository: libvirt's own test cases, and the side-by-side benchmark.
CONFORMANCE_DIR ?= ../shared
BENCH_DIR ?= $(CONFORMANCE_DIR)/bench

# Two daemons that `differential` calls side by side, libvirt's and one of ours; without them it starts its own.
REFERENCE_URI ?=
DROVER_URI ?=

# How long `fuzz` runs each of its targets.
FUZZ_SECONDS ?= 600

export SWIFT

.DEFAULT_GOAL := help
.PHONY: build release order test demo monitoring check fmt fuzz sanitize reference conformance bench definitions differential virsh soak guest clean help

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

build: ## debug build of everything
	@Tools/prerequisites build
	$(SWIFT) build $(FLAGS)

release: ## static release build of droverd and drover
	@Tools/prerequisites build
	$(SWIFT) build $(FLAGS) $(RELEASE) --product droverd
	$(SWIFT) build $(FLAGS) $(RELEASE) --product drover

order: release ## write anew in which order the daemon's functions are needed, and link it so
	@Tools/order --write
	@rm .build/release/droverd
	@$(MAKE) --no-print-directory release

test: ## install what is missing, then every test that needs no network
	@Tools/prerequisites test
	$(SWIFT) build $(FLAGS) --build-tests
	@Tools/guest
	@Tools/test $(FLAGS)

demo: ## boot a real Linux on a private droverd with stock virsh
	@Tools/prerequisites demo
	$(SWIFT) build $(FLAGS) --product droverd
	@Tools/guest
	@Tools/demo --daemon .build/debug/droverd

monitoring: ## clients that monitor read a guest's figures from a private droverd, as root
	$(SWIFT) build $(FLAGS) --product droverd
	@Tools/guest
	@Tools/monitoring-clients --daemon .build/debug/droverd

check: ## formatting, the rules of CONTRIBUTING.md, generated files
	@Tools/check

fmt: ## format the sources
	$(SWIFT) format --in-place --recursive Sources Tests Fuzz Package.swift

fuzz: ## look for inputs that the decoders cannot take (FUZZ_SECONDS for each target)
	@Tools/prerequisites build
	@Tools/fuzz --seconds $(FUZZ_SECONDS)

sanitize: ## the unit tests under the sanitizers for threads and for memory
	@Tools/prerequisites test
	@Tools/sanitize

reference: ## write the reference page of the definition anew
	$(SWIFT) build $(FLAGS) --product drover
	@.build/debug/drover -q domain-schema > docs/reference/domain.json
	@Tools/generate-reference

conformance: ## hold the offline commands against libvirt's cases (CONFORMANCE_DIR)
	$(SWIFT) build $(FLAGS) $(RELEASE) --product drover
	@Tools/conformance $(CONFORMANCE_DIR) --write $(CONFORMANCE_OPTIONS)

bench: release ## side by side with libvirtd (BENCH_DIR), as root
	@Tools/bench $(BENCH_DIR) --write $(BENCH_OPTIONS)

definitions: release ## what a definition costs, beside libvirtd (BENCH_DIR), as root
	@Tools/definition-bench $(BENCH_DIR) --write

virsh: ## what comes of each of virsh's commands (docs/virsh.md), with the debug build
	@Tools/virsh-table --write

differential: ## the same calls on a libvirtd and a droverd of its own (or REFERENCE_URI, DROVER_URI), as root
	@Tools/prerequisites test
	$(SWIFT) build $(FLAGS) --product droverd
	@Tools/guest
	@/usr/bin/python3 Tests/Differential/domain_calls.py $(if $(DROVER_URI),'$(REFERENCE_URI)' '$(DROVER_URI)') --write

soak: release ## thousands of starts and clients; fails when the daemon has grown by them; as root
	@Tools/soak --write $(SOAK_OPTIONS)

guest: ## pack the test guest into .build/guest
	@Tools/guest

clean: ## remove what was built
	rm -rf .build .build-fuzz .build-thread .build-address
