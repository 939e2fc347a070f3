// What the plus button opens: photos, files, location, stickers, dates.
import { element } from "./flex.js";
import { STICKERS, stickerArt } from "./bubbles.js";

const $ = (id) => document.getElementById(id);
const PLACES = [
  ["ที่ว่าการอำเภอธวัชบุรี", 16.0533, 103.7372],
  ["ตลาดธวัชบุรี", 16.0461, 103.7466],
  ["ท่าวังผา จ.น่าน", 19.1203, 100.8122],
  ["กรุงเทพมหานคร", 13.7525, 100.4942],
];

export function fillStickers(send) {
  $("stickers").append(...STICKERS.map(([word], index) => {
    const one = element("button");
    one.type = "button";
    one.dataset.testid = `sticker-${index}`;
    one.setAttribute("aria-label", word);
    one.append(stickerArt(index));
    one.addEventListener("click", () => { $("sticker-sheet").close(); send("446", String(STICKERS.length * 300 + index)); });
    return one;
  }));
}

export function fillPlaces(send) {
  $("location-presets").append(...PLACES.map(([title, latitude, longitude]) => {
    const one = element("button", "", title);
    one.type = "button";
    one.dataset.testid = "location-preset";
    one.addEventListener("click", () => {
      $("location-title").value = title;
      $("location-latitude").value = latitude;
      $("location-longitude").value = longitude;
    });
    return one;
  }));
  $("location-form").addEventListener("submit", () => {
    send(Number($("location-latitude").value), Number($("location-longitude").value), $("location-title").value.trim());
  });
}

export function askLocation() {
  if (!$("location-latitude").value) $("location-presets").firstElementChild.click();
  $("location-sheet").showModal();
}

export function askMoment(action, send) {
  const field = $("moment");
  field.type = action.mode === "datetime" ? "datetime-local" : action.mode;
  field.value = (action.initial ?? "").replace("t", "T");
  field.min = action.min ?? "";
  field.max = action.max ?? "";
  $("moment-form").onsubmit = () => send({ ...action, params: { [action.mode]: field.value } });
  $("moment-sheet").showModal();
}

// A harmless picture drawn here, so that nobody has to look for one: a road, a wall, the time.
export function samplePhoto() {
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [960, 720];
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 420);
  sky.addColorStop(0, "#7fb0d6");
  sky.addColorStop(1, "#e5eef2");
  const shapes = [
    [sky, [0, 0, 960, 430]], ["#8a9a6a", [0, 420, 960, 300]], ["#b9a58a", [560, 230, 300, 220]],
    ["#7d4f38", [540, 200, 340, 44]], ["#5f4a3a", [680, 330, 70, 120]],
  ];
  for (const [paint, area] of shapes) { pen.fillStyle = paint; pen.fillRect(...area); }
  pen.fillStyle = "#6b6f74";
  pen.beginPath();
  for (const [x, y] of [[60, 720], [330, 430], [420, 430], [560, 720]]) pen.lineTo(x, y);
  pen.fill();
  pen.fillStyle = "#fff";
  pen.font = "28px sans-serif";
  pen.fillText(`ภาพตัวอย่าง ${new Date().toLocaleTimeString("th-TH")}`, 24, 52);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}

export const kindOf = (file) => {
  const kind = file.type.split("/")[0];
  return ["image", "video", "audio"].includes(kind) ? kind : "file";
};

document.addEventListener("click", (event) => {
  if (event.target.matches("[data-close]")) event.target.closest("dialog").close();
});
