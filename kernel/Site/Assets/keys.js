// Keys for what the page also offers as links and buttons. They can be turned off (WCAG 2.2, 2.1.4), and never act where one types.
"use strict";
(() => {
  const dialog = document.querySelector("#keys");
  const use = dialog.querySelector("input");
  const button = document.querySelector("button.keys");

  const follow = rel => () => document.querySelector(`a[rel=${rel}]`)?.click();
  const actions = {
    "/": () => document.querySelector("#search").focus(),
    "?": () => dialog.showModal(),
    "n": follow("next"),
    "p": follow("prev"),
  };

  use.checked = site.recall("keys") !== "off";
  use.addEventListener("change", () => site.remember("keys", use.checked ? "on" : "off"));
  button.addEventListener("click", () => dialog.showModal());
  button.hidden = false;

  addEventListener("keydown", event => {
    const action = actions[event.key];
    if (!action || !use.checked || dialog.open || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    action();
  });
})();
