// The stop button: always there, by touch and by key.
import { button, element } from "../page";
import { phase } from "./phase";
import type { StopReason } from "./plan";

/** Phases in which there is nothing to stop. */
const IDLE = new Set(["offline", "welcome", "saved", "stopped"]);

/** `freeze` comes at once, `stopped` with the reason, `back` when the person changes their mind. */
export function stopButton(on: {
  /** Whether single keys are in use. */
  keys: () => boolean;
  freeze: () => void;
  stopped: (reason: StopReason) => void;
  back: () => void;
}) {
  const dialog = element<HTMLDialogElement>("stop-dialog");
  const open = () => {
    if (dialog.open || IDLE.has(phase())) return;
    on.freeze();
    dialog.returnValue = "";
    dialog.showModal();
  };
  button("stop").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") !== null) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type === "number";
    if (event.key === "Escape" || (event.key.toLowerCase() === "s" && !typing && on.keys())) {
      event.preventDefault();
      open();
    }
  });
  for (const choice of dialog.querySelectorAll<HTMLButtonElement>("[data-reason]")) {
    choice.addEventListener("click", () => dialog.close(choice.dataset.reason));
  }
  button("stop-back").addEventListener("click", () => dialog.close(""));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "") on.back();
    else on.stopped(dialog.returnValue as StopReason);
  });
  return open;
}
