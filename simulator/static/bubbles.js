// Draws a chat: days, bubbles of every kind, times and read marks.
import { button, container, element } from "./flex.js";

const CLOCK = new Intl.DateTimeFormat("th-TH", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Bangkok" });
const DAY = new Intl.DateTimeFormat("th-TH", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Bangkok" });
export const STICKERS = [
  ["สวัสดี", "#ffd76b"], ["ขอบคุณ", "#ffb3a7"], ["โอเค", "#a8dcff"],
  ["55555", "#c9efa0"], ["รอแป๊บ", "#e3c7ff"], ["ตกใจ!", "#ffc48a"],
];

export function clock(at) {
  return CLOCK.format(at).replace(":", ".");
}

export function drawChat(target, screen, place, { press, unsend }) {
  const initial = [...document.getElementById("account-name").textContent][0] ?? "";
  let day = "", side = "";
  const drawn = [];
  for (const one of screen.bubbles) {
    const today = DAY.format(one.at);
    if (today !== day) drawn.push(element("div", "day", today));
    if (one.unsent) {
      drawn.push(element("div", "notice", "คุณยกเลิกข้อความแล้ว"));
      side = "";
      day = today;
      continue;
    }
    const follows = today === day && side === one.mine;
    drawn.push(row(one, place, follows, initial, press, unsend));
    [day, side] = [today, one.mine];
  }
  target.replaceChildren(...drawn);
}

function row(one, place, follows, initial, press, unsend) {
  const drawn = element("div", `row ${one.mine ? "mine" : "theirs"}${follows ? " follows" : ""}`);
  drawn.dataset.testid = one.mine ? "my-message" : "message";
  drawn.dataset.id = one.id;
  const stamp = element("div", "stamp");
  if (one.mine && one.read) stamp.append(element("span", "", "อ่านแล้ว"));
  stamp.append(element("span", "", clock(one.at)));
  if (!one.mine) drawn.append(element("span", "avatar", initial));
  const body = content(one, place, press);
  if (["flex", "template"].includes(one.message.type)) {
    drawn.classList.add("wide");
    const stack = element("div", "stack");
    stack.append(body, stamp);
    drawn.append(stack);
  } else {
    if (one.mine && one.message.id) ownMenu(body, one.id, unsend);
    drawn.append(body, stamp);
  }
  return drawn;
}

function content(one, place, press) {
  const draw = { text: words, textV2: words, image: picture, location: pin, sticker, flex, template };
  return (draw[one.message.type] ?? file)(one, place, press);
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

function picture(one, place) {
  const image = element("img");
  image.src = one.mine ? `/phone/${place}/content/${one.id}` : one.message.previewImageUrl;
  image.alt = "รูปภาพ";
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

function flex(one, _place, press) {
  const drawn = container(one.message.contents, press);
  drawn.setAttribute("aria-label", one.message.altText);
  return drawn;
}

function template(one, _place, press) {
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

function file(one, place) {
  const names = { video: "คลิป", audio: "เสียง", file: one.message.fileName };
  const drawn = element("div", "bubble");
  const link = element("a", "file", names[one.message.type] ?? one.message.type);
  link.href = one.mine ? `/phone/${place}/content/${one.id}` : one.message.originalContentUrl;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  drawn.append(link);
  return drawn;
}

// Pressing an own message offers to take it back, as a long press does in LINE.
function ownMenu(bubble, id, unsend) {
  bubble.classList.add("own");
  bubble.tabIndex = 0;
  bubble.dataset.testid = "own-bubble";
  const open = () => {
    const shown = document.querySelector(".own-menu");
    shown?.remove();
    if (shown?.parentElement === bubble) return;
    const menu = element("div", "popover own-menu");
    const take = element("button", "", "ยกเลิกข้อความ");
    take.type = "button";
    take.dataset.testid = "unsend";
    take.append(" ", element("small", "", "Unsend"));
    take.addEventListener("click", (event) => { event.stopPropagation(); unsend(id); });
    menu.append(take);
    bubble.append(menu);
    menu.scrollIntoView({ block: "nearest" });
  };
  bubble.addEventListener("click", (event) => { if (event.target.tagName !== "A") open(); });
  bubble.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target === bubble) open(); });
}
