// The phone: keeps one chat on the screen, sends what the person does, asks for news each second.
import * as api from "./api.js";
import { drawChat } from "./bubbles.js";
import { element } from "./flex.js";
import { drawPanel, markSeen } from "./panel.js";
import { askLocation, askMoment, fillPlaces, fillStickers, kindOf, samplePhoto } from "./trays.js";

const $ = (id) => document.getElementById(id);
const POLL_MS = 1000;
const WORLD_EVERY = 3;
const here = { account: "citizen", person: "citizen-1" };
let world = null, screen = null, seen = "", busy = false, ticks = 0, toastTimer = 0, stuck = true;

const place = () => `${here.account}/${here.person}`;
const nearEnd = () => $("wall").scrollHeight - $("wall").scrollTop - $("wall").clientHeight < 120;
const toEnd = () => { $("wall").scrollTop = $("wall").scrollHeight; stuck = true; };

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3200);
}

async function refresh() {
  const asked = place();
  const fresh = await api.chat(asked, seen);
  if (!fresh || asked !== place()) return;
  const follow = !screen || stuck || fresh.bubbles.length !== screen.bubbles.length;
  screen = fresh;
  seen = fresh.revision;
  markSeen(here.account, here.person, fresh.bubbles.filter((one) => !one.mine).length);
  drawChat($("messages"), screen, asked, { press: (action) => press(action, null), unsend });
  drawChips();
  drawMenu();
  drawState();
  $("messages").dataset.shown = asked;
  if (follow) toEnd();
}

async function refreshWorld() {
  world = await api.world();
  drawPanel(world, here, go, scan);
  drawTitle();
}

function drawTitle() {
  const account = world.accounts.find((one) => one.name === here.account);
  const person = world.people.find((one) => one.key === here.person);
  $("account-name").textContent = account?.displayName ?? here.account;
  $("person-name").textContent = `มือถือของ ${person?.name ?? here.person}`;
}

function drawState() {
  const { friend, blocked, loading } = screen;
  $("loading").hidden = !loading;
  $("banner").hidden = friend && !blocked;
  $("banner-text").textContent = blocked ? "คุณบล็อกบัญชีนี้อยู่" : "ยังไม่ได้เพิ่มเพื่อน";
  $("banner-button").textContent = blocked ? "ปลดบล็อก" : "เพิ่มเพื่อน";
  $("follow").hidden = friend || blocked;
  $("block").hidden = blocked;
  $("unblock").hidden = !blocked;
  $("input").disabled = blocked;
  $("tray-open").disabled = blocked;
  sendable();
}

const onPc = () => $("pc-mode").checked;

function drawChips() {
  const items = onPc() ? [] : screen.quickReplies;
  const last = screen.bubbles.at(-1)?.id;
  $("chips").hidden = items.length === 0;
  $("chips").replaceChildren(...items.map(({ action }) => {
    const chip = element("button", "chip", action.label);
    chip.type = "button";
    chip.dataset.testid = "chip";
    chip.addEventListener("click", () => press(action, last));
    return chip;
  }));
  $("chips").scrollLeft = 0;
}

function drawMenu() {
  const menu = onPc() ? null : screen.richMenu;
  $("menu-bar").hidden = !menu;
  const open = menu && $("menu-bar").getAttribute("aria-expanded") === "true";
  $("rich-menu").hidden = !open;
  if (!menu) { $("rich-menu").replaceChildren(); $("rich-menu").dataset.id = ""; return; }
  $("menu-bar").textContent = menu.chatBarText;
  if ($("rich-menu").dataset.id === menu.richMenuId) return;
  $("menu-bar").setAttribute("aria-expanded", String(menu.selected));
  $("rich-menu").hidden = !menu.selected;
  $("rich-menu").dataset.id = menu.richMenuId;
  const image = element("img");
  image.alt = "";
  image.src = `/phone/${here.account}/menu/${menu.richMenuId}`;
  $("rich-menu").replaceChildren(image, ...menu.areas.map(({ bounds, action }) => {
    const area = element("button");
    area.type = "button";
    area.setAttribute("aria-label", action.label ?? action.displayText ?? action.text ?? action.data ?? "");
    const share = { left: bounds.x / menu.size.width, top: bounds.y / menu.size.height, width: bounds.width / menu.size.width, height: bounds.height / menu.size.height };
    for (const [side, part] of Object.entries(share)) area.style[side] = `${part * 100}%`;
    area.addEventListener("click", () => press(action, null));
    return area;
  }));
}

async function doing(work) {
  try {
    const result = await work();
    await refresh();
    return result;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

async function press(action, quickReplyOf) {
  const asks = {
    location: askLocation,
    camera: () => $("photo-file").click(),
    cameraRoll: () => $("photo-file").click(),
    datetimepicker: () => askMoment(action, (chosen) => doing(() => api.act(place(), "action", { action: chosen, quickReplyOf }))),
  };
  if (asks[action.type]) { asks[action.type](); return; }
  if (action.inputOption === "closeRichMenu" && !$("rich-menu").hidden) toggle($("menu-bar"), $("rich-menu"));
  if (action.inputOption === "openKeyboard") { $("input").value = action.fillInText ?? ""; $("input").focus(); }
  const result = await doing(() => api.act(place(), "action", { action, quickReplyOf }));
  if (result?.opened) open(result.opened);
  if (result?.copied) {
    await navigator.clipboard?.writeText(result.copied).catch(() => undefined);
    toast(`คัดลอกแล้ว: ${result.copied}`);
  }
}

function open(uri) {
  if (/^https?:/.test(uri)) window.open(uri, "_blank", "noopener");
  else toast(uri.startsWith("tel:") ? `กำลังโทร ${uri.slice(4)} (จำลอง ไม่ได้โทรจริง)` : uri);
}

const unsend = (messageId) => doing(() => api.act(place(), "unsend", { messageId }));
const sendable = () => { $("send").disabled = screen?.blocked || !$("input").value.trim(); };

function grow() {
  $("input").style.height = "auto";
  $("input").style.height = `${$("input").scrollHeight + 2}px`;
  sendable();
}

function prefill(text) {
  $("input").value = text;
  grow();
  closePanel();
  $("input").focus();
}

function scan(code) {
  if (here.account !== "citizen" && world.accounts.some((one) => one.name === "citizen")) go("citizen", here.person);
  prefill(`สวัสดี ${code}`);
}

function closePanel() { $("panel").classList.remove("open"); }

async function go(account, person) {
  Object.assign(here, { account, person });
  [screen, seen] = [null, ""];
  $("messages").replaceChildren();
  $("messages").dataset.shown = "";
  history.replaceState(null, "", `/#${place()}`);
  $("rich-menu").dataset.id = "";
  closePanel();
  await doing(refreshWorld);
}

async function tick() {
  if (!busy && !document.hidden) {
    busy = true;
    try {
      await refresh();
      if (++ticks % WORLD_EVERY === 0) await refreshWorld();
    } catch { /* the simulator restarts or is gone: ask again in a second */ }
    busy = false;
  }
  setTimeout(tick, POLL_MS);
}

function toggle(button, target) {
  const shown = target.hidden;
  target.hidden = !shown;
  button.setAttribute("aria-expanded", String(shown));
}

function sendFile(input) {
  const [file] = input.files;
  input.value = "";
  $("tray").hidden = true;
  if (file) doing(() => api.sendMedia(place(), kindOf(file), file, { name: file.name }));
}

function wire() {
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = $("input").value.trim();
    if (!text) return;
    $("input").value = "";
    grow();
    doing(() => api.act(place(), "text", { text }));
  });
  $("input").addEventListener("input", grow);
  $("input").addEventListener("keydown", (event) => {
    const typing = event.isComposing || event.shiftKey || matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !typing) { event.preventDefault(); $("composer").requestSubmit(); }
  });
  $("chips").addEventListener("wheel", (event) => { $("chips").scrollLeft += event.deltaY; }, { passive: true });
  $("tray-open").addEventListener("click", () => {
    toggle($("tray-open"), $("tray"));
    if (!$("tray").hidden && !$("rich-menu").hidden) toggle($("menu-bar"), $("rich-menu"));
  });
  $("chat-menu-open").addEventListener("click", () => toggle($("chat-menu-open"), $("chat-menu")));
  $("chat-menu").addEventListener("click", () => toggle($("chat-menu-open"), $("chat-menu")));
  for (const id of ["follow", "unblock"]) $(id).addEventListener("click", () => doing(() => api.act(place(), "follow")));
  $("block").addEventListener("click", () => doing(() => api.act(place(), "block")));
  $("banner-button").addEventListener("click", () => doing(() => api.act(place(), "follow")));
  $("panel-open").addEventListener("click", () => $("panel").classList.add("open"));
  $("panel-close").addEventListener("click", closePanel);
  $("open-signs").addEventListener("click", () => { $("panel").classList.add("open"); $("signs").scrollIntoView(); });
  $("pick-photo").addEventListener("click", () => $("photo-file").click());
  $("pick-file").addEventListener("click", () => $("other-file").click());
  $("photo-file").addEventListener("change", () => sendFile($("photo-file")));
  $("other-file").addEventListener("change", () => sendFile($("other-file")));
  $("sample-photo").addEventListener("click", () => { $("tray").hidden = true; doing(async () => api.sendMedia(place(), "image", await samplePhoto())); });
  $("open-location").addEventListener("click", askLocation);
  $("open-stickers").addEventListener("click", () => $("sticker-sheet").showModal());
  $("pc-mode").addEventListener("change", () => { drawChips(); drawMenu(); });
  $("menu-bar").addEventListener("click", () => toggle($("menu-bar"), $("rich-menu")));
  $("wall").addEventListener("scroll", () => { stuck = nearEnd(); }, { passive: true });
  const keepEnd = new ResizeObserver(() => { if (stuck) toEnd(); });
  keepEnd.observe($("wall"));
  keepEnd.observe($("messages"));
  $("new-person").addEventListener("submit", (event) => {
    event.preventDefault();
    const key = $("new-person-key").value.trim();
    if (!key) return;
    $("new-person-key").value = "";
    go(key.startsWith("officer") ? "officer" : "citizen", key).then(refresh).then(refreshWorld);
  });
  window.addEventListener("hashchange", readAddress);
  fillStickers((packageId, stickerId) => { $("tray").hidden = true; doing(() => api.act(place(), "sticker", { packageId, stickerId })); });
  fillPlaces((latitude, longitude, title) => { $("tray").hidden = true; doing(() => api.act(place(), "location", { latitude, longitude, title })); });
}

function readAddress() {
  const [account, person] = location.hash.slice(1).split("/");
  if (account && person) go(account, person);
}

wire();
const asked = new URLSearchParams(location.search);
if (asked.get("account")) here.account = asked.get("account");
const [account, person] = location.hash.slice(1).split("/");
if (account && person) Object.assign(here, { account, person });
await doing(refreshWorld);
if (asked.get("text")) prefill(asked.get("text"));
tick();
