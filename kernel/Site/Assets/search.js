// The search. Its index is a script, which a page opened from disk may load; it comes with the first key that is pressed in the box.
"use strict";
(() => {
  const MOST = 20, CONTEXT = 60;
  const box = document.querySelector(".search");
  const input = box.querySelector("input");
  const found = box.querySelector("#found");
  const status = found.querySelector("[role=status]");
  const list = found.querySelector("ol");

  let index;
  const load = () => index ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = input.dataset.index;
    // Everything in lower case once, not at each key.
    script.onload = () => resolve(window.searchIndex.flatMap(([page, title, entries]) => entries.map(([anchor, heading, text, isCode]) =>
      ({ page, title, anchor, heading, text, isCode, places: [heading, title, text].map(place => place.toLowerCase()) }))));
    script.onerror = () => reject(new Error("The index of the search is missing."));
    document.head.append(script);
  });

  const letter = /[\p{L}\p{N}]/u;
  function begins(place, word) {
    for (let at = place.indexOf(word); at >= 0; at = place.indexOf(word, at + 1)) if (at === 0 || !letter.test(place[at - 1])) return true;
    return false;
  }

  // Every word must be found. A heading counts more than a title, a title more than text, prose more than code, the beginning of a word more than its middle.
  function score({ places, isCode }, words) {
    let sum = 0;
    for (const word of words) {
      const points = places.map((place, i) => {
        if (!place.includes(word)) return 0;
        return [isCode ? 4 : 8, 4, isCode ? 1 : 2][i] * (begins(place, word) ? 2 : 1);
      });
      if (points.every(point => point === 0)) return 0;
      sum += Math.max(...points);
    }
    return sum;
  }

  const search = (entries, words) => entries
    .map(entry => ({ entry, points: score(entry, words) }))
    .filter(hit => hit.points > 0)
    .sort((a, b) => b.points - a.points)
    .map(hit => hit.entry);

  // Text with the words marked; as nodes, so that nothing in it can be HTML.
  function marked(text, words) {
    const lower = text.toLowerCase(), parts = [];
    let at = 0;
    while (at < text.length) {
      const next = words.map(word => ({ word, start: lower.indexOf(word, at) })).filter(hit => hit.start >= 0).sort((a, b) => a.start - b.start)[0];
      if (!next) break;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next.start, next.start + next.word.length);
      parts.push(text.slice(at, next.start), mark);
      at = next.start + next.word.length;
    }
    return [...parts, text.slice(at)];
  }

  function excerpt({ text, places }, words) {
    const first = Math.max(0, Math.min(...words.map(word => places[2].indexOf(word)).filter(at => at >= 0), text.length));
    const start = first === text.length ? 0 : Math.max(0, text.lastIndexOf(" ", Math.max(0, first - CONTEXT)));
    const end = start + 3 * CONTEXT;
    return `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
  }

  function item(entry, words) {
    const link = document.createElement("a"), where = document.createElement("small"), what = document.createElement("span");
    link.href = `${entry.page}#${entry.anchor}`;
    link.append(...marked(entry.heading, words));
    where.textContent = entry.heading === entry.title ? "" : `${entry.isCode ? "Code in " : ""}${entry.title}`;
    what.append(...marked(excerpt(entry, words), words));
    if (entry.isCode) what.className = "as-code";
    link.append(where, what);
    const row = document.createElement("li");
    row.append(link);
    return row;
  }

  const close = () => { found.hidden = true; };

  async function show() {
    const query = input.value.trim().toLowerCase(), words = query.split(/\s+/).filter(Boolean);
    if (words.length === 0) return close();
    let entries;
    try { entries = await load(); } catch (error) {
      status.textContent = error.message;
      found.hidden = false;
      return;
    }
    // Another key may have been pressed while the index was on its way.
    if (input.value.trim().toLowerCase() !== query) return;
    const hits = search(entries, words);
    list.replaceChildren(...hits.slice(0, MOST).map(entry => item(entry, words)));
    status.textContent = hits.length === 0 ? "Nothing found" : hits.length > MOST ? `${hits.length} places found, the best ${MOST} shown` : `${hits.length} place${hits.length === 1 ? "" : "s"} found`;
    found.hidden = false;
  }

  // Down and up go from the box through the links and back; Enter in the box takes the first.
  function move(event) {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (event.key === "Escape" && !found.hidden) {
      event.preventDefault();
      close();
      input.focus();
    } else if (event.key === "Enter" && at === 0 && !found.hidden && stops[1]) {
      event.preventDefault();
      stops[1].click();
    } else if (to !== undefined && at >= 0 && !found.hidden) {
      event.preventDefault();
      stops[to]?.focus();
    }
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value && found.hidden) show(); });
  box.addEventListener("keydown", move);
  box.addEventListener("focusout", event => { if (event.relatedTarget && !box.contains(event.relatedTarget)) close(); });
  document.addEventListener("pointerdown", event => { if (!box.contains(event.target)) close(); });
  list.addEventListener("click", event => { if (event.target.closest("a")) close(); });
  box.hidden = false;
})();
