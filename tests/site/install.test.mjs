// The script by which the action has irbook, against a release in a folder that package.sh made.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const read = (path) => readFileSync(join(REPOSITORY, path), "utf8");
const VERSION = "9.9.9";
const TARGET = "x86_64-unknown-linux-musl";
const ARCHIVE = `irbook-${VERSION}-${TARGET}.tar.gz`;

/** A folder with a release of a program that says its version and the arguments that it gets. */
function released(t, target = TARGET) {
  const folder = mkdtempSync(join(tmpdir(), "irbook-install-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const release = join(folder, "releases", `v${VERSION}`);
  const binary = join(folder, "irbook");
  writeFileSync(binary, `#!/bin/sh\necho "irbook ${VERSION} $*"\n`, { mode: 0o755 });
  execFileSync(join(REPOSITORY, ".github/package.sh"), [VERSION, target, binary, release]);
  return { folder, release };
}

/** Installs a version on a machine that says what it is as the arguments tell. */
function install({ folder }, { version = VERSION, sha256 = [], system = "Linux", machine = "x86_64" } = {}) {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "uname"), `#!/bin/sh\n[ "$1" = -s ] && echo ${system} || echo ${machine}\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, IRBOOK_RELEASES: pathToFileURL(join(folder, "releases")).href };
  const to = join(folder, "installed");
  const { status, stdout, stderr } = spawnSync(join(REPOSITORY, ".github/install.sh"), [version, to, ...sha256], { env, encoding: "utf8" });
  return { status, said: stdout + stderr, files: existsSync(to) ? readdirSync(to).sort() : [] };
}

const digest = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

test("an archive with the right checksum is installed and run, with or without a v before its version", (t) => {
  const it = released(t);
  for (const given of [{}, { version: `v${VERSION}` }, { sha256: [digest(join(it.release, ARCHIVE))] }]) {
    const { status, said, files } = install(it, given);
    assert.equal(status, 0, said);
    assert.match(said, /^irbook 9\.9\.9 --version$/m);
    assert.deepEqual(files, ["CHANGELOG.md", "LICENSE", "LICENSE-OFL", "README.md", "irbook"]);
  }
});

test("an archive with another checksum is neither unpacked nor run", (t) => {
  const it = released(t);
  const refused = install(it, { sha256: ["0".repeat(64)] });
  assert.deepEqual([refused.status, refused.files], [1, []]);
  assert.match(refused.said, /::error::irbook-9\.9\.9-\S+ has the SHA-256 checksum [0-9a-f]{64} instead of 0{64}/);
  writeFileSync(join(it.release, ARCHIVE), "damaged");
  const damaged = install(it);
  assert.deepEqual([damaged.status, damaged.files], [1, []]);
  assert.match(damaged.said, /instead of/);
  writeFileSync(join(it.release, `${ARCHIVE}.sha256`), "");
  assert.equal(install(it).status, 1);
});

test("a platform without an archive, a version that isn't there and one that is none are told", (t) => {
  const it = released(t);
  const told = (given) => {
    const { status, said, files } = install(it, given);
    assert.deepEqual([status, files], [1, []], said);
    return said;
  };
  assert.match(told({ system: "FreeBSD", machine: "riscv64" }), /::error::there is no irbook to download for FreeBSD on riscv64; `cargo install/);
  assert.match(told({ version: "1.2.3" }), /::error::.*v1\.2\.3.* can't be fetched; is there a version 1\.2\.3\?/);
  for (const version of ["latest", "../1.0.0", "1.0"]) assert.match(told({ version }), /is no version of irbook/);
});

test("each machine gets the archive of its target", (t) => {
  for (const [system, machine, target] of [
    ["Linux", "aarch64", "aarch64-unknown-linux-musl"],
    ["Darwin", "x86_64", "x86_64-apple-darwin"],
    ["Darwin", "arm64", "aarch64-apple-darwin"],
  ]) {
    const { status, said } = install(released(t, target), { system, machine });
    assert.equal(status, 0, said);
  }
});

test("on Windows the archive is a zip file", (t) => {
  const it = released(t);
  const [name, zip] = [`irbook-${VERSION}-x86_64-pc-windows-msvc`, join(it.release, `irbook-${VERSION}-x86_64-pc-windows-msvc.zip`)];
  mkdirSync(join(it.folder, name));
  cpSync(join(it.folder, "irbook"), join(it.folder, name, "irbook.exe"));
  execFileSync("python3", ["-m", "zipfile", "-c", zip, name], { cwd: it.folder });
  writeFileSync(`${zip}.sha256`, `${digest(zip)}  ${name}.zip\n`);
  const { said, files } = install(it, { system: "MINGW64_NT-10.0", machine: "x86_64" });
  // It was unpacked; only Windows finds a program by its name without the ending.
  assert.deepEqual(files, ["irbook.exe"], said);
});

test("the workflow builds what the script and `cargo binstall` ask for", () => {
  const workflow = read(".github/workflows/release.yml");
  const targets = [...workflow.matchAll(/target: ([\w-]+),/g)].map(([, target]) => target).sort();
  const asked = [...read(".github/install.sh").matchAll(/echo ([\w-]+-[\w-]+) ;;/g)].map(([, target]) => target).sort();
  assert.deepEqual(targets, asked);
  assert.equal(targets.length, 5);
  const urls = [...read("Cargo.toml").matchAll(/^pkg-url = "(.*)"$/gm)].map(([, url]) => url.replaceAll(/\{ (\w+) \}/g, "<$1>"));
  assert.deepEqual(urls, ["tar.gz", "zip"].map((end) => `<repo>/releases/download/v<version>/irbook-<version>-<target>.${end}`));
});

test("the notes of a version are what the changelog says of it, and there must be some", () => {
  const notes = (version) => spawnSync(join(REPOSITORY, ".github/notes.sh"), [version], { encoding: "utf8" });
  assert.match(notes("Unreleased").stdout, /### Added/);
  const none = notes("99.0.0");
  assert.equal(none.status, 1);
  assert.match(none.stderr, /::error::CHANGELOG\.md says nothing below "## \[99\.0\.0\]"/);
});
