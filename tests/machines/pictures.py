#!/usr/bin/env python3
"""Looks at the pictures that a site's pages name for previews of links, with Pillow.

Call: pictures.py SITE_FOLDER BASE_URL. Ends with status 1 and a line a fault. Before that, it plants a fault of each kind in a copy
and ends with status 2 unless each is found.
"""

import html
import io
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

SIZE = (1200, 630)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"')
ICON = re.compile(r'<link rel="apple-touch-icon" href="([^"]+)">')
TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?")


def look(data, size):
    """Faults of a picture's bytes."""
    try:
        picture = Image.open(io.BytesIO(data))
        picture.load()
    except Exception as error:  # whatever Pillow says of bytes that are no picture
        return [f"it can't be read: {error}"]
    faults = []
    if picture.format != "PNG" or picture.size != size:
        faults.append(f"it is {picture.format} of {picture.size}, not PNG of {size}")
    # Pillow makes room for as many colors as it is told that there may be.
    colors = picture.convert("RGB").getcolors(picture.width * picture.height)
    # The commonest color is the paper; text covers a little of it.
    covered = 1 - max(count for count, _ in colors) / (picture.width * picture.height)
    if len(colors) < 4 or covered < 0.005:
        faults.append(f"it is blank: {len(colors)} colors, {covered:.2%} covered")
    return faults


def page(site, base, path):
    """Faults of the head of a page."""
    text = path.read_text(encoding="utf-8")
    head = text.partition("</head>")[0]
    meta = {}
    for name, content in META.findall(head):
        meta.setdefault(name, []).append(html.unescape(content))
    faults = []
    if "og:title" not in meta:
        # A page that leads on to another one.
        return faults, set()
    one = {name: meta.get(name, []) for name in ("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt", "twitter:card")}
    faults += [f"{name} is there {len(found)} times" for name, found in one.items() if len(found) != 1]
    seen = set()
    for address in one["og:image"]:
        file = site / address.removeprefix(base)
        if not address.startswith(base) or not file.is_file():
            faults.append(f"{address} isn't on the site")
            continue
        seen.add(file)
        if file.name == "preview.png" and [one["og:image:width"], one["og:image:height"], one["og:image:type"]] != [["1200"], ["630"], ["image/png"]]:
            faults.append(f"another size or type is told of {address}")
    if one["twitter:card"] not in ([], ["summary_large_image"]):
        faults.append(f"twitter:card is {one['twitter:card']}")
    if len(meta.get("theme-color", [])) != 2:
        faults.append("there aren't two colors of the theme")
    icons = ICON.findall(head)
    for icon in icons:
        # The page of addresses that don't exist has whole paths: it is shown at any depth.
        root = urlsplit(base).path
        file = site / icon.removeprefix(root) if icon.startswith(root) else (path.parent / icon).resolve()
        if not file.is_file():
            faults.append(f"{icon} isn't there")
    if len(icons) != 1:
        faults.append(f"there are {len(icons)} icons")
    parts = path.relative_to(site).parts
    is_announcement = parts[0] == "announcements" and len(parts) == 3 and 'data-page="announcement-' in text
    if is_announcement != ("article:published_time" in meta):
        faults.append("article:published_time is of announcements")
    if is_announcement and one["og:image"] != [f"{base}{path.parent.relative_to(site).as_posix()}/preview.png"]:
        faults.append(f"its picture is {one['og:image']}")
    for name in ("article:published_time", "article:modified_time"):
        faults += [f"{name} is {value}" for value in meta.get(name, []) if not TIME.fullmatch(value)]
    return faults, seen


def judged(site, base):
    """Faults of a site, and how many pages and pictures it has."""
    faults, pages, pictures = [], 0, set()
    for path in sorted(site.rglob("*.html")):
        found, seen = page(site, base, path)
        pages += 1
        pictures |= seen
        faults += [f"{path.relative_to(site)}: {fault}" for fault in found]
    for file in sorted(pictures):
        # The issuer's own picture has a size of its own.
        if file.name == "preview.png":
            faults += [f"{file.relative_to(site)}: {fault}" for fault in look(file.read_bytes(), SIZE)]
    icon = site / "apple-touch-icon.png"
    faults += [f"{icon.name}: {fault}" for fault in look(icon.read_bytes(), (180, 180))] if icon.is_file() else ["there is no icon"]
    unused = {file for file in site.glob("announcements/*/preview.png")} - pictures
    faults += [f"no page names {file.relative_to(site)}" for file in sorted(unused)]
    return faults, pages, len(pictures)


def png(size, marks=True):
    picture = Image.new("RGB", size, "white")
    for at in range(120 if marks else 0):
        picture.paste((at, 0, 2 * at), (at, 40, at + 40, 90))
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def planted():
    """Plants a fault of each kind in a site that has none; gives those that weren't found."""
    base = "https://example.org/x/"
    head = (
        '<head><meta property="og:title" content="T"><meta property="article:published_time" content="2024-05-20">'
        f'<meta property="og:image" content="{base}announcements/a/preview.png"><meta property="og:image:type" content="image/png">'
        '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="T">'
        '<meta name="twitter:card" content="summary_large_image"><meta name="theme-color" content="#fff" media="a">'
        '<meta name="theme-color" content="#000" media="b"><link rel="apple-touch-icon" href="../../apple-touch-icon.png"></head>'
        '<body data-page="announcement-other">'
    )
    sound = {"announcements/a/index.html": head.encode(), "announcements/a/preview.png": png(SIZE), "apple-touch-icon.png": png((180, 180))}
    text, picture = "announcements/a/index.html", "announcements/a/preview.png"
    kinds = {
        "a missing picture": {picture: None},
        "a blank picture": {picture: png(SIZE, marks=False)},
        "a small picture": {picture: png((600, 315))},
        "no picture at all": {picture: b"GIF89a"},
        "an address that isn't absolute": {text: head.replace(f'content="{base}', 'content="').encode()},
        "another size": {text: head.replace('"1200"', '"1201"').encode()},
        "no words for it": {text: head.replace("og:image:alt", "og:image:x").encode()},
        "another card": {text: head.replace("summary_large_image", "summary").encode()},
        "no day": {text: head.replace("article:published_time", "article:x").encode()},
        "a day that is none": {text: head.replace('"2024-05-20"', '"20 May 2024"').encode()},
        "no color": {text: head.replace('name="theme-color"', 'name="x"').encode()},
        "no icon": {"apple-touch-icon.png": None},
        "another picture": {text: head.replace("a/preview.png", "b/preview.png").encode(), "announcements/b/preview.png": png(SIZE)},
    }

    def faults(change):
        with tempfile.TemporaryDirectory() as folder:
            for path, data in {**sound, **change}.items():
                if data is not None:
                    (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                    (Path(folder) / path).write_bytes(data)
            return judged(Path(folder).resolve(), base)[0]

    wrong = faults({})
    if wrong:
        return ["a site without a fault has " + "; ".join(wrong)]
    return [kind for kind, change in kinds.items() if not faults(change)]


def main():
    site, base = Path(sys.argv[1]).resolve(), sys.argv[2]
    unseen = planted()
    if unseen:
        print("\n".join(f"a planted fault isn't found: {kind}" for kind in unseen))
        sys.exit(2)
    faults, pages, pictures = judged(site, base)
    print("\n".join(faults))
    print(f"{pages} pages, {pictures} pictures, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
