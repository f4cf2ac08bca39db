import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE_URL, sees, soundSite } from "./fixture.mjs";
import { checkLinks } from "./links.mjs";

const RESULTS = "announcements/first/index.html";
const check = (folder) => checkLinks(folder, BASE_URL);
const sample = (name, path, from, to, expected) => test(name, (t) => sees(t, check, ({ change }) => change(path, from, to), expected));
const link = (name, href, expected) => sample(name, "about.html", 'id="this">this', `id="this"><a href="${href}">this</a>`, expected);

test("a sound site has nothing to mend", (t) => {
  assert.deepEqual(check(soundSite(t).folder).findings, []);
});

link("a link to a missing page", "nowhere.html", /about\.html:\d+: a "nowhere.html" leads to nowhere.html, which is not in the site/);
link("a link to a missing anchor", "index.html#nowhere", /leads to #nowhere, which is not an id in index.html/);
link("a link within the page to a missing anchor", "#nowhere", /leads to #nowhere/);
link("a link in the wrong case", "Index.html", /leads to Index.html/);
link("a link to a folder", "announcements/first/", /names a folder/);
link("a link to a folder without its slash", "announcements/first", /names a folder/);
link("a link from the domain root", "/index.html", /leaves the site \(site at https:\/\/site.invalid\/repository\/\)/);
link("a link that climbs out of the site", "../index.html", /leaves the site/);
link("a whole address into the site", `${BASE_URL}index.html`, /make it relative/);
link("a link without encryption", "http://example.com/", /scheme http:/);
link("a subscription to a missing calendar", "webcal://example.org/repository/gone.ics", /leads to gone.ics, which is not in the site/);
link("a subscription to another site", "webcal://example.com/a.ics", /leaves the site/);
link("a subscription to what is no calendar", "webcal://example.org/repository/data.csv", /subscribes to what is no calendar/);
link("a link that runs script", "javascript:void(0)", /scheme javascript:/);
sample("a link inside an SVG", RESULTS, "</svg>", '<a href="nowhere.html"><path d="M0 0"/></a></svg>', /a "nowhere.html" leads to/);
sample("a missing image in a srcset", "about.html", "<p>", '<p><img alt="" src="data.csv" srcset="data.csv 1x, big.png 2x">', /srcset "big.png" leads to/);
sample("an image from another host", "about.html", "<p>", '<p><img alt="" src="https://example.com/a.png">', /loads something from outside/);
sample("a missing style sheet", "about.html", "style.css", "gone.css", /link stylesheet "gone.css"/);
sample("a missing file in a style sheet", "style.css", "body {", 'body { background: url("paper.png");', /style.css:2: url\(\) "paper.png"/);
sample("a canonical address of another page", "about.html", `canonical" href="${BASE_URL}about.html`, `canonical" href="${BASE_URL}`, /is not this page but index.html/);
sample("a canonical address of another host", "about.html", `canonical" href="${BASE_URL}`, 'canonical" href="https://example.com/', /does not begin with/);
sample("a relative og:url", "about.html", `og:url" content="${BASE_URL}`, 'og:url" content="', /og:url "about.html" must be a whole address/);
sample("a missing page in JSON-LD", "about.html", "</head>", `<script type="application/ld+json">{"url":"${BASE_URL}x.html"}</script></head>`, /JSON-LD url .* leads to x.html/);
sample("a relative link on the missing page", "404.html", "/repository/index.html", "index.html", /404.html is shown at any depth/);
sample("a missing page on the missing page", "404.html", "/repository/index.html", "/repository/x.html", /leads to x.html/);
sample("an id that stands twice", "about.html", "</p>", '</p><p id="this"></p>', /the id "this" stands twice/);
sample("a label that isn't there", RESULTS, 'aria-labelledby="table-1"', 'aria-labelledby="table-2"', /aria-labelledby "table-2" names an id/);
sample("a page that no link leads to", "index.html", "announcements/first/index.html", "about.html", /announcements\/first\/index.html: no chain of links/);
sample("a page that the sitemap lacks", "sitemap.xml", `<url><loc>${BASE_URL}about.html</loc></url>`, "", /about.html: is not in sitemap.xml/);
sample("a sitemap entry that leads nowhere", "sitemap.xml", `${BASE_URL}about.html`, `${BASE_URL}gone.html`, /sitemap.xml:\d+: .* leads to gone.html/);
sample("a hidden page in the sitemap", "about.html", "</head>", '<meta name="robots" content="noindex"></head>', /says noindex but is in sitemap.xml/);
sample("a sitemap that robots.txt misplaces", "robots.txt", "sitemap.xml", "map.xml", /robots.txt:1: Sitemap .* leads to map.xml/);

const former = (name, from, to, expected) => sample(name, "old/about.html", from, to, expected);

former("a former address without a link", 'id="present"', 'id="past"', /old\/about.html: has no link that leads on/);
former("a former address that leads elsewhere without scripts", "url=../about.html", "url=../index.html", /leads to several places: about.html, index.html/);
former("a former address that leads elsewhere by its canonical link", `${BASE_URL}about.html`, BASE_URL, /leads to several places/);
former("a former address that leads nowhere", 'present" href="../about.html', 'present" href="../gone.html', /leads to gone.html, which is not in the site/);
former("a former address that leads to itself", 'present" href="../about.html', 'present" href="about.html', /leads to several places/);
former("a former address that crawlers keep", "noindex", "index", /old\/about.html: leads on but is not hidden from crawlers/);
