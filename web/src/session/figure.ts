// The figure that shows the movement, on its one stage: beside what comes next, and beside the person.
import { element, write } from "../page";
import { type Figure as Standing, stand } from "../figure/figure";
import type { Way } from "./plan";

/** The camera needs the machine more. */
const FPS = 24;

export class Figure {
  readonly #stage = document.querySelector<HTMLElement>(".figure-stage")!;
  #standing: Promise<Standing> | null = null;
  #figure: Standing | null = null;
  /** Counts what was put on the stage. */
  #shown = 0;
  #right = false;
  /** Rest lies in the middle of the movement. */
  #bothWays = false;

  /**
   * Carries the stage there, with this exercise on it. Beside what comes next it moves by itself, in the exercise's own tempo;
   * beside the person it waits for them. Where no figure does it this way, the words that say how take its place.
   */
  async show(place: "guide" | "next-figure", { figure: film, line, pace: [thereS, backS], phases }: Way) {
    element(place).append(this.#stage);
    element(place).dataset["figure"] = film === null ? "none" : "shown";
    write("guide-line", line);
    this.#bothWays = phases[2] !== null;
    const shown = ++this.#shown;
    if (film === null) return;
    this.#standing ??= stand(this.#stage, { fps: FPS });
    const figure = (this.#figure = await this.#standing);
    // Another one may have come next meanwhile.
    if (shown === this.#shown) await figure.load(film).catch(() => undefined);
    if (shown !== this.#shown) return;
    figure.mirror(this.#right);
    if (place === "next-figure") figure.play({ thereS, backS });
  }

  /** The person's other side. */
  mirror(right: boolean) {
    this.#right = right;
    this.#figure?.mirror(right);
  }

  /** In step with somebody: 0 at the lowest end of the movement, 1 at its highest. */
  reach(share: number) {
    this.#figure?.reach(this.#bothWays ? 2 * share - 1 : share);
  }
}
