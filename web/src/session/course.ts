// An exercise as a row of runs: one for each set, or for each side of it.
import type { Side, Way } from "./plan";

export interface Run {
  /** From 1. */
  set: number;
  sets: number;
  /** Whose turn it is; null where both move, or take turns by themselves. */
  side: Side | null;
  /** Repetitions or holds; of both sides together where they alternate. */
  goal: number;
  hold_s: number;
}

export function runsOf({ amount, sides }: Way): Run[] {
  const turns: (Side | null)[] = sides === "turns" ? ["left", "right"] : [null];
  const goal = sides === "alternating" ? 2 * amount.repetitions : amount.repetitions;
  return Array.from({ length: amount.sets }, (_, index) => index + 1).flatMap((set) =>
    turns.map((side) => ({ set, sets: amount.sets, side, goal, hold_s: amount.hold_s })),
  );
}

/** Everything that is prescribed. */
export const goalOf = (way: Way) => runsOf(way).reduce((sum, { goal }) => sum + goal, 0);
