#!/usr/bin/env python3
"""Measures how soon a change of one announcement is on its page in irbook's and in Hugo's preview; see benches/README.md."""

import argparse
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compare import AS_OF, PACKAGE, SPEED, TARGET, install_hugo

# What a server is given to get ready and to show a change, in seconds.
PATIENCE = 600
# How often the page is asked for while the change isn't on it, in seconds.
STEP = 0.002


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="number of announcements")
    parser.add_argument("--changes", type=int, default=9, help="changes for each program")
    parser.add_argument("--memory", default="/dev/shm", help="a folder in memory (tmpfs)")
    parser.add_argument("--irbook", type=Path, help="an irbook binary to measure instead of building one")
    options = parser.parse_args()
    build = ["cargo", "build", "--release", "--locked", "--example", "speed"]
    if options.irbook is None:
        build += ["--bin", "irbook"]
        options.irbook = TARGET / "release/irbook"
    subprocess.run(build, cwd=PACKAGE, check=True)
    hugo = install_hugo()
    with tempfile.TemporaryDirectory(dir=options.memory, prefix="irbook-preview-") as folder:
        measured = compare(Path(folder), hugo, options)
    print(f"\n| {options.size:,} announcements | ready s | change to page ms: median | least | most | peak MiB |")
    print("|---|--:|--:|--:|--:|--:|")
    for name, (ready, taken, memory) in measured.items():
        milliseconds = [1000 * seconds for seconds in (statistics.median(taken), min(taken), max(taken))]
        print(f"| {name} | {ready:.1f} | {' | '.join(f'{value:,.0f}' for value in milliseconds)} | {memory:,.0f} |")
    ratio = statistics.median(measured["hugo"][1]) / statistics.median(measured["irbook"][1])
    print(f"\nHugo's median / irbook's: {ratio:.0f}; load {os.getloadavg()[0]:.1f}")


def compare(folder, hugo, options):
    corpus, site = folder / "corpus", folder / "site"
    subprocess.run([SPEED, "corpus", str(options.size), corpus], check=True)
    shutil.copytree(PACKAGE / "benches/hugo", site)
    shutil.copytree(PACKAGE / "templates/style", site / "assets/style")
    subprocess.run([SPEED, "hugo", str(options.size), site], check=True)
    announcements = sorted(path.name for path in (corpus / "content/announcements").iterdir())
    announcement = announcements[len(announcements) // 2]
    ports = free_ports()
    programs = {
        "irbook": (
            [options.irbook, "serve", "--root", corpus, "--port", str(ports[0]), "--as-of", AS_OF],
            corpus / f"content/announcements/{announcement}/announcement.md",
            ports[0],
        ),
        "hugo": (
            [hugo, "server", "--source", site, "--port", str(ports[1]), "--bind", "127.0.0.1", "--renderToMemory"]
            + ["--baseURL", f"http://127.0.0.1:{ports[1]}/", "--appendPort=false"],
            site / f"content/announcements/{announcement}.md",
            ports[1],
        ),
    }
    base_path = re.search(r'^base_url = "https?://[^/"]+(/[^"]*)"', (corpus / "site.toml").read_text(), re.M)[1]
    bases = {"irbook": base_path, "hugo": "/"}
    measured = {}
    for name, (command, source, port) in programs.items():
        address = f"{bases[name]}announcements/{announcement}/"
        measured[name] = measure(name, command, source, port, address, options.changes, folder / "log")
    return measured


def measure(name, command, source, port, address, changes, log):
    """Seconds until the first page, seconds from each change to the page that has it, and the peak memory in MiB."""
    print(f"{name} gets ready", file=sys.stderr)
    start = time.perf_counter()
    with open(log, "wb") as output:
        server = subprocess.Popen([os.fspath(part) for part in command], stdout=output, stderr=output)
    try:
        wait_for(port, address, b"</html>")
        ready = time.perf_counter() - start
        text, taken = source.read_text(), []
        for number in range(changes):
            # The whole archive is checked beside; the next change comes when that is over.
            time.sleep(5)
            mark = f"Change {number} of the preview."
            start = time.perf_counter()
            source.write_text(f"{text}\n\n{mark}\n")
            wait_for(port, address, mark.encode())
            taken.append(time.perf_counter() - start)
            print(f"{name}: {1000 * taken[-1]:.0f} ms", file=sys.stderr)
        status = Path(f"/proc/{server.pid}/status").read_text()
        return ready, taken, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024
    except TimeoutError:
        sys.exit(f"{name} did not show the page {address}:\n{log.read_text()[-2000:]}")
    finally:
        server.kill()
        server.wait()


def wait_for(port, address, text):
    """Asks for a page until it has a text."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", address)
            found = text in connection.getresponse().read()
            connection.close()
            if found:
                return
        except OSError:
            pass
        time.sleep(STEP)
    raise TimeoutError


def free_ports():
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


if __name__ == "__main__":
    main()
