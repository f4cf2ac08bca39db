#!/usr/bin/env python3
"""Reads each spreadsheet of a site with openpyxl and compares it with the CSV files beside it.

Call: workbooks.py SITE_FOLDER BASE_URL. Ends with status 1 and a line a fault. Before that, it plants a fault of each kind in a
small workbook and ends with status 2 unless each is found.
"""

import csv
import io
import sys
import tempfile
import warnings
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl

# The date that an entry of an archive has where it has none.
NO_TIME = (1980, 1, 1, 0, 0, 0)
# How many digits of a number a spreadsheet keeps.
DIGITS = 15
FORBIDDEN = set("[]:*?/\\")
# What a word of a unit multiplies by.
SCALES = {
    "thousand": 3, "ten thousand": 4, "lakh": 5, "million": 6, "crore": 7, "hundred million": 8, "billion": 9, "trillion": 12,
}


def records(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(sheet):
    """The cells of a sheet that have something, by row."""
    return [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def package(data):
    """Faults of the archive and of what all sheets need."""
    faults = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.date_time != NO_TIME:
                faults.append(f"{entry.filename} has the time {entry.date_time}")
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = book.sheetnames
    if len({name.lower() for name in names}) != len(names):
        faults.append(f"names of sheets are equal: {names}")
    for name in names:
        if not 1 <= len(name) <= 31 or FORBIDDEN & set(name) or name.startswith("'") or name.endswith("'"):
            faults.append(f"a sheet can't be called {name!r}")
    if names[0] != "Contents":
        faults.append(f"the first sheet is {names[0]}")
    listed = [cell.value for row in texts(book[names[0]]) for cell in row if cell.hyperlink and cell.hyperlink.location]
    if listed != names[1:]:
        faults.append(f"the contents list {listed}, not {names[1:]}")
    if not (book.properties.title and book.properties.creator and book.properties.created):
        faults.append("title, author or date of creation is missing")
    for sheet in book.worksheets[1:]:
        if not sheet.freeze_panes:
            faults.append(f"{sheet.title}: nothing is frozen")
        if not sheet.print_title_rows or sheet.page_setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            faults.append(f"{sheet.title}: it isn't set up for print")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in "fe":
                    faults.append(f"{sheet.title}!{cell.coordinate} is a formula or an error: {cell.value}")
    return book, faults


def facts(sheet, path, base=None):
    """Faults of sheets of facts beside the records of a CSV file, from whose base their addresses lead on; without it, they are text."""
    faults, sheets = [], sheet if isinstance(sheet, list) else [sheet]
    with open(path, encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    head, rows = table[0], table[1:]
    at = head.index("value") + 1
    shown = []
    for sheet in sheets:
        cells = list(sheet.iter_rows())
        names = [cell.value for cell in cells[0]]
        if names != head[:at] + ["number"] + head[at:]:
            faults.append(f"{sheet.title}: its columns are {names}")
        if sheet.auto_filter.ref != f"A1:{cells[0][-1].coordinate[:-1]}{len(cells)}":
            faults.append(f"{sheet.title}: the filter is {sheet.auto_filter.ref}")
        shown += [(f"{sheet.title}!{number}", row) for number, row in enumerate(cells[1:], 2)]
    if len(shown) != len(rows):
        return [*faults, f"{sheet.title}: {len(shown)} records, not {len(rows)}"], 0
    for (where, row), record in zip(shown, rows):
        texts = [cell.value for cell in row]
        number = texts.pop(at)
        if any(text is not None and not isinstance(text, str) for text in texts):
            faults.append(f"{where}: a number in place of a text: {texts}")
        # The CSV file guards texts that a spreadsheet could run.
        for name, text, field in zip(head, texts, record, strict=True):
            if (text or "") not in (field, field.removeprefix("'")):
                faults.append(f"{where}: {name} is {text!r}, not {field!r}")
        value = Decimal(record[at - 1])
        is_kept = len(value.normalize().as_tuple().digits) <= DIGITS
        if is_kept != (number is not None):
            faults.append(f"{where}: the number of {value} is {number!r}")
        elif is_kept and float(number) != float(value):
            faults.append(f"{where}: the number {number!r} isn't {value}")
        link = row[-1].hyperlink
        target = link and "#".join(part for part in (link.target, link.location) if part)
        if target != (base and base + record[-1]):
            faults.append(f"{where}: it leads to {target!r}")
    return faults, len(rows)


def year(site, path, data=None):
    """Faults of the workbook of every fact of a year."""
    book, faults = package(data or path.read_bytes())
    found, count = facts(book.worksheets[1:], path.with_suffix(".csv"))
    return faults + found, count


def head_of(sheet):
    """The row of keys: its number, the columns of figures by key, and the column of the lines' keys."""
    # The rows that stay in sight end with it.
    row = sheet[sheet.freeze_panes].row - 1 if isinstance(sheet.freeze_panes, str) else None
    columns, last = {}, None
    for cell in sheet[row]:
        if cell.value == "Key":
            last = cell.column
        elif cell.value and cell.alignment.horizontal == "right":
            columns[cell.value] = cell.column
    return row, columns, last


def statement(sheet, rows):
    """Faults of the sheet of a statement beside the records of its CSV file."""
    faults, count = [], 0
    head, columns, keys = head_of(sheet)
    if keys is None:
        return [f"{sheet.title}: there are no keys"], 0
    lines = {sheet.cell(row, keys).value: row for row in range(head + 1, sheet.max_row + 1) if sheet.cell(row, keys).value}
    for record in rows:
        line, column = f"{record['statement']}.{record['line']}", record["column"]
        if line not in lines or column not in columns:
            faults.append(f"{sheet.title}: {line}.{column} isn't there")
            continue
        cell = sheet.cell(lines[line], columns[column])
        where, value = f"{sheet.title}!{cell.coordinate} ({line}.{column})", record["value"]
        count += 1
        if not value:
            if str(cell.value or "") != record["printed"]:
                faults.append(f"{where}: {cell.value!r} isn't {record['printed']!r}")
        elif isinstance(cell.value, str):
            if Decimal(cell.value) != Decimal(value) or len(Decimal(value).normalize().as_tuple().digits) <= 15:
                faults.append(f"{where}: the text {cell.value!r} isn't {value}")
        elif cell.value is None or float(cell.value) != float(Decimal(value)):
            faults.append(f"{where}: {cell.value!r} isn't {value}")
        elif record["printed"] == "-" and "–" not in cell.number_format:
            faults.append(f"{where}: nil is shown as {cell.number_format!r}")
        elif record["printed"] != "-":
            places = len(value.partition(".")[2])
            shown = cell.number_format.partition("_)")[0].partition('"')[0].partition(".")[2].count("0")
            if shown != places:
                faults.append(f"{where}: {cell.number_format!r} doesn't show {places} decimals")
            if record["unit"] in ("percent",) and record["scale"] == "one" and '%' not in cell.number_format:
                faults.append(f"{where}: {cell.number_format!r} doesn't show percent")
    return faults, count


def announcement(site, base, path, data=None):
    """Faults of the workbook of an announcement."""
    book, faults = package(data or path.read_bytes())
    folder, count, seen = path.parent, 0, set()
    address = f"{base}{folder.relative_to(site).as_posix()}/"
    links = {cell.hyperlink.target for sheet in book for row in texts(sheet) for cell in row if cell.hyperlink}
    if address not in links:
        faults.append(f"nothing leads to {address}")
    for sheet in book.worksheets[1:]:
        link = None if sheet.title in ("Figures", "Facts") else sheet["A4"].hyperlink
        target = link.target if link else ""
        if target.startswith(address):
            own = target[len(address):].strip("/")
            seen.add(own)
            found, more = statement(sheet, records(folder / own / f"{own}.csv"))
        elif sheet.title == "Figures":
            found, more = figures(sheet, records(folder / "figures.csv"))
            seen.add("figures")
        elif sheet.title == "Facts":
            found, more = facts(sheet, folder / "facts.csv", base)
            seen.add("facts")
        else:
            found, more = [f"{sheet.title} leads to no page: {target!r}"], 0
        faults += found
        count += more
    expected = {file.stem for file in folder.glob("*/*.csv") if file.parent.name == file.stem}
    expected |= {name for name in ("figures", "facts") if (folder / f"{name}.csv").is_file()}
    if seen != expected:
        faults.append(f"it has {sorted(seen)}, not {sorted(expected)}")
    return faults, count


def figures(sheet, rows):
    """Faults of the figures in long form."""
    faults = []
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    if len(shown) != len(rows):
        return [f"{sheet.title}: {len(shown)} records, not {len(rows)}"], 0
    for at, (row, record) in enumerate(zip(shown, rows), 2):
        exact = (row[0], row[9], row[10])
        # The CSV file guards texts that a spreadsheet could run.
        if exact[0].lstrip("'") != record["key"].lstrip("'") or exact[1:] != (record["printed"], record["value"]):
            faults.append(f"{sheet.title}!{at}: {exact} isn't {record['key']}, {record['printed']}, {record['value']}")
        if row[11] is not None and float(row[11]) != float(Decimal(record["value"])):
            faults.append(f"{sheet.title}!{at}: {row[11]} isn't {record['value']}")
    return faults, len(rows)


def factor(unit):
    words = unit.split(",")[0].split(" ", 1)[-1]
    return Decimal(10) ** SCALES.get(words, 0)


def financials(site, path, data=None):
    """Faults of the workbook of the financials: each figure is one that is shown for its line and period, and none is missing."""
    book, faults = package(data or path.read_bytes())
    shown = {}
    for record in records(path.with_suffix(".csv")):
        if record["role"] == "shown":
            key = (record["concept"].lstrip("'"), record["period_end"])
            shown.setdefault(key, set()).add(Decimal(record["value_in_units"]))
    count, used, ends = 0, set(), {}
    for sheet in book.worksheets[1:]:
        head, columns, keys = head_of(sheet)
        day = {period: datetime.strptime(sheet.cell(head - 1, column).value, "%d %b %Y").date().isoformat() for period, column in columns.items()}
        if list(day.values()) != sorted(day.values(), reverse=True):
            faults.append(f"{sheet.title}: periods aren't from the newest to the oldest: {list(day)}")
        ends.update(day)
        for row in range(head + 1, sheet.max_row + 1):
            concept = sheet.cell(row, keys).value
            if not concept:
                continue
            unit = sheet.cell(row, 2).value
            for period, column in columns.items():
                cell = sheet.cell(row, column)
                if cell.value is None:
                    continue
                end = day[period]
                value = Decimal(str(cell.value)) * factor(unit)
                count += 1
                used.add((concept, end))
                if float(value) not in {float(it) for it in shown.get((concept, end), ())}:
                    faults.append(f"{sheet.title}!{cell.coordinate}: {value} isn't shown of {concept} for {period}: {shown.get((concept, end))}")
    for record in records(path.with_suffix(".csv")):
        concept, end = record["concept"].lstrip("'"), record["period_end"]
        # Periods of a length that no sheet has, such as nine months, stand on none; a balance stands in a period that ends with it.
        is_column = record["period"] in ends or record["period"] == end and end in ends.values()
        if record["role"] == "shown" and is_column and (concept, end) not in used:
            faults.append(f"{concept} of {record['period']} is on no sheet")
    return faults, count


def planted():
    """Plants a fault of each kind in a workbook that has none; gives those that weren't found."""
    def workbook(change=lambda book: None, name="operations"):
        book = openpyxl.Workbook()
        book.properties.title, book.properties.creator = "T", "C"
        first = book.active
        first.title = "Contents"
        sheet = book.create_sheet(name)
        first["A1"] = name
        first["A1"].hyperlink = openpyxl.worksheet.hyperlink.Hyperlink(ref="A1", location=f"'{name}'!A1")
        right = openpyxl.styles.Alignment(horizontal="right")
        sheet["A1"], sheet["B2"], sheet["C2"] = "Operations", "q1", "Key"
        sheet["B2"].alignment = right
        for row, (value, key) in enumerate([(-2236.5, "fees"), (0, "nil"), ("N/M", "words"), ("1234567890123456", "long")], 3):
            sheet.cell(row, 1, key), sheet.cell(row, 2, value), sheet.cell(row, 3, f"operations.{key}")
        sheet["B3"].number_format, sheet["B4"].number_format = "#,##0.00_);(#,##0.00)", '#,##0_);(#,##0);"–"_)'
        sheet.freeze_panes = "B3"
        sheet.print_title_rows = "1:2"
        sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr = "landscape", openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        change(book)
        data = io.BytesIO()
        book.save(data)
        timeless = io.BytesIO()
        with zipfile.ZipFile(data) as old, zipfile.ZipFile(timeless, "w") as new:
            for entry in old.infolist():
                new.writestr(zipfile.ZipInfo(entry.filename, NO_TIME), old.read(entry))
        return timeless.getvalue(), data.getvalue()

    def record(line, printed, value):
        return {"statement": "operations", "line": line, "column": "q1", "printed": printed, "value": value, "unit": "money", "scale": "one"}

    rows = [record("fees", "(2,236.50)", "-2236.50"), record("nil", "-", "0"), record("words", "N/M", ""), record("long", "1,234,567,890,123,456", "1234567890123456")]

    def faults(data):
        book, found = package(data)
        return found + statement(book.worksheets[1], rows)[0]

    def at(cell, value):
        return lambda book: book.worksheets[1].__setitem__(cell, value)

    def set_of(attribute, value):
        return lambda book: setattr(book.worksheets[1], attribute, value)

    if faults(workbook()[0]):
        return ["a workbook without a fault has " + "; ".join(faults(workbook()[0]))]
    kinds = {
        "a number that is another": at("B3", -2236.51),
        "a missing number": at("B3", None),
        "a number in place of words": at("B5", 1),
        "a long figure that is rounded": at("B6", "1234567890123460"),
        "a short figure as text": at("B3", "-2236.5"),
        "nil that is shown as zero": lambda book: setattr(book.worksheets[1]["B4"], "number_format", "0"),
        "other decimals": lambda book: setattr(book.worksheets[1]["B3"], "number_format", "#,##0.0_);(#,##0.0)"),
        "a formula": at("A3", "=1+1"),
        "a line without a key": at("C3", None),
        "nothing that is frozen": set_of("freeze_panes", None),
        "a sheet that is printed upright": lambda book: setattr(book.worksheets[1].page_setup, "orientation", "portrait"),
        "a missing title": lambda book: setattr(book.properties, "title", None),
        "contents that leave a sheet out": lambda book: setattr(book.worksheets[0]["A1"], "hyperlink", None),
        "a sheet before the contents": lambda book: book.move_sheet("operations", -1),
    }
    unseen = []
    for kind, change in kinds.items():
        try:
            found = faults(workbook(change)[0])
        except (TypeError, KeyError, IndexError, AttributeError, ValueError):
            found = ["it can't be read"]
        if not found:
            unseen.append(kind)
    if not faults(workbook()[1]):
        unseen.append("a time in the archive")
    if not package(workbook(name="x" * 32)[0])[1]:
        unseen.append("a name that is too long")
    row = {"key": "a", "printed": "1%", "value": "1"}
    sheet = openpyxl.Workbook().active
    sheet.append(["Key"] * 13)
    sheet.append(["a", *[None] * 8, "1%", "1", 2, "x"])
    if not figures(sheet, [row])[0] or not figures(sheet, [row, row])[0]:
        unseen.append("another figure in long form")
    return unseen + [f"facts with {kind}" for kind in planted_in_facts()]


def planted_in_facts():
    """The same of a sheet of facts."""
    head, base = ["concept", "value", "printed", "address"], "https://example.org/"
    rows = [["'=a", "1200000", "1.2", "a/#x"], ["b", "1234567890123456", "1", "a/#y"]]

    def found(change=lambda sheet: None):
        sheet = openpyxl.Workbook().active
        sheet.append(["concept", "value", "number", "printed", "address"])
        for concept, value, printed, address in rows:
            number = int(value) if len(value) < DIGITS else None
            sheet.append([concept.lstrip("'"), value, number, printed, address])
            cell = sheet.cell(sheet.max_row, 5)
            cell.hyperlink = openpyxl.worksheet.hyperlink.Hyperlink(
                ref=cell.coordinate, target=base + address.split("#")[0], location=address.split("#")[1]
            )
        sheet["A2"].data_type = "s"
        sheet.auto_filter.ref = "A1:E3"
        change(sheet)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "facts.csv"
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([head, *rows])
            return facts(sheet, path, base)[0]

    if found():
        return ["no fault: " + "; ".join(found())]
    kinds = {
        "another text": lambda sheet: sheet.__setitem__("D2", "1.3"),
        "a value that is a number": lambda sheet: sheet.__setitem__("B2", 1200000),
        "another number": lambda sheet: sheet.__setitem__("C2", 1200001),
        "a number that is missing": lambda sheet: sheet.__setitem__("C2", None),
        "a number that is rounded": lambda sheet: sheet.__setitem__("C3", 1234567890123460),
        "a column of another name": lambda sheet: sheet.__setitem__("A1", "key"),
        "a record less": lambda sheet: sheet.delete_rows(3),
        "a record more": lambda sheet: sheet.append(["c", "1", 1, "1", "a/#z"]),
        "a link that leads elsewhere": lambda sheet: setattr(sheet["E2"].hyperlink, "location", "y"),
        "a link that is missing": lambda sheet: setattr(sheet["E3"], "hyperlink", None),
        "a filter of fewer rows": lambda sheet: setattr(sheet.auto_filter, "ref", "A1:E2"),
    }
    return [kind for kind, change in kinds.items() if not found(change)]


def main():
    site, base = Path(sys.argv[1]), sys.argv[2]
    # Of the name that is planted.
    warnings.filterwarnings("ignore", "Title is more than 31")
    unseen = planted()
    if unseen:
        print("\n".join(f"a planted fault isn't found: {kind}" for kind in unseen))
        sys.exit(2)
    books, cells, faults = 0, 0, []
    for path in sorted(site.rglob("*.xlsx")):
        if path == site / "figures" / "financials.xlsx":
            found, count = financials(site, path)
        elif path.parent == site / "data":
            found, count = year(site, path)
        elif path.stem == path.parent.name:
            found, count = announcement(site, base, path)
        else:
            # A file that the archive has beside an announcement.
            continue
        books, cells = books + 1, cells + count
        faults += [f"{path.relative_to(site)}: {fault}" for fault in found]
    if not books:
        faults.append(f"{site} has no spreadsheet")
    print("\n".join(faults))
    print(f"{books} spreadsheets, {cells} figures, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
