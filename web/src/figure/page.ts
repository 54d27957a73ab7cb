// Pages with figures beside their text: each moves while it is on the screen, until somebody stops it.

import { paintsLightly, somebody } from "./attention.js";
import { type Figure, stand } from "./figure.js";

/** A figure's script is asked for when the page itself has come to rest. */
const idle: (then: () => void) => void =
  "requestIdleCallback" in window ? (then) => requestIdleCallback(then, { timeout: 3000 }) : (then) => setTimeout(then, 300);

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      idle(() => void begin(target as HTMLElement));
    }
  },
  { rootMargin: "25%" },
);

for (const stage of document.querySelectorAll<HTMLElement>(".figure-stage[data-figure]")) near.observe(stage);

let lightly: boolean | undefined;

async function begin(stage: HTMLElement) {
  // A page that is only just loading is not held up by pictures that nobody looks at yet.
  if (!(lightly ??= paintsLightly())) await somebody;
  const figure = await stand(stage);
  if (!figure.moving) return;
  figure.play();
  pausable(stage, figure);
}

/** Whoever looks at a page may stop what moves in it. */
function pausable(stage: HTMLElement, figure: Figure) {
  const button = stage.parentElement?.querySelector<HTMLButtonElement>(".figure-pause");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const stopped = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(stopped));
    if (stopped) figure.pause();
    else figure.play();
  });
}
