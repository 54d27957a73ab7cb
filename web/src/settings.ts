// Wishes that live in this browser only, and Dorsal's way to the home screen.
import { wish, wished } from "./kept";

for (const section of document.querySelectorAll<HTMLElement>("[data-wishes]")) {
  for (const box of section.querySelectorAll<HTMLInputElement>("input[data-wish]")) {
    const key = box.dataset.wish!;
    box.checked = wished(key);
    box.addEventListener("change", () => wish(key, box.checked));
  }
  section.hidden = false;
}

/** Where the browser can do it by itself, a button is quicker than a description. */
const install = document.querySelector<HTMLButtonElement>("#install");
addEventListener("beforeinstallprompt", (event) => {
  const offer = event as Event & { prompt(): Promise<void> };
  if (install === null) return;
  install.hidden = false;
  document.querySelector("#install-by-hand")?.setAttribute("hidden", "");
  install.onclick = () => void offer.prompt();
});
addEventListener("appinstalled", () => install?.setAttribute("hidden", ""));
if (matchMedia("(display-mode: standalone)").matches) document.querySelector("[data-install]")?.remove();
