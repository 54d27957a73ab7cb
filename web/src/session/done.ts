// The set that this browser did last: its ticket serves no second one, and the questions after it outlive a reload.

const KEY = "dorsal-done";

export interface Done {
  ticket: string;
  repetitions: number;
  /** Counted by the pace of the guide. */
  timed: boolean;
  /** The questions afterwards were answered, or a stop made them needless. */
  answered: boolean;
}

export function remember(done: Done) {
  try {
    localStorage.setItem(KEY, JSON.stringify(done));
  } catch {
    // The server knows of the set as soon as the result arrives.
  }
}

/** The set that was done with this ticket, if there was one. */
export function doneWith(ticket: string): Done | null {
  try {
    const done = JSON.parse(localStorage.getItem(KEY) ?? "null") as Done | null;
    return done?.ticket === ticket ? done : null;
  } catch {
    return null;
  }
}
