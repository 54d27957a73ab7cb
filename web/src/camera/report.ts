// What the worker saw in one frame, as crates/browser lays it out.

/** Landmarks of a BlazePose body. */
const POINTS = 33;
const HEADER = 6;

export interface Landmark {
  x: number;
  y: number;
  visibility: number;
}

export interface Report {
  width: number;
  height: number;
  /** Empty when nobody was seen. */
  landmarks: Landmark[];
  /** The silhouette: x, y, x, y, ... in pixels of the picture. */
  outline: Float32Array;
  /** The contour of the back, as the outline. */
  back: Float32Array;
}

export function readReport(values: Float32Array): Report {
  const [width, height, seen, outlineCount, backCount] = values as unknown as [number, number, number, number, number];
  const landmarks: Landmark[] = [];
  let at = HEADER;
  if (seen > 0) {
    for (let i = 0; i < POINTS; i++, at += 3) {
      landmarks.push({ x: values[at]!, y: values[at + 1]!, visibility: values[at + 2]! });
    }
  }
  const outline = values.subarray(at, at + 2 * outlineCount);
  const back = values.subarray(at + 2 * outlineCount, at + 2 * (outlineCount + backCount));
  return { width, height, landmarks, outline, back };
}
