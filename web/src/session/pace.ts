// The guide that keeps the time: where in the movement somebody is who follows it.
import type { Run } from "./course";
import type { Side, Way } from "./plan";

type Stretch = "there" | "held" | "opposite" | "back";

export interface Moment {
  /** Repetitions to their end, or holds. */
  repetitions: number;
  stretch: Stretch;
  /** How far into the movement, 0 at rest to 1. */
  share: number;
  /** Seconds that the hold still lasts; null where nothing is held now. */
  holdLeftS: number | null;
  heldS: number;
  side: Side | null;
}

interface Piece {
  stretch: Stretch;
  seconds: number;
}

/** One repetition in its pieces. */
function piecesOf({ pace: [thereS, backS], phases: [, , opposite], amount: { hold_s } }: Way): Piece[] {
  const held = (seconds: number): Piece[] => (seconds > 0 ? [{ stretch: "held", seconds }] : []);
  if (opposite !== null) {
    // Two ends: what is held is shared between them.
    return [{ stretch: "there", seconds: thereS }, ...held(hold_s / 2), { stretch: "opposite", seconds: backS }, ...held(hold_s / 2)];
  }
  return [{ stretch: "there", seconds: thereS }, ...held(hold_s), { stretch: "back", seconds: backS }];
}

export function momentAt(way: Way, run: Run, from: number, seconds: number): Moment {
  const pieces = piecesOf(way);
  const wholeS = pieces.reduce((sum, piece) => sum + piece.seconds, 0);
  const heldEachS = way.amount.hold_s;
  const rounds = Math.min(Math.floor(seconds / wholeS), run.goal - from);
  const repetitions = from + rounds;
  const side = way.sides === "alternating" ? (repetitions % 2 === 0 ? "left" : "right") : run.side;
  const over = repetitions >= run.goal;
  let left = over ? 0 : seconds - rounds * wholeS;
  let heldS = rounds * heldEachS;
  let last: Stretch = "there";
  for (const { stretch, seconds } of over ? [] : pieces) {
    if (left >= seconds) {
      left -= seconds;
      if (stretch === "held") heldS += seconds;
      else last = stretch;
      continue;
    }
    if (stretch === "held") {
      return { repetitions, stretch, share: last === "opposite" ? 0 : 1, holdLeftS: seconds - left, heldS: heldS + left, side };
    }
    // Slow at both ends, as a body moves.
    const eased = (1 - Math.cos((Math.PI * left) / seconds)) / 2;
    return { repetitions, stretch, share: stretch === "there" ? eased : 1 - eased, holdLeftS: null, heldS, side };
  }
  return { repetitions, stretch: "back", share: 0, holdLeftS: null, heldS, side };
}

/** Runs the time; `told` hears of each moment. */
export class Pace {
  readonly #way: Way;
  readonly #run: Run;
  readonly #from: number;
  readonly #told: (moment: Moment) => void;
  #doneS = 0;
  #sinceMs: number | null = null;
  #timer = 0;

  constructor(way: Way, run: Run, from: number, told: (moment: Moment) => void) {
    this.#way = way;
    this.#run = run;
    this.#from = from;
    this.#told = told;
  }

  /** Seconds moved so far, without the pauses. */
  get seconds(): number {
    return this.#doneS + (this.#sinceMs === null ? 0 : (performance.now() - this.#sinceMs) / 1000);
  }

  get moment(): Moment {
    return momentAt(this.#way, this.#run, this.#from, this.seconds);
  }

  start() {
    this.#sinceMs = performance.now();
    this.#timer = window.setInterval(() => this.#told(this.moment), 50);
    this.#told(this.moment);
  }

  pause() {
    this.#doneS = this.seconds;
    this.#sinceMs = null;
    clearInterval(this.#timer);
  }
}
