#!/usr/bin/env python3
"""The feeds of a site and the Markdown twins of its pages, read by tools that nobody of irbook wrote.

feeds.py SITE BASE_URL

Atom is validated with the RELAX NG grammar of RFC 4287 (atom.rng, by lxml), read by feedparser, and looked at by the rules that
a grammar can't say; JSON Feed by the published JSON schema of the format (the npm package jsonfeed-schema) and by a stricter
one of what the site promises (json-feed.schema.json). All documents of a feed together must have every public
announcement once. Twins are parsed by markdown-it-py, and their links must lead to files of the site. Before that, faults
of each kind are planted in copies, and each must be found.
"""
import csv
import json
import re
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree, html
from markdown_it import MarkdownIt

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(str(HERE / "atom.rng")))
PUBLISHED = HERE.parents[1] / "node_modules/jsonfeed-schema/schema-v1.1.json"
SCHEMAS = [
    Draft7Validator(json.loads(PUBLISHED.read_text())),
    Draft202012Validator(json.loads((HERE / "json-feed.schema.json").read_text())),
]
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TAG = re.compile(r"tag:[A-Za-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*$")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def whole(addresses, what):
    return [f"{what}: `{it}` is no whole address" for it in addresses if not re.match(r"(https?|mailto|tel):", it)]


def addresses_in(text):
    if not text.strip():
        return []
    return [value for _, name, value, _ in html.fragment_fromstring(text, create_parent="div").iterlinks()]


def atom_faults(text, own):
    """What is wrong with a document of Atom that stands at the address `own`."""
    try:
        root = etree.fromstring(text)
    except etree.XMLSyntaxError as error:
        return [f"{own}: no XML: {error}"]
    if not GRAMMAR.validate(root):
        return [f"{own}: line {error.line}: {error.message}" for error in GRAMMAR.error_log]
    faults, links = [], {}
    for link in root.findall(ATOM + "link"):
        links.setdefault(link.get("rel"), []).append(link.get("href"))
    if links.get("self") != [own]:
        faults.append(f"{own}: names itself {links.get('self')}")
    every = [it.get("href", "") for it in root.iter(ATOM + "link")]
    faults += whole(every, own)
    entries = root.findall(ATOM + "entry")
    ids = [entry.findtext(ATOM + "id", "") for entry in entries]
    faults += [f"{own}: `{id}` stands twice" for id in {id for id in ids if ids.count(id) > 1}]
    faults += [f"{own}: `{id}` is no tag" for id in ids + [root.findtext(ATOM + "id", "")] if not TAG.match(id)]
    instants = [it.text or "" for name in ("updated", "published") for it in root.iter(ATOM + name)]
    wrong = [it for it in instants if not INSTANT.match(it)]
    faults += [f"{own}: `{it}` is no instant of RFC 3339" for it in wrong]
    if wrong:
        return faults
    published = [instant(entry.findtext(ATOM + "published")) for entry in entries]
    if published != sorted(published, reverse=True):
        faults.append(f"{own}: the newest entry isn't first")
    updated = [instant(entry.findtext(ATOM + "updated")) for entry in entries]
    if entries and instant(root.findtext(ATOM + "updated")) != max(updated):
        faults.append(f"{own}: isn't updated when its newest entry is")
    for entry, first, last in zip(entries, published, updated):
        id = entry.findtext(ATOM + "id")
        if first > last:
            faults.append(f"{own}: {id} is updated before it is published")
        kinds = [link.get("rel") for link in entry.findall(ATOM + "link")]
        if kinds.count("alternate") != 1:
            faults.append(f"{own}: {id} has {kinds.count('alternate')} alternate links")
        faults += whole(addresses_in(entry.findtext(ATOM + "content", "")), f"{own}: {id}")
    read = feedparser.parse(text)
    if read.bozo or len(read.entries) != len(entries):
        faults.append(f"{own}: feedparser reads {len(read.entries)} of {len(entries)} entries: {read.get('bozo_exception')}")
    return faults


def json_faults(text, own):
    """What is wrong with a JSON feed that stands at the address `own`."""
    try:
        feed = json.loads(text)
    except ValueError as error:
        return [f"{own}: no JSON: {error}"]
    faults = [f"{own}: {'/'.join(map(str, it.path))}: {it.message[:200]}" for schema in SCHEMAS for it in schema.iter_errors(feed)]
    if faults:
        return faults
    if feed["feed_url"] != own:
        faults.append(f"{own}: names itself {feed['feed_url']}")
    ids = [item["id"] for item in feed["items"]]
    faults += [f"{own}: `{id}` stands twice" for id in {id for id in ids if ids.count(id) > 1}]
    for item in feed["items"]:
        faults += whole(addresses_in(item.get("content_html", "")), f"{own}: {item['id']}")
    return faults


def chain_faults(first, read, expected):
    """What is wrong with the documents of a feed from the one that readers subscribe to; `read` gives one by its address, as its
    ids, its links and whether it is an archive; `expected` is how many entries there are to be, where that is known."""
    faults, seen, at, behind = [], [], first, None
    while at:
        found = read(at)
        if found is None:
            return faults + [f"{at}: isn't there"]
        ids, links, is_archive = found
        if is_archive != (at != first):
            faults.append(f"{at}: is{'' if is_archive else ' not'} said to be an archive")
        if is_archive and (links.get("current") != first or links.get("next-archive") != (behind if behind != first else None)):
            faults.append(f"{at}: leads to {links}")
        seen += ids
        behind, at = at, links.get("prev-archive")
        if len(seen) > 10_000_000:
            return faults + [f"{first}: goes round"]
    faults += [f"{first}: {len(seen) - len(set(seen))} entries stand in two documents"] if len(seen) != len(set(seen)) else []
    if expected is not None and len(seen) != expected:
        faults.append(f"{first}: has {len(seen)} entries in all, and not {expected}")
    return faults


def twin_faults(text, page, has):
    """What is wrong with the twin of a page; `has` tells whether there is a file at a path of the site."""
    match = re.match(r'---\ntitle: "((?:[^"\\\n]|\\.)*)"\naddress: "(https?://[^"]+)"\nlanguage: "[A-Za-z0-9-]+"\n(date: \S+\n)?(as_of: \S+\n)?---\n\n', text)
    if not match:
        return [f"{page}: its front matter is another"]
    faults = []
    tokens = MARKDOWN.parse(text[match.end():])
    if not tokens:
        faults.append(f"{page}: says nothing")
    for token in tokens:
        for inline in token.children or []:
            href = inline.attrGet("href") or inline.attrGet("src")
            if inline.type not in ("link_open", "image") or not href or re.match(r"[a-z]+:", href):
                continue
            path = unquote(urlsplit(urljoin("https://x/" + page, href)).path)[1:]
            if not has(path):
                faults.append(f"{page}: `{href}` leads nowhere")
    # A row of a table that isn't read as one.
    rows = sum(bool(re.match(r"[ >]*((-|\d+\.) )?\| ", line)) for line in text.splitlines())
    read = sum(token.type == "tr_open" for token in tokens)
    if rows != read:
        faults.append(f"{page}: {rows - read} of {rows} rows of tables are read as text")
    return faults


def control(name, faults, failures):
    if not faults:
        failures.append(f"negative control: {name} isn't found")


def controls(site, base, failures):
    """Plants faults and looks whether they are found."""
    own = base + "feed.xml"
    good = (site / "feed.xml").read_bytes()
    plants = [
        ("no XML", good.replace(b"</feed>", b"")),
        ("a control character", good.replace(b"</title>", b"\x01</title>", 1)),
        ("an element that Atom doesn't have", good.replace(b"<subtitle>", b"<tagline>").replace(b"</subtitle>", b"</tagline>")),
        ("an entry without `updated`", re.sub(rb"(<entry.*?)<updated>[^<]*</updated>", rb"\1", good, count=1, flags=re.S)),
        ("a day for an instant", re.sub(rb"<published>([^T]*)T[^<]*<", rb"<published>\1<", good, count=1)),
        ("a relative link", good.replace(b'rel="alternate" type="text/html" href="' + base.encode(), b'rel="alternate" type="text/html" href="')),
        ("a relative link in a text", good.replace(b"<content type=\"html\">", b"<content type=\"html\">&lt;a href=&quot;../x&quot;&gt;x&lt;/a&gt;")),
        ("another address", good.replace(b'rel="self"', b'rel="related"')),
        ("a name that is none", good.replace(b"<id>tag:", b"<id>http:")),
        ("an entry twice", re.sub(rb"(<entry.*?</entry>\n)", rb"\1\1", good, count=1, flags=re.S)),
        ("an instant that isn't the newest", re.sub(rb"<updated>\d{4}", b"<updated>1901", good, count=1)),
    ]
    for name, text in plants:
        if text == good:
            failures.append(f"negative control: {name} can't be planted")
        control(f"Atom with {name}", atom_faults(text, own), failures)
    own, good = base + "feed.json", (site / "feed.json").read_text()
    for name, old, new in [
        ("another version", "version/1.1", "version/2"),
        ("a key that there isn't", '"items":', '"entries":'),
        ("an instant that is none", 'T', ' '),
        ("an item without content", '"content_', '"_content_'),
        ("another address", '"feed_url":"', '"feed_url":"https://x.example/'),
    ]:
        control(f"JSON Feed with {name}", json_faults(good.replace(old, new), own), failures)
    for schema in SCHEMAS:
        control(f"JSON Feed without anything, by {schema.schema['title']}", list(schema.iter_errors({})), failures)
    documents = {"a": (["1"], {"prev-archive": "b"}, False), "b": (["1"], {"current": "a"}, True)}
    control("an entry in two documents", chain_faults("a", documents.get, None), failures)
    documents["b"] = (["2"], {"current": "c"}, True)
    control("an archive that leads elsewhere", chain_faults("a", documents.get, 2), failures)
    documents["b"] = (["2"], {"current": "a"}, True)
    control("an entry too few", chain_faults("a", documents.get, 3), failures)
    if chain_faults("a", documents.get, 2):
        failures.append("negative control: a chain that is right is found wrong")
    documents["a"] = (["1"], {"prev-archive": "c"}, False)
    control("an archive that isn't there", chain_faults("a", documents.get, None), failures)
    good = '---\ntitle: "T"\naddress: "https://x/"\nlanguage: "en"\n---\n\n# T\n\n|  | A |\n|---|---|\n| b | [1](x.html) |\n'
    if twin_faults(good, "index.md", lambda path: path == "x.html"):
        failures.append("negative control: a twin that is right is found wrong")
    for name, text in [
        ("no front matter", good[4:]),
        ("a link that leads nowhere", good.replace("x.html", "y.html")),
        ("a row that is none", good.replace("|---|---|\n", "")),
        ("nothing in it", good[: good.index("# T")]),
    ]:
        control(f"a twin with {name}", twin_faults(text, "index.md", lambda path: path == "x.html"), failures)


def main(site, base):
    failures, counted = [], {"Atom": 0, "JSON": 0, "entries": 0, "twins": 0, "links": 0}
    controls(site, base, failures)
    files = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    public = len(list(csv.DictReader((site / "announcements/announcements.csv").open(newline="", encoding="utf-8"))))
    atom, jsons = {}, {}
    for path in sorted(files):
        name = path.rsplit("/", 1)[-1]
        if re.fullmatch(r"feed(-\d+)?\.xml", name):
            text = (site / path).read_bytes()
            failures += atom_faults(text, base + path)
            root = etree.fromstring(text)
            links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
            ids = [entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")]
            is_archive = root.find("{http://purl.org/syndication/history/1.0}archive") is not None
            atom[base + path] = (ids, links, is_archive)
            counted["Atom"] += 1
            counted["entries"] += len(ids)
        elif re.fullmatch(r"feed(-\d+)?\.json", name):
            text = (site / path).read_text(encoding="utf-8")
            failures += json_faults(text, base + path)
            feed = json.loads(text)
            jsons[base + path] = [item["id"] for item in feed["items"]]
            counted["JSON"] += 1
    for address, (ids, _, _) in atom.items():
        if jsons.get(address.removesuffix(".xml") + ".json") != ids:
            failures.append(f"{address}: the JSON feed beside it has other entries")
        if address.endswith("/feed.xml"):
            failures += chain_faults(address, atom.get, public if address == base + "feed.xml" else None)
    reached = sum(address.endswith("/feed.xml") for address in atom)
    if not reached:
        failures.append("there is no feed")
    pages = [path for path in files if path.endswith(".html")]
    for page in sorted(pages):
        twin = page.removesuffix(".html") + ".md"
        text = (site / page).read_text(encoding="utf-8")
        has_link = 'type="text/markdown" href="index.md"' in text
        if has_link != (twin in files):
            failures.append(f"{page}: {'its twin is missing' if has_link else 'its twin is not linked'}")
        if twin in files:
            has = lambda path: path in files or (path + "index.html").lstrip("/") in files or path == ""
            failures += twin_faults((site / twin).read_text(encoding="utf-8"), twin, has)
            counted["twins"] += 1
    if "llms.txt" in files:
        text = (site / "llms.txt").read_text(encoding="utf-8")
        tokens = MARKDOWN.parse(text)
        if [token.type for token in tokens[:3]] != ["heading_open", "inline", "heading_close"] or tokens[3].type != "blockquote_open":
            failures.append("llms.txt: no title with a summary below")
        for token in tokens:
            for inline in token.children or []:
                if inline.type == "link_open":
                    counted["links"] += 1
                    if unquote(inline.attrGet("href").removeprefix(base)) not in files:
                        failures.append(f"llms.txt: `{inline.attrGet('href')}` leads nowhere")
    for failure in failures:
        print(failure)
    print(", ".join(f"{count} {what}" for what, count in counted.items()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
