// When something is in the way: what it is, and what can be done.
import { button, element, type Say } from "../page";
import { show } from "./phase";
import { type Closed, written } from "./plan";
import type { Trouble } from "./watch";

/** `begun`: something was done already. */
export function showTrouble(trouble: Trouble | Closed, begun: boolean, say: Say) {
  element("failed-title").textContent = say(`session-failed-${trouble}-title`);
  element("failed-text").textContent = say(`session-failed-${trouble}`, { when: written(new Date()) });
  const closed = trouble === "expired" || trouble === "used" || trouble === "clock";
  button("failed-retry").hidden = closed || trouble === "no-webassembly";
  button("failed-without").hidden = closed;
  button("failed-finish").hidden = closed || !begun;
  element("failed-check").hidden = !closed;
  show("failed");
}
