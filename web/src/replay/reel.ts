// The frames of a set as the server hands them out (`replay/figure.rs`).

export interface Frame {
  /** Hundredths of a second since the set began, as all times here. */
  at: number;
  points: ([number, number] | null)[];
  back: [number, number][];
}

export interface Reel {
  size: [number, number];
  head: number;
  bones: [number, number][];
  length: number;
  frames: Frame[];
}

/** A repetition as it was counted, seconds since the set began. */
export interface Mark {
  start_s: number;
  peak_s: number;
  end_s: number;
}

/** The last frame that is not later. */
export function frameAt({ frames }: Reel, at: number): number {
  let [low, high] = [0, frames.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (frames[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The figure's lines as the data of an SVG path. */
export function linesOf({ bones }: Reel, { points }: Frame): string {
  return bones.map(([from, to]) => (points[from] && points[to] ? `M${points[from]} L${points[to]}` : "")).join("");
}

export const backOf = ({ back }: Frame) => (back.length > 0 ? `M${back.join("L")}` : "");
