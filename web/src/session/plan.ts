// What the server gave this page: the exercises of the session and the words for it.
import { handed, type Say, wordsOf } from "../page";
import type { Message } from "../vision/messages";

export type StopReason = "sharp-pain" | "new-symptom" | "tired" | "other";
export type Side = "left" | "right";
/** Why an exercise is left or exchanged. */
export type Why = "pain" | "too-hard" | "no-room" | "other";

/** What a stop leads to, as `care` decided it when the page was made: it holds without a network. */
interface StopOutcome {
  locked_h: number | null;
  message: Message;
}

/** One way of doing an exercise: as planned, or what `care` lets the person choose. */
export interface Way {
  kind: "planned" | "easier" | "harder" | "instead";
  exercise: string;
  level: string;
  amount: { sets: number; repetitions: number; hold_s: number };
  per_side: boolean;
  working_s: number;
  name: string;
  line: string;
  much: string;
  why: string[];
  steps: string[];
  sides: "none" | "turns" | "alternating";
  /** Whether the camera follows it; else the guide keeps the time. */
  camera: boolean;
  definition: unknown;
  own: { side: Side | null; range: number }[];
  /** Seconds there and back. */
  pace: [number, number];
  /** Message ids of: there, held, the other way, back. */
  phases: [string | null, string | null, string | null, string | null];
}

export interface Item {
  /** As it is planned. */
  exercise: string;
  ways: [Way, ...Way[]];
  /** The server has it already. */
  done: boolean;
}

export interface Plan {
  ticket: string;
  programme: boolean;
  items: Item[];
  rest_s: number;
  change_s: number;
  expires_at: string;
  texts: Record<string, string>;
  stops: Record<StopReason, StopOutcome>;
  emergency: { number: string; country: string };
  /** Folder of the worker, ending in a slash. */
  vision: string;
  afterwards: string;
}

/** Why no session can begin on this page. */
export type Closed = "expired" | "used";

export const readPlan = () => handed<Plan>("plan");

export const sayingOf = ({ texts, emergency }: Plan): Say => wordsOf(texts, { ...emergency });
