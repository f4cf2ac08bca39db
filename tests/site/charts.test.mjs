import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { chartFaults } from "./charts.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const chart = (marks, { head = "<title>Mix</title><desc>12 of 15.</desc>", role = "img" } = {}) =>
  `<!DOCTYPE html><body style="background: white"><svg class="chart" role="${role}" viewBox="0 0 300 100" width="300">${head}${marks}</svg>`;

async function faultsOf(markup) {
  const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
  await page.setContent(markup);
  const faults = await page.evaluate(chartFaults);
  await page.close();
  return faults;
}

const LABEL = '<text x="20" y="50" font-size="12">Loans</text>';

function sound(name, markup) {
  test(`no fault: ${name}`, async () => assert.deepEqual(await faultsOf(markup), []));
}

function faulty(name, markup, expected) {
  test(`a fault: ${name}`, async () => {
    const faults = await faultsOf(markup);
    assert.equal(faults.length, 1, faults.join("\n"));
    assert.match(faults[0], expected);
  });
}

sound("a label on the page", chart(LABEL));
sound("labels below each other", chart(LABEL + '<text x="20" y="63" font-size="12">Fees</text>'));
sound("a dark label on a light bar", chart(`<rect width="300" height="100" fill="#9db7e0"/>${LABEL}`));
sound("a light label on a dark bar", chart(`<rect width="300" height="100" fill="#123"/>${LABEL.replace("<text", '<text fill="white"')}`));
sound("a hidden label", chart(`${LABEL}<text x="20" y="50" font-size="12" visibility="hidden">Fees</text>`));
sound("a label with a halo over a line", chart(`<path d="M0 46H300" stroke="black" stroke-width="4"/>${LABEL.replace("<text", '<text stroke="white" stroke-width="3" paint-order="stroke"')}`));

faulty("labels over each other", chart(`${LABEL}<text x="30" y="52" font-size="12">Fees</text>`), /"Loans" overlaps "Fees"/);
faulty("a label out of the picture", chart('<text x="280" y="50" font-size="12">Loans</text>'), /"Loans" reaches out of the picture/);
faulty("a label that is too small", chart('<text x="20" y="50" font-size="9">Loans</text>'), /"Loans" is 9.0 px on screen/);
faulty("a part of a label that is too small", chart(LABEL.replace("Loans", 'Loans <tspan font-size="7">net</tspan>')), /"net" is 7.0 px/);
faulty("a pale label", chart(LABEL.replace("<text", '<text fill="#999"')), /"Loans" has a contrast of 2\.\d\d/);
faulty("a label paled by opacity", chart(LABEL.replace("<text", '<text opacity="0.4"')), /"Loans" has a contrast of/);
faulty("a label on a mark like it", chart(`<rect width="300" height="100" fill="#333"/>${LABEL}`), /"Loans" has a contrast of/);
faulty("a label on a mark that ignores the pointer", chart(`<rect width="300" height="100" fill="#333" pointer-events="none"/>${LABEL}`), /contrast/);
faulty("a label half on a dark mark", chart(`<rect width="30" height="100" fill="#333"/>${LABEL}`), /contrast/);
faulty("a label on a translucent mark over a dark one", chart(`<rect width="300" height="100" fill="#222"/><rect width="300" height="100" fill="white" fill-opacity="0.2"/>${LABEL}`), /contrast/);
faulty("a label on a pattern with dark stripes", chart(`<defs><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="white"/><path d="M0 0h4" stroke="#222" fill="none"/></pattern></defs><rect width="300" height="100" fill="url(#p)"/>${LABEL}`), /contrast/);
faulty("a line through a label", chart(`<path d="M0 46H300" stroke="black" stroke-width="4"/>${LABEL}`), /contrast/);
faulty("no role", chart(LABEL, { role: "group" }), /has no role="img"/);
faulty("no title", chart(LABEL, { head: "<desc>12 of 15.</desc>" }), /has no title/);
faulty("no description", chart(LABEL, { head: "<title>Mix</title>" }), /has no description/);
