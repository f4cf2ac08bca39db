#!/usr/bin/env bash
# Packs a binary as an archive of a release, with its checksum beside it; the names are those that install.sh and
# `cargo binstall` ask for.
#
#   package.sh VERSION TARGET BINARY FOLDER
set -euo pipefail

readonly usage="usage: package.sh VERSION TARGET BINARY FOLDER"
readonly version=${1:?$usage} target=${2:?$usage} binary=${3:?$usage} folder=${4:?$usage}
repository=$(dirname "${BASH_SOURCE[0]}")/..
readonly repository
readonly name=irbook-$version-$target
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

mkdir -p "$folder" "$work/$name"
cp "$binary" "$repository/LICENSE" "$repository/README.md" "$repository/CHANGELOG.md" "$work/$name"
# The license of the typeface that is in the binary.
cp "$repository/src/output/picture/OFL.txt" "$work/$name/LICENSE-OFL"
case $target in
  *windows*)
    archive=$name.zip
    (cd "$work" && 7z a -bso0 "$archive" "$name")
    ;;
  *)
    archive=$name.tar.gz
    tar -czf "$work/$archive" -C "$work" "$name"
    ;;
esac
cp "$work/$archive" "$folder"
cd "$folder"
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256"
