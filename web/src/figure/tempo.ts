// A repetition in time: where in a reel the figure is after so many seconds.

import type { Reel } from "./reel.js";

/** Seconds; what is left out is as the exercise's own choreography has it. */
export interface Tempo {
  /** The way there. */
  thereS?: number;
  /** The way back. */
  backS?: number;
  /** The stay where the exercise is held. */
  holdS?: number;
  /** The stay between two repetitions. */
  restS?: number;
}

/** Nobody who looks on wants to see a longer stay than this, unless it is asked for. */
const LONGEST_LOOK_S = 3;
const REST_S = 0.6;

interface Leg {
  startS: number;
  moveS: number;
  first: number;
  last: number;
}

export class Timeline {
  readonly durationS: number;
  readonly #legs: Leg[] = [];

  constructor(reel: Reel, tempo: Tempo = {}) {
    let startS = 0;
    const first = reel.stretches[0]?.moveS || 1;
    const stretched = tempo.thereS === undefined ? 1 : tempo.thereS / first;
    reel.stretches.forEach((stretch, index) => {
      const home = index === reel.stretches.length - 1;
      const moveS = home ? (tempo.backS ?? stretch.moveS) : stretch.moveS * stretched;
      this.#legs.push({ startS, moveS, first: stretch.first, last: stretch.last });
      const own = Math.min(stretch.holdS, LONGEST_LOOK_S);
      const holdS = home ? (tempo.restS ?? Math.max(own, REST_S)) : stretch.stays ? (tempo.holdS ?? own) : own;
      startS += moveS + holdS;
    });
    this.durationS = Math.max(startS, 0.1);
  }

  /** The place in the reel, repetition after repetition. */
  at(seconds: number): number {
    const now = ((seconds % this.durationS) + this.durationS) % this.durationS;
    const leg = this.#legs.findLast((one) => one.startS <= now);
    if (!leg) return 0;
    const share = leg.moveS > 0 ? Math.min((now - leg.startS) / leg.moveS, 1) : 1;
    return leg.first + (leg.last - leg.first) * minimumJerk(share);
  }
}

/** Speed and acceleration are 0 at both ends, as in a body that moves (Flash and Hogan, J Neurosci 1985;5:1688). */
function minimumJerk(share: number): number {
  return share * share * share * (10 - 15 * share + 6 * share * share);
}

/** The place in the reel at a share of the whole repetition's movement, stays left out. */
export function placeOfPhase(reel: Reel, phase: number): number {
  const wholeS = reel.stretches.reduce((sum, stretch) => sum + stretch.moveS, 0);
  let leftS = Math.min(Math.max(phase, 0), 1) * wholeS;
  for (const { moveS, first, last } of reel.stretches) {
    if (leftS <= moveS) return first + (last - first) * (moveS > 0 ? leftS / moveS : 1);
    leftS -= moveS;
  }
  return reel.length - 1;
}

/**
 * The place in the reel at a share of the way: 0 the start, 1 the first position away from it, -1 the last one where there
 * are several (the cow after the cat).
 */
export function placeOfReach(reel: Reel, share: number): number {
  const [there, home] = [reel.stretches[0], reel.stretches.at(-1)];
  if (!there || !home) return 0;
  if (share >= 0 || reel.stretches.length < 3) return there.last * Math.min(Math.max(share, 0), 1);
  return home.last + (home.last - home.first) * Math.max(share, -1);
}
