// The pages' part in working without a connection: the worker is there, and what this browser keeps is right, or goes.
import { forget, kept } from "../kept";
import type { Outbox } from "../outbox/outbox";
import { forgetKept, forgetTicket, keepReader, keptReader, keptTicket } from "./kept";

/** Not before the page itself has what it needs. */
export function registerWorker() {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  // No private window of some browsers and no insecure address has workers: then everything needs its connection.
  const register = () => void workers?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}

/** Resolves when what this page asks for passes through the worker, if it ever does. */
export function throughWorker(): Promise<unknown> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers?.controller != null) return Promise.resolve();
  return new Promise((resolve) => workers?.addEventListener("controllerchange", resolve, { once: true }));
}

/** How this page's reader reads, for the page that stands in for others; `told`: their country's number. */
export async function rememberReader(told?: string) {
  const { lang: language, className: textSize } = document.documentElement;
  const before = await keptReader();
  const number = told ?? document.querySelector("[data-own-number]")?.textContent?.trim();
  const now = { language, textSize, emergency: number ?? before?.emergency ?? null };
  if (JSON.stringify(now) !== JSON.stringify(before)) await keepReader(now);
}

/** A page that forbids sessions: what this browser could still begin, it begins no more. */
export const noSession = forgetTicket;

/**
 * The record is not in this browser any more, or is not to be used. What the server has got goes; what it has not got stays
 * until it has, or until somebody lets it go.
 */
export async function letGo(outbox: Outbox) {
  const waits = (await outbox.entries()).length + (await outbox.drafts()).length > 0;
  const nothing = (await keptTicket()) === undefined && PERSONAL.every((key) => kept(key) === null);
  if (nothing) return;
  await forgetKept();
  for (const key of PERSONAL) if (!waits || key !== LOCK) forget(key);
  await forgetAssets();
}

const LOCK = "dorsal-lock";
const PERSONAL = [LOCK, "dorsal-place"];

/** What this browser could still begin for another record than the one that is open, it begins no more. */
export async function onlyOf(record: string) {
  const ticket = await keptTicket<{ record: string }>();
  if (ticket !== undefined && ticket.plan.record !== record) await forgetTicket();
}

/** Everything that this origin has put into the browser. */
export async function wipe() {
  for (const storage of [() => localStorage, () => sessionStorage]) await ifAny(() => storage().clear());
  await ifAny(async () => {
    const databases = (await indexedDB.databases?.()) ?? [];
    for (const { name } of databases) if (name !== undefined) indexedDB.deleteDatabase(name);
  });
  await forgetAssets();
}

/** Also which exercises' figures were looked at. */
async function forgetAssets() {
  await ifAny(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await ifAny(async () => {
    for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  });
}

/** What is blocked, or fails when it is touched, could keep nothing either. */
async function ifAny(work: () => void | Promise<void>) {
  try {
    await work();
  } catch {
    // Nothing is there.
  }
}
