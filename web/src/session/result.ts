// What was seen of an exercise: runs added up to one result, as `care::ExerciseResult`.
import type { Run } from "./course";
import { goalOf } from "./course";
import type { Side, Way, Why } from "./plan";

export type Tier = "measured" | "counted" | "timed";

interface Reach {
  mean: number;
  furthest: number;
  error: number;
  own?: number;
  limit?: number;
  beyond: number;
}

export interface Part {
  set: number;
  side?: Side;
  tier: Tier;
  repetitions: number;
  correct: number;
  prescribed: number;
  hold_s: number;
  hold_prescribed_s: number;
  duration_s: number;
  unseen_s: number;
  tempo_s?: number;
  reach?: Reach;
}

type Mark = { start_s: number; peak_s: number; end_s: number; [field: string]: unknown };

export interface ExerciseResult {
  exercise: string;
  tier: Tier;
  repetitions: number;
  correct: number;
  prescribed: number;
  hold_s: number;
  duration_s: number;
  tracked_share: number;
  frames: number;
  ms_per_frame: number;
  ended: "finished" | "stopped" | "page-closed";
  repetition_marks: Mark[];
  curve: { time_s: number; index: number | null }[];
  unseen: { reason: string; seconds: number }[];
  level?: string;
  chosen?: "easier" | "harder" | "instead";
  chosen_s?: number;
  instead_of?: string;
  left?: Why;
  exchanged?: Why;
  parts: Part[];
}

/** A run that was only timed. */
export function timed(way: Way, run: Run, repetitions: number, heldS: number, seconds: number): ExerciseResult {
  const part = (side: Side | null, share: number): Part => ({
    set: run.set,
    ...(side === null ? {} : { side }),
    tier: "timed",
    repetitions: Math.round(repetitions * share),
    correct: 0,
    prescribed: Math.round(run.goal * share),
    hold_s: heldS * share,
    hold_prescribed_s: run.hold_s,
    duration_s: seconds,
    unseen_s: 0,
  });
  const alternating = way.sides === "alternating";
  const left = part("left", 0.5);
  const parts = alternating ? [left, { ...part("right", 0.5), repetitions: repetitions - left.repetitions }] : [part(run.side, 1)];
  return {
    ...nothing(way.exercise),
    repetitions,
    prescribed: run.goal,
    hold_s: heldS,
    duration_s: seconds,
    parts,
  };
}

function nothing(exercise: string): ExerciseResult {
  return {
    exercise,
    tier: "timed",
    repetitions: 0,
    correct: 0,
    prescribed: 0,
    hold_s: 0,
    duration_s: 0,
    tracked_share: 0,
    frames: 0,
    ms_per_frame: 0,
    ended: "finished",
    repetition_marks: [],
    curve: [],
    unseen: [],
    parts: [],
  };
}

/** Where the times of the next run begin: those of marks and curve run on through the pauses, the duration does not. */
export function endOf(before: ExerciseResult | null): number {
  if (before === null) return 0;
  return Math.max(before.duration_s, before.curve.at(-1)?.time_s ?? 0, before.repetition_marks.at(-1)?.end_s ?? 0);
}

/** What was done before, and one run more. Times go on where the earlier ones end. */
export function together(before: ExerciseResult | null, run: ExerciseResult): ExerciseResult {
  if (before === null) return run;
  const from = endOf(before);
  const seconds = before.duration_s + run.duration_s;
  const frames = before.frames + run.frames;
  const mean = (a: number, b: number, wa: number, wb: number) => (wa + wb > 0 ? (a * wa + b * wb) / (wa + wb) : 0);
  const unseen = new Map(before.unseen.map(({ reason, seconds }) => [reason, seconds]));
  for (const { reason, seconds } of run.unseen) unseen.set(reason, (unseen.get(reason) ?? 0) + seconds);
  return {
    ...run,
    tier: before.duration_s >= run.duration_s ? before.tier : run.tier,
    repetitions: before.repetitions + run.repetitions,
    correct: before.correct + run.correct,
    hold_s: before.hold_s + run.hold_s,
    duration_s: seconds,
    tracked_share: mean(before.tracked_share, run.tracked_share, before.duration_s, run.duration_s),
    frames,
    ms_per_frame: mean(before.ms_per_frame, run.ms_per_frame, before.frames, run.frames),
    repetition_marks: [
      ...before.repetition_marks,
      ...run.repetition_marks.map((mark) => ({
        ...mark,
        start_s: mark.start_s + from,
        peak_s: mark.peak_s + from,
        end_s: mark.end_s + from,
      })),
    ],
    curve: [...before.curve, ...run.curve.map(({ time_s, index }) => ({ time_s: time_s + from, index }))],
    unseen: [...unseen].map(([reason, seconds]) => ({ reason, seconds })),
    parts: run.parts.reduce(joined, before.parts),
  };
}

/** A part of the same set and side, taken up again, is one part. */
function joined(parts: Part[], more: Part): Part[] {
  const at = parts.findIndex(({ set, side, hold_prescribed_s }) => set === more.set && side === more.side && hold_prescribed_s === more.hold_prescribed_s);
  const old = parts[at];
  if (old === undefined) return [...parts, more];
  const one: Part = {
    ...old,
    ...more,
    repetitions: old.repetitions + more.repetitions,
    correct: old.correct + more.correct,
    prescribed: Math.max(old.prescribed, more.prescribed),
    hold_s: old.hold_s + more.hold_s,
    duration_s: old.duration_s + more.duration_s,
    unseen_s: old.unseen_s + more.unseen_s,
  };
  if (old.reach !== undefined && more.reach !== undefined) {
    const weight = old.repetitions + more.repetitions;
    one.reach = {
      ...more.reach,
      mean: (old.reach.mean * old.repetitions + more.reach.mean * more.repetitions) / Math.max(1, weight),
      furthest: Math.max(old.reach.furthest, more.reach.furthest),
      error: Math.max(old.reach.error, more.reach.error),
      beyond: old.reach.beyond + more.reach.beyond,
    };
  } else if (old.reach !== undefined) {
    one.reach = old.reach;
  }
  return parts.with(at, one);
}

/** Repetitions of a run that were done before it was taken up again. */
export function doneOf(result: ExerciseResult | null, run: Run): number {
  const own = (result?.parts ?? []).filter(({ set, side }) => set === run.set && (run.side === null || side === run.side));
  return own.reduce((sum, { repetitions }) => sum + repetitions, 0);
}

/** The result as that of this way of doing the planned exercise. */
export function asDone(result: ExerciseResult | null, way: Way, planned: string, exchanged: Why | null): ExerciseResult {
  const done = { ...(result ?? nothing(way.exercise)), exercise: way.exercise, prescribed: goalOf(way), level: way.level };
  if (way.kind === "planned") return done;
  done.chosen = way.kind;
  done.chosen_s = way.working_s;
  if (way.kind === "instead") {
    done.instead_of = planned;
    if (exchanged !== null) done.exchanged = exchanged;
  }
  return done;
}
