// What stands below the chat: quick replies and the rich menu.
import { element } from "./flex.js";

// `press(action, messageId)`: the message whose quick reply it is.
export function drawChips(chips, screen, pc, press) {
  const items = pc ? [] : screen.quickReplies ?? [];
  const last = screen.bubbles.at(-1)?.id;
  chips.hidden = items.length === 0;
  const key = JSON.stringify([last, items]);
  if (chips.dataset.key === key) return;
  chips.dataset.key = key;
  chips.replaceChildren(...items.map(({ imageUrl, action }) => {
    const chip = element("button", "chip");
    if (imageUrl) { const icon = element("img"); icon.src = imageUrl; icon.alt = ""; chip.append(icon); }
    chip.append(action.label);
    chip.type = "button";
    chip.dataset.testid = "chip";
    chip.addEventListener("click", () => press(action, last));
    return chip;
  }));
  chips.scrollLeft = 0;
}

export function drawMenu(bar, sheet, menu, account, press) {
  bar.hidden = !menu;
  sheet.hidden = !menu || bar.getAttribute("aria-expanded") !== "true";
  if (!menu) { sheet.replaceChildren(); sheet.dataset.id = ""; return; }
  bar.textContent = menu.chatBarText;
  if (sheet.dataset.id === menu.richMenuId) return;
  bar.setAttribute("aria-expanded", String(menu.selected));
  sheet.hidden = !menu.selected;
  sheet.dataset.id = menu.richMenuId;
  const image = element("img");
  image.alt = "";
  image.src = `/phone/${account}/menu/${menu.richMenuId}`;
  const { width, height } = menu.size;
  sheet.replaceChildren(image, ...menu.areas.map(({ bounds, action }) => {
    const area = element("button");
    area.type = "button";
    area.setAttribute("aria-label", action.label ?? action.displayText ?? action.text ?? action.data ?? "");
    const share = { left: bounds.x / width, top: bounds.y / height, width: bounds.width / width, height: bounds.height / height };
    for (const [side, part] of Object.entries(share)) area.style[side] = `${part * 100}%`;
    area.addEventListener("click", () => press(action));
    return area;
  }));
}
