#!/usr/bin/env bash
# Prints what CHANGELOG.md says of a version; fails where it says nothing.
#
#   notes.sh VERSION
set -euo pipefail

readonly version=${1:?usage: notes.sh VERSION}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
notes=$(awk -v heading="## [$version]" '
  /^## / { is_inside = index($0, heading) == 1; next }
  is_inside
' CHANGELOG.md)
[ -n "${notes//[[:space:]]/}" ] || {
  printf '::error::CHANGELOG.md says nothing below "## [%s]"\n' "$version" >&2
  exit 1
}
printf '%s\n' "$notes"
