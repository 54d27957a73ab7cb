// The page's elements, what the server handed to its script, and its words.

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as T;
}

export function button(id: string): HTMLButtonElement {
  return element<HTMLButtonElement>(id);
}

/** Sets a text. The same words again would be read out again. */
export function write(id: string, text: string) {
  const place = element(id);
  if (place.textContent !== text) place.textContent = text;
}

/** A short piece of text in the page. */
export function piece(tag: string, text: string, kind = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind !== "") made.className = kind;
  return made;
}

/** A colour or number token of the styles. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** What `layout::handed` put into the page. */
export function handed<T>(id: string): T {
  return JSON.parse(element(id).textContent!) as T;
}

type Values = Record<string, string | number>;

/** The text of a message, its {placeholders} filled. A message without words says its id: a fault to be seen, not hidden. */
export function wordsOf(texts: Record<string, string>, known: Values = {}): (id: string, args?: Values) => string {
  return (id, args = {}) =>
    (texts[id] ?? id).replace(/\{\s*\$?([\w-]+)\s*\}/g, (whole, key: string) => String(args[key] ?? known[key] ?? whole));
}

export type Say = ReturnType<typeof wordsOf>;
