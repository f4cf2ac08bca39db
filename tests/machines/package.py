#!/usr/bin/env python3
"""Whether the package of a site describes its tables, and whether facts in CSV and JSON agree and stand where they say.

    package.py SITE_FOLDER BASE_URL

Prints a line for each fault, and ends with status 1 if there is one. `frictionless` judges the package. Before that, faults of each kind
are planted in a copy, and have to be found.
"""
import csv
import json
import shutil
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from frictionless import Package

GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def package_faults(base):
    """What frictionless says of the package at a folder, and of the files that it names."""
    report = Package(str(base / "datapackage.json")).validate()
    faults = [f"datapackage.json: {error.message}" for error in report.errors]
    for task in report.tasks:
        faults += [f"{task.place}: {error.type}: {error.message}" for error in task.errors]
    return faults


def rows(path):
    """The records of a table, without the apostrophes that guard texts."""
    with open(path, newline="", encoding="utf-8") as file:
        for record in csv.DictReader(file):
            yield {key: value[1:] if value[:1] == "'" and value[1:2] in GUARDED else value for key, value in record.items()}


def rows_of_json(path):
    """The same of JSON."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    for document in whole["documents"]:
        for fact in document["facts"]:
            own = {"announcement": document["announcement"], "source": document["source"]}
            yield own | dict(zip(whole["columns"], fact, strict=True))


def difference(path):
    """Where facts in CSV aren't those in JSON beside it."""
    both = list(rows(path)), list(rows_of_json(path.with_suffix(".json")))
    if len(both[0]) != len(both[1]):
        return [f"{path}: {len(both[0])} facts, and {len(both[1])} in JSON"]
    return [f"{path}: {one} is {other} in JSON" for one, other in zip(*both) if one != other][:3]


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.ids.update(value for name, value in attrs if name == "id")


def astray(base, path, pages):
    """Facts whose address no page has. `pages` keeps the ids of those that were read."""
    for fact in rows(path):
        page, _, anchor = fact["address"].partition("#")
        if page not in pages:
            file = base / page / "index.html"
            pages[page] = Ids(file.read_text(encoding="utf-8")).ids if file.is_file() else set()
        if anchor not in pages[page]:
            yield f"{path}: no {fact['address']}"


def planted(base, resources):
    """Plants faults in a copy of a few tables: the kinds of which none was found."""
    first = {}
    for resource in resources:
        first.setdefault(resource["schema"], resource)
    facts = first["data/schema/facts.json"]
    few = [first["data/schema/announcements.json"], facts]

    def faults(edit, check=package_faults):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            for name in [path for resource in few for path in (resource["path"], resource["schema"])]:
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(base / name, copy / name)
            json_file = Path(facts["path"]).with_suffix(".json")
            shutil.copy(base / json_file, copy / json_file)
            (copy / "datapackage.json").write_text(json.dumps({"name": "copy", "resources": few}))
            table = copy / facts["path"]
            text = table.read_bytes().decode()
            edited = edit(text)
            if edit is not same and edited == text:
                return []
            table.write_bytes(edited.encode())
            return check(copy)

    def same(text):
        return text

    def field(column, value):
        def edit(text):
            table = list(csv.reader(text.splitlines()))
            table[1][table[0].index(column)] = value
            return "\r\n".join(",".join('"' + it.replace('"', '""') + '"' for it in row) for row in table) + "\r\n"

        return edit

    found = {
        "a word for a value": faults(field("value", "many")),
        "a value that is missing": faults(field("value", "")),
        "a day that is none": faults(field("period_end", "2024-02-31")),
        "an announcement that there is none of": faults(field("announcement", "no-such")),
        "a column that is missing": faults(lambda text: text.replace(",decimals,", ",", 1)),
        "a column of another name": faults(lambda text: text.replace(",decimals,", ",places,", 1)),
        "a figure that JSON has otherwise": faults(field("printed", "0.001"), check=lambda copy: difference(copy / facts["path"])),
        "an address that no page has": faults(same, check=lambda copy: list(astray(copy, copy / facts["path"], {}))),
    }
    if faults(same):
        found["nothing at all"] = []
    found["a path that leads out of the package"] = unsafe([dict(facts, path="../" + facts["path"])])
    return [f"no fault found in the copy with {kind}" for kind, faults in found.items() if not faults]


def unsafe(resources):
    """Paths that lead out of the package, or elsewhere."""
    paths = [it[key] for it in resources for key in ("path", "schema")]
    return [f"datapackage.json: `{path}` isn't below it" for path in paths if path.startswith("/") or ".." in path.split("/") or ":" in path]


def main():
    base, url = Path(sys.argv[1]), sys.argv[2]
    package = json.loads((base / "datapackage.json").read_text(encoding="utf-8"))
    resources = package["resources"]
    faults = planted(base, resources) + unsafe(resources)
    if package["homepage"] != url:
        faults.append(f"datapackage.json: homepage is {package['homepage']}")
    faults += package_faults(base)
    described = {resource["path"] for resource in resources}
    # A statement may be called `facts`, too, and has no JSON beside it.
    found = [path for path in sorted(base.rglob("facts*.csv")) if path.with_suffix(".json").is_file()]
    tables = [path.relative_to(base).as_posix() for path in found]
    faults += [f"datapackage.json: nothing of {path}" for path in tables if path not in described]
    of_facts = {resource["path"] for resource in resources if resource["schema"] == "data/schema/facts.json"}
    faults += [f"{path}: no JSON beside it" for path in sorted(of_facts - set(tables))]
    facts, pages = 0, {}
    for path in tables:
        faults += difference(base / path)
        if path.startswith("data/"):
            facts += sum(1 for _ in rows(base / path))
            faults += astray(base, base / path, pages)
    for fault in faults:
        print(fault)
    print(f"{len(resources)} tables of {len(set(it['schema'] for it in resources))} kinds, {facts} facts on {len(pages)} pages")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
