#!/usr/bin/env bash
# Builds the archive in this folder for BASE_URL into OUTPUT, to be deployed there. Before that it asks what is online:
# nothing published may be lost, or changed without a reason. What a deployment would change goes to the summary of the run.
#
#   publish.sh BASE_URL OUTPUT [first]
#
# `first` says that nothing is online yet. Without it a missing ledger is an error, unless the manifest tells that no document was
# published yet: an address that fails must not look like a new beginning. The site speaks from AS_OF where that is set, else from now.
set -euo pipefail

readonly irbook=${IRBOOK:-irbook}
readonly summary=${GITHUB_STEP_SUMMARY:-/dev/stdout}
# Seconds until the caches of a host have caught up, if what they hand out doesn't fit together.
readonly wait=${PUBLISH_WAIT:-120}
readonly base=${1:?usage: publish.sh BASE_URL OUTPUT [first]} output=${2:?usage: publish.sh BASE_URL OUTPUT [first]}
readonly is_first=${3:-}
readonly site=${base%/}/
now=${AS_OF:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}
readonly now
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT
# Of what is online: the manifest and the ledger; and the same with the tables that differ.
readonly published=$work/published tables=$work/tables
mkdir -p "$published" "$tables"

fail() {
  printf '::error::%s\n' "$*" >&2
  exit 1
}

# Fetches a file of the site past the caches. Says `200` or `404`; any other answer ends the script.
fetch() {
  local status
  status=$(curl --silent --show-error --location --retry 3 --connect-timeout 30 --max-time 300 \
    --output "$published/$1" --write-out '%{http_code}' "$site$1?$(date +%s)") ||
    fail "$site$1 can't be reached, so it isn't known what is published"
  case $status in
    200 | 404) printf %s "$status" ;;
    *) fail "$site$1 was answered with $status, so it isn't known what is published" ;;
  esac
}

# Whether the ledger is the one that the manifest lists.
is_one_site() {
  local listed
  listed=$(grep '  ledger\.jsonl$' "$published/manifest.sha256") || return 1
  (cd "$published" && printf '%s\n' "$listed" | sha256sum --check --quiet >/dev/null 2>&1)
}

# Whether the manifest is that of a site which has no document yet, and so no ledger.
is_without_documents() {
  grep -q '  irbook\.txt$' "$published/manifest.sha256" &&
    ! grep -qE '  (ledger\.jsonl|announcements/.+/.+)$' "$published/manifest.sha256"
}

# Fetches manifest and ledger. Ends with status 1 where neither is there, or no document was published yet.
fetch_published() {
  local attempt manifest ledger
  for attempt in 1 2 3; do
    # In a condition bash goes on after errors.
    manifest=$(fetch manifest.sha256) || exit
    ledger=$(fetch ledger.jsonl) || exit
    case $manifest$ledger in
      404404) return 1 ;;
      200200) if is_one_site; then return 0; fi ;;
      200404) if is_without_documents; then return 1; fi ;;
    esac
    [ "$attempt" = 3 ] || sleep "$wait"
  done
  [ "$manifest$ledger" = 200200 ] ||
    fail "of ${site}manifest.sha256 and ${site}ledger.jsonl only one is there ($manifest and $ledger): the published site is damaged"
  fail "${site}ledger.jsonl is not the one that ${site}manifest.sha256 lists: the published site is damaged, or still being deployed"
}

# Fetches the table of events, and those tables that the new site has otherwise or not at all: `irbook diff` reads no others.
fetch_tables() {
  cp "$published"/* "$tables"
  {
    grep '  events/events\.csv$' "$published/manifest.sha256" || true
    LC_ALL=C grep -vxFf "$output/manifest.sha256" "$published/manifest.sha256" || true
  } | LC_ALL=C grep -E '^[0-9a-f]{64}  (announcements|events|figures)(/[a-z0-9-]+)+\.csv$' | sort -u >"$work/changed" || return 0
  local path
  while read -r _ path; do
    printf 'url = "%s"\noutput = "%s"\n' "$site$path?$(date +%s)" "$tables/$path"
  done <"$work/changed" >"$work/downloads"
  curl --silent --show-error --no-progress-meter --fail --fail-early --location --retry 3 --connect-timeout 30 --create-dirs \
    --parallel --parallel-max 8 --config "$work/downloads" || fail "not every table of $site can be fetched"
  (cd "$tables" && sha256sum --check --quiet "$work/changed") || fail "tables of $site are not those that its manifest lists"
}

build() {
  "$irbook" build --output "$output" --base-url "$site" --as-of "$now" --format github "$@"
}

if fetch_published; then
  [ -z "$is_first" ] || echo "::notice::$site is published already, so this is not its first publication"
  "$irbook" verify --published "$published" --as-of "$now" --format github
  build --ledger "$published/ledger.jsonl"
  fetch_tables
  changes=$("$irbook" diff "$tables" "$output")
  {
    printf '## What this changes at %s\n\n' "$site"
    # Indented, so that no text of the archive can be anything but text.
    while IFS= read -r line; do printf '    %s\n' "$line"; done <<<"$changes"
  } >>"$summary"
elif [ -n "$is_first" ] || is_without_documents; then
  build
  printf '## First publication at %s\n' "$site" >>"$summary"
else
  fail "nothing is published at $site (404). If this is its first publication, run the workflow by hand with" \
    "\"first-publication\"; if not, find out where the site is before anything takes its place"
fi
