import type { Command, Draft, Outbox, Recording } from "./outbox";

/** How often waiting commands are tried again, milliseconds. */
const RETRY_MS = 15_000;
const PATIENCE_MS = 10_000;
const RECORDING_PATIENCE_MS = 60_000;
const KEEPALIVE_BYTES = 50_000;

export interface Sent {
  /** Commands that the server took in this round. */
  sent: number;
  /** Commands that still wait for the server. */
  waiting: number;
  /** Commands that the server refused in this round: it will never take them. */
  refused: number;
}

/** What the server says of a ticket that the record in this browser does not have. */
const ELSEWHERE = "unknown-ticket";

interface Answer {
  /** Null where there was none. */
  status: number | null;
  /** Why the server refused, where it says so. */
  reason: string | null;
}

const NOT_SENT: Answer = { status: null, reason: null };

/** Answers after which the same command may yet succeed: time-outs, "slow down", and a session to be bound again. */
const LATER = new Set([401, 403, 408, 425, 429]);

/** Sends what waits, oldest first, the same id each time: the server takes every command once. */
export function flush(outbox: Outbox): Promise<Sent> {
  return alone("dorsal-outbox", async () => {
    const result: Sent = { sent: 0, waiting: 0, refused: 0 };
    const entries = await outbox.entries();
    entries.sort((a, b) => (a.command.id < b.command.id ? -1 : 1));
    for (const { command, refused } of entries) {
      if (refused !== undefined) continue;
      // Order is kept, so that what was done comes before how it felt; but nothing may hold up a stop.
      const held = result.waiting > 0 && command.kind !== "stopped";
      const { status, reason } = held ? NOT_SENT : await post(command);
      if (reason === ELSEWHERE) {
        // Somebody else's record is open in this browser: it stays until its own is, and holds nothing up.
      } else if (taken(status)) {
        await outbox.remove(command.id);
        result.sent += 1;
      } else if (never(status)) {
        await outbox.refuse(command.id, String(status));
        result.refused += 1;
      } else {
        result.waiting += 1;
      }
    }
    return result;
  });
}

/**
 * Sends the recordings whose result the server has; says whether some wait for the network. One that the server will never take
 * is of no use to anybody: the person may have changed their mind.
 */
function flushRecordings(outbox: Outbox): Promise<boolean> {
  return alone("dorsal-recordings", async () => {
    for (const id of (await outbox.recordingIds()).sort()) {
      const recording = await outbox.recording(id);
      if (recording === undefined || (await isOwed(outbox, recording.of))) continue;
      const status = await postRecording(recording);
      if (!taken(status) && !never(status)) return true;
      await outbox.removeRecording(id);
    }
    return false;
  });
}

/** Whether the server does not have a command yet, and may still get it. */
async function isOwed(outbox: Outbox, id: string): Promise<boolean> {
  const queued = (await outbox.entries()).some(({ command, refused }) => command.id === id && refused === undefined);
  return queued || (await outbox.drafts()).some(({ command }) => command.id === id);
}

const taken = (status: number | null) => status !== null && status >= 200 && status < 300;

const never = (status: number | null) => status !== null && status >= 400 && status < 500 && !LATER.has(status);

/** Flushes now, when the network comes back, and every 15 seconds while something waits. */
export function keepFlushing(outbox: Outbox, told: (result: Sent) => void) {
  let timer = 0;
  const round = async () => {
    clearTimeout(timer);
    const result = await flush(outbox);
    told(result);
    // Last, and told to nobody: results do not wait for them.
    const more = await flushRecordings(outbox);
    clearTimeout(timer);
    if (more || result.waiting > 0) timer = window.setTimeout(round, RETRY_MS);
  };
  addEventListener("online", () => void round());
  void round();
  void adopt(outbox, () => void round());
  return round;
}

async function post(command: Command): Promise<Answer> {
  const body = JSON.stringify(command);
  try {
    const response = await fetch("/api/commands", {
      method: "POST",
      // The server puts right by it what a wrong clock has written down.
      headers: { "content-type": "application/json", "x-device-clock": new Date().toISOString() },
      body,
      // Goes on while the page is left; browsers allow that for small bodies only and fail on others.
      keepalive: body.length < KEEPALIVE_BYTES,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const told = response.status === 422 ? ((await response.json()) as { refused?: { refused: string } }) : {};
    return { status: response.status, reason: told.refused?.refused ?? null };
  } catch {
    return NOT_SENT;
  }
}

/** A line that says what it is, then the recording as it is. */
async function postRecording({ id, occurred_at, ticket, shows, bytes }: Recording): Promise<number | null> {
  const head = new TextEncoder().encode(`${JSON.stringify({ id, occurred_at, ticket, shows })}\n`);
  const body = new Uint8Array(head.length + bytes.length);
  body.set(head);
  body.set(bytes, head.length);
  try {
    const response = await fetch("/api/recordings", {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body,
      signal: AbortSignal.timeout(RECORDING_PATIENCE_MS),
    });
    return response.status;
  } catch {
    return null;
  }
}

/**
 * A set whose page is gone becomes a command. A page that still runs it, or is only just closing, holds its lock:
 * that is waited for. `told` is called for each one handed in.
 */
async function adopt(outbox: Outbox, told: () => void) {
  const take = async ({ command }: Draft) => {
    const left = (await outbox.drafts()).find((draft) => draft.command.id === command.id);
    if (left === undefined) return;
    await outbox.settle(left.command);
    told();
  };
  for (const draft of await outbox.drafts()) {
    if (navigator.locks !== undefined) void navigator.locks.request(draft.lock, () => take(draft));
    // An insecure address has no locks: then only a page without a set of its own hands it in.
    else if (document.getElementById("session") === null) await take(draft);
  }
}

function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks === undefined ? work() : (navigator.locks.request(name, work) as Promise<T>);
}
