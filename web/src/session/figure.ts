// The figure that shows the movement, on its one stage: beside what comes next, and beside the person.
import { element } from "../page";
import { type Figure as Standing, stand } from "../figure/figure";
import type { Way } from "./plan";

/** The camera needs the machine more. */
const FPS = 24;

export class Figure {
  readonly #stage = document.querySelector<HTMLElement>(".figure-stage")!;
  #standing: Promise<Standing> | null = null;
  #figure: Standing | null = null;
  #exercise = "";
  /** Rest lies in the middle of the movement. */
  #bothWays = false;

  /** Carries the stage there, with this exercise on it. */
  show(place: "guide" | "next-figure", way: Way) {
    element(place).append(this.#stage);
    this.#bothWays = way.phases[2] !== null;
    this.#exercise = way.exercise;
    this.#standing ??= stand(this.#stage, { fps: FPS }).then((figure) => (this.#figure = figure));
    void this.#load(way.exercise);
  }

  /** Shows the movement by itself, in the exercise's own tempo. */
  play({ pace: [thereS, backS] }: Way) {
    void this.#standing?.then((figure) => figure.play({ thereS, backS }));
  }

  /** The person's other side. */
  mirror(right: boolean) {
    this.#figure?.mirror(right);
  }

  /** In step with somebody: 0 at the lowest end of the movement, 1 at its highest. */
  reach(share: number) {
    this.#figure?.reach(this.#bothWays ? 2 * share - 1 : share);
  }

  async #load(exercise: string) {
    const figure = await this.#standing;
    // Another one may have come next meanwhile.
    if (exercise === this.#exercise) await figure?.load(exercise).catch(() => undefined);
  }
}
