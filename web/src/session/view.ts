// What is looked at: the camera's picture, the figure, or both; remembered in this browser.
import { keep, kept } from "../kept";
import { element, type Say } from "../page";

const VIEWS = ["both", "camera", "figure"] as const;
const REMEMBERED = "dorsal-view";

export class View {
  readonly #say: Say;
  #view = VIEWS.find((view) => view === kept(REMEMBERED)) ?? "both";

  constructor(say: Say) {
    this.#say = say;
    this.#show();
    element("view").addEventListener("click", () => this.turn());
  }

  turn() {
    this.#view = VIEWS[(VIEWS.indexOf(this.#view) + 1) % VIEWS.length]!;
    keep(REMEMBERED, this.#view);
    this.#show();
  }

  #show() {
    element("session").dataset.view = this.#view;
    element("view").textContent = this.#say(`session-view-${this.#view}`);
  }
}
