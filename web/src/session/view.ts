// What is looked at: the camera's picture, the figure, or both; remembered in this browser.
import { element, type Say } from "../page";

const VIEWS = ["both", "camera", "figure"] as const;
const REMEMBERED = "dorsal-view";

export class View {
  readonly #say: Say;
  #view: (typeof VIEWS)[number] = "both";

  constructor(say: Say) {
    this.#say = say;
    try {
      this.#view = VIEWS.find((view) => view === localStorage.getItem(REMEMBERED)) ?? "both";
    } catch {
      // Not remembered in this window.
    }
    this.#show();
    element("view").addEventListener("click", () => this.turn());
  }

  turn() {
    this.#view = VIEWS[(VIEWS.indexOf(this.#view) + 1) % VIEWS.length]!;
    try {
      localStorage.setItem(REMEMBERED, this.#view);
    } catch {
      // Not remembered in this window.
    }
    this.#show();
  }

  #show() {
    element("session").dataset.view = this.#view;
    element("view").textContent = this.#say(`session-view-${this.#view}`);
  }
}
