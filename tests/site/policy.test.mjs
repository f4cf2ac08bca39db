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
sample("a policy that leaves the base open", "base-uri 'none'; ", "", /leaves base-uri open/);
sample("a policy after what it should guard", '<meta charset="utf-8">', '<meta charset="utf-8"><link rel="icon" href="x.svg">', /comes after something that loads/);
sample("a page without its kind", 'data-page="about"', "", /states no kind of page/);
sample("a page without a heading", "<h1>About</h1>", "<h2>About</h2>", /has 0 h1/);
sample("a page without an icon", 'rel="icon"', 'rel="help"', /names no icon/);
sample("a page without a language", ' lang="en"', "", /html has no lang/);
