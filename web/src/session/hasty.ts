// The second tap of a hasty or trembling finger is not meant for what has come up under it meanwhile.
import { phase } from "./phase";

/** So soon after the first, milliseconds, and so near to it, pixels, a tap is its second half. */
const SOON_MS = 500;
const NEAR_PX = 32;

/** What is on the screen: another phase or dialog is another page to whoever looks. */
const shown = () => `${phase()} ${document.querySelector("dialog[open]")?.id ?? ""}`;

export function forgiveDoubleTaps() {
  let first = { x: 0, y: 0, at: -Infinity, shown: "" };
  const tap = (event: MouseEvent) => {
    // A key has no place; it is pressed on purpose.
    if (event.detail === 0) return;
    const now = { x: event.clientX, y: event.clientY, at: event.timeStamp, shown: shown() };
    const same = Math.hypot(now.x - first.x, now.y - first.y) < NEAR_PX && now.at - first.at < SOON_MS;
    const swallow = same && now.shown !== first.shown && (event.target as Element).closest("#stop") === null;
    first = now;
    if (!swallow) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("click", tap, { capture: true });
}
