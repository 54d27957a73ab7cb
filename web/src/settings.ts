// Wishes that live in this browser only, and the wiping of what it has kept once a record was erased.
import { wish, wished } from "./kept";

for (const section of document.querySelectorAll<HTMLElement>("[data-wishes]")) {
  for (const box of section.querySelectorAll<HTMLInputElement>("input[data-wish]")) {
    const key = box.dataset.wish!;
    box.checked = wished(key);
    box.addEventListener("change", () => wish(key, box.checked));
  }
  section.hidden = false;
}

/** Everything that this origin has put into the browser. */
async function wipe() {
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      storage().clear();
    } catch {
      // It could keep nothing either.
    }
  }
  const databases = (await indexedDB.databases?.().catch(() => [])) ?? [];
  for (const { name } of databases) if (name !== undefined) indexedDB.deleteDatabase(name);
  if ("caches" in self) for (const name of await caches.keys()) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? [];
  for (const worker of workers) await worker.unregister();
}

if (document.querySelector("[data-erased]") !== null) void wipe();
