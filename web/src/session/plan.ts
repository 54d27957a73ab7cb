// What the server gave this page: the plan of the set and the words for it.
import type { Message } from "../vision/messages";

export type StopReason = "sharp-pain" | "new-symptom" | "tired" | "other";

/** What a stop leads to, as `care` decided it when the page was made: it holds without a network. */
interface StopOutcome {
  locked_h: number | null;
  message: Message;
}

export interface Plan {
  ticket: string;
  exercise: string;
  name: string;
  repetitions: number;
  definition: unknown;
  rules_version: string;
  expires_at: string;
  pace_s: number;
  texts: Record<string, string>;
  stops: Record<StopReason, StopOutcome>;
  emergency: { number: string; country: string };
  /** Folder of the worker, ending in a slash. */
  vision: string;
}

export function readPlan(): Plan {
  return JSON.parse(document.getElementById("plan")!.textContent!) as Plan;
}

/** The text of a message, its {placeholders} filled. A message without words says its id: a fault to be seen, not hidden. */
export function wordsOf(plan: Plan): (id: string, args?: Record<string, string | number>) => string {
  const known: Record<string, string | number> = {
    name: plan.name,
    goal: plan.repetitions,
    number: plan.emergency.number,
    country: plan.emergency.country,
  };
  return (id, args = {}) =>
    (plan.texts[id] ?? id).replace(/\{\s*\$?([\w-]+)\s*\}/g, (whole, key: string) =>
      String(args[key] ?? known[key] ?? whole),
    );
}

export type Say = ReturnType<typeof wordsOf>;
