// Runs inside the page: every chart (svg.chart, inline or a file of its own) says what it shows, its text can be read (inside
// the picture, clear of other text, large enough, and with contrast to what lies beneath), and nothing in it misleads: no line
// over a period without a figure, no axis without ticks or cut off unsaid, no color for two things, no part without a name.

export function chartFaults() {
  const SMALLEST = 11;
  const LARGEST = 16;
  const CONTRAST = 4.5;
  const findings = [];

  // Paint that only fills a bounding box would not be hit; marks that ignore the pointer would not either.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("svg.chart * { pointer-events: visiblePainted !important }");
  document.adoptedStyleSheets.push(sheet);

  const canvas = document.createElementNS("http://www.w3.org/1999/xhtml", "canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  /** Any CSS color as [red, green, blue, alpha], 0 to 255 and 0 to 1. */
  const rgba = (color) => {
    if (!known.has(color)) known.set(color, painted(color));
    return known.get(color);
  };
  const painted = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const luminance = (color) => {
    const [red, green, blue] = color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };

  const opacityOf = (mark) => {
    let opacity = 1;
    for (let e = mark; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    return opacity;
  };
  const faded = ([r, g, b, a], opacity) => [r, g, b, a * opacity];

  /** The colors a mark may show at a point: one, or all of a pattern's. */
  const colorsOf = (mark, x, y) => {
    const style = getComputedStyle(mark);
    if (!(mark instanceof SVGGeometryElement)) return [rgba(style.backgroundColor)];
    const point = new DOMPoint(x, y).matrixTransform(mark.getScreenCTM().inverse());
    const onStroke = style.stroke !== "none" && mark.isPointInStroke(point);
    const paint = onStroke ? style.stroke : style.fill;
    const opacity = opacityOf(mark) * Number(onStroke ? style.strokeOpacity : style.fillOpacity);
    const pattern = /^url\("?#([^")]+)"?\)/.exec(paint);
    if (!pattern) return paint === "none" ? [] : [faded(rgba(paint), opacity)];
    const parts = [...(document.getElementById(pattern[1])?.querySelectorAll("*") ?? [])];
    return parts.flatMap((part) => {
      const { fill, stroke } = getComputedStyle(part);
      return [fill, stroke].filter((color) => color !== "none").map((color) => faded(rgba(color), opacity));
    });
  };

  const page = () => {
    const probe = document.documentElement.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "g"));
    probe.style.color = "Canvas";
    const color = rgba(getComputedStyle(probe).color);
    probe.remove();
    return color.slice(0, 3);
  };

  /** Every color that may lie beneath a point, text left out. */
  const beneath = (x, y) => {
    const layers = [];
    for (const mark of document.elementsFromPoint(x, y)) {
      if (mark.closest("text")) continue;
      const colors = colorsOf(mark, x, y).filter((color) => color[3] > 0);
      if (colors.length > 0) layers.push(colors);
      if (colors.length > 0 && colors.every((color) => color[3] === 1)) break;
    }
    return layers.reverse().reduce((grounds, colors) => grounds.flatMap((ground) => colors.map((color) => over(color, ground))), [page()]);
  };

  const haloOf = (text) => {
    const { paintOrder, stroke, strokeWidth } = getComputedStyle(text);
    return /^stroke/.test(paintOrder) && stroke !== "none" && parseFloat(strokeWidth) > 0 ? rgba(stroke).slice(0, 3) : undefined;
  };

  /** Where in the picture ink can be: a line box is taller than its letters. Turned text keeps its whole box. */
  const inkOf = (text, frame) => {
    const box = text.getBoundingClientRect();
    const [left, right, top, bottom] = [box.left - frame.left, box.right - frame.left, box.top - frame.top, box.bottom - frame.top];
    const { a: scale, b: turned } = text.getScreenCTM();
    if (turned !== 0) return { left, right, top, bottom };
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(text);
    canvas.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const line = canvas.measureText(text.textContent.trim());
    const above = line.fontBoundingBoxAscent - line.actualBoundingBoxAscent;
    const below = line.fontBoundingBoxDescent - line.actualBoundingBoxDescent;
    return { left, right, top: top + above * scale, bottom: bottom - below * scale };
  };
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

  const visible = (text) => text.textContent.trim() && text.getClientRects().length > 0 && getComputedStyle(text).visibility === "visible" && opacityOf(text) > 0;

  const misleading = (svg) => {
    const all = (selector) => [...svg.querySelectorAll(selector)];
    const found = [];
    const widths = all("line.line, line.old, line.gap").map((line) => Math.abs(line.x2.baseVal.value - line.x1.baseVal.value));
    const solid = all("line.line, line.old").map((line) => Math.abs(line.x2.baseVal.value - line.x1.baseVal.value));
    if (Math.max(0, ...solid) > 1.5 * Math.min(...widths)) found.push("has a line over a period without a figure");
    const labels = all("text.soft").map((text) => text.textContent.trim());
    if (all(".grid").length === 0 || labels.length < 2) found.push("has an axis without ticks");
    const says = [...(svg.closest(".chart-panel, .home-panel")?.querySelectorAll(".chart-note") ?? [])].some((note) => /begin at zero/.test(note.textContent));
    if (!labels.some((label) => /^0(\.0+)?$/.test(label)) && !(says && all("polyline.axis").length > 0)) {
      found.push("has an axis that doesn't begin at zero and doesn't say so");
    }
    const meanings = new Map();
    for (const mark of all("a[aria-label] > rect")) {
      const part = /^[a-e][0-4]$/.exec(mark.getAttribute("class"));
      if (!part) continue;
      const about = mark.parentElement.getAttribute("aria-label");
      meanings.set(part[0], (meanings.get(part[0]) ?? new Set()).add(about.slice(0, about.lastIndexOf(": ")).replace(/, [^,]*$/, "")));
    }
    for (const [part, names] of meanings) {
      if (names.size > 1) found.push(`has a color for ${[...names].join(" and ")}`);
      if (all(`rect.${part}`).every((mark) => mark.closest("a"))) found.push(`has no name for ${[...names][0]}`);
    }
    for (const hit of all("a > .hit")) {
      const { width, height } = hit.getBoundingClientRect();
      if (height < 24) found.push(`has an area to point at of ${width.toFixed(0)} by ${height.toFixed(0)} px`);
    }
    return found;
  };

  for (const [index, svg] of [...document.querySelectorAll("svg.chart")].entries()) {
    if (svg.getClientRects().length === 0) continue;
    const name = (svg.getAttribute("aria-label") ?? svg.querySelector(":scope > title")?.textContent ?? "").trim();
    const say = (fault) => findings.push(`chart ${index + 1} (${name || "no title"}): ${fault}`);
    if (svg.getAttribute("role") !== "group") say('has no role="group"');
    if (!name) say("has no name");
    if (name.length > 120) say(`has a name of ${name.length} characters`);
    const isFile = svg === document.documentElement;
    if (isFile ? !svg.querySelector(":scope > desc")?.textContent.trim() : !document.getElementById(svg.getAttribute("aria-details"))) {
      say("leads to no figures");
    }
    for (const fault of isFile ? [] : misleading(svg)) say(fault);

    const texts = [...svg.querySelectorAll("text")].filter(visible);
    const frame = svg.getBoundingClientRect();
    const inks = texts.map((text) => inkOf(text, frame));
    for (const [place, text] of texts.entries()) {
      const label = `"${text.textContent.trim()}"`;
      const ink = inks[place];
      if (ink.left < -0.5 || ink.right > frame.width + 0.5 || ink.top < -0.5 || ink.bottom > frame.height + 0.5) {
        say(`${label} reaches out of the picture`);
      }
      for (const [other, { textContent }] of texts.entries()) {
        if (other > place && meet(ink, inks[other])) say(`${label} overlaps "${textContent.trim()}"`);
      }

      const { a, b, c, d } = text.getScreenCTM();
      for (const run of [text, ...text.querySelectorAll("tspan")]) {
        const size = parseFloat(getComputedStyle(run).fontSize) * Math.sqrt(Math.abs(a * d - b * c));
        if (size > LARGEST + 0.01 && svg !== document.documentElement) say(`"${run.textContent.trim()}" is ${size.toFixed(1)} px on screen, more than the text of the page`);
        if (size < SMALLEST - 0.01) say(`"${run.textContent.trim()}" is ${size.toFixed(1)} px on screen, less than ${SMALLEST}`);
      }

      text.scrollIntoView({ block: "center", inline: "center" });
      const box = text.getBoundingClientRect();
      const style = getComputedStyle(text);
      const color = faded(rgba(style.fill), opacityOf(text) * Number(style.fillOpacity));
      const lowest = Math.min(
        ...[0.1, 0.5, 0.9].flatMap((part) => {
          const halo = haloOf(text);
          const grounds = halo ? [halo] : beneath(box.left + box.width * part, box.top + box.height / 2);
          return grounds.map((ground) => contrast(over(color, ground), ground));
        }),
      );
      if (lowest < CONTRAST) say(`${label} has a contrast of ${lowest.toFixed(2)} to what lies beneath, less than ${CONTRAST}`);
    }
  }
  document.adoptedStyleSheets.pop();
  window.scrollTo(0, 0);
  return findings;
}
