// Single keys, and the dialog that lists them and switches them off.
import { wish, wished } from "../kept";
import { button, element } from "../page";

const REMEMBERED = "dorsal-keys";

/** `does`: by key, in lower case. */
export function listenToKeys(does: Record<string, () => void>) {
  const dialog = element<HTMLDialogElement>("keys-dialog");
  const on = element<HTMLInputElement>("keys-on");
  on.checked = wished(REMEMBERED);
  on.addEventListener("change", () => wish(REMEMBERED, on.checked));
  const open = () => dialog.showModal();
  button("keys").addEventListener("click", open);
  button("keys-close").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !on.checked) return;
    if (document.querySelector("dialog[open]") !== null) return;
    const target = event.target as HTMLElement;
    if (target instanceof HTMLInputElement) return;
    // A button or a link that has the keyboard is pressed by the space bar.
    if (event.key === " " && target.closest("button, a, summary") !== null) return;
    const act = event.key === "?" ? open : does[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  return { on: () => on.checked };
}
