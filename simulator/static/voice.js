// Records a voice message with the microphone, or sends a sample where there is none.
import { sampleVoice } from "./trays.js";

const $ = (id) => document.getElementById(id);
const SAMPLE_MS = 3800;
// LINE sends M4A. A browser that cannot record it gives what it can.
const TYPES = ["audio/mp4", "audio/webm;codecs=opus", "audio/webm"];
let send = () => undefined, recorder = null, made = null, begun = 0, ticking = 0;

const state = (text) => { $("voice-state").textContent = text; };

function recording(on) {
  $("voice-record").setAttribute("aria-pressed", String(on));
  $("voice-record").setAttribute("aria-label", on ? "หยุดอัด" : "อัดเสียง");
}

async function start() {
  let microphone;
  try {
    microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    state("ใช้ไมโครโฟนไม่ได้ ส่งเสียงตัวอย่างแทนได้");
    return;
  }
  const pieces = [];
  recorder = new MediaRecorder(microphone, { mimeType: TYPES.find((one) => MediaRecorder.isTypeSupported(one)) });
  recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
  recorder.addEventListener("stop", () => {
    for (const track of microphone.getTracks()) track.stop();
    clearInterval(ticking);
    made = { blob: new Blob(pieces, { type: recorder.mimeType.split(";")[0] }), duration: Date.now() - begun };
    recorder = null;
    recording(false);
    $("voice-send").disabled = false;
    state(`อัดแล้ว ${Math.round(made.duration / 1000)} วินาที`);
  });
  recorder.start();
  begun = Date.now();
  recording(true);
  state("กำลังอัด…");
  ticking = setInterval(() => state(`กำลังอัด ${Math.round((Date.now() - begun) / 1000)} วินาที`), 500);
}

export function askVoice(answer) {
  send = answer;
  made = null;
  $("voice-send").disabled = true;
  state("แตะเพื่อเริ่มอัด");
  recording(false);
  $("voice-sheet").showModal();
}

$("voice-record").addEventListener("click", () => { if (recorder) recorder.stop(); else start(); });
$("voice-send").addEventListener("click", () => { const { blob, duration } = made; $("voice-sheet").close(); send(blob, duration); });
$("voice-sample").addEventListener("click", async () => { $("voice-sheet").close(); send(await sampleVoice(), SAMPLE_MS); });
$("voice-sheet").addEventListener("close", () => recorder?.stop());
