// Buttons and keys, and what each of them means to the session.
import { button, element } from "../page";
import { forgiveDoubleTaps } from "./hasty";
import { listenToKeys } from "./keys";
import { onLock } from "./lock";
import { phase } from "./phase";
import type { StopReason } from "./plan";
import { stopButton } from "./stop";
import type { Voice } from "./voice";

export interface On {
  begin: (withCamera: boolean) => void;
  startAnyway: () => void;
  pause: () => void;
  resume: () => void;
  /** The run is done, or the wait is over. */
  done: () => void;
  goOn: () => void;
  skip: () => void;
  longer: () => void;
  change: () => void;
  back: () => void;
  /** The exercise ends with what was counted. */
  finishCounted: () => void;
  stopped: (reason: StopReason) => void;
  /** A dialog was closed without a choice. */
  unpause: () => void;
  visibility: () => void;
  lock: () => void;
}

export function listen(on: On, voice: Voice) {
  forgiveDoubleTaps();
  const click = (ids: string, does: () => void) => ids.split(" ").forEach((id) => button(id).addEventListener("click", does));
  click("allow-camera failed-retry", () => on.begin(true));
  click("without-camera failed-without loading-without", () => on.begin(false));
  click("failed-finish", on.finishCounted);
  click("start-anyway", on.startAnyway);
  click("pause", on.pause);
  click("resume", on.resume);
  click("finish paused-finish", on.done);
  click("skip-rest ready", on.skip);
  click("longer", on.longer);
  click("change next-change", on.change);
  click("back next-back", on.back);
  const speaks = button("voice");
  const showVoice = () => speaks.setAttribute("aria-pressed", String(voice.on));
  click("voice", () => {
    voice.on = !voice.on;
    element("voice-none").hidden = true;
    showVoice();
  });
  showVoice();
  const keys = listenToKeys({
    " ": () => (phase() === "paused" ? on.resume() : on.pause()),
    n: on.goOn,
    b: on.back,
    x: on.change,
    v: () => button("view").click(),
    m: () => speaks.click(),
  });
  stopButton({ keys: keys.on, freeze: on.pause, stopped: on.stopped, back: on.unpause });
  document.addEventListener("visibilitychange", on.visibility);
  onLock(on.lock);
  // Whoever was quicker than this script has not pressed in vain: until now they could not.
  for (const id of ["allow-camera", "without-camera"]) button(id).disabled = false;
}
