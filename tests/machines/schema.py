"""The schemas of irbook's format, judged by taplo and jsonschema: every file of this repository's archives is accepted, and
every planted slip is refused.

    schema.py IRBOOK        asks this binary for the schemas, which it leaves in target/schema
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "target" / "schema"
TAPLO = pathlib.Path(sys.executable).with_name("taplo")
ARCHIVES = [ROOT, *sorted(path for path in (ROOT / "tests/fixtures").iterdir() if (path / "site.toml").exists())]
PATHS = {
    "site": "site.toml",
    "announcement": "content/announcements/*/announcement.md",
    "statements": "content/announcements/*/*.toml",
    "metrics": "content/metrics.toml",
    "dimensions": "content/dimensions.toml",
    "calendar": "content/calendar.toml",
    "filings": "content/filings/*.toml",
    "legend": "content/legends/*.md",
    "page": "content/pages/*.md",
}

# Slips in files that are accepted without them: schema, what is replaced, by what. Each is tried in the first file that has it.
SLIPS = [
    ("site", 'title = "', 'titel = "'),
    ("site", 'zones = [', 'zones = ["Berlin", '),
    ("site", "fiscal_year_end = ", "fiscal_year_end = 12 # "),
    ("site", 'base_url = "https:', 'base_url = "ftp:'),
    ("site", "[[issuer.listings]]\n", "[[issuer.listings]]\nmarkte = 1\n"),
    ("site", 'language = "en"', 'language = "English"'),
    ("announcement", 'kind = "dividend"', 'kind = "divident"'),
    ("announcement", 'kind = "dividend"', 'kind = "results"'),
    ("announcement", 'kind = "dividend"', ""),
    ("announcement", "dated = 2024", 'dated = "May 2024" # 2024'),
    ("announcement", "dated = 2024", "dated = 2024-05-19T10:00:00Z # "),
    ("announcement", 'summary = "', "summary = 1 # "),
    ("announcement", "[dividend]\n", "[dividend]\nex_datum = 2024-05-19\n"),
    ("announcement", 'period = "2024-Q1"', 'period = "Q1 2024"'),
    ("announcement", "at = 2024-05-20T07:30:00-04:00", "at = 2024-05-20"),
    ("statements", "cells = [", "cell = ["),
    ("statements", "level = 1", 'level = "1"'),
    ("statements", "level = 1", "level = -1"),
    ("statements", 'role = "total"', 'role = "sum"'),
    ("statements", 'currency = "EUR"', 'currency = "Euro"'),
    ("statements", 'scale = "thousand"', 'scale = "thousands"'),
    ("statements", 'id = "operations"', 'id = "Operations of Q1"'),
    ("statements", "audited = false", 'audited = "no"'),
    ("metrics", 'label = "', 'lable = "'),
    ("dimensions", "members = [", "member = ["),
    ("filings", "dated = ", "date = "),
    ("legend", "title = ", "titel = "),
]


def toml(path):
    """The TOML of a file, of one in Markdown that between its fences."""
    text = path.read_text(encoding="utf-8")
    return text if path.suffix == ".toml" else re.match(r"\+\+\+\n(.*?)^\+\+\+$", text, re.S | re.M).group(1)


def check(schema, files):
    """Runs taplo; its words where it refuses a file."""
    command = [TAPLO, "check", "--no-auto-config", "--schema", (SCHEMAS / f"{schema}.schema.json").as_uri(), *files]
    done = subprocess.run(command, capture_output=True, text=True, cwd=pathlib.Path(files[0]).parent)
    return "" if done.returncode == 0 else done.stderr or "refused"


def examples(value):
    """Every schema below that has examples."""
    if isinstance(value, dict):
        if isinstance(value.get("examples"), list):
            yield value
        for inner in value.values():
            yield from examples(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from examples(inner)


def main():
    run = [sys.argv[1], "schema"]
    subprocess.run([*run, "--output", SCHEMAS], check=True, cwd=ROOT)
    settings = subprocess.run([*run, "--settings"], check=True, cwd=ROOT, capture_output=True, text=True).stdout
    assert sorted(path.name for path in SCHEMAS.iterdir()) == sorted(f"{name}.schema.json" for name in PATHS)

    tried = 0
    for name in PATHS:
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        for holder in examples(schema):
            inner = {**holder, "definitions": schema.get("definitions", {})}
            for example in holder["examples"]:
                jsonschema.validate(example, inner, cls=jsonschema.Draft7Validator)
                tried += 1
    assert tried > 200, tried

    accepted, refused = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts = {}
        for name, pattern in PATHS.items():
            texts[name] = [toml(path) for archive in ARCHIVES for path in sorted(archive.glob(pattern))]
            files = [folder / f"{name}-{index}.toml" for index in range(len(texts[name]))]
            for file, text in zip(files, texts[name]):
                file.write_text(text, encoding="utf-8")
            if files:
                words = check(name, files)
                assert not words, words
                accepted += len(files)
        for name, before, after in SLIPS:
            text = next((text for text in texts[name] if before in text), None)
            assert text is not None, f"no file of {name} has {before}"
            slip = folder / "slip.toml"
            slip.write_text(text.replace(before, after, 1), encoding="utf-8")
            words = check(name, [slip])
            # What taplo logs isn't always written before it ends; where it points is.
            assert re.search(r"slip\.toml:\d+:\d+", words), f"{name}: {after} is let through: {words}"
            refused += 1

        # As an editor meets them: by the settings, in the archive's own folder.
        (folder / ".taplo.toml").write_text(settings, encoding="utf-8")
        (folder / ".irbook").mkdir()
        (folder / ".irbook/schema").symlink_to(SCHEMAS)
        site = folder / "site.toml"
        run = [TAPLO, "check", "site.toml"]
        for text, fine in [(texts["site"][0], True), (texts["site"][0].replace('title = "', 'titel = "', 1), False)]:
            site.write_text(text, encoding="utf-8")
            done = subprocess.run(run, capture_output=True, text=True, cwd=folder)
            assert (done.returncode == 0) == fine, done.stderr
    assert accepted > 100, accepted
    print(f"taplo accepts {accepted} files and refuses {refused} slips; {tried} examples are as their schemas say")


main()
