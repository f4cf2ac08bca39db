#!/usr/bin/env bash
# Downloads a release of irbook for this machine, makes sure that it is the one that was released, and unpacks it into FOLDER.
#
#   install.sh VERSION FOLDER [SHA256]
#
# SHA256 is what the archive must have; without it, what the release says that it has, which finds damage and no fraud.
set -euo pipefail

readonly releases=${IRBOOK_RELEASES:-https://github.com/irbook/irbook/releases/download}
readonly usage="usage: install.sh VERSION FOLDER [SHA256]"
readonly asked=${1:?$usage} folder=${2:?$usage}
readonly version=${asked#v}
expected=${3:-}
work=$(mktemp -d)
readonly work
trap 'rm -rf "$work"' EXIT

fail() {
  printf '::error::%s\n' "$*" >&2
  exit 1
}

target() {
  local system machine
  system=$(uname -s) machine=$(uname -m)
  case $system/$machine in
    Linux/x86_64) echo x86_64-unknown-linux-musl ;;
    Linux/aarch64 | Linux/arm64) echo aarch64-unknown-linux-musl ;;
    Darwin/x86_64) echo x86_64-apple-darwin ;;
    Darwin/arm64) echo aarch64-apple-darwin ;;
    MINGW*/x86_64 | MSYS*/x86_64) echo x86_64-pc-windows-msvc ;;
    *) fail "there is no irbook to download for $system on $machine; \`cargo install irbook --locked\` compiles one" ;;
  esac
}

fetch() {
  curl --silent --show-error --fail --location --retry 3 --connect-timeout 30 --max-time 300 --output "$work/$1" \
    "$releases/v$version/$1" || fail "$releases/v$version/$1 can't be fetched; is there a version $version?"
}

digest() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail "\"$asked\" is no version of irbook, such as 0.1.0"
# In a condition bash goes on after errors.
target=$(target) || exit
readonly name=irbook-$version-$target
case $target in *windows*) archive=$name.zip ;; *) archive=$name.tar.gz ;; esac
readonly archive
fetch "$archive"
if [ -z "$expected" ]; then
  fetch "$archive.sha256"
  expected=$(cut -d ' ' -f 1 "$work/$archive.sha256")
fi
actual=$(digest "$work/$archive")
[ "$actual" = "$expected" ] || fail "$archive has the SHA-256 checksum $actual instead of $expected, so nothing of it is run"
case $archive in
  *.zip) unzip -q "$work/$archive" -d "$work" ;;
  *) tar -xzf "$work/$archive" -C "$work" ;;
esac
mkdir -p "$folder"
cp "$work/$name"/* "$folder"
"$folder/irbook" --version
