// Draws a chat: days, bubbles of every kind, times and read marks.
import { button, container, element } from "./flex.js";
import { clip, file, source, voice } from "./media.js";

const CLOCK = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" });
const DAY = new Intl.DateTimeFormat("th-TH", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Bangkok" });
export const STICKERS = [
  ["สวัสดี", "#ffd76b"], ["ขอบคุณ", "#ffb3a7"], ["โอเค", "#a8dcff"],
  ["55555", "#c9efa0"], ["รอแป๊บ", "#e3c7ff"], ["ตกใจ!", "#ffc48a"],
];

export function clock(at) {
  return CLOCK.format(at).replace(":", ".");
}

// `to.drawn` keeps what stands already: a row that has not changed stays, with its player and focus.
export function drawChat(target, screen, to) {
  let day = "", side = "", keys = new Set();
  const rows = [];
  const put = (key, look, make, mark = null) => {
    if (to.drawn.get(key)?.look !== look) to.drawn.set(key, { look, node: make() });
    keys.add(key);
    if (mark) restamp(to.drawn.get(key).node, mark);
    rows.push(to.drawn.get(key).node);
  };
  for (const group of sets(screen.bubbles)) {
    const one = group.at(-1);
    const today = DAY.format(one.at);
    if (today !== day) put(`day ${today}`, "", () => element("div", "day", today));
    const said = notice(one, to.name);
    if (said) {
      put(one.id, said, () => element("div", "notice", said));
      [day, side] = [today, ""];
      continue;
    }
    const follows = today === day && side === one.mine;
    const sending = one.mine && !one.read && screen.slowSeconds > 0;
    const look = JSON.stringify([group.map(({ message }) => message), follows, to.name]);
    put(one.id, look, () => row(group, follows, to), stamp(one, sending));
    [day, side] = [today, one.mine];
  }
  for (const key of to.drawn.keys()) if (!keys.has(key)) to.drawn.delete(key);
  rows.forEach((node, index) => {
    if (target.children[index] !== node) target.insertBefore(node, target.children[index] ?? null);
  });
  while (target.children.length > rows.length) target.lastElementChild.remove();
}

// Pictures that were chosen at once stand together.
function sets(bubbles) {
  const found = [];
  for (const one of bubbles) {
    const set = one.unsent ? undefined : one.message.imageSet?.id;
    if (set && found.at(-1)?.at(-1).message.imageSet?.id === set) found.at(-1).push(one);
    else found.push([one]);
  }
  return found;
}

function notice(one, name) {
  if (one.unsent) return "คุณยกเลิกข้อความแล้ว";
  if (one.way !== "line") return "";
  return one.message.what === "joined" ? `คุณเชิญ ${name} เข้ากลุ่ม` : `${name} ออกจากกลุ่มแล้ว`;
}

function stamp(one, sending) {
  const drawn = element("div", "stamp");
  if (sending) drawn.append(element("span", "", "กำลังส่ง…"));
  if (one.mine && one.read) drawn.append(element("span", "", "อ่านแล้ว"));
  if (one.edited) drawn.append(element("span", "", "แก้ไขแล้ว"));
  drawn.append(element("span", "", clock(one.at)));
  return drawn;
}

// A read mark changes beside a voice that is playing.
function restamp(drawn, mark) {
  const old = drawn.querySelector(".stamp");
  if (!old.isEqualNode(mark)) old.replaceWith(mark);
}

function row(group, follows, to) {
  const one = group.at(-1);
  const drawn = element("div", `row ${one.mine ? "mine" : "theirs"}${follows ? " follows" : ""}`);
  drawn.dataset.testid = one.mine ? "my-message" : "message";
  drawn.dataset.id = one.id;
  const mark = element("div", "stamp");
  if (!one.mine) drawn.append(element("span", "avatar", [...to.name][0] ?? ""));
  if (group.length > 1) {
    drawn.append(pictures(group, to), mark);
    return drawn;
  }
  const body = content(one, to);
  if (["flex", "template"].includes(one.message.type)) {
    drawn.classList.add("wide");
    const stack = element("div", "stack");
    stack.append(body, mark);
    drawn.append(stack);
  } else {
    if (one.mine && one.message.id) ownMenu(body, one, to);
    drawn.append(body, mark);
  }
  return drawn;
}

function pictures(group, to) {
  const grid = element("div", "bubble bare picture-set");
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", `รูปภาพ ${group.length} รูป`);
  for (const one of group) {
    const cell = picture(one, to);
    cell.className = "picture-cell";
    ownMenu(cell, one, to);
    grid.append(cell);
  }
  return grid;
}

function content(one, to) {
  const draw = { text: words, textV2: words, image: picture, video: clip, audio: voice, location: pin, sticker, flex, template };
  return (draw[one.message.type] ?? file)(one, to);
}

function bare(child) {
  const drawn = element("div", "bubble bare");
  drawn.append(child);
  return drawn;
}

function words(one) {
  const drawn = element("div", "bubble");
  for (const piece of one.message.text.split(/(https?:\/\/[^\s]+)/)) {
    if (!/^https?:\/\//.test(piece)) { drawn.append(piece); continue; }
    const link = element("a", "", piece);
    link.href = piece;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    drawn.append(link);
  }
  return drawn;
}

function picture(one, to) {
  const image = element("img");
  image.src = source(one, to) ?? one.message.previewImageUrl;
  image.alt = one.message.imageSet ? `รูปภาพ ${one.message.imageSet.index}` : "รูปภาพ";
  return bare(image);
}

function pin(one) {
  const { title, address, latitude, longitude } = one.message;
  const drawn = element("div", "pin");
  const label = element("div", "pin-text", title || "ตำแหน่ง");
  label.append(element("small", "", address || `${latitude}, ${longitude}`));
  drawn.append(element("div", "pin-map"), label);
  return bare(drawn);
}

export function stickerArt(index) {
  const [word, color] = STICKERS[index % STICKERS.length];
  const drawn = element("div", "sticker", word);
  drawn.style.background = color;
  return drawn;
}

function sticker(one) {
  return bare(stickerArt(Number(one.message.stickerId) % STICKERS.length));
}

function flex(one, { press }) {
  const drawn = container(one.message.contents, press);
  drawn.setAttribute("aria-label", one.message.altText);
  return drawn;
}

function template(one, { press }) {
  const { template: given } = one.message;
  const cards = (given.columns ?? [given]).map((card) => {
    const drawn = element("div", "template");
    const source = card.thumbnailImageUrl ?? card.imageUrl;
    if (source) { const image = element("img"); image.src = source; image.alt = ""; drawn.append(image); }
    if (card.title) drawn.append(element("strong", "", card.title));
    if (card.text) drawn.append(element("p", "", card.text));
    for (const action of card.actions ?? [card.action]) drawn.append(button({ action }, "vertical", press));
    return drawn;
  });
  if (cards.length === 1) return cards[0];
  const carousel = element("div", "carousel");
  carousel.append(...cards);
  return carousel;
}

// Pressing an own message offers to take it back, as a long press does in LINE. In a group, and
// only there, a typed message can be changed too.
function ownMenu(bubble, one, { unsend, edit }) {
  bubble.classList.add("own");
  bubble.tabIndex = 0;
  bubble.dataset.testid = "own-bubble";
  const offers = [["unsend", "ยกเลิกข้อความ", "Unsend", () => unsend(one.id)]];
  if (edit && one.message.type === "text") offers.unshift(["edit", "แก้ไข", "Edit", () => edit(one.id, one.message.text)]);
  const open = () => {
    const shown = document.querySelector(".own-menu");
    shown?.remove();
    if (shown?.parentElement === bubble) return;
    const menu = element("div", "popover own-menu");
    for (const [name, thai, english, act] of offers) {
      const offer = element("button", "", `${thai} `);
      offer.type = "button";
      offer.dataset.testid = name;
      offer.append(element("small", "", english));
      offer.addEventListener("click", (event) => { event.stopPropagation(); menu.remove(); act(); });
      menu.append(offer);
    }
    bubble.append(menu);
    menu.scrollIntoView({ block: "nearest" });
  };
  bubble.addEventListener("click", (event) => { if (!event.target.closest("a, video, .voice-play")) open(); });
  bubble.addEventListener("contextmenu", (event) => { event.preventDefault(); open(); }); // a clip's own press plays it
  bubble.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target === bubble) open(); });
}
