// What the page says of one plan, before anything begins. The server's page is the same for everybody.
import { element, piece, type Say, write } from "../page";
import type { Plan } from "./plan";
import { cameraLast, cameraOffered, withoutOffer } from "./show";

export function welcome(plan: Plan, say: Say) {
  const { items, programme, easiest } = plan;
  const [first] = items[0].ways;
  document.title = `${plan.title} · Dorsal`;
  for (const place of document.querySelectorAll("[data-title]")) place.textContent = plan.title;
  write("welcome-lead", plan.lead);
  fill("welcome-easiest", easiest);
  if (plan.keep) write("welcome-private", say("session-welcome-private-keep"));
  const list = element("welcome-list");
  list.hidden = !programme;
  list.replaceChildren(...items.map(({ done, ways: [way] }) => {
    const line = piece("li", "", done ? "done" : "");
    line.append(piece("strong", way.name), piece("span", way.much, "small"));
    return line;
  }));
  fill("welcome-much", programme ? null : `${first.much}. ${first.line}`);
  const steps = element("welcome-steps");
  steps.hidden = programme || first.steps.length === 0;
  steps.replaceChildren(...first.steps.map((step) => piece("li", step)));
  const figure = element("welcome-figure");
  figure.innerHTML = plan.figure;
  figure.hidden = programme || first.figure === null;
  element<HTMLAnchorElement>("welcome-camera").href = `/camera?exercise=${first.exercise}`;
  element("curve-figure").hidden = !items.some(({ ways }) => ways.some(({ curve }) => curve));
  element<HTMLAnchorElement>("kept-link").href = plan.afterwards;
  emergency(plan.emergency.number, say);
  if (!cameraOffered()) withoutOffer();
  else if (!plan.camera) cameraLast();
}

/** When to call, and the number. */
export function emergency(number: string, say: Say) {
  element("offline-emergency").hidden = true;
  element<HTMLDetailsElement>("offline-numbers").open = false;
  for (const place of document.querySelectorAll<HTMLElement>("[data-emergency]")) {
    const call = place.querySelector<HTMLAnchorElement>("[data-emergency-number]")!;
    place.querySelector("[data-emergency-text]")!.textContent = say("session-emergency", { number });
    call.textContent = number;
    call.href = `tel:${number.replaceAll(" ", "")}`;
    place.hidden = false;
  }
}

function fill(id: string, text: string | null) {
  element(id).hidden = text === null;
  write(id, text ?? "");
}
