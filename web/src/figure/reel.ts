// The points of one repetition, as the server samples them from the mannequin (`crates/server/src/figures/reels.rs`).

/** Points of a figure: the trunk's levels from the seat up, left and right; neck, head, face; then each side's limbs. */
export const POINT = { levels: 0, neck: 16, skull: 18, jaw: 20, sides: [22, 33] } as const;
/** Places in a side's points. */
export const SIDE = { girdle: 0, shoulder: 1, elbow: 2, wrist: 3, hand: 4, thumb: 5, hip: 6, knee: 7, ankle: 8, heel: 9, toe: 10 } as const;
export const LEVELS = 8;
const POINTS = 44;

type Place = [number, number, number];
/** A hand (0 left, 1 right), where a band passes the chest (2), or a place in the room. */
export type Hold = 0 | 1 | 2 | Place;

interface Handed {
  view: [yawDeg: number, tiltDeg: number];
  upper: boolean;
  perSide: boolean;
  stretches: [last: number, moveS: number, holdS: number, stays: boolean][];
  radii: number[];
  tracks: number[][];
  boxes: [centre: Place, half: Place][];
  rods: [a: Place, b: Place, radius: number][];
  bands: [Hold, Hold][];
}

export interface Stretch {
  /** Its figures are those from `first` to `last`. */
  first: number;
  last: number;
  moveS: number;
  holdS: number;
  /** Somebody who holds, holds here. */
  stays: boolean;
}

/** Metres, y up, the figure looks along +z and has its left at +x. */
export class Reel {
  readonly view: { yawDeg: number; tiltDeg: number };
  /** Only what lies above the hips is worth looking at. */
  readonly upper: boolean;
  readonly perSide: boolean;
  readonly stretches: Stretch[];
  /** Ends of capsules: neck, skull, jaw, girdle, upper arm, forearm, hand, thigh, shank, foot. */
  readonly radii: number[];
  readonly boxes: { centre: Place; half: Place }[];
  readonly rods: { a: Place; b: Place; radius: number }[];
  readonly bands: [Hold, Hold][];
  readonly length: number;
  readonly #frames: Float32Array[];

  constructor(handed: Handed) {
    const metres = (at: Place): Place => [at[0] / 1000, at[1] / 1000, at[2] / 1000];
    const hold = (at: Hold): Hold => (typeof at === "number" ? at : metres(at));
    this.view = { yawDeg: handed.view[0], tiltDeg: handed.view[1] };
    this.upper = handed.upper;
    this.perSide = handed.perSide;
    let first = 0;
    this.stretches = handed.stretches.map(([last, moveS, holdS, stays]) => {
      const stretch = { first, last, moveS, holdS, stays };
      first = last;
      return stretch;
    });
    this.radii = handed.radii.map((radius) => radius / 1000);
    this.boxes = handed.boxes.map(([centre, half]) => ({ centre: metres(centre), half: metres(half) }));
    this.rods = handed.rods.map(([a, b, radius]) => ({ a: metres(a), b: metres(b), radius: radius / 1000 }));
    this.bands = handed.bands.map(([a, b]) => [hold(a), hold(b)]);
    this.length = handed.tracks[0]?.length ?? 0;
    this.#frames = Array.from({ length: this.length }, () => new Float32Array(handed.tracks.length));
    handed.tracks.forEach((track, at) => {
      let place = 0;
      track.forEach((step, frame) => {
        place += step;
        (this.#frames[frame] as Float32Array)[at] = place / 1000;
      });
    });
  }

  /** A pose with room for all of a figure's values. */
  pose(): Float32Array {
    return new Float32Array(this.#frames[0]?.length ?? 0);
  }

  /** The figure at a place between its frames, into `pose`; on a smooth way through them, but for the ends of a stretch. */
  at(place: number, pose: Float32Array) {
    const last = this.length - 1;
    const here = Math.min(Math.max(place, 0), last);
    const from = Math.min(Math.floor(here), Math.max(last - 1, 0));
    const share = here - from;
    const stretch = this.stretches.find((one) => from < one.last);
    const frame = (index: number) =>
      this.#frames[Math.min(Math.max(index, stretch?.first ?? 0), stretch?.last ?? last)] as Float32Array;
    const [a, b, c, d] = [frame(from - 1), frame(from), frame(from + 1), frame(from + 2)];
    const [s2, s3] = [share * share, share * share * share];
    // Catmull and Rom.
    const wa = (-s3 + 2 * s2 - share) / 2;
    const wb = (3 * s3 - 5 * s2 + 2) / 2;
    const wc = (-3 * s3 + 4 * s2 + share) / 2;
    const wd = (s3 - s2) / 2;
    for (let at = 0; at < pose.length; at += 1) {
      pose[at] =
        wa * (a[at] as number) + wb * (b[at] as number) + wc * (c[at] as number) + wd * (d[at] as number);
    }
  }

  /** All frames, for whoever needs to know where the body comes. */
  get frames(): readonly Float32Array[] {
    return this.#frames;
  }
}

/** The same pose for the body's other half: left and right exchanged. */
export function mirrored(pose: Float32Array): Float32Array {
  const other = pose.slice();
  const swap = (a: number, b: number) => {
    for (let axis = 0; axis < 3; axis += 1) {
      other[3 * a + axis] = (pose[3 * b + axis] as number) * (axis === 0 ? -1 : 1);
      other[3 * b + axis] = (pose[3 * a + axis] as number) * (axis === 0 ? -1 : 1);
    }
  };
  for (let level = 0; level < LEVELS; level += 1) swap(2 * level, 2 * level + 1);
  for (let at = POINT.neck; at < POINT.sides[0]; at += 1) swap(at, at);
  for (let at = 0; at < POINT.sides[1] - POINT.sides[0]; at += 1) swap(POINT.sides[0] + at, POINT.sides[1] + at);
  return other;
}

/** Half of the trunk's depth at a level. */
export function depth(pose: Float32Array, level: number): number {
  return pose[3 * POINTS + level] as number;
}
