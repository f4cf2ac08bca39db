// Search. It asks Pagefind (pagefind/pagefind.js), whose index has a record a page, and shows of each record the line that fits
// best. Nothing leaves the site: the index is files of it, and the words that are looked for stay in the address.
(() => {
  "use strict";
  const SHOWN = 10;
  const LOOKED_AT = 50;
  const EXCERPT = 32;
  const form = document.querySelector(".search-form");
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const more = document.querySelector(".search-more");
  const indexes = document.currentScript.dataset.indexes.split(" ").filter(Boolean).map((it) => it.split(":"));
  const says = form.dataset;
  const fields = [...form.querySelectorAll("input, select")];
  let pagefind;
  let asked = 0;

  // The indexes of other languages stand in the same folder, which Pagefind takes to be the same index by its address.
  const load = async () => {
    const module = await import("./pagefind/pagefind.js");
    await module.init();
    const folder = new URL("pagefind/", document.baseURI).pathname;
    await Promise.all(indexes.map(([part, language]) => module.mergeIndex(`${folder}./${part}`, { language })));
    return module;
  };

  const search = async () => {
    const mine = ++asked;
    const wanted = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value));
    const query = new URLSearchParams(wanted).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    const { q, ...filters } = wanted;
    if (!q) return show(mine, [], "");
    status.textContent = says.searching;
    try {
      pagefind ??= load();
      const results = await found(await pagefind, q, filters);
      if (mine === asked) await show(mine, results, count(results.length));
    } catch {
      pagefind = undefined;
      if (mine === asked) await show(mine, [], says.failed);
    }
  };

  const count = (number) => (number === 0 ? says.none : number === 1 ? says.one : says.many.replace("{}", number.toLocaleString(document.documentElement.lang)));

  // Separators aren't indexed, so that 41,532 is found by 4,153.2: what has the figure itself comes first. What has it neither
  // way may be given in whole units and print it in thousands, millions or billions.
  const found = async (module, q, filters) => {
    const { results } = await module.search(q, { filters });
    const number = figure(q);
    if (number === null) return results;
    const { exact, others } = await withFigure(results, number);
    if (exact.length > 0 || !/^\d{4,}$/.test(number)) return [...exact, ...others];
    for (const zeros of [3, 6, 9].filter((it) => number.length > it)) {
      const decimals = number.slice(-zeros).replace(/0+$/, "");
      const scaled = number.slice(0, -zeros) + (decimals && `.${decimals}`);
      const { exact } = await withFigure((await module.search(scaled, { filters })).results, scaled);
      if (exact.length > 0) return exact;
    }
    return others;
  };

  const withFigure = async (results, number) => {
    const looked = await Promise.all(results.slice(0, LOOKED_AT).map(async (result) => ({ result, data: await result.data() })));
    const isExact = ({ data }) => data.content.split(/\s+/).some((word) => figure(word) === number);
    const [exact, others] = [looked.filter(isExact), looked.filter((it) => !isExact(it))].map((some) => some.map(({ result }) => result));
    return { exact, others: others.concat(results.slice(LOOKED_AT)) };
  };

  // The digits of a figure with a point before its decimals; null of what is none.
  const figure = (text) => {
    const bare = text.trim().replace(/^[^\d]+|[^\d]+$/g, "");
    if (!/^\d[\d.,’' ]*$/.test(bare) || /[A-Za-z]/.test(text)) return null;
    const [, whole, decimals] = /^(0|.*?)[.,](\d+)$/.exec(bare) ?? [null, bare, ""];
    const isGrouped = decimals.length === 3 && whole !== "0" && !/^.*[.,].*$/.test(whole.replaceAll(bare.at(-4), ""));
    return isGrouped || !decimals ? bare.replace(/\D/g, "") : `${whole.replace(/\D/g, "")}.${decimals}`;
  };

  const show = async (mine, results, said) => {
    let next = 0;
    const page = async () => {
      const entries = await Promise.all(results.slice(next, next + SHOWN).map(async (result) => entry(await result.data())));
      if (mine !== asked) return;
      if (next === 0) list.replaceChildren();
      const first = list.children.length;
      list.append(...entries);
      if (next > 0) list.children[first]?.querySelector("a").focus();
      next += entries.length;
      more.hidden = next >= results.length;
    };
    more.firstElementChild.onclick = page;
    await page();
    if (mine === asked) status.textContent = said;
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const entry = (data) => {
    const { words, anchor } = fits(data);
    const [page, place] = data.raw_url.split("#");
    const hash = anchor || place;
    const language = data.filters.language?.[0] ?? "";
    const link = element("a", { href: `../${page}${hash ? `#${encodeURIComponent(hash)}` : ""}`, lang: language }, data.meta.title);
    const about = [data.meta.kind, data.meta.date].filter(Boolean).join(", ");
    const text = element("p", { className: "search-excerpt", lang: language }, ...words);
    return element("li", {}, element("h2", {}, link), element("p", { className: "aside" }, about), ...(words.length > 0 ? [text] : []));
  };

  // Of the lines of a record the one that fits best: its words, marked where they were found, and its place on the page. A place
  // is a word of signs of Braille before its line, a byte each.
  const fits = (data) => {
    const isApart = data.raw_content.includes("\u200B");
    const words = data.raw_content.replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(isApart ? "\u200B" : /[^\S\uFEFF]+/);
    const scores = new Map(data.weighted_locations.map((it) => [it.location, it.balanced_score]));
    const lines = [{ from: 0, to: 0, anchor: "", score: 0 }];
    words.forEach((word, at) => {
      let line = lines.at(-1);
      if (/^[\u2800-\u28FF]+\s*$/.test(word)) {
        if (line.from < at || line.anchor === "") lines.push((line = { from: at, to: at, anchor: "", score: 0 }));
        line.anchor += String.fromCharCode(...[...word.trim()].map((sign) => sign.charCodeAt(0) - 0x2800));
        line.from = at + 1;
      }
      line.to = at + 1;
      line.score += scores.get(at) ?? 0;
    });
    const line = lines.reduce((best, it) => (it.score > best.score ? it : best));
    let first = line.from;
    while (first < line.to && !scores.has(first)) first += 1;
    const from = line.score > 0 && line.to - line.from > EXCERPT ? Math.max(line.from, Math.min(first - 6, line.to - EXCERPT)) : line.from;
    const to = Math.min(line.to, from + EXCERPT);
    const space = isApart ? "" : " ";
    // A figure is joined to the currency that was set apart from it.
    const shown = words.slice(from, to).flatMap((word, at) => {
      const text = word.replace(/\u2060\s*/, "");
      return [scores.has(from + at) ? element("mark", {}, text.trim()) : text, text === word ? space : ""];
    });
    const cut = (is) => (is ? [`…${space}`] : []);
    return { anchor: line.anchor, words: [...cut(from > line.from), ...shown, ...cut(to < line.to)] };
  };

  const names = typeof Intl.DisplayNames === "function" && new Intl.DisplayNames(document.documentElement.lang, { type: "language" });
  for (const option of form.querySelectorAll("option[lang]")) if (names) option.textContent = names.of(option.value);
  for (const option of form.querySelectorAll("option[lang]")) option.removeAttribute("lang");
  const given = new URLSearchParams(location.search);
  for (const field of fields) field.value = given.get(field.name) ?? "";
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  if (given.get("q")) search();
})();
