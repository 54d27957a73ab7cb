// What a session runs on: what the page has for everybody, and the plan of one ticket, from the server or kept by this browser.
import { keptTicket, keepTicket, type Ticket } from "../offline/kept";
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
  /** Empty where the line says all. */
  steps: string[];
  /** The figure that shows it; null where no figure does it this way. */
  figure: string | null;
  sides: "none" | "turns" | "alternating";
  /** Whether the camera follows it; else the guide keeps the time. */
  camera: boolean;
  /** Whether the curve of the back carries it. */
  curve: boolean;
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

/** The same for everybody. */
export interface Frame {
  /** What the page, its scripts and its words belong to. */
  build: string;
  /** Where that build's parts are. */
  parts: string[];
  texts: Record<string, string>;
  stops: Record<StopReason, StopOutcome>;
  /** Folder of the camera's worker, ending in a slash. */
  vision: string;
}

/** One person's. */
interface Given {
  /** The record that it belongs to. */
  record: string;
  ticket: string;
  /** Where this session is. */
  address: string;
  title: string;
  lead: string;
  programme: boolean;
  /** The person has said that they want to use the camera. */
  camera: boolean;
  items: [Item, ...Item[]];
  easiest: string | null;
  /** The person has wished that landmarks are kept. */
  keep: boolean;
  rest_s: number;
  change_s: number;
  /** When the server made it, by the server's clock. */
  now: string;
  expires_at: string;
  emergency: { number: string; country: string };
  /** The figure's stage, as markup. */
  figure: string;
  afterwards: string;
}

/** When it holds, milliseconds since 1970 by this device's clock, which may be another one than the server's. */
type Holds = Pick<Ticket, "fromMs" | "untilMs">;

export type Plan = Frame & Given & Holds;

/** Why no session can begin. */
export type Closed = "expired" | "used" | "clock";

export const readFrame = () => handed<Frame>("frame");

/** The plan that came with this page, which the browser keeps from now on. */
export function givenPlan(frame: Frame): Plan | null {
  if (document.getElementById("plan") === null) return null;
  const plan = handed<Given>("plan");
  const fromMs = Date.now();
  const holds = { fromMs, untilMs: fromMs + Date.parse(plan.expires_at) - Date.parse(plan.now) };
  void keepTicket({ build: frame.build, parts: frame.parts, plan, ...holds });
  return { ...frame, ...plan, ...holds };
}

/** The plan that this browser has kept; "renewed" where it belongs to another build. */
export async function keptPlan(frame: Frame): Promise<Plan | "renewed" | null> {
  const ticket = await keptTicket<Given>();
  if (ticket === undefined) return null;
  const { build, plan, fromMs, untilMs } = ticket;
  return build === frame.build ? { ...frame, ...plan, fromMs, untilMs } : "renewed";
}

/** Whether a ticket's time is over, or nobody can tell: a clock that was set back is no way to go on. */
export function overBy({ fromMs, untilMs }: Holds, nowMs = Date.now()): "expired" | "clock" | null {
  if (nowMs >= untilMs) return "expired";
  return nowMs < fromMs - CLOCK_MS ? "clock" : null;
}

/** What a device may mend its clock by. */
const CLOCK_MS = 5 * 60_000;

export const sayingOf = ({ texts, emergency }: Plan): Say => wordsOf(texts, { ...emergency });

/** A time as the page's reader writes it. */
export const written = (date: Date) =>
  date.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
