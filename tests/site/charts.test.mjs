import assert from "node:assert/strict";
import { test } from "node:test";
import { chartFaults } from "./charts.mjs";
import { shownIn } from "./fixture.mjs";

const shown = shownIn({ viewport: { width: 320, height: 600 } });

const HALO = 'font-size="11" stroke="white" stroke-width="3" paint-order="stroke"';
const AXIS = `<line class="grid" x1="0" y1="90" x2="300" y2="90"/><text class="soft" x="2" y="99" ${HALO}>0</text><text class="soft" x="280" y="99" ${HALO}>5</text>`;

const chart = (marks, { name = "Mix", role = "group", details = "figures", axis = AXIS, note = "" } = {}) =>
  `<!DOCTYPE html><body style="background: white"><div class="chart-panel"><svg class="chart" role="${role}" aria-label="${name}" aria-details="${details}" viewBox="0 0 300 100" width="300">${marks}${axis}</svg>${note}</div><details id="figures"><summary>Figures</summary></details>`;

async function faultsOf(markup) {
  return (await shown(markup)).evaluate(chartFaults);
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
faulty("no role", chart(LABEL, { role: "img" }), /has no role="group"/);
faulty("no name", chart(LABEL, { name: "" }), /has no name/);
faulty("all figures as the name", chart(LABEL, { name: "Q1 2024: 12 of 15. ".repeat(20) }), /has a name of \d+ characters/);
faulty("no figures", chart(LABEL, { details: "nowhere" }), /leads to no figures/);
faulty("a label larger than the text of the page", chart('<text x="20" y="50" font-size="18">Loans</text>'), /"Loans" is 18\.0 px on screen, more/);

const line = (kind, from, to) => `<line class="${kind}" x1="${from}" y1="20" x2="${to}" y2="20"/>`;
sound("a gap that is a gap", chart(LABEL + line("line", 20, 50) + line("gap", 50, 110)));
faulty("a bridged gap", chart(LABEL + line("line", 20, 50) + line("line", 50, 110)), /a line over a period without a figure/);
faulty("an axis without ticks", chart(LABEL, { axis: `<text class="soft" x="2" y="99" ${HALO}>0</text>` }), /an axis without ticks/);

const CUT = AXIS.replace(">0<", ">140<");
const MARK = '<polyline class="axis" points="0,90 3,86 0,82" fill="none" stroke="black"/>';
const SAID = '<p class="chart-note">The axis doesn’t begin at zero.</p>';
sound("an axis that says where it begins", chart(LABEL + MARK, { axis: CUT, note: SAID }));
faulty("a cut axis without its mark", chart(LABEL, { axis: CUT, note: SAID }), /doesn't begin at zero and doesn't say so/);
faulty("a cut axis without its remark", chart(LABEL + MARK, { axis: CUT }), /doesn't begin at zero and doesn't say so/);

const part = (color, name) => `<a href="#" aria-label="${name}, Q1 2024: 5 (50%)"><rect class="${color}" x="100" y="60" width="24" height="10" fill="#28629f"/></a>`;
const SWATCH = (color) => `<rect class="${color}" x="200" y="60" width="9" height="9" fill="#28629f"/>`;
sound("a part with its name", chart(LABEL + part("a1", "Loans") + SWATCH("a1")));
faulty("a part without a name", chart(LABEL + part("a1", "Loans")), /has no name for Loans/);
faulty("a color for two parts", chart(LABEL + part("a1", "Loans") + part("a1", "Fees, other") + SWATCH("a1")), /has a color for Loans and Fees, other/);
faulty("a mark too small to point at", chart(`${LABEL}<a href="#" aria-label="Q1: 5"><rect class="hit" x="100" y="60" width="24" height="10" fill="none"/></a>`), /an area to point at of 24 by 10 px/);
