import assert from "node:assert/strict";
import { test } from "node:test";
import { shownIn } from "./fixture.mjs";
import { unreachableText } from "./layout.mjs";

const shown = shownIn({ viewport: { width: 320, height: 600 } });

async function faultsOf(body, paper) {
  return (await shown(`<!DOCTYPE html><body style="margin: 0">${body}`)).evaluate(unreachableText, { paper });
}

const sample = (name, body, expected, { paper = false } = {}) =>
  test(name, async () => {
    const faults = (await faultsOf(body, paper)).join("\n");
    if (expected) assert.match(faults, expected);
    else assert.equal(faults, "");
  });

const WIDE = '<table style="width: 600px"><tr><td>Revenue<td style="text-align: right">15</table>';
const region = (attributes) => `<div style="overflow-x: auto" ${attributes}>${WIDE}</div>`;

sample("text that fits is fine", "<p>Revenue rose.");
sample("text for screen readers only is fine", '<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap">Skip to content');
sample("a table that scrolls in a named region is fine", region('role="region" aria-label="Revenue" tabindex="0"'));
sample("a page that scrolls sideways", WIDE, /the page is 600 px wide where there are 320 px/);
sample("text cut off by its box", '<p style="width: 50px; overflow: hidden; white-space: nowrap">Revenue rose by a lot', /"Revenue rose by a lot" is cut off \d+ px/);
sample("text cut off by the body", `<style>html { overflow-x: hidden }</style>${WIDE}`, /"15" is cut off/);
sample("a region that cannot be focused", region('role="region" aria-label="Revenue"'), /scrolls sideways, but is not a region/);
sample("a region without a name", region('role="region" tabindex="0"'), /scrolls sideways, but is not a region/);
sample("a region whose label is missing", region('role="region" aria-labelledby="gone" tabindex="0"'), /scrolls sideways, but is not a region/);
sample("a scrolling table on paper", region('role="region" aria-label="Revenue" tabindex="0"'), /"15" is cut off 2\d\d px/, { paper: true });
