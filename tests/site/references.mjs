// What a page refers to: `{ value, what, line }` and
//   followed: a reader can go there (it counts as a way to reach a page)
//   whole:    "always" must be an absolute address, "allowed" may be one
//   self:     must lead to the page it stands on
//   idOnly:   the value is an id on the same page

const SOURCES = ["src", "poster", "data"];
const ID_LISTS = ["aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns", "headers"];
const WHOLE_META = ["og:url", "og:image", "twitter:image"];

export function references(page) {
  return page.elements.flatMap((element) =>
    ofElement(element).map((reference) => ({ line: element.line, what: element.name, ...reference })),
  );
}

/** `url(...)` in a style sheet. */
export function urlsInStyles(text) {
  return text.split("\n").flatMap((line, index) =>
    [...line.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map(([, value]) => ({ value, what: "url()", line: index + 1 })),
  );
}

function ofElement(element) {
  const { name, attributes } = element;
  const found = [];
  for (const href of [attributes.href, attributes["xlink:href"]]) {
    if (href !== undefined) found.push({ value: href, ...wayOf(name, attributes) });
  }
  for (const source of SOURCES) if (attributes[source] !== undefined) found.push({ value: attributes[source] });
  for (const candidate of (attributes.srcset ?? "").split(",").filter((part) => part.trim())) {
    found.push({ value: candidate.trim().split(/\s+/)[0], what: "srcset" });
  }
  for (const list of ID_LISTS) {
    for (const id of (attributes[list] ?? "").split(/\s+/).filter(Boolean)) found.push({ value: id, what: list, idOnly: true });
  }
  if (attributes.for) found.push({ value: attributes.for, what: "for", idOnly: true });
  for (const value of Object.values(attributes)) {
    for (const [, id] of value.matchAll(/^url\(#([^)]+)\)/g)) found.push({ value: id, what: `${name} url()`, idOnly: true });
  }
  const property = attributes.property ?? attributes.name;
  if (name === "meta" && WHOLE_META.includes(property)) {
    found.push({ value: attributes.content, what: property, whole: "always", self: property === "og:url" });
  }
  if (name === "meta" && /^refresh$/i.test(attributes["http-equiv"])) {
    found.push({ value: attributes.content.replace(/^\s*\d+\s*;\s*url=/i, ""), what: "refresh" });
  }
  if (name === "script" && attributes.type === "application/ld+json") found.push(...inJson(element));
  return found;
}

function wayOf(name, { rel }) {
  if (name === "a" || name === "area") return { followed: true };
  if (name !== "link") return {};
  if (rel === "canonical") return { what: rel, whole: "always", self: true };
  return { what: `link ${rel}`, whole: rel === "alternate" ? "allowed" : undefined };
}

/** Addresses of one's own in JSON-LD stand under `url`; `sameAs` and the like lead elsewhere. */
function inJson(element) {
  const found = [];
  JSON.parse(element.text(), (key, value) => {
    if (key === "url" && typeof value === "string") found.push({ value, what: "JSON-LD url", whole: "allowed", followed: true });
    return value;
  });
  return found;
}
