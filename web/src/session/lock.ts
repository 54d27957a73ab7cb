// A stop that asks for a new check locks this browser at once, with or without a network.
import type { Plan, StopReason } from "./plan";
import type { Outbox } from "../outbox/outbox";

const KEY = "dorsal-lock";

interface Lock {
  ticket: string;
  reason: StopReason;
  command: string;
}

export function setLock(plan: Plan, reason: StopReason, command: string) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ticket: plan.ticket, reason, command } satisfies Lock));
  } catch {
    // The page itself stays locked, and the server locks when the stop arrives.
  }
}

/**
 * The reason of a stop that still holds: as long as the server has not taken it, and for the ticket it happened under.
 * Afterwards the server alone decides whether there is a session.
 */
export async function heldLock(plan: Plan, outbox: Outbox): Promise<StopReason | null> {
  const lock = read();
  if (lock === null) return null;
  const waiting = (await outbox.entries()).some((entry) => entry.command.id === lock.command);
  if (waiting || lock.ticket === plan.ticket) return lock.reason;
  localStorage.removeItem(KEY);
  return null;
}

function read(): Lock | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Lock | null;
  } catch {
    return null;
  }
}
