"""Checks the reports in xBRL-JSON of a built site with Arelle, offline and with calculations 1.1.

Usage: xbrl.py SITE_FOLDER BASE_URL

Arelle exits 0 when a report is invalid, so its log is read: any error, warning or inconsistency is a fault. Each figure is also
compared with the CSV file of its statement, or of the figures outside statements. Before that, faults of each kind are planted in a copy of a report, and it fails
unless they are found.
"""

import copy
import csv
import json
import shutil
import sys
import tempfile
import xml.etree.ElementTree as xml
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions

SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
XLINK = "{http://www.w3.org/1999/xlink}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
AT_ONCE = 40


def judged(reports, scratch):
    """What Arelle says of reports: faults, facts and relations of sums that it read."""
    faults, facts, sums = [], 0, 0
    for start in range(0, len(reports), AT_ONCE):
        with Session() as session:
            options = RuntimeOptions(
                entrypointFile="|".join(str(it) for it in reports[start : start + AT_ONCE]),
                cacheDirectory=str(scratch),
                calcs="c11r",
                disablePersistentConfig=True,
                internetConnectivity="offline",
                keepOpen=True,
                plugins="loadFromOIM",
                validate=True,
                validateDuplicateFacts="inconsistent",
            )
            session.run(options, logHandler=StructuredMessageLogHandler())
            current = ""
            for message in session.get_log_messages():
                for ref in message["refs"]:
                    current = ref.get("href", current)
                if message["levelname"] not in ("INFO", "DEBUG"):
                    faults.append(f"{current}: {message['messageCode']}: {message['msg']}")
            models = session.get_models()
            if len(models) != len(reports[start : start + AT_ONCE]):
                faults.append(f"{len(models)} reports were read of {len(reports[start:start + AT_ONCE])}")
            for model in models:
                facts += len(model.factsInInstance)
                sums += len(model.relationshipSet(SUMMATION).modelRelationships)
    return faults, facts, sums


def totals(schema):
    """The names of the elements that are sums of others."""
    arcs = xml.parse(schema).iter(f"{LINK}calculationArc")
    return {arc.get(f"{XLINK}from") for arc in arcs}


def planted(report, schema):
    """A copy of a report for each fault, with the code that Arelle has for it."""
    names = totals(schema)
    for id, fact in report["facts"].items():
        if fact["dimensions"]["concept"].split(":")[1] in names and Decimal(fact["value"]) != 0:
            total = id
            break
    else:
        return
    span = next((id for id, it in report["facts"].items() if "/" in it["dimensions"]["period"]), None)

    def with_fault(change, id=total):
        other = copy.deepcopy(report)
        change(other["facts"][id])
        return other

    def value(fact):
        fact["value"] = str(Decimal(fact["value"]) * 2)

    def dimension(name, to):
        return lambda fact: fact["dimensions"].update({name: to})

    yield "a wrong total", "calc11e:inconsistentCalculation", with_fault(value)
    yield "a day that is none", "oimce:invalidPeriodRepresentation", with_fault(dimension("period", "2024-01-01T00:00:00/soon"))
    yield "money counted in shares", "xbrl.4.8.2:monetaryFact", with_fault(dimension("unit", "xbrli:shares"))
    yield "an unknown element", "oime:unknownConcept", with_fault(dimension("concept", "archive:nowhere.defined"))
    yield "an unknown member", "xbrldie:", with_fault(dimension("archive:figures.version", "archive:figures.lines"))
    if span:
        yield "a flow at an instant", "oime:invalidPeriodDimension", with_fault(dimension("period", "2024-04-01T00:00:00"), span)


def control(reports, scratch):
    """The planted faults that weren't found."""
    missed, kinds = [], 0
    for path in reports:
        report = json.loads(path.read_text("utf-8"))
        faults = list(planted(report, path.parent / "xbrl.xsd"))
        if len(faults) < 6:
            continue
        # The way from the schema up to the taxonomy stays as it is.
        folder = scratch / "control" / "announcements" / path.parent.name
        folder.mkdir(parents=True)
        shutil.copy(path.parent / "xbrl.xsd", folder)
        shutil.copytree(path.parents[2] / "data" / "taxonomy", scratch / "control" / "data" / "taxonomy")
        for what, code, faulty in faults:
            (folder / "xbrl.json").write_text(json.dumps(faulty), "utf-8")
            found, _, _ = judged([folder / "xbrl.json"], scratch / "cache")
            if not any(code in fault for fault in found):
                missed.append(f"{what} isn't found in {path}: {found}")
            kinds += 1
        for fact in (next(iter(report["facts"])), next(reversed(report["facts"]))):
            other = copy.deepcopy(report)
            other["facts"][fact]["value"] += "1"
            if not compared(path, other):
                missed.append(f"a value of {fact} that isn't that of the CSV file isn't found in {path}")
        return missed, kinds + 1
    return ["no report has a total for the faults to be planted"], 0


def figures(path):
    """What figures outside statements are worth, by their periods and currencies."""
    if not path.exists():
        return set()
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["value_in_units"] and row["period_end"]]
    return {(of(row), worth(row), row["currency"]) for row in rows}


def single(fact):
    """The same of a fact."""
    unit = fact["dimensions"].get("unit", "")
    currency = unit.removeprefix("iso4217:")[:3] if unit.startswith("iso4217:") else ""
    return fact["dimensions"]["period"], Decimal(fact["value"]), currency


def worth(row):
    """The value of a row as XBRL has it."""
    return Decimal(row["value_in_units"]) / (100 if row["unit"] in ("percent", "points") else 1)


def of(row):
    """The period of a row as XBRL has it."""
    end = date.fromisoformat(row["period_end"]) + timedelta(days=1)
    period = f"{end}T00:00:00"
    return f"{row['period_start']}T00:00:00/{period}" if row["period_start"] else period


def compared(path, report):
    """Where figures of a report aren't those of the statements' CSV files, and figures of these that it lacks."""
    faults, facts, tables, outside = [], {}, {}, figures(path.parent / "figures.csv")
    for id, fact in report["facts"].items():
        key = (fact["value"], json.dumps(fact["dimensions"], sort_keys=True))
        facts[id] = key
        if id.startswith(("metric_", "part_", "figure_")):
            if single(fact) not in outside:
                faults.append(f"{path}: {id} is no figure of figures.csv")
            continue
        statement, line, column = id.removeprefix("_").split(".")
        if statement not in tables:
            with open(path.parent / statement / f"{statement}.csv", encoding="utf-8", newline="") as file:
                tables[statement] = {(row["line"], row["column"]): row for row in csv.DictReader(file)}
        row = tables[statement].get((line, column))
        if row is None:
            faults.append(f"{path}: {id} is no cell of {statement}.csv")
            continue
        if Decimal(fact["value"]) != worth(row):
            faults.append(f"{path}: {id} is {fact['value']} and not {worth(row)}")
        if fact["dimensions"]["period"] != of(row):
            faults.append(f"{path}: {id} is of {fact['dimensions']['period']} and not of {of(row)}")
        unit = fact["dimensions"].get("unit", "")
        if row["currency"] and not unit.startswith(f"iso4217:{row['currency']}"):
            faults.append(f"{path}: {id} is in {unit} and not in {row['currency']}")
    return faults


def main():
    site, base_url = Path(sys.argv[1]).resolve(), sys.argv[2]
    reports = sorted(site.glob("announcements/*/xbrl.json"))
    if not reports:
        print("xBRL: no reports")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        faults, kinds = control(reports, Path(scratch))
        found, facts, sums = judged(reports, Path(scratch) / "cache")
    faults += found
    for path in reports:
        report = json.loads(path.read_text("utf-8"))
        faults += compared(path, report)
        namespaces = report["documentInfo"]["namespaces"]
        if namespaces["archive"] != f"{base_url}data/taxonomy":
            faults.append(f"{path}: the namespace {namespaces['archive']} isn't below {base_url}")
        if 'href="xbrl.json"' not in (path.parent / "index.html").read_text("utf-8"):
            faults.append(f"{path}: the page of its announcement doesn't lead to it")
    for fault in faults:
        print(fault)
    print(f"xBRL: {len(reports)} reports, {facts} facts, {sums} relations of sums; {kinds} planted faults; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
