// What a page does once it is read: copying, scrolling, printing. Everything works without scripts, only less of it.
"use strict";
(() => {
  const root = document.documentElement;

  // A reader who listens hears what others see; the place must be there before anything is said in it.
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  document.body.append(said);

  // Where the clipboard is denied, as it is to some pages opened from disk, the old way still works.
  async function copy(text) {
    try { return await navigator.clipboard.writeText(text); } catch { /* the old way */ }
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    if (!copied) throw new Error("The browser does not let the page copy.");
  }

  function addCopyButton(snippet) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy this code");
    let timer;
    const tell = (short, long) => {
      button.textContent = short;
      said.textContent = long;
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2500);
    };
    button.addEventListener("click", async () => {
      const code = snippet.querySelector("code");
      try {
        await copy(code.textContent.replace(/\n$/, ""));
        tell("Copied", "Code copied");
      } catch {
        getSelection().selectAllChildren(code);
        tell("Selected", "Code selected: press Control C to copy it");
      }
      button.focus();
    });
    snippet.prepend(button);
  }

  // Whatever scrolls can be reached, and scrolled, by keyboard.
  function watchScrolling() {
    const watch = new ResizeObserver(entries => {
      for (const { target } of entries) {
        const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
        if (scrolls) target.tabIndex = 0; else target.removeAttribute("tabindex");
      }
    });
    document.querySelectorAll("pre, .scroll, .toc").forEach(box => watch.observe(box));
  }

  // Paper cannot be unfolded: what is folded opens for it, and closes again. It needs the pictures that the screen did not.
  function unfoldForPaper() {
    let opened = [];
    addEventListener("beforeprint", () => {
      document.querySelectorAll("img[loading=lazy]").forEach(image => { image.loading = "eager"; });
      opened = [...document.querySelectorAll("main details:not([open], .toc)")];
      opened.forEach(details => { details.open = true; });
    });
    addEventListener("afterprint", () => opened.forEach(details => { details.open = false; }));
  }

  document.querySelectorAll(".snippet").forEach(addCopyButton);
  watchScrolling();
  unfoldForPaper();
  document.querySelectorAll("nav a[href^='#']").forEach(link =>
    link.addEventListener("click", () => link.closest("details")?.removeAttribute("open")));
  Promise.all(site.pending).then(() => { root.dataset.ready = ""; });
})();
