// Draws Flex Messages: LINE's keywords become pixels, its boxes become CSS flex boxes.
const FONT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const GAP = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, "3xl": 180, "4xl": 200, "5xl": 220, full: "100%" };
const ALIGN = { start: "left", center: "center", end: "right" };
const GRAVITY = { top: "flex-start", center: "center", bottom: "flex-end" };

const length = (value, words = GAP) =>
  typeof words[value] === "number" ? `${words[value]}px` : words[value] ?? value;

export const element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

export function container(contents, press) {
  if (contents.type === "bubble") return bubble(contents, press);
  const carousel = element("div", "carousel");
  carousel.append(...contents.contents.map((one) => bubble(one, press)));
  return carousel;
}

function bubble(contents, press) {
  const drawn = element("div", `flex-bubble ${contents.size ?? "mega"}`);
  if (contents.direction === "rtl") drawn.dir = "rtl";
  for (const block of ["header", "hero", "body", "footer"]) {
    if (!contents[block]) continue;
    const looks = contents.styles?.[block] ?? {};
    if (looks.separator) drawn.append(separator({ color: looks.separatorColor }, "vertical"));
    const part = component(contents[block], "vertical", press);
    part.classList.add(`flex-${block}`);
    if (looks.backgroundColor) part.style.backgroundColor = looks.backgroundColor;
    drawn.append(part);
  }
  tappable(drawn, contents.action, press);
  return drawn;
}

function component(one, direction, press) {
  const draw = { box, text, button, image, icon, separator, filler, video: image };
  const drawn = draw[one.type](one, direction, press);
  place(drawn, one, direction);
  if (one.type !== "button") tappable(drawn, one.action, press);
  return drawn;
}

function place(drawn, one, direction) {
  const share = one.flex ?? (direction === "vertical" || one.type === "icon" ? 0 : 1);
  if (one.type === "separator") drawn.style.flex = "none";
  else if (one.type === "filler") drawn.style.flex = `${one.flex ?? 1} 1 0`;
  else drawn.style.flex = share ? `${share} 1 0` : "0 0 auto";
  if (share === 0 && direction !== "vertical") drawn.style.maxWidth = "100%";
  if (direction !== "vertical" && one.gravity) drawn.style.alignSelf = GRAVITY[one.gravity];
  if (one.position === "absolute") drawn.style.position = "absolute";
  const sides = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd" };
  for (const [name, side] of Object.entries(sides)) {
    if (one[name] === undefined) continue;
    if (!drawn.style.position) drawn.style.position = "relative";
    drawn.style[side] = length(one[name]);
  }
}

function box(one, _direction, press) {
  const drawn = element("div", `flex-box ${one.layout}`);
  const looks = {
    backgroundColor: one.backgroundColor,
    borderColor: one.borderColor,
    borderRadius: length(one.cornerRadius),
    width: one.width, maxWidth: one.maxWidth, height: one.height, maxHeight: one.maxHeight,
    padding: length(one.paddingAll),
    paddingTop: length(one.paddingTop), paddingBottom: length(one.paddingBottom),
    paddingInlineStart: length(one.paddingStart), paddingInlineEnd: length(one.paddingEnd),
    justifyContent: one.justifyContent, alignItems: one.alignItems,
  };
  for (const [name, value] of Object.entries(looks)) if (value !== undefined) drawn.style[name] = value;
  if (one.borderWidth) drawn.style.borderWidth = length(one.borderWidth, BORDER);
  if (one.borderWidth || one.borderColor) drawn.style.borderStyle = "solid";
  if (one.borderColor && !one.borderWidth) drawn.style.borderWidth = "1px";
  if (one.cornerRadius) drawn.style.overflow = "hidden";
  if (one.background) drawn.style.background = gradient(one.background);
  const before = one.layout === "vertical" ? "marginTop" : "marginInlineStart";
  one.contents.forEach((child, index) => {
    const part = component(child, one.layout, press);
    const gap = index ? child.margin ?? one.spacing : undefined; // LINE: the first child has no margin
    if (gap !== undefined && child.position !== "absolute") part.style[before] = length(gap);
    drawn.append(part);
  });
  return drawn;
}

function gradient({ angle, startColor, centerColor, centerPosition, endColor }) {
  const center = centerColor ? `${centerColor} ${centerPosition ?? "50%"}, ` : "";
  return `linear-gradient(${angle}, ${startColor}, ${center}${endColor})`;
}

function letters(drawn, one) {
  if (one.size) drawn.style.fontSize = length(one.size, FONT);
  if (one.color) drawn.style.color = one.color;
  if (one.weight) drawn.style.fontWeight = one.weight === "bold" ? "700" : "400";
  if (one.style) drawn.style.fontStyle = one.style;
  if (one.decoration) drawn.style.textDecoration = one.decoration;
}

function text(one) {
  const drawn = element("div", one.wrap ? "flex-text wrap" : "flex-text");
  letters(drawn, one);
  if (one.align) drawn.style.textAlign = ALIGN[one.align];
  if (one.lineSpacing) drawn.style.lineHeight = `calc(1.3em + ${one.lineSpacing})`;
  if (one.maxLines && one.wrap) {
    drawn.classList.add("clamped");
    drawn.style.webkitLineClamp = one.maxLines;
  }
  if (one.adjustMode === "shrink-to-fit" && !one.wrap) shrink(drawn);
  if (!one.contents?.length) drawn.textContent = one.text;
  for (const span of one.contents ?? []) {
    const piece = element("span", "", span.text);
    letters(piece, span);
    drawn.append(piece);
  }
  return drawn;
}

export function button(one, _direction, press) {
  const drawn = element("button", `flex-button ${one.style ?? "link"} ${one.height ?? "md"}`);
  const label = element("span", "", one.action.label);
  drawn.append(label);
  if (one.adjustMode === "shrink-to-fit") shrink(label);
  drawn.type = "button";
  if (one.color && (one.style ?? "link") === "link") drawn.style.color = one.color;
  else if (one.color) drawn.style.backgroundColor = one.color;
  drawn.dataset.testid = "button";
  drawn.addEventListener("click", () => press(one.action));
  return drawn;
}

function pixels(one, width) {
  const drawn = element("img", one.aspectMode === "cover" ? "flex-image cover" : "flex-image");
  drawn.src = one.previewUrl ?? one.url;
  drawn.alt = "";
  drawn.loading = "lazy";
  drawn.addEventListener("error", () => drawn.classList.add("missing"));
  drawn.style.width = width;
  drawn.style.aspectRatio = (one.aspectRatio ?? "1:1").replace(":", " / ");
  if (one.backgroundColor) drawn.style.backgroundColor = one.backgroundColor;
  return drawn;
}

const icon = (one) => pixels(one, length(one.size ?? "md", FONT));

// An image has its size inside the room its weight gives it.
function image(one) {
  const room = element("div", "flex-room");
  room.style.justifyContent = GRAVITY[{ start: "top", end: "bottom" }[one.align] ?? "center"];
  room.style.alignItems = GRAVITY[one.gravity ?? "top"];
  room.append(pixels(one, one.type === "video" ? "100%" : length(one.size ?? "md", IMAGE)));
  return room;
}

// `adjustMode: shrink-to-fit`: letters get smaller until the line fits.
function shrink(drawn) {
  requestAnimationFrame(() => {
    const words = document.createRange();
    words.selectNodeContents(drawn);
    const tooLong = () => words.getBoundingClientRect().width > drawn.getBoundingClientRect().width;
    for (let size = parseFloat(getComputedStyle(drawn).fontSize); size > 8 && tooLong(); size -= 1) drawn.style.fontSize = `${size - 1}px`;
  });
}

function separator(one, direction) {
  const drawn = element("div", "flex-separator");
  drawn.style[direction === "vertical" ? "height" : "width"] = "1px";
  if (one.color) drawn.style.backgroundColor = one.color;
  return drawn;
}

const filler = () => element("div");

function tappable(drawn, action, press) {
  if (!action) return;
  drawn.classList.add("flex-tappable");
  drawn.setAttribute("role", "button");
  drawn.tabIndex = 0;
  drawn.addEventListener("click", (event) => { event.stopPropagation(); press(action); });
  drawn.addEventListener("keydown", (event) => { if (event.key === "Enter") press(action); });
}
