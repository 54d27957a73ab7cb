// A ring that fills, with a clock or a count in its middle.
import { element, write } from "../page";

/** `share`: 0 to 1. */
export function fill(ring: string, share: number) {
  const part = element(ring).querySelector<SVGCircleElement>(".ring-part")!;
  part.style.strokeDasharray = `${Math.min(1, Math.max(0, share)).toFixed(3)} 2`;
}

/** Seconds as they are read: 45, or 1:05. */
export function clock(id: string, seconds: number | null) {
  if (seconds === null) {
    write(id, "");
    return;
  }
  const whole = Math.max(0, Math.ceil(seconds));
  write(id, whole < 60 ? String(whole) : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`);
}
