# The few commands a person types: run, test, check, bench. Each brings what it needs and says what it is doing.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

# Where cargo builds, and where the browser part is put together.
export CARGO_TARGET_DIR ?= $(CURDIR)/target
export SITE ?= $(CARGO_TARGET_DIR)/site
export CARGO ?= cargo
export PATH := $(HOME)/.cargo/bin:$(PATH)

# Screens whose parts have one type compile in a third of the time. This machine is named as a target like the browser's,
# so that the procedural macros, which run without these flags, are compiled once for both.
ERASED := --cfg=erase_components
export CARGO_BUILD_RUSTFLAGS := $(ERASED)
export CARGO_BUILD_TARGET ?= $(shell PATH="$(PATH)" rustc --print host-tuple)

SERVER := $(CARGO_TARGET_DIR)/$(CARGO_BUILD_TARGET)/release/server
# The browser's two WebAssembly files: compiled for size, and each linked as one piece, for which its parts are bitcode.
WASM := --lib --target wasm32-unknown-unknown --no-default-features
ISLANDS := -p app $(WASM) --features hydrate
CHECKS := -p checks $(WASM) --features browser
VECTORS := -p vectors $(WASM)
SMALL := CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(ERASED) -Copt-level=z -Cembed-bitcode=yes -Clinker-plugin-lto" $(CARGO) rustc --release
WHOLE := --crate-type cdylib -- -Clinker-plugin-lto=no -Clto=fat -Ccodegen-units=1

# Whose one-time code `make code` prints.
WHO ?= staff

.PHONY: help run watch code build tools wasm native test vectors check clippy bench readme clean

help: ## what can be typed
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

run: build ## build what changed, fill the demonstration once, serve on http://127.0.0.1:3000
	@SUNSHINE_SITE_ROOT="$${SUNSHINE_SITE_ROOT:-$(SITE)}" SUNSHINE_OUTBOX="$${SUNSHINE_OUTBOX-data/outbox}" exec $(SERVER) serve --demo

code: native ## the one-time code of a demonstration account: make code WHO=staff
	@$(SERVER) demo --code $(WHO)

build: wasm native ## the browser part and the server, optimised
	@node end2end/build/site.mjs

watch: build ## rebuild and restart at each change, by cargo-leptos
	@exec node end2end/build/watch.mjs

tools: ## the wasm32 target and the npm tools
	@end2end/build/tools.sh

wasm: tools
	@echo "==> browser part"
	@$(SMALL) $(ISLANDS) $(WHOLE)
	@$(SMALL) $(CHECKS) $(WHOLE)

# Together, so that the small program is compiled while the large one leaves a processor idle.
native: tools
	@echo "==> server"
	@$(CARGO) build --release -p server -p bindgen
	@ln -sfn $(abspath $(SERVER)) $(CARGO_TARGET_DIR)/server

test: tools ## everything that must pass: formatting, lints, Rust tests on both databases, browser tests
	@node end2end/build/test.mjs

vectors: tools ## published vectors of others in WebAssembly, compiled as the browser's files are
	@$(CARGO) build --release -p bindgen
	@$(SMALL) $(VECTORS) $(WHOLE)
	@node end2end/build/vectors.mjs

check: tools clippy ## the quick look before a commit: formatting, lints of both feature sets, tests of the rules
	@node end2end/build/rust-tests.mjs -p domain -p vectors

clippy:
	@end2end/build/tools.sh lints
	@echo "==> formatting"
	@$(CARGO) fmt --all --check
	@echo "==> lints: server side"
	@$(CARGO) clippy --workspace --all-targets -- -D warnings
	@echo "==> lints: browser side"
	@$(CARGO) clippy -p app -p checks $(WASM) --features app/hydrate,checks/browser -- -D warnings
	@$(CARGO) clippy $(VECTORS) -- -D warnings

bench: build ## first-load sizes, requests per second of the public pages, how long draws, searches and score day take
	@node end2end/build/bench.mjs
	@rm -rf $(CARGO_TARGET_DIR)/bundles && mkdir -p $(CARGO_TARGET_DIR)/bundles
	@node end2end/build/bench-draws.mjs $(abspath $(CARGO_TARGET_DIR))/bundles
	@node end2end/build/bench-store.mjs
	@node end2end/build/bench-status.mjs

readme: native ## write the settings table of README.md from the program's own
	@$(SERVER) settings --markdown | node end2end/build/readme.mjs

clean: ## remove what was built (not data/)
	@rm -rf $(CARGO_TARGET_DIR) end2end/node_modules end2end/results
