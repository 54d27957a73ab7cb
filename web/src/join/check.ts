// The answer takes the place of the form in the same page, and what was entered stays in the fields where it is asked for once more. The server
// does not repeat it, and nothing of it is kept: it is gone with the page.
import { element } from "../page";

/** The form whose answer is awaited, so that a double tap asks once. */
let awaited = false;

async function send(form: HTMLFormElement) {
  const entered = new FormData(form);
  const body = new URLSearchParams([...entered].map(([name, value]) => [name, String(value)]));
  const response = await fetch(form.action, { method: "POST", body, headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const answer = page.querySelector("#content");
  if (answer === null) throw new Error("no page");
  const content = element("content");
  content.replaceChildren(...answer.childNodes);
  document.title = page.title;
  for (const [name, value] of entered) {
    const field = content.querySelector<HTMLInputElement>(`[data-check] [name="${CSS.escape(name)}"]`);
    if (field !== null) field.value = String(value);
  }
  scrollTo({ top: 0 });
  const first = content.querySelector<HTMLElement>("[aria-invalid]");
  (first ?? content).focus();
}

export function keepEntered() {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    // Without a connection the form stays as it is, as any other does.
    if (!form.matches("[data-check]") || !navigator.onLine) return;
    event.preventDefault();
    if (awaited) return;
    awaited = true;
    // What goes wrong here goes the browser's own way.
    void send(form)
      .catch(() => form.submit())
      .finally(() => (awaited = false));
  });
}
