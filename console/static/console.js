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

// A form that is sent twice by an impatient finger is sent once.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

// Leaving with a note half written asks once.
addEventListener("beforeunload", (event) => {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    if (form.dataset.sent) return;
  }
  for (const field of document.querySelectorAll("form[data-keep] textarea")) {
    if (field.value !== field.defaultValue) event.preventDefault();
  }
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
});
