# The few commands that people type. `make demo` and `make test` set up what they need.

CARGO ?= cargo

.PHONY: help demo test lint bench browser accuracy ablation estimate fuzz noise peers words setup

help:
	@echo 'make demo      build, and align the sample article with its two drafts'
	@echo 'make test      format check, lints, all tests, documentation'
	@echo 'make lint      format check and lints only'
	@echo 'make bench     speed, as ratios measured in one run'
	@echo 'make browser   the page of diff in Chromium, which it installs'
	@echo 'make peers     installs OmegaT, translate-toolkit and xmllint, by which tests check our files'
	@echo 'make fuzz TARGET=segment SECONDS=600   look for text that breaks a promise'
	@echo '               targets: the names in fuzz/targets'
	@echo 'make accuracy DATA=DIR   scores of each set in DIR/align and DIR/split'
	@echo 'make noise DATA=DIR      what check finds in translations that are taken for right'
	@echo 'make ablation DATA=DIR   the same without each kind of evidence in turn'
	@echo 'make words     the words that the dictionaries carry again, from the Tanaka corpus'
	@echo 'make estimate DATA=DIR   the weights of the evidence again, from the sets in DIR/align'

# What is missing is installed; what is there is left alone.
setup:
	@sh scripts/setup

demo: setup
	$(CARGO) build --release --locked
	cd seeds && ../target/release/taiyaku align article.ja.txt draft-1.en.txt draft-2.en.txt \
		--glossary ../glossaries/ai-crypto.csv

test: lint
	$(CARGO) test --workspace --all-features --locked
	RUSTDOCFLAGS='--deny warnings' $(CARGO) doc --workspace --all-features --no-deps --locked

lint: setup
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- --deny warnings
	$(CARGO) clippy --workspace --all-targets --all-features --locked -- --deny warnings

bench: setup
	$(CARGO) bench --locked

# Programs of others; without them the tests in tests/it/peers.rs say that they were skipped.
peers:
	@sh scripts/peers

# Debian's and Ubuntu's packages; elsewhere chromedriver has to be on the PATH.
browser: setup
	@command -v chromedriver >/dev/null || { apt-get update && apt-get install -y chromium chromium-driver; }
	$(CARGO) test --locked --test it browser

accuracy: setup
	@test -n '$(DATA)' || { echo 'make accuracy: say where the sets are, DATA=DIR' >&2; exit 2; }
	$(CARGO) run --release --locked --quiet --example accuracy -- '$(DATA)'

# cargo-fuzz asks for a nightly compiler; RUSTC_BOOTSTRAP lets the stable one do. Address checks
# find nothing in code without `unsafe`, so they are left out.
TARGET ?= segment
SECONDS ?= 60
fuzz: DICTIONARY = $(addprefix -dict=,$(firstword \
	$(wildcard fuzz/$(TARGET).dict fuzz/$(TARGET:_document=).dict)))
fuzz: setup
	@command -v cargo-fuzz >/dev/null || $(CARGO) install --locked cargo-fuzz
	@mkdir -p fuzz/corpus/$(TARGET)
	RUSTC_BOOTSTRAP=1 $(CARGO) fuzz run --sanitizer none $(TARGET) \
		fuzz/corpus/$(TARGET) $(wildcard fuzz/seeds/$(TARGET) fuzz/seeds/$(TARGET:_document=)) -- \
		-max_total_time=$(SECONDS) -max_len=4096 -timeout=10 $(DICTIONARY)

words: setup
	$(CARGO) run --release --locked --quiet --manifest-path words/Cargo.toml -- words
	$(CARGO) run --release --locked --quiet --manifest-path words/Cargo.toml -- looseness

noise: setup
	@test -n '$(DATA)' || { echo 'make noise: say where the sets are, DATA=DIR' >&2; exit 2; }
	$(CARGO) run --release --locked --quiet --example noise -- '$(DATA)'

ablation: setup
	@test -n '$(DATA)' || { echo 'make ablation: say where the sets are, DATA=DIR' >&2; exit 2; }
	$(CARGO) run --release --locked --quiet --example accuracy -- '$(DATA)' --ablation

estimate: setup
	@test -n '$(DATA)' || { echo 'make estimate: say where the sets are, DATA=DIR' >&2; exit 2; }
	$(CARGO) run --release --locked --quiet --example estimate -- '$(DATA)' --write
