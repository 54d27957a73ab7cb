// Something else than planned: easier, harder, another exercise, or none, with the reason.
import { button, element } from "../page";
import type { Item, Way, Why } from "./plan";

interface On {
  /** The session waits. */
  freeze: () => void;
  /** The exercise is done in another way. */
  way: (way: Way, why: Why | null) => void;
  leave: (why: Why) => void;
  stop: () => void;
  back: () => void;
}

export class Change {
  readonly #dialog = element<HTMLDialogElement>("change-dialog");
  readonly #on: On;
  #item: Item | null = null;
  #why: Why = "other";

  constructor(on: On) {
    this.#on = on;
    const dialog = this.#dialog;
    for (const choice of dialog.querySelectorAll<HTMLButtonElement>("[data-way]")) {
      choice.addEventListener("click", () => dialog.close(choice.dataset.way));
    }
    for (const choice of dialog.querySelectorAll<HTMLButtonElement>("[data-why]")) {
      choice.addEventListener("click", () => this.#because(choice.dataset.why as Why));
    }
    for (const choice of dialog.querySelectorAll<HTMLButtonElement>("[data-then]")) {
      choice.addEventListener("click", () => dialog.close(choice.dataset.then));
    }
    button("change-stop").addEventListener("click", () => dialog.close("stop"));
    button("change-back").addEventListener("click", () => dialog.close(""));
    dialog.addEventListener("cancel", () => (dialog.returnValue = ""));
    dialog.addEventListener("close", () => this.#chosen(dialog.returnValue));
  }

  /** `way`: how the exercise is done now; there is one step from the plan, not more. */
  open(item: Item, way: Way) {
    if (this.#dialog.open) return;
    this.#on.freeze();
    this.#item = item;
    for (const kind of ["easier", "harder", "instead"] as const) {
      const there = item.ways.find((other) => other.kind === kind);
      button(`change-${kind}`).hidden = there === undefined || way.kind !== "planned";
      const line = this.#dialog.querySelector(`[data-line="${kind}"]`)!;
      line.textContent = there === undefined ? "" : kind === "instead" ? `${there.name}: ${there.much}` : there.line;
    }
    this.#step("what");
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  close() {
    this.#dialog.close("");
  }

  #step(step: "what" | "then") {
    for (const part of this.#dialog.querySelectorAll<HTMLElement>("[data-step]")) part.hidden = part.dataset.step !== step;
  }

  #because(why: Why) {
    this.#why = why;
    element("change-pain").hidden = why !== "pain";
    if (button("change-instead").hidden && why !== "pain") {
      this.#dialog.close("leave");
      return;
    }
    this.#step("then");
    this.#dialog.querySelector<HTMLElement>('[data-step="then"] [data-then]:not([hidden])')?.focus();
  }

  #chosen(what: string) {
    const way = this.#item?.ways.find(({ kind }) => kind === what);
    if (what === "leave") this.#on.leave(this.#why);
    else if (what === "stop") this.#on.stop();
    else if (way !== undefined) this.#on.way(way, what === "instead" ? this.#why : null);
    else this.#on.back();
  }
}
