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

let answer = () => undefined; // who asked for the sheet that is open

export function fillStickers() {
  $("stickers").append(...STICKERS.map(([word], index) => {
    const one = element("button");
    one.type = "button";
    one.dataset.testid = `sticker-${index}`;
    one.setAttribute("aria-label", word);
    one.append(stickerArt(index));
    one.addEventListener("click", () => { $("sticker-sheet").close(); answer("446", String(STICKERS.length * 300 + index)); });
    return one;
  }));
}

export function fillPlaces() {
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
  $("location-form").addEventListener("submit", () => answer({
    latitude: Number($("location-latitude").value),
    longitude: Number($("location-longitude").value),
    title: $("location-title").value.trim(),
  }));
}

export function askSticker(send) {
  answer = send;
  $("sticker-sheet").showModal();
}

export function askLocation(send) {
  answer = send;
  if (!$("location-latitude").value) $("location-presets").firstElementChild.click();
  $("location-sheet").showModal();
}

export function askMoment(action, send) {
  const field = $("moment");
  field.type = action.mode === "datetime" ? "datetime-local" : action.mode;
  const words = { date: "เลือกวัน", time: "เลือกเวลา", datetime: "เลือกวันและเวลา" };
  $("moment-sheet").querySelector("h2").textContent = words[action.mode];
  for (const [name, given] of [["value", "initial"], ["min", "min"], ["max", "max"]]) field[name] = (action[given] ?? "").replace("t", "T");
  $("moment-form").onsubmit = () => send({ ...action, params: { [action.mode]: field.value } });
  $("moment-sheet").showModal();
}

// A harmless picture drawn here, so that nobody has to look for one: a road, a wall, the time.
export function samplePhoto(number = 0) {
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [960, 720];
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 0, 420);
  const [high, low] = [["#7fb0d6", "#e5eef2"], ["#e0a46c", "#f6e3c9"], ["#2b3a55", "#6f7f9c"]][number % 3];
  sky.addColorStop(0, high);
  sky.addColorStop(1, low);
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
  pen.fillText(`ภาพตัวอย่าง ${number + 1} · ${new Date().toLocaleTimeString("th-TH")}`, 24, 52);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}

export const kindOf = (file) => {
  const kind = file.type.split("/")[0];
  return ["image", "video", "audio"].includes(kind) ? kind : "file";
};

export const sampleClip = async () => (await fetch("/static/samples/clip.mp4")).blob();
export const sampleVoice = async () => (await fetch("/static/samples/voice.m4a")).blob();

// How long a clip or a voice is, in milliseconds; 5 s where the browser cannot tell.
export function lengthOf(blob) {
  return new Promise((done) => {
    const player = document.createElement("video");
    const tell = (milliseconds) => { URL.revokeObjectURL(player.src); done(milliseconds); };
    player.preload = "metadata";
    player.addEventListener("loadedmetadata", () => tell(Number.isFinite(player.duration) ? Math.round(player.duration * 1000) : 5000));
    player.addEventListener("error", () => tell(5000));
    player.src = URL.createObjectURL(blob);
  });
}

document.addEventListener("click", (event) => {
  if (event.target.matches("[data-close]")) event.target.closest("dialog").close();
});
