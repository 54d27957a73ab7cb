// What of this session goes into the record.
import type { Command, Outbox } from "../outbox/outbox";
import { uuid } from "../outbox/uuid";
import { zoneName } from "../zone";
import type { Plan, StopReason } from "./plan";

export type Ended = "finished" | "stopped" | "page-closed";

/** `care::ExerciseResult`; the page reads the named fields and passes on the rest. */
export interface ExerciseResult {
  exercise: string;
  tier: "measured" | "counted" | "timed";
  repetitions: number;
  ended: Ended;
  [field: string]: unknown;
}

export interface Answers {
  pain: number | null;
  effort: number | null;
  repetitions_said: number | null;
}

export class Keeper {
  readonly #plan: Plan;
  readonly #outbox: Outbox;
  /** One set is one command: a draft of it and the set itself have the same id. */
  readonly #exercise = uuid();
  readonly #lock = `dorsal-set-${this.#exercise}`;
  #latest: ExerciseResult | null = null;
  #settled = false;

  constructor(plan: Plan, outbox: Outbox) {
    this.#plan = plan;
    this.#outbox = outbox;
    // Held until this page is gone: then another page may hand in the draft.
    void navigator.locks?.request(this.#lock, () => new Promise<never>(() => undefined));
  }

  /** The set as last heard of. */
  get latest(): ExerciseResult | null {
    return this.#latest;
  }

  async draft(result: ExerciseResult) {
    this.#latest = result;
    if (this.#settled) return;
    const command = this.#command(this.#exercise, "exercise-done", { result: { ...result, ended: "page-closed" } });
    await this.#outbox.saveDraft({ command, lock: this.#lock });
  }

  async exerciseDone(result: ExerciseResult) {
    this.#latest = result;
    if (this.#settled) return;
    this.#settled = true;
    await this.#outbox.settle(this.#command(this.#exercise, "exercise-done", { result }));
  }

  async stopped(id: string, reason: StopReason) {
    await this.#outbox.put(this.#command(id, "stopped", { reason }));
  }

  async sessionEnded(answers: Answers) {
    await this.#outbox.put(this.#command(uuid(), "session-ended", { ...answers }));
  }

  #command(id: string, kind: string, fields: Record<string, unknown>): Command {
    return { id, kind, occurred_at: zoned(new Date()), ticket: this.#plan.ticket, ...fields };
  }
}

/**
 * Local time with offset and zone (RFC 9557): `2026-03-01T09:30:00.000+01:00[Europe/Berlin]`; without the zone
 * (RFC 3339) where the browser does not name it.
 */
export function zoned(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, "0");
  const offset = `${minutes < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
  const zone = zoneName();
  return `${local}${offset}${zone === undefined ? "" : `[${zone}]`}`;
}
