// The interactive charts: each takes the place of its stored picture once it is drawn, and repaints itself when the theme changes.
"use strict";
(() => {
  // Colours as the style sheet has them: plotly takes no CSS variables.
  function colour(name) {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  // What depends on the theme, as updates of a chart's traces and layout.
  function themed({ data, layout }) {
    const text = colour("--text"), line = colour("--line");
    const update = {
      "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "font.color": text,
      "legend.bgcolor": "rgba(0,0,0,0)", "hoverlabel.bgcolor": colour("--surface"), "hoverlabel.font.color": text,
    };
    for (const axis of axes(layout)) {
      for (const part of ["gridcolor", "zerolinecolor", "linecolor", "tickcolor"]) update[`${axis}.${part}`] = line;
      for (const font of ["title.font", "tickfont"]) update[`${axis}.${font}.color`] = text;
    }
    (layout.annotations || []).forEach((_, i) => { update[`annotations[${i}].font.color`] = text; });
    const errors = {};
    for (const error of ["error_x", "error_y"]) if (data.some(trace => trace[error])) errors[`${error}.color`] = data.map(trace => trace[error] ? text : undefined);
    return [errors, update];
  }

  const axes = layout => new Set(["xaxis", "yaxis", ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))]);

  // plotly 1 and 2 took titles as strings, plotly 3 takes objects.
  function modern(layout) {
    const titled = part => part && typeof part.title === "string" ? { ...part, title: { text: part.title } } : part;
    const result = titled({ ...layout });
    for (const key of Object.keys(result)) if (/^([xyz]axis\d*|legend|coloraxis\d*)$/.test(key)) result[key] = titled(result[key]);
    return result;
  }

  // The size is the page's to give: the box sets the width, the chart may ask for a height. What does not fit is broken or gets room.
  function sized(layout, box) {
    const { width, ...result } = layout;
    result.autosize = true;
    result.height = layout.height || 420;
    result.margin = { l: 60, r: 16, t: layout.title?.text ? 60 : 24, b: 48, ...layout.margin };
    for (const axis of axes(layout)) result[axis] = { automargin: true, ...layout[axis] };
    if (layout.title?.text) result.title = { ...layout.title, text: broken(layout.title.text, box.clientWidth / ((layout.title.font?.size || 17) * 0.55)) };
    return result;
  }

  // A title is one line to plotly however long it is. One with markup has been laid out by whoever wrote it.
  function broken(text, width) {
    if (/<(br|b|i|span|sub|sup|a)\b/i.test(text)) return text;
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1) && `${lines.at(-1)} ${word}`.length > width) lines.push(word);
      else lines.push(`${lines.pop()} ${word}`.trim());
    }
    return lines.join("<br>");
  }

  // To whoever listens the drawing is one picture with the words of the stored one; the buttons above it stay buttons.
  function describe(box, words) {
    const [first, ...others] = box.querySelectorAll("svg.main-svg");
    first.setAttribute("role", "img");
    first.setAttribute("aria-label", words);
    others.forEach(layer => layer.setAttribute("aria-hidden", "true"));
  }

  async function draw(figure) {
    const still = figure.querySelector(".still");
    const script = figure.querySelector("script");
    const box = document.createElement("div");
    box.className = "plot";
    try {
      const chart = JSON.parse(script.textContent);
      const layout = chart.layout && typeof chart.layout === "object" ? chart.layout : {};
      still.before(box);
      await Plotly.newPlot(box, chart.data, sized(modern(layout), box), { responsive: true, displaylogo: false, ...chart.config });
      await Plotly.update(box, ...themed(box));
      describe(box, script.dataset.description);
      still.hidden = true;
    } catch (error) {
      // The stored picture stays.
      box.remove();
      console.warn("A chart could not be drawn; its stored picture is shown.", error);
    }
  }

  addEventListener("themechange", () => document.querySelectorAll(".plot").forEach(box => Plotly.update(box, ...themed(box))));

  // One after the other, so that the first is there soon.
  site.pending.push((async () => { for (const figure of document.querySelectorAll(".chart:has(> script)")) await draw(figure); })());
})();
