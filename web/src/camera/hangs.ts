// Which camera is used, and how it hangs: set by the person once, remembered in this browser for every page.

/** How a camera hangs: its pictures are turned clockwise to stand upright, and then swapped back if it mirrors. */
export interface Hangs {
  turnDeg: 0 | 90 | 180 | 270;
  mirrored: boolean;
}

interface Kept {
  /** The chosen camera; null as long as nobody chose. */
  device: string | null;
  /** By camera: the one in the lid stands upright, whatever the one on the shelf does. */
  hangs: Record<string, Hangs>;
}

const KEY = "dorsal-camera";
export const UPRIGHT: Hangs = { turnDeg: 0, mirrored: false };
const NOTHING: Kept = { device: null, hangs: {} };

export const chosenCamera = () => read().device;

export function chooseCamera(device: string) {
  keep({ ...read(), device });
}

export const hangsOf = (device: string): Hangs => read().hangs[device] ?? UPRIGHT;

export function setHangs(device: string, hangs: Hangs) {
  const kept = read();
  keep({ ...kept, hangs: { ...kept.hangs, [device]: hangs } });
}

export function turnedOn({ turnDeg, mirrored }: Hangs): Hangs {
  return { turnDeg: ((turnDeg + 90) % 360) as Hangs["turnDeg"], mirrored };
}

/** Where the browser keeps nothing, the setting lasts as long as the page. */
let kept = NOTHING;

function read(): Kept {
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null) kept = { ...NOTHING, ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    // What is remembered in this page stands.
  }
  return kept;
}

function keep(changed: Kept) {
  kept = changed;
  try {
    localStorage.setItem(KEY, JSON.stringify(changed));
  } catch {
    // It stands as long as the page.
  }
}
