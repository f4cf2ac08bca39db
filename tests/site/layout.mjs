// Runs inside the page: text that a reader cannot get to because it is wider than the window or the paper.
// A wide table may scroll in a region of its own on screen, if that region has a name and can be focused;
// paper does not scroll.

export function unreachableText({ paper }) {
  const findings = [];
  const width = document.documentElement.clientWidth;
  const shown = (text) => `"${text.trim().replace(/\s+/g, " ").slice(0, 50)}"`;

  const whole = document.documentElement.scrollWidth;
  if (whole > width) findings.push(`the page is ${whole} px wide where there are ${width} px`);

  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const clips = (element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  const forReadersOnly = (element) => element.clientWidth <= 1 && element.clientHeight <= 1 && clips(element);

  const edges = new Map();
  /** The right edge up to which what an element holds can be read, or undefined if it is hidden from sight on purpose. */
  const edge = (element) => {
    if (!element || element === document.body) return width;
    if (!edges.has(element)) edges.set(element, edgeOf(element));
    return edges.get(element);
  };
  const edgeOf = (element) => {
    if (element.namespaceURI.endsWith("svg") || forReadersOnly(element)) return undefined;
    const around = edge(element.parentElement);
    if (around === undefined) return undefined;
    if (!paper && scrolls(element)) return Infinity;
    return clips(element) || scrolls(element) ? Math.min(around, element.getBoundingClientRect().right) : around;
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim()) continue;
    // What is folded has boxes of where it was laid out last.
    if (!paper && text.parentElement.closest("details:not([open]) > :not(summary)")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const right = Math.max(...[...range.getClientRects()].map((box) => box.right));
    const limit = right > 0 ? edge(text.parentElement) : undefined;
    if (limit !== undefined && right > limit + 1) findings.push(`${shown(text.data)} is cut off ${Math.round(right - limit)} px`);
  }

  for (const box of document.querySelectorAll("img, svg, table, pre, hr, figure")) {
    const { right } = box.getBoundingClientRect();
    const held = !paper && box.closest("[tabindex]");
    if (right > width + 1 && !held) findings.push(`${box.localName} reaches ${Math.round(right - width)} px over the edge`);
  }

  if (paper) return findings;
  for (const region of document.querySelectorAll("body *")) {
    if (region.scrollWidth <= region.clientWidth + 1 || !scrolls(region)) continue;
    const labels = (region.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");
    const named = (region.getAttribute("aria-label") ?? labels.join("")).trim() !== "";
    const role = region.getAttribute("role") ?? region.localName;
    if (!["region", "section"].includes(role) || !named || region.tabIndex < 0) {
      findings.push(`${shown(region.textContent)} scrolls sideways, but is not a region with a name and tabindex="0"`);
    }
  }
  return findings;
}
