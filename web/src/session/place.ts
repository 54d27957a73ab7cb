// Where this browser is in the session: it goes on there after a reload, and asks how it was only once.
import type { Why } from "./plan";

const KEY = "dorsal-place";

export interface Place {
  ticket: string;
  item: number;
  run: number;
  /** Which way each exercise is done, where it is not the planned one. */
  ways: Record<number, { way: number; why: Why | null }>;
  /** All exercises are over; then the questions afterwards are still to be answered, or not. */
  over: null | { answered: boolean; timed: boolean; text: string };
}

export function rememberPlace(place: Place) {
  try {
    localStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // The server knows of the exercises as soon as the results arrive.
  }
}

export function placeOf(ticket: string): Place | null {
  try {
    const place = JSON.parse(localStorage.getItem(KEY) ?? "null") as Place | null;
    return place?.ticket === ticket ? place : null;
  } catch {
    return null;
  }
}
