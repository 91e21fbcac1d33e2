"use strict";
const form = document.getElementById("filters");
function show() {
  const severities = new Set([...form.elements.severity].filter((box) => box.checked).map((box) => box.value));
  const rule = form.elements.rule.value;
  const clean = form.elements.clean.checked;
  let any = false;
  for (const article of document.querySelectorAll("article")) {
    const shown = new Set();
    for (const item of article.querySelectorAll("li")) {
      item.hidden = !severities.has(item.dataset.severity) || (rule !== "" && item.dataset.rule !== rule);
      if (!item.hidden) shown.add(item.dataset.finding);
    }
    for (const mark of article.querySelectorAll("mark")) {
      mark.classList.toggle("off", !shown.has(mark.dataset.finding));
    }
    article.hidden = shown.size === 0 && !clean;
    any = any || !article.hidden;
  }
  document.getElementById("none").hidden = any;
}
form.addEventListener("change", show);
show();
