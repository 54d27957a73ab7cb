// A stop that asks for a new check locks this browser at once, in all its tabs, with or without a network.
import type { Plan, StopReason } from "./plan";

const KEY = "dorsal-lock";

interface Lock {
  /** Whose: a browser may be shared. */
  record: string;
  reason: StopReason;
  /** Milliseconds since 1970: afterwards the server alone decides whether there is a session. */
  until: number;
}

export function setLock(plan: Plan, reason: StopReason) {
  keep({ record: plan.record, reason, until: Date.now() + lengthMs(plan, reason) });
}

/** The reason of a stop that still holds, whatever the server has heard of it. */
export function heldLock(plan: Plan): StopReason | null {
  const lock = read();
  if (lock === null || lock.record !== plan.record) return null;
  const longest = lengthMs(plan, lock.reason);
  const left = lock.until - Date.now();
  if (!(left > 0 && longest > 0)) return null;
  // The clock was set back: a lock never lasts longer than from now.
  if (left > longest) keep({ ...lock, until: Date.now() + longest });
  return lock.reason;
}

/** Calls when another tab locks, and when this page comes back from where browsers keep pages for the back button. */
export function onLock(told: () => void) {
  addEventListener("storage", (event) => {
    if (event.key === KEY) told();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) told();
  });
}

function lengthMs(plan: Plan, reason: StopReason): number {
  return (plan.stops[reason]?.locked_h ?? 0) * 3_600_000;
}

function keep(lock: Lock) {
  try {
    localStorage.setItem(KEY, JSON.stringify(lock));
  } catch {
    // The page itself stays locked, and the server locks when the stop arrives.
  }
}

function read(): Lock | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Lock | null;
  } catch {
    return null;
  }
}
