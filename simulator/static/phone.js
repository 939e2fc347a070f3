// One phone: keeps one chat on its screen and sends what the person does. Several stand side by side.
import * as api from "./api.js";
import { drawChips, drawMenu } from "./below.js";
import { drawChat } from "./bubbles.js";
import { element } from "./flex.js";
import { markSeen } from "./panel.js";
import { askLocation, askMoment, askSticker, kindOf, lengthOf, sampleClip, samplePhoto } from "./trays.js";
import { askVoice } from "./voice.js";

export class Phone {
  // `table`: who puts phones side by side; it gets `taken(phone)`, `scan()`, `moved()`, `putAway(phone)`.
  constructor(root, place, table) {
    Object.assign(this, { root, table, pc: false, drawn: new Map() });
    this.settle(place);
    this.wire();
  }

  part(name) { return this.root.querySelector(`[data-part="${name}"]`); }

  // "citizen/citizen-1", and with "/groups/C…" a group on that phone.
  get place() { return this.group ? `${this.account}/${this.person}/groups/${this.group}` : `${this.account}/${this.person}`; }

  settle(place) {
    const [account, person, , group] = place.split("/");
    Object.assign(this, { account, person, group: group ?? "", screen: null, seen: "", stuck: true, editing: "" });
    this.drawn.clear();
  }

  go(place) {
    this.settle(place);
    this.part("messages").replaceChildren();
    this.part("messages").dataset.shown = "";
    this.part("rich-menu").dataset.id = "";
    this.part("tray").hidden = true;
    this.table.moved();
    return this.doing(async () => undefined);
  }

  toast(text) {
    this.part("toast").textContent = text;
    this.part("toast").hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.part("toast").hidden = true; }, 3200);
  }

  toEnd() { const wall = this.part("wall"); wall.scrollTop = wall.scrollHeight; this.stuck = true; }

  async refresh() {
    const asked = this.place;
    const fresh = await api.chat(asked, this.seen);
    if (!fresh || asked !== this.place) return;
    const follow = !this.screen || this.stuck || fresh.bubbles.length !== this.screen.bubbles.length;
    this.screen = fresh;
    this.seen = fresh.revision;
    if (!this.group) markSeen(this.account, this.person, fresh.bubbles.filter((one) => !one.mine).length);
    this.drawWall();
    this.drawBelow();
    this.drawState();
    this.part("messages").dataset.shown = asked;
    this.table.shown(this);
    if (follow) this.toEnd();
  }

  drawWall() {
    const name = this.part("account-name").dataset.account ?? "";
    drawChat(this.part("messages"), this.screen, {
      place: this.group ? "" : this.place, name, drawn: this.drawn,
      press: (action) => this.press(action, null),
      unsend: (messageId) => this.doing(() => api.act(this.place, "unsend", { messageId })),
      edit: this.group ? (messageId, text) => this.edit(messageId, text) : null,
    });
  }

  drawTitle(world) {
    const account = world.accounts.find((one) => one.name === this.account)?.displayName ?? this.account;
    const person = world.people.find((one) => one.key === this.person)?.name ?? this.person;
    this.part("account-name").dataset.account = account;
    this.part("account-name").textContent = this.group ? "กลุ่มบ้านเรา (3)" : account;
    this.part("person-name").textContent = `มือถือของ ${person}`;
    this.root.setAttribute("aria-label", `มือถือของ ${person}`);
    this.part("groups").replaceChildren(...world.groups
      .filter((one) => one.account === this.account && one.person === this.person)
      .map((one, index) => {
        const open = element("button", "", `กลุ่มที่ ${index + 1} `);
        open.type = "button";
        open.dataset.testid = "open-group";
        open.append(element("small", "", "Group"));
        open.addEventListener("click", () => this.go(`${this.account}/${this.person}/groups/${one.id}`));
        return open;
      }));
  }

  drawState() {
    const { friend = true, blocked = false, loading = false, slowSeconds = 0, inside = true } = this.screen;
    const show = (name, shown) => { this.part(name).hidden = !shown; };
    show("loading", loading);
    show("slow", slowSeconds);
    this.part("slow").textContent = `เครือข่ายช้า ${slowSeconds} วิ`;
    show("banner", !friend || blocked || !inside);
    const away = blocked ? "คุณบล็อกบัญชีนี้อยู่" : "ยังไม่ได้เพิ่มเพื่อน";
    this.part("banner-text").textContent = inside ? away : `${this.part("account-name").dataset.account} ไม่ได้อยู่ในกลุ่มนี้แล้ว`;
    this.part("banner-button").textContent = blocked ? "ปลดบล็อก" : "เพิ่มเพื่อน";
    show("banner-button", inside);
    show("follow", !this.group && !friend && !blocked);
    show("block", !this.group && !blocked);
    show("unblock", blocked);
    show("invite", !this.group);
    show("group-back", this.group);
    show("tray-open", !this.group);
    show("panel-open", !this.group);
    this.part("input").disabled = blocked;
    this.part("tray-open").disabled = blocked;
    this.sendable();
  }

  drawBelow() {
    drawChips(this.part("chips"), this.screen, this.pc, (action, of) => this.press(action, of));
    drawMenu(this.part("menu-bar"), this.part("rich-menu"), this.pc ? null : this.screen.richMenu, this.account, (action) => this.press(action, null));
  }

  async doing(work) {
    try {
      const result = await work();
      await this.refresh();
      return result;
    } catch (error) {
      this.toast(error.message);
      return null;
    }
  }

  async press(action, quickReplyOf) {
    const send = (body) => this.doing(() => api.act(this.place, "action", { ...body, quickReplyOf }));
    const asks = {
      location: () => this.askPlace(),
      camera: () => this.pickPhotos(false),
      cameraRoll: () => this.pickPhotos(true),
      datetimepicker: () => askMoment(action, (chosen) => send({ action: chosen })),
    };
    if (asks[action.type]) { asks[action.type](); return; }
    if (action.inputOption === "closeRichMenu" && !this.part("rich-menu").hidden) this.toggle("menu-bar", "rich-menu");
    if (action.inputOption === "openKeyboard") this.write(action.fillInText ?? "");
    const result = await send({ action });
    if (result?.opened) this.open(result.opened);
    if (result?.copied) {
      await navigator.clipboard?.writeText(result.copied).catch(() => undefined);
      this.toast(`คัดลอกแล้ว: ${result.copied}`);
    }
  }

  open(uri) {
    if (/^https?:/.test(uri)) window.open(uri, "_blank", "noopener");
    else this.toast(uri.startsWith("tel:") ? `กำลังโทร ${uri.slice(4)} (จำลอง ไม่ได้โทรจริง)` : uri);
  }

  sendable() {
    const words = this.part("input").value.trim();
    this.part("send").disabled = this.screen?.blocked || !words;
    this.part("mic").hidden = Boolean(words || this.group);
    this.part("mic").disabled = this.screen?.blocked;
    this.part("send").hidden = !words && !this.group;
  }

  grow() {
    const input = this.part("input");
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
    this.sendable();
  }

  write(text) {
    this.part("input").value = text;
    this.grow();
    this.part("input").focus();
  }

  edit(messageId, text) {
    this.editing = messageId;
    this.write(text);
    this.toast("แก้แล้วกดส่ง");
  }

  toggle(button, target) {
    const shown = this.part(target).hidden;
    this.part(target).hidden = !shown;
    this.part(button).setAttribute("aria-expanded", String(shown));
  }

  closeTray() { if (!this.part("tray").hidden) this.toggle("tray-open", "tray"); }

  pickPhotos(several) {
    this.part("photo-file").multiple = several;
    this.part("photo-file").click();
  }

  askPlace() {
    askLocation((body) => { this.closeTray(); this.doing(() => api.act(this.place, "location", body)); });
  }

  sendMedia(kind, blob, facts) { return this.doing(async () => api.sendMedia(this.place, kind, await blob, facts)); }

  async sendFiles(input) {
    const files = [...input.files];
    input.value = "";
    this.closeTray();
    if (files.length > 1) await this.doing(() => api.sendPictures(this.place, files));
    for (const file of files.length === 1 ? files : []) {
      const kind = kindOf(file);
      const length = ["audio", "video"].includes(kind) ? { duration: await lengthOf(file) } : {};
      await this.sendMedia(kind, file, { name: file.name, ...length });
    }
  }

  send() {
    const text = this.part("input").value.trim();
    if (!text) return;
    const [messageId, act] = [this.editing, this.editing ? "edit" : "text"];
    this.editing = "";
    this.part("input").value = "";
    this.grow();
    this.doing(() => api.act(this.place, act, { text, messageId }));
  }

  wire() {
    const on = (name, act, event = "click") => this.part(name).addEventListener(event, act);
    const act = (name, body) => () => this.doing(() => api.act(this.place, name, body));
    this.root.addEventListener("pointerdown", () => this.table.taken(this), { capture: true });
    this.root.addEventListener("focusin", () => this.table.taken(this));
    on("composer", (event) => { event.preventDefault(); this.send(); }, "submit");
    on("input", () => this.grow(), "input");
    on("input", (event) => {
      const typing = event.isComposing || event.shiftKey || matchMedia("(pointer: coarse)").matches;
      if (event.key === "Enter" && !typing) { event.preventDefault(); this.part("composer").requestSubmit(); }
    }, "keydown");
    this.part("chips").addEventListener("wheel", (event) => { this.part("chips").scrollLeft += event.deltaY; }, { passive: true });
    on("tray-open", () => {
      this.toggle("tray-open", "tray");
      if (!this.part("tray").hidden && !this.part("rich-menu").hidden) this.toggle("menu-bar", "rich-menu");
    });
    for (const name of ["chat-menu-open", "chat-menu"]) on(name, () => this.toggle("chat-menu-open", "chat-menu"));
    for (const name of ["follow", "unblock", "banner-button"]) on(name, act("follow"));
    on("block", act("block"));
    on("invite", async () => {
      const made = await this.doing(() => api.act(this.place, "groups", { kind: "group" }));
      if (made) await this.go(`${this.place}/groups/${made.id}`);
    });
    on("group-back", () => this.go(`${this.account}/${this.person}`));
    on("put-away", () => this.table.putAway(this));
    on("panel-open", () => this.table.scan(false));
    on("open-signs", () => { this.closeTray(); this.table.scan(true); });
    on("pick-photo", () => this.pickPhotos(true));
    on("pick-file", () => this.part("other-file").click());
    for (const name of ["photo-file", "other-file"]) on(name, () => this.sendFiles(this.part(name)), "change");
    on("sample-photo", () => { this.closeTray(); this.sendMedia("image", samplePhoto(0)); });
    on("sample-photos", () => {
      this.closeTray();
      this.doing(async () => api.sendPictures(this.place, await Promise.all([0, 1, 2].map(samplePhoto))));
    });
    on("sample-clip", () => { this.closeTray(); this.sendMedia("video", sampleClip(), { duration: 3800 }); });
    on("open-location", () => this.askPlace());
    on("open-stickers", () => askSticker((packageId, stickerId) => {
      this.closeTray();
      this.doing(() => api.act(this.place, "sticker", { packageId, stickerId }));
    }));
    for (const name of ["mic", "open-voice"]) {
      on(name, () => askVoice((blob, duration) => { this.closeTray(); this.sendMedia("audio", blob, { duration }); }));
    }
    on("menu-bar", () => this.toggle("menu-bar", "rich-menu"));
    const wall = this.part("wall");
    const nearEnd = () => wall.scrollHeight - wall.scrollTop - wall.clientHeight < 120;
    wall.addEventListener("scroll", () => { this.stuck = nearEnd(); }, { passive: true });
    const keepEnd = new ResizeObserver(() => { if (this.stuck) this.toEnd(); });
    for (const one of [wall, this.part("messages")]) keepEnd.observe(one);
  }
}
