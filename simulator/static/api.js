// Talks to the simulator. A refusal becomes an Error with the simulator's own words.
async function read(answer) {
  if (answer.status === 204) return null;
  const body = await answer.json().catch(() => ({ message: `HTTP ${answer.status}` }));
  if (!answer.ok) throw new Error(body.message);
  return body;
}

export const world = async () => read(await fetch("/phone/world"));

export async function chat(place, seen) {
  return read(await fetch(`/phone/${place}?seen=${encodeURIComponent(seen)}`));
}

export async function act(place, name, body = {}) {
  return read(await fetch(`/phone/${place}/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }));
}

export async function sendMedia(place, kind, blob, facts = {}) {
  const query = new URLSearchParams(facts);
  return read(await fetch(`/phone/${place}/media/${kind}?${query}`, {
    method: "POST",
    headers: { "Content-Type": blob.type || "application/octet-stream" },
    body: blob,
  }));
}

export async function sendPictures(place, blobs) {
  const form = new FormData();
  blobs.forEach((blob, index) => form.append("picture", blob, blob.name ?? `${index + 1}.jpg`));
  return read(await fetch(`/phone/${place}/pictures`, { method: "POST", body: form }));
}
