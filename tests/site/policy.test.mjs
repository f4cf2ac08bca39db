import assert from "node:assert/strict";
import { test } from "node:test";
import { sees, soundSite } from "./fixture.mjs";
import { checkPolicy } from "./policy.mjs";

const sample = (name, from, to, expected) => test(name, (t) => sees(t, checkPolicy, ({ change }) => change("about.html", from, to), expected));

test("a sound site has nothing to mend", (t) => {
  assert.deepEqual(checkPolicy(soundSite(t).folder).findings, []);
});

sample("a script", "</main>", "<script src=x.js></script></main>", /about.html:\d+: has a script/);
sample("a script in an attribute", "<main>", '<main onclick="x()">', /has the script onclick/);
sample("an inline style", "<main>", '<main style="color: red">', /main has a style attribute/);
sample("an inline style sheet", "</head>", "<style>p { color: red }</style></head>", /inline style sheet/);
sample("no policy", "Content-Security-Policy", "x-policy", /has no Content-Security-Policy/);
sample("a policy that allows inline styles", "style-src 'self'", "style-src 'self' 'unsafe-inline'", /allows 'unsafe-inline' in style-src/);
sample("a policy that allows everything else", "default-src 'none'", "default-src 'self'", /default-src is not 'none'/);
sample("a policy that keeps robots.txt from being read", "connect-src 'self'; ", "", /connect-src is not 'self'/);
sample("a policy that connects elsewhere", "connect-src 'self'", "connect-src 'self' wss:", /connect-src is not 'self'/);
sample("a policy that leaves the base open", "base-uri 'none'; ", "", /leaves base-uri open/);
sample("a policy after what it should guard", '<meta charset="utf-8">', '<meta charset="utf-8"><link rel="icon" href="x.svg">', /comes after something that loads/);
sample("a page without its kind", 'data-page="about"', "", /states no kind of page/);
sample("a page without a heading", "<h1>About</h1>", "<h2>About</h2>", /has 0 h1/);
sample("a page without an icon", 'rel="icon"', 'rel="help"', /names no icon/);
sample("a page without a language", ' lang="en"', "", /html has no lang/);
sample("a policy that allows scripts", "style-src 'self'", "script-src 'self'; style-src 'self'", /allows "script-src 'self'" to run instead of ""/);

sample("a policy that allows typefaces which no style loads", "img-src", "font-src 'self'; img-src", /allows typefaces, and no style loads any/);
sample("a policy that allows what no page needs", "img-src", "media-src 'self'; img-src", /has media-src, which no page needs/);

const FONT = '@font-face { font-family: "A"; src: url("a.woff2") }';
test("a policy that keeps the site's typeface out", (t) =>
  sees(t, checkPolicy, ({ change }) => change("style.css", ":root", `${FONT} :root`), /font-src is not 'self', though styles load a typeface/));

const former = (name, from, to, expected) => test(name, (t) => sees(t, checkPolicy, ({ change }) => change("old/about.html", from, to), expected));

former("another script at a former address", "location.replace", "location.assign", /old\/about.html:\d+: has a script/);
former("a second script at a former address", "</body>", "<script>x()</script></body>", /old\/about.html:\d+: has a script/);
former("a script from a file at a former address", "<script>", '<script src="x.js">', /old\/about.html:\d+: has a script/);
former("a policy that allows another script at a former address", "script-src 'sha256-", "script-src 'self' 'sha256-", /to run instead of "script-src 'sha256-/);
former("the script of a former address on another page", 'data-page="redirect"', 'data-page="about"', /old\/about.html:\d+: has a script/);

// A page of search is made of the sound site's: with its own policy and its script.
const SOUND = {
  'data-page="about"': 'data-page="search"',
  "style-src 'self'": "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
  "form-action 'none'": "form-action 'self'",
  "</body>": '<script src="search.js" data-indexes=""></script></body>',
};
const turn = (change, parts) => Object.entries(parts).forEach(([from, to]) => change("about.html", from, to));

test("a page of search with its script and its policy has nothing to mend", (t) => {
  const site = soundSite(t);
  turn(site.change, SOUND);
  assert.deepEqual(checkPolicy(site.folder).findings, []);
});

const searching = (name, from, to, expected) =>
  test(name, (t) =>
    sees(
      t,
      checkPolicy,
      ({ change }) => {
        turn(change, SOUND);
        change("about.html", from, to);
      },
      expected,
    ),
  );

searching("the script of search on another page", 'data-page="search"', 'data-page="about"', /about.html:\d+: has a script/);
searching("another script on the page of search", 'src="search.js"', 'src="https://example.org/search.js"', /about.html:\d+: has a script/);
searching("a second script on the page of search", "</body>", '<script src="search.js"></script></body>', /about.html:\d+: has a script/);
searching("a script within the page of search", "</script>", "x()</script>", /about.html:\d+: has a script/);
searching("a policy of search that lets any script evaluate", "'wasm-unsafe-eval'", "'unsafe-eval'", /allows 'unsafe-eval' in script-src/);
searching("a policy of search that lets scripts come from elsewhere", "'wasm-unsafe-eval'", "'wasm-unsafe-eval' https:", /allows https: in script-src/);
searching("a policy of search that lets its words be sent elsewhere", "form-action 'self'", "form-action https:", /form-action is not 'self'/);
