// What the page says of an exercise: on the card before it, and in the bar.
import { wished } from "../kept";
import { button, element, piece, type Say, write } from "../page";
import type { Run } from "./course";
import type { Plan, Way } from "./plan";

/** The card of what comes next. */
export function showNext(plan: Plan, item: number, way: Way, canGoBack: boolean, say: Say) {
  write("next-place", say("session-next-place", { number: item + 1, count: plan.items.length }));
  write("next-name", way.name);
  write("next-much", way.much);
  write("next-line", way.line);
  element("next-why").replaceChildren(...way.why.map((text) => piece("li", text)));
  element("next-steps").replaceChildren(...way.steps.map((text) => piece("li", text)));
  element("next-how").hidden = way.steps.length === 0;
  button("next-back").hidden = !canGoBack;
}

/** Where in the session somebody is. */
export function showPlace(plan: Plan, item: number, way: Way, { set, sets, side }: Run, canGoBack: boolean, say: Say) {
  write("bar-name", way.name);
  const place = [
    plan.items.length > 1 ? say("session-next-place", { number: item + 1, count: plan.items.length }) : "",
    sets > 1 ? say("session-set-of", { set, sets }) : "",
    side === null ? "" : say(`session-of-${side}`),
  ];
  write("bar-place", place.filter((text) => text !== "").join(" · "));
  button("back").hidden = !canGoBack;
}

/** No exercise any more: the session as a whole. */
export function showWhole({ title }: Plan) {
  write("bar-name", title);
  write("bar-place", "");
}

/** Whether the camera is offered; a switch of the settings. */
export const cameraOffered = () => wished("dorsal-offer-camera");

/** A welcome that leads on without the camera first, because that is what the person wants as a rule. */
export function cameraLast() {
  const camera = button("allow-camera");
  const without = button("without-camera");
  camera.classList.add("quiet");
  without.classList.remove("quiet");
  camera.before(without);
}

/** A welcome that leads on without a camera. */
export function withoutOffer() {
  button("allow-camera").hidden = true;
  button("without-camera").classList.remove("quiet");
}
