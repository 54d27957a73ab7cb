// What of this session goes into the record.
import type { Command, Outbox, Recording } from "../outbox/outbox";
import { uuid } from "../outbox/uuid";
import { zoneName } from "../zone";
import type { Plan, StopReason } from "./plan";
import type { ExerciseResult } from "./result";

export interface Answers {
  pain: number | null;
  peak: number | null;
  effort: number | null;
  repetitions_said: number | null;
}

/** An exercise as last heard of. */
interface Kept {
  /** One exercise is one command: its drafts and its result have the same id. */
  id: string;
  result: ExerciseResult;
  state: "open" | "held" | "settled";
  /** The person has gone back to it: landmarks wait until it is known which of the two is kept. */
  again?: Recording[];
}

/**
 * Exercises stay drafts until the session ends, so that the person can go back to one; whoever finds the drafts of a page that
 * is gone hands them in.
 */
export class Keeper {
  readonly #plan: Plan;
  readonly #outbox: Outbox;
  readonly #lock: string;
  readonly #kept = new Map<string, Kept>();

  private constructor(plan: Plan, outbox: Outbox, lock: string) {
    this.#plan = plan;
    this.#outbox = outbox;
    this.#lock = lock;
  }

  /** Takes up the drafts of this ticket that a page has left: after a reload the session goes on with them. */
  static async open(plan: Plan, outbox: Outbox): Promise<Keeper> {
    const left = (await outbox.drafts()).filter(({ command }) => command.ticket === plan.ticket);
    for (const lock of new Set(left.map(({ lock }) => lock))) {
      if (!(await held(lock))) continue;
      // Another page may have handed them in meanwhile.
      const still = (await outbox.drafts()).filter((draft) => draft.lock === lock && draft.command.ticket === plan.ticket);
      if (still.length === 0) continue;
      const keeper = new Keeper(plan, outbox, lock);
      for (const { command } of still) {
        const result = command.result as ExerciseResult;
        const state = result.ended === "page-closed" ? "open" : "held";
        keeper.#kept.set(result.exercise, { id: command.id, result, state });
      }
      return keeper;
    }
    const lock = `dorsal-set-${uuid()}`;
    await held(lock);
    return new Keeper(plan, outbox, lock);
  }

  /** An exercise as last heard of. */
  result(exercise: string): ExerciseResult | null {
    return this.#kept.get(exercise)?.result ?? null;
  }

  /** Whether an exercise is over for this page. */
  isOver(exercise: string): boolean {
    const state = this.#kept.get(exercise)?.state;
    return state === "held" || state === "settled";
  }

  /** Whether the person can still go back to it. */
  canReopen(exercise: string): boolean {
    return this.#kept.get(exercise)?.state === "held";
  }

  /** All results, in the order in which they began. */
  get results(): ExerciseResult[] {
    return [...this.#kept.values()].map(({ result }) => result);
  }

  reopen(exercise: string) {
    const kept = this.#kept.get(exercise);
    if (kept?.state !== "held") return;
    kept.state = "open";
    kept.again = [];
  }

  /** Landmarks of a run of an exercise, in the outbox until the server has them. */
  async record(result: ExerciseResult, shows: Recording["shows"], bytes: Recording["bytes"]) {
    const kept = this.#of(result);
    const ids = { id: uuid(), of: kept.id, ticket: this.#plan.ticket };
    const recording = { ...ids, occurred_at: zoned(new Date()), shows, bytes };
    if (kept.again === undefined) await this.#put(recording);
    else kept.again.push(recording);
  }

  async draft(result: ExerciseResult) {
    const kept = this.#of(result);
    if (kept.state !== "open") return;
    // Whoever does an exercise once more keeps the more of the two.
    if (kept.result.duration_s > result.duration_s) return;
    kept.result = { ...result, ended: "page-closed" };
    await this.#save(kept);
  }

  /** The exercise is over; the more of what was done of it is kept. */
  async over(result: ExerciseResult) {
    const kept = this.#of(result);
    if (kept.state === "settled") return;
    const better = kept.result.duration_s > result.duration_s && result.left === undefined ? kept.result : result;
    kept.result = { ...better, ended: result.ended };
    kept.state = "held";
    if (kept.again !== undefined) await this.#settleAgain(kept.id, better === result ? kept.again : null);
    delete kept.again;
    // What this window forgets when it is closed is handed in at once.
    if (this.#outbox.durable) await this.#save(kept);
    else await this.#settle(kept);
  }

  /** The session is over: everything goes into the outbox. */
  async settle() {
    for (const kept of this.#kept.values()) if (kept.state !== "settled") await this.#settle(kept);
  }

  async stopped(id: string, reason: StopReason) {
    await this.#outbox.put(this.#command(id, "stopped", { reason }));
  }

  async sessionEnded(answers: Answers) {
    await this.#outbox.put(this.#command(uuid(), "session-ended", { ...answers }));
  }

  #of(result: ExerciseResult): Kept {
    let kept = this.#kept.get(result.exercise);
    if (kept === undefined) {
      kept = { id: uuid(), result, state: "open" };
      this.#kept.set(result.exercise, kept);
    }
    return kept;
  }

  /** Landmarks of the second time in the place of those of the first, or nothing of the second. */
  async #settleAgain(of: string, again: Recording[] | null) {
    if (again === null) return;
    for (const id of await this.#outbox.recordingIds()) {
      if ((await this.#outbox.recording(id))?.of === of) await this.#outbox.removeRecording(id);
    }
    for (const recording of again) await this.#put(recording);
  }

  /** Where there is no room for it, the session goes on without: what was counted matters more. */
  #put(recording: Recording): Promise<void> {
    return this.#outbox.putRecording(recording).catch(() => undefined);
  }

  async #save({ id, result }: Kept) {
    await this.#outbox.saveDraft({ command: this.#command(id, "exercise-done", { result }), lock: this.#lock });
  }

  async #settle(kept: Kept) {
    kept.state = "settled";
    await this.#outbox.settle(this.#command(kept.id, "exercise-done", { result: kept.result }));
  }

  #command(id: string, kind: string, fields: Record<string, unknown>): Command {
    return { id, kind, occurred_at: zoned(new Date()), ticket: this.#plan.ticket, ...fields };
  }
}

/** Takes a lock until this page is gone; false where another page holds it. */
function held(name: string): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => undefined);
    });
  });
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
