// A figure on its stage in a page: the part that is always there. three.js and the figure's body come in a script of their own
// (`moving.ts`), and only where they are wanted: motion is welcome, WebGL is there. Else the server's drawings stay.
//
//   const figure = await stand(document.querySelector(".figure-stage"));
//   await figure.load("cat-cow");            // another exercise of which the stage has drawings
//   figure.play({ thereS: 3, backS: 3 });    // by itself, in a tempo
//   figure.reach(0.7);                       // in step with somebody: a share of the way
//   figure.mirror(true);                     // the other side
//   figure.dispose();

import type { Tempo } from "./tempo.js";

export type { Tempo };

/** What a page can tell a figure. Where there are only drawings, all of it is harmless. */
export interface Figure {
  /** True where it moves; false where only drawings stand. */
  readonly moving: boolean;
  /** Puts an exercise on the stage, in its start posture (or its drawings). Throws only where the address can't be reached. */
  load(slug: string): Promise<void>;
  /** Repeats by itself; what is left out of the tempo is as the exercise has it. Without a tempo it goes on where it was paused. */
  play(tempo?: Tempo): void;
  /** Stops where it is; `play()` goes on. */
  pause(): void;
  /** Goes softly to a share of the whole repetition's movement: 0 the start, 1 back at it. */
  phase(share: number): void;
  /**
   * Goes softly to a share of the way: 0 the start, 1 the farthest position, -1 the opposite one where there is one (cat 1,
   * cow -1).
   */
  reach(share: number): void;
  /** Shows the other side of an exercise that has sides: false the left, true the right. */
  mirror(right: boolean): void;
  /** Lets go of everything; the drawings stay. */
  dispose(): void;
}

export interface Options {
  /** Pictures in a second at most; fewer leave more for the camera. */
  fps?: number;
}

/** What the script with three.js exports. */
export interface Moving {
  move(stage: HTMLElement, options: Options): Promise<Figure | null>;
}

/** True where somebody wants to see less movement. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** A figure for a stage that the server has rendered (`figures::stage`), with its exercise loaded. */
export async function stand(stage: HTMLElement, options: Options = {}): Promise<Figure> {
  const still = new Drawn(stage);
  const address = stage.dataset["figureScript"];
  if (!address || calm.matches || !canDraw()) return still;
  try {
    const { move } = (await import(address)) as Moving;
    return (await move(stage, options)) ?? still;
  } catch {
    // A figure that does not move is no reason to trouble anybody: the drawings are there.
    return still;
  }
}

function canDraw(): boolean {
  return "WebGL2RenderingContext" in window;
}

/** Shows the drawings of one exercise, of those that the stage has. */
export function show(stage: HTMLElement, slug: string) {
  for (const drawings of stage.querySelectorAll<HTMLElement>("[data-drawings]")) {
    drawings.hidden = drawings.dataset["drawings"] !== slug;
  }
  stage.dataset["figure"] = slug;
}

class Drawn implements Figure {
  readonly moving = false;
  readonly #stage: HTMLElement;

  constructor(stage: HTMLElement) {
    this.#stage = stage;
  }

  load(slug: string) {
    show(this.#stage, slug);
    return Promise.resolve();
  }

  play() {}
  pause() {}
  phase() {}
  reach() {}
  mirror() {}
  dispose() {}
}
