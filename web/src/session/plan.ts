// What the server gave this page: the plan of the set and the words for it.
import { handed, type Say, wordsOf } from "../page";
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

export const readPlan = () => handed<Plan>("plan");

export function sayingOf({ texts, name, repetitions, emergency }: Plan): Say {
  return wordsOf(texts, { name, goal: repetitions, ...emergency });
}
