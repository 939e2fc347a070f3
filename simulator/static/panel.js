// The panel beside the phone: who holds it, which account is open, which signs hang.
import { element } from "./flex.js";

const $ = (id) => document.getElementById(id);

const pressed = (made, on) => { made.setAttribute("aria-pressed", String(on)); return made; };

const seenKey = (account, person) => `seen/${account}/${person}`;

export function markSeen(account, person, count) {
  sessionStorage.setItem(seenKey(account, person), String(count));
}

const unread = (account, person, summary) =>
  Math.max(0, summary.received - Number(sessionStorage.getItem(seenKey(account, person)) ?? 0));

export function drawPanel(world, here, go, scan) {
  let elsewhere = 0;
  $("people").replaceChildren(...world.people.map((person) => {
    const account = person.role === "officer" && world.accounts.some((one) => one.name === "officer") ? "officer" : "citizen";
    const summary = world.chats[account]?.[person.key] ?? { received: 0, last: "" };
    const one = pressed(element("button", person.role === "officer" ? "person officer-row" : "person citizen-tile"), person.key === here.person);
    one.type = "button";
    one.dataset.testid = `person-${person.key}`;
    const last = person.name.split(" ").at(-1).replace(/^[จอ]\./, "");
    one.append(
      element("span", `face ${person.role}`, [...last][0]),
      element("span", "who", person.name),
      element("span", "last", summary.last || (person.role === "officer" ? "เจ้าหน้าที่ผู้รับแจ้ง" : "ผู้แจ้งเบาะแส")),
    );
    const waiting = person.key === here.person && account === here.account ? 0 : unread(account, person.key, summary);
    if (waiting) one.append(element("span", "count", String(waiting)));
    elsewhere += waiting;
    one.addEventListener("click", () => go(account, person.key));
    return one;
  }));
  for (const dot of document.querySelectorAll("[data-part='unread-dot']")) dot.hidden = elsewhere === 0;
  $("accounts").replaceChildren(...world.accounts.map((account) => {
    const one = pressed(element("button", "", account.displayName), account.name === here.account);
    one.type = "button";
    one.dataset.testid = `account-${account.name}`;
    one.addEventListener("click", () => go(account.name, here.person));
    return one;
  }));
  $("signs").replaceChildren(...world.signs.map((sign) => {
    const one = element("button", "sign");
    one.type = "button";
    one.dataset.testid = `sign-${sign.code}`;
    one.append(element("span", "site", sign.site), element("span", "district", sign.district), element("span", "code", sign.code));
    one.addEventListener("click", () => scan(sign.code));
    return one;
  }));
  if (!world.signs.length) $("signs").append(element("div", "empty", "ยังไม่มีป้ายในทะเบียน · No signs yet"));
}

// The phones on the table, in their order: tap one to take it in hand.
export function drawTable(world, phones, inHand, take, putAway) {
  $("table").replaceChildren(...phones.map((phone, index) => {
    const name = world.people.find((one) => one.key === phone.person)?.name ?? phone.person;
    const row = element("div", "table-row");
    const open = pressed(element("button", "table-phone", `${index + 1} · ${name}`), phone === inHand);
    open.type = "button";
    open.dataset.testid = `phone-${index + 1}`;
    open.addEventListener("click", () => take(phone));
    row.append(open);
    if (phones.length > 1) {
      const away = element("button", "table-away", "✕");
      away.type = "button";
      away.setAttribute("aria-label", `เก็บเครื่องของ ${name}`);
      away.addEventListener("click", () => putAway(phone));
      row.append(away);
    }
    return row;
  }));
}
