// The theme: the reader's system decides, the button overrules it. Runs before anything is drawn, so that no light page flashes by.
"use strict";
window.site = (() => {
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  // A page opened from disk may be denied storage; then a choice lasts as long as the page.
  const remember = (name, value) => { try { localStorage.setItem(name, value); } catch { /* nothing is lost but the memory of it */ } };
  const recall = name => { try { return localStorage.getItem(name); } catch { return null; } };

  if (["light", "dark"].includes(recall("theme"))) root.dataset.theme = recall("theme");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;

  function changed() {
    document.querySelector(".theme").setAttribute("aria-pressed", String(isDark()));
    dispatchEvent(new Event("themechange"));
  }

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember("theme", root.dataset.theme);
      changed();
    });
    prefersDark.addEventListener("change", changed);
    changed();
  });

  // "pending": what must be done before a page counts as ready.
  return { remember, recall, pending: [] };
})();
