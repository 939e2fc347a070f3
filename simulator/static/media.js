// Bubbles that hold a file: clip, voice message, document.
import { element } from "./flex.js";

// Where the phone has its own copy; what the account sends comes from the account's address.
export const source = (one, { place }) => (one.mine ? `/phone/${place}/content/${one.id}` : one.message.originalContentUrl);

const seconds = (all) => `${Math.floor(all / 60)}:${String(Math.floor(all % 60)).padStart(2, "0")}`;

export function clip(one, to) {
  const drawn = element("div", "bubble bare clip");
  const video = element("video");
  Object.assign(video, { src: source(one, to), controls: true, preload: "metadata", playsInline: true });
  video.setAttribute("aria-label", "คลิป");
  drawn.append(video);
  return drawn;
}

// A voice message as in LINE: play, how far it is, how long it takes.
export function voice(one, to) {
  const drawn = element("div", "bubble voice");
  const length = (one.message.duration ?? 0) / 1000;
  const sound = new Audio();
  sound.preload = "none";
  sound.src = source(one, to);
  const play = element("button", "voice-play");
  const line = element("div", "voice-line");
  const done = element("i");
  const time = element("span", "voice-time", seconds(length));
  play.type = "button";
  play.dataset.testid = "play-voice";
  const show = () => {
    const playing = !sound.paused && !sound.ended;
    play.classList.toggle("playing", playing);
    play.setAttribute("aria-label", `${playing ? "หยุด" : "เล่น"}ข้อความเสียง ${seconds(length)} นาที`);
    done.style.width = `${length ? Math.min(100, (sound.currentTime / length) * 100) : 0}%`;
    time.textContent = seconds(playing || (sound.currentTime && !sound.ended) ? sound.currentTime : length);
  };
  play.addEventListener("click", () => { if (sound.paused) sound.play().catch(() => undefined); else sound.pause(); });
  for (const name of ["play", "pause", "timeupdate", "ended"]) sound.addEventListener(name, show);
  line.append(done);
  drawn.append(play, line, time);
  show();
  return drawn;
}

const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

export function file(one, to) {
  const { fileName, fileSize, type } = one.message;
  const drawn = element("div", "bubble");
  const link = element("a", "file");
  const [name, ending] = [fileName ?? type, (fileName ?? "").split(".").at(-1).slice(0, 4)];
  const words = element("span", "file-words", name);
  if (fileSize) words.append(element("small", "", size(fileSize)));
  link.append(element("span", "file-icon", ending || "?"), words);
  link.href = source(one, to);
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  drawn.append(link);
  return drawn;
}
