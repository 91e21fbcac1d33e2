"use strict";
const rows = [...document.querySelectorAll(".row[data-kinds]")];
const boxes = [...document.querySelectorAll("input[name=kind]")];
const all = document.getElementById("all");
const place = document.getElementById("place");
let here = null;
const shown = () => rows.filter(row => !row.classList.contains("filtered"));
function say() {
  const list = shown(), at = list.indexOf(here);
  place.textContent = at < 0 ? list.length + " shown" : (at + 1) + " of " + list.length;
}
function go(row) {
  if (!row) return;
  if (here) here.classList.remove("here");
  here = row;
  here.classList.add("here");
  here.scrollIntoView({ block: "center" });
  say();
}
function step(by) {
  const list = shown(), at = list.indexOf(here);
  if (at >= 0) return go(list[at + by]);
  const before = here && (row => here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING);
  const split = before ? list.filter(before).length : 0;
  go(list[by > 0 ? split : Math.max(split - 1, 0)]);
}
function filter() {
  const kinds = new Set(boxes.filter(box => box.checked).map(box => box.value));
  for (const row of rows) {
    row.classList.toggle("filtered", !row.dataset.kinds.split(" ").some(kind => kinds.has(kind)));
  }
  say();
}
function whole() { document.body.classList.toggle("all", all.checked); }
boxes.forEach(box => box.addEventListener("change", filter));
all.addEventListener("change", whole);
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("previous").addEventListener("click", () => step(-1));
document.querySelectorAll(".fold").forEach(fold => fold.addEventListener("click", () => {
  for (let row = fold.nextElementSibling; row && row.classList.contains("far"); row = row.nextElementSibling) {
    row.classList.add("open");
  }
  fold.remove();
}));
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "n") step(1);
  else if (event.key === "k" || event.key === "p") step(-1);
  else if (event.key === "u") { all.checked = !all.checked; whole(); if (here) here.scrollIntoView({ block: "center" }); }
  else return;
  event.preventDefault();
});
filter();
whole();
