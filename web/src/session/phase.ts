// The phases of the session page.
import { element } from "../page";

export type Phase =
  | "offline"
  | "welcome"
  | "next"
  | "loading"
  | "setup"
  | "countdown"
  | "moving"
  | "rest"
  | "paused"
  | "after"
  | "saved"
  | "stopped"
  | "failed";

/** Shows a phase: styles follow `data-phase`, the keyboard follows the phase's heading. */
export function show(phase: Phase) {
  const main = element("session");
  if (main.dataset.phase === phase) return;
  main.dataset.phase = phase;
  main.querySelector<HTMLElement>(`[data-focus~="${phase}"]`)?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

export function phase(): Phase {
  return element("session").dataset.phase as Phase;
}
