// The table the phones lie on: which are open (the address keeps it), which is in hand, and the panel.
import * as api from "./api.js";
import { Phone } from "./phone.js";
import { drawPanel, drawTable } from "./panel.js";
import { fillPlaces, fillStickers } from "./trays.js";

const $ = (id) => document.getElementById(id);
const POLL_MS = 1000;
const WORLD_EVERY = 3;
const MOST_PHONES = 4;
const FIRST = "citizen/citizen-1";
const phones = [];
let world = null, inHand = null, ticks = 0;

const table = {
  taken(phone) {
    if (inHand === phone) return;
    inHand = phone;
    arrange();
  },
  moved() {
    history.replaceState(null, "", `/#${phones.map((one) => one.place).join(",")}`);
    arrange();
  },
  shown(phone) { if (phone === inHand) drawConditions(); },
  scan(toSigns) {
    $("panel").classList.add("open");
    if (toSigns) { $("signs").scrollIntoView({ block: "nearest" }); $("signs").querySelector("button")?.focus(); }
  },
  putAway(phone) {
    if (phones.length === 1) return;
    phones.splice(phones.indexOf(phone), 1);
    phone.root.remove();
    if (inHand === phone) inHand = phones[0];
    table.moved();
  },
};

function put(place) {
  const root = $("phone-template").content.firstElementChild.cloneNode(true);
  const phone = new Phone(root, place, table);
  phones.push(phone);
  $("deck").append(root);
  inHand ??= phone;
  return phone;
}

function arrange() {
  phones.forEach((phone, index) => {
    phone.root.id = index ? `phone-${index + 1}` : "phone";
    phone.part("messages").id = index ? `messages-${index + 1}` : "messages";
    phone.part("put-away").hidden = phones.length === 1;
    phone.root.classList.toggle("in-hand", phone === inHand);
  });
  document.body.classList.toggle("several", phones.length > 1);
  $("add-phone").disabled = phones.length >= MOST_PHONES;
  drawConditions();
  drawAround();
}

function drawConditions() {
  $("pc-mode").checked = inHand.pc;
  const seconds = String(inHand.screen?.slowSeconds ?? 0);
  if (document.activeElement !== $("network")) $("network").value = seconds;
}

function drawAround() {
  if (!world) return;
  drawPanel(world, inHand, take, scan);
  drawTable(world, phones, inHand, (phone) => { table.taken(phone); closePanel(); }, table.putAway);
  for (const phone of phones) phone.drawTitle(world);
}

async function refreshWorld() {
  world = await api.world();
  drawAround();
}

const closePanel = () => $("panel").classList.remove("open");

async function take(account, person) {
  closePanel();
  await inHand.go(`${account}/${person}`);
  await refreshWorld().catch(() => undefined);
}

function scan(code) {
  const citizen = world.accounts.some((one) => one.name === "citizen");
  if (citizen && (inHand.account !== "citizen" || inHand.group)) inHand.go(`citizen/${inHand.person}`);
  closePanel();
  inHand.write(`สวัสดี ${code}`);
}

// Beside a citizen lies the officer who receives; beside anybody else the next citizen.
function nextPlace() {
  const open = new Set(phones.map((one) => `${one.account}/${one.person}`));
  const officers = world.accounts.some((one) => one.name === "officer") ? ["officer/officer-4505", "officer/officer-45"] : [];
  const citizens = world.people.filter((one) => one.role === "citizen").map((one) => `citizen/${one.key}`);
  const wanted = inHand.account === "citizen" ? [...officers, ...citizens] : [...citizens, ...officers];
  return wanted.find((one) => !open.has(one)) ?? FIRST;
}

async function tick() {
  if (!document.hidden) {
    await Promise.all(phones.map((phone) => phone.refresh().catch(() => undefined))); // it restarts: ask again in a second
    if (++ticks % WORLD_EVERY === 0) await refreshWorld().catch(() => undefined);
  }
  setTimeout(tick, POLL_MS);
}

const addressed = () => location.hash.slice(1).split(",").filter((one) => /^\w+\/[a-z0-9-]+(\/groups\/\w+)?$/.test(one)).slice(0, MOST_PHONES);

function readAddress() {
  const places = addressed();
  while (phones.length > Math.max(1, places.length)) table.putAway(phones.at(-1));
  places.forEach((place, index) => {
    if (!phones[index]) put(place);
    else if (phones[index].place !== place) phones[index].go(place);
  });
  arrange();
}

function wire() {
  $("panel-close").addEventListener("click", closePanel);
  $("pc-mode").addEventListener("change", () => {
    inHand.pc = $("pc-mode").checked;
    if (inHand.screen) inHand.drawBelow();
  });
  $("network").addEventListener("change", () => inHand.doing(() =>
    api.act(`${inHand.account}/${inHand.person}`, "network", { seconds: Number($("network").value) })));
  $("add-phone").addEventListener("click", () => {
    const phone = put(nextPlace());
    inHand = phone;
    closePanel();
    table.moved();
    phone.doing(refreshWorld).then(() => phone.root.scrollIntoView({ inline: "nearest", block: "nearest" }));
  });
  $("new-person").addEventListener("submit", (event) => {
    event.preventDefault();
    const key = $("new-person-key").value.trim();
    if (!key) return;
    $("new-person-key").value = "";
    take(key.startsWith("officer") ? "officer" : "citizen", key);
  });
  window.addEventListener("hashchange", readAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    closePanel();
    document.querySelector(".own-menu")?.remove();
    for (const phone of phones) if (!phone.part("chat-menu").hidden) phone.toggle("chat-menu-open", "chat-menu");
  });
  fillStickers();
  fillPlaces();
}

const asked = new URLSearchParams(location.search);
const places = addressed();
const first = asked.get("account") ? `${asked.get("account")}/citizen-1` : FIRST;
for (const place of places.length ? places : [first]) put(place);
arrange();
wire();
await inHand.doing(refreshWorld);
if (asked.get("text")) { closePanel(); inHand.write(asked.get("text")); }
tick();
