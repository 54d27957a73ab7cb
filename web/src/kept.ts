// Wishes that live in this browser only. In a private window they hold as long as the page.

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window.
  }
}

export function forget(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A private window.
  }
}

/** Whether something is wished that is on until somebody switches it off. */
export const wished = (key: string) => kept(key) !== "off";

export const wish = (key: string, on: boolean) => keep(key, on ? "on" : "off");
