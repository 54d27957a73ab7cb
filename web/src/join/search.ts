// The field becomes a combobox with a list (ARIA Authoring Practices 1.2): arrows move, Enter chooses, Escape closes, and how many there are is
// said. Enter with nothing chosen sends the form, as without a script.
import { element, piece, write } from "../page";

/** So long after the last letter it is asked. */
const PAUSE_MS = 120;
/** The server finds nothing before. */
const LEAST_LETTERS = 3;

interface Sponsor {
  id: string;
  name: string;
  alias: string | null;
}

const letters = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

export function searchWhileTyping(field: HTMLInputElement) {
  const list = element("sponsor-list");
  let asked = new AbortController();
  let pause = 0;
  let at = -1;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  const options = () => [...list.children] as HTMLElement[];

  function show(open: boolean) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) move(-1);
  }

  /** Marks one of them; the keyboard itself stays in the field. */
  function move(to: number) {
    at = to;
    for (const [index, option] of options().entries()) {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) option.scrollIntoView({ block: "nearest" });
    }
    const marked = options()[at];
    if (marked === undefined) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", marked.id);
  }

  function fill(sponsors: Sponsor[], said: string) {
    list.replaceChildren(
      ...sponsors.map(({ id, name, alias }, index) => {
        const option = document.createElement("li");
        option.id = `sponsor-${index}`;
        option.setAttribute("role", "option");
        option.dataset["to"] = `/join/${id}`;
        option.append(piece("strong", name));
        if (alias !== null) option.append(" ", piece("span", alias, "small"));
        return option;
      }),
    );
    show(sponsors.length > 0);
    move(-1);
    write("sponsor-said", said);
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const query = field.value;
    if (letters(query) < LEAST_LETTERS) {
      list.replaceChildren();
      show(false);
      write("sponsor-said", "");
      return;
    }
    try {
      const response = await fetch(`/api/sponsors?q=${encodeURIComponent(query)}`, { signal, headers: { accept: "application/json" } });
      if (!response.ok) return;
      const { sponsors, said } = (await response.json()) as { sponsors: Sponsor[]; said: string };
      if (!signal.aborted) fill(sponsors, said);
    } catch {
      // Without a connection the form says so.
    }
  }

  const choose = (option: HTMLElement | undefined) => {
    const to = option?.dataset["to"];
    if (to !== undefined) location.assign(to);
  };

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    const open = !list.hidden;
    if (event.key === "ArrowDown" && last >= 0) {
      if (!open) show(true);
      move(at >= last ? 0 : at + 1);
    } else if (event.key === "ArrowUp" && last >= 0) {
      if (!open) show(true);
      move(at <= 0 ? last : at - 1);
    } else if (event.key === "Enter" && open && at >= 0) {
      choose(options()[at]);
    } else if (event.key === "Escape" && open) {
      show(false);
    } else {
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("click", (event) => choose((event.target as HTMLElement).closest<HTMLElement>("[role=option]") ?? undefined));
  // A press on the list must not take the keyboard out of the field before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("blur", () => show(false));
}
