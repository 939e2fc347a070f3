// Niceties only: every page works without this file.
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    button.textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(source);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = false;

// On a phone filters and navigation scroll sideways: what was chosen is in sight.
for (const chosen of document.querySelectorAll(".filters [aria-current], .nav [aria-current]")) {
  chosen.parentElement.scrollLeft = chosen.offsetLeft - chosen.parentElement.offsetLeft - 16;
}

// What takes many requests goes on by itself while its page is looked at.
for (const form of document.querySelectorAll("form[data-go-on]")) form.requestSubmit();

// A form that is sent twice by an impatient finger is sent once; one that hands out files leaves the
// page as it is, and may be sent for the next file.
document.addEventListener("submit", (event) => {
  if ("handsOut" in event.target.dataset) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

// What takes long says so while it is sent.
document.addEventListener("submit", (event) => {
  const note = event.target.querySelector("[data-while-sent]");
  if (note && !event.defaultPrevented) note.hidden = false;
});

// A picture that is still being kept comes a moment later.
const PICTURE_TIMES = 5;

function waitFor(picture, times = 1) {
  if (times > PICTURE_TIMES) return;
  setTimeout(() => {
    picture.addEventListener("error", () => waitFor(picture, times + 1), { once: true });
    picture.src = `${picture.src.split("?")[0]}?${times}`;
  }, 1000 * times);
}

for (const picture of document.querySelectorAll("img[data-arrives]")) {
  if (picture.complete && !picture.naturalWidth && picture.currentSrc) waitFor(picture);
  else picture.addEventListener("error", () => waitFor(picture), { once: true });
}

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
  for (const note of document.querySelectorAll("[data-while-sent]")) note.hidden = true;
});

// A file that is still being fetched appears by itself: only what the reporter told is replaced.
// What is asked now and then is a number; the tip is opened again, which is recorded, when it fell.
const ASK_EVERY = 3000;
const ASK_TIMES = 40;

async function fetched(told) {
  const { path, pending } = told.dataset;
  const waiting = await fetch(`${path}/media`, { redirect: "error" });
  if (!waiting.ok || (await waiting.text()) === pending) return told;
  const page = await fetch(path, { redirect: "error" });
  const opened = new DOMParser().parseFromString(await page.text(), "text/html");
  const fresh = opened.getElementById("told");
  if (fresh) told.replaceWith(fresh);
  for (const form of fresh?.querySelectorAll("form[data-keep]") ?? []) restoreTyped(form);
  return fresh;
}

// A link that has the focus, a clip that plays, a voice half written down: nothing is replaced then.
function used(told) {
  const plays = [...told.querySelectorAll("video, audio")].some((one) => !one.paused);
  const written = [...told.querySelectorAll("textarea")].some((one) => one.value);
  return told.contains(document.activeElement) || plays || written;
}

async function awaitFiles() {
  let told = document.getElementById("told");
  for (let asked = 0; told?.dataset.pending && asked < ASK_TIMES; asked += 1) {
    await new Promise((later) => setTimeout(later, ASK_EVERY));
    if (!used(told)) told = await fetched(told);
  }
}

awaitFiles().catch(() => {}); // signed out or offline: the page stays as it is

// A batch of signs tells by itself how far it is, for a quarter of an hour; once drawn, its files.
async function awaitPrint() {
  let told = document.getElementById("print-progress");
  for (let asked = 0; told?.dataset.runs && asked < 450; asked += 1) {
    await new Promise((later) => setTimeout(later, 2000));
    const page = await fetch(location.pathname, { redirect: "error" });
    const opened = new DOMParser().parseFromString(await page.text(), "text/html");
    const fresh = opened.getElementById("print-progress");
    if (!fresh?.dataset.runs) return location.reload();
    if (told.contains(document.activeElement)) {
      for (const part of ["progress", "p"]) told.querySelector(part).replaceWith(fresh.querySelector(part));
    } else {
      told.replaceWith(fresh);
      told = fresh;
    }
  }
}

awaitPrint().catch(() => {});

// What was typed and is not kept yet is not lost, whether the session had ended, an act was refused or
// another one came first. It waits in this tab alone, for the member who typed it, until the centre
// has it, it is emptied, or somebody signs out. Ticks that say "I know" are given anew.
const UNSENT = "unsent ";
const SENT = "sent";
const member = document.querySelector("[data-member]")?.dataset.member;

function keyOf(form) {
  return `${UNSENT}${new URL(form.action).pathname} ${form.dataset.keep ?? ""}`;
}

// The server fills a textarea with nothing but what was typed before.
function hasTyped(form) {
  return [...form.elements].some((field) =>
    field.matches("textarea") ? field.value : field.type === "text" && field.value && field.value !== field.defaultValue);
}

function keepTyped(form) {
  const key = keyOf(form);
  if (!hasTyped(form)) return sessionStorage.removeItem(key);
  const typed = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
  sessionStorage.setItem(key, JSON.stringify({ member, typed }));
}

function forgetUnsent(unless) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(UNSENT) && !unless?.(JSON.parse(sessionStorage[key]))) sessionStorage.removeItem(key);
  }
}

let sending = false;

document.addEventListener("submit", (event) => {
  if ("handsOut" in event.target.dataset) return;
  if (event.target.matches("[action='/sign-out']")) return forgetUnsent();
  sending = true;
  for (const form of document.querySelectorAll("form[data-keep]")) keepTyped(form);
  sessionStorage.setItem(SENT, keyOf(event.target));
});

addEventListener("pageshow", () => { sending = false; });

// Leaving with something half written asks once.
addEventListener("beforeunload", (event) => {
  if (!sending && [...document.querySelectorAll("form[data-keep]")].some(hasTyped)) event.preventDefault();
});

function unfold(field) {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function restoreTyped(form) {
  const kept = sessionStorage.getItem(keyOf(form));
  for (const [name, value] of kept ? JSON.parse(kept).typed : []) {
    const found = form.elements.namedItem(name);
    const field = found instanceof RadioNodeList ? found[0] : found;
    if (!field || field.type === "hidden" || field.type === "checkbox" || found.value === value) continue;
    found.value = value;
    unfold(field);
    for (const note of form.querySelectorAll("[data-restored]")) note.hidden = false;
  }
  form.addEventListener("input", () => {
    if (!hasTyped(form)) sessionStorage.removeItem(keyOf(form));
  });
}

if (document.querySelector("[data-done]")) sessionStorage.removeItem(sessionStorage.getItem(SENT));
sessionStorage.removeItem(SENT);
if (member) forgetUnsent((kept) => kept.member === member);
for (const form of document.querySelectorAll("form[data-keep]")) restoreTyped(form);
for (const note of document.querySelectorAll("[data-waits]")) {
  note.hidden = !Object.keys(sessionStorage).some((key) => key.startsWith(UNSENT));
}
