// The page's elements and its phases.

export type Phase =
  | "welcome"
  | "loading"
  | "setup"
  | "countdown"
  | "moving"
  | "paused"
  | "after"
  | "saved"
  | "stopped"
  | "failed";

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

export function button(id: string): HTMLButtonElement {
  return element<HTMLButtonElement>(id);
}

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

/** A colour or number token of the styles. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
