// Run inside the page: what a reader who has come to a figure, a link or a menu must have in sight.

/** Jumps to every cell of the page's statements and says which aren't whole, or stand there without their heading, label or unit. */
export function cellsOutOfSight() {
  const findings = [];
  // For rules that only paint what is around a target, the browser looks through the page with each jump.
  const withoutPaint = (owner) => {
    for (const [at, rule] of [...[...owner.cssRules].entries()].reverse()) {
      const isPaint = rule.style?.length > 0 && [...rule.style].every((name) => /^(background|color$|opacity$)/.test(name));
      if (isPaint && /:has\(.*:target/.test(rule.selectorText)) owner.deleteRule(at);
      else if (rule.cssRules) withoutPaint(rule);
    }
  };
  [...document.styleSheets].forEach(withoutPaint);
  // As one comes to the page, at whatever width it was looked at before.
  location.hash = "";
  const shown = (text) => text.trim().replace(/\s+/g, " ");

  /** The boxes of the text of an element, without what is for screen readers only. */
  const boxes = (element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { currentNode } = texts;
      if (!currentNode.data.trim() || currentNode.parentElement.closest(".visually-hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(currentNode);
      found.push(...range.getClientRects());
    }
    return found;
  };
  const isHit = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element === hit || element.contains(hit));
  };
  const isWhole = (element, box) => {
    const [left, right, top, bottom] = [box.left + 1, box.right - 1, box.top + 2, box.bottom - 2];
    return [left, right].every((x) => [top, bottom].every((y) => isHit(element, x, y)));
  };
  const inSight = (element) => boxes(element).every((box) => isWhole(element, box));

  for (const table of document.querySelectorAll("table.statement")) {
    const heads = [...table.tHead.rows].at(-1).cells;
    const above = [...table.tHead.querySelectorAll("th[colspan]")];
    for (const row of table.tBodies[0].rows) {
      const [label, ...cells] = row.cells;
      for (const cell of cells.filter((cell) => cell.textContent.trim() !== "" && cell.getClientRects().length > 0)) {
        if (cell.id) location.hash = cell.id;
        else {
          // Nothing leads to a change: one comes to the figure that changed, and looks beside or below it.
          location.hash = [...row.cells].slice(0, cell.cellIndex + 1).findLast((it) => it.id)?.id ?? row.id;
          cell.scrollIntoView({ block: "nearest", inline: "nearest" });
        }
        const name = `${cell.id || shown(label.textContent)} (${shown(cell.textContent)})`;
        const head = heads[cell.cellIndex];
        if (!inSight(cell)) findings.push(`${name} is not whole`);
        const { left, right } = cell.getBoundingClientRect();
        const isAbove = (lead) => lead.getBoundingClientRect().left < (left + right) / 2 && lead.getBoundingClientRect().right > (left + right) / 2;
        if (!inSight(head) || !above.filter(isAbove).every(inSight)) findings.push(`${name} stands without its heading`);
        if (!boxes(label).slice(-1).every((box) => isWhole(label, box))) findings.push(`${name} stands without its label`);
        const ofAll = table.tHead.querySelector(".table-unit");
        if (ofAll && !inSight(ofAll)) findings.push(`${name} stands without the unit of its table`);
        const says = row.querySelector(".unit") || head.querySelector(".column-unit") || ofAll || /%| pts$/.test(cell.textContent);
        if (!says) findings.push(`${name} stands without its unit`);
      }
    }
  }
  return findings;
}

/** Headings that begin elsewhere than the page's, unless they stand beside something of the page that doesn't. */
export function shiftedHeadings() {
  const left = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().left;
  };
  const page = document.querySelector("main h1");
  const headings = [...document.querySelectorAll("main h2")].filter((it) => !it.closest("nav") && it.clientWidth > 1);
  const begins = (heading) => Math.abs(left(heading) - left(page)) <= 1;
  const texts = [...document.querySelectorAll("main :is(h1, h2, h3, p, dl, table, figure)")].filter((it) => it.clientWidth > 1);
  const beside = (heading) => {
    const { top, bottom } = heading.getBoundingClientRect();
    return texts.some((other) => {
      const box = other.getBoundingClientRect();
      return other !== heading && begins(other) && box.right <= left(heading) && box.top < bottom && box.bottom > top;
    });
  };
  const shifted = headings.filter((heading) => !begins(heading) && !beside(heading));
  return shifted.map((it) => `"${it.textContent.trim()}" begins ${Math.round(left(it) - left(page))} px from where the page's heading does`);
}

/** Figures beside each other in a row of a table with less than a digit's room between them. */
export function gluedFigures() {
  const boxOf = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return [...range.getClientRects()].at(-1);
  };
  const isFigure = (cell) => cell.localName === "td" && /\d$|\d\)$/.test(cell.textContent.trim()) && cell.getClientRects().length > 0;
  const findings = [];
  for (const row of document.querySelectorAll("main table tr")) {
    const figures = [...row.cells].filter(isFigure).map((cell) => ({ cell, box: boxOf(cell) }));
    for (const [at, { cell, box }] of figures.slice(1).entries()) {
      const { cell: before, box: other } = figures[at];
      if (box.top < other.bottom && box.bottom > other.top && box.left - other.right < 4 && box.right > other.left) {
        findings.push(`"${before.textContent.trim()}" and "${cell.textContent.trim()}" touch`);
      }
    }
  }
  return findings;
}

/** The regions that are stops of the Tab key, each by its name, and whether it scrolls at this width. */
export function scrollingRegions() {
  const regions = [...document.querySelectorAll('[role="region"][tabindex="0"]')];
  return regions.map((it) => ({ name: it.getAttribute("aria-label") ?? it.getAttribute("aria-labelledby"), scrolls: it.scrollWidth > it.clientWidth + 1 }));
}

/** Links of the color of the text around them that nothing else of 3 to 1 sets apart. */
export function unseenLinks() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of colors) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const linear = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  /** The colors that lie below an element, the lowest first. */
  const ground = (element) => {
    const colors = [];
    for (let at = element; at; at = at.parentElement) colors.unshift(getComputedStyle(at).backgroundColor);
    return ["white", ...colors];
  };
  return [...document.querySelectorAll("main a[href]")]
    .filter((link) => !link.closest("nav, sup, svg") && link.textContent.trim() !== "" && link.getClientRects().length > 0)
    .filter((link) => {
      const style = getComputedStyle(link);
      const below = ground(link);
      const text = paint([...below, style.color]);
      if (contrast(text, paint([...below, getComputedStyle(link.parentElement).color])) > 1.2) return false;
      const signs = [];
      if (style.textDecorationLine.includes("underline")) signs.push(style.textDecorationColor);
      if (parseFloat(style.borderBottomWidth) > 0) signs.push(style.borderBottomColor);
      return !signs.some((sign) => contrast(paint([...below, sign]), paint(below)) >= 3);
    })
    .map((link) => `the link "${link.textContent.trim().slice(0, 40)}" looks like text`);
}

/** Whether items of the menu look like the current one although it is marked as that. */
export function unmarkedMenu() {
  const look = (item) => {
    const { borderBottomColor, borderBottomWidth, backgroundColor, textDecorationLine, outlineStyle } = getComputedStyle(item);
    return [borderBottomColor, borderBottomWidth, backgroundColor, textDecorationLine, outlineStyle].join();
  };
  const current = document.querySelector("header nav a[aria-current]");
  const others = [...document.querySelectorAll("header nav a:not([aria-current])")];
  return current && others.some((other) => look(other) === look(current)) ? ["nothing but its weight marks the current item of the menu"] : [];
}
