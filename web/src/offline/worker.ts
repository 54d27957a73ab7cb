// Between the pages and the network. Assets come from the cache, which keeps each once it was asked for; pages come from the
// network, and where there is none, the one page that holds nothing of a person stands for them. Nothing else is touched.
//
// The server puts `BUILD` before this script: another build is another worker with a cache of its own. It takes over when no
// page of the older one is open any more, so that no page ever gets parts of two builds.
import { keptReader, keptTicket } from "./kept";

declare const BUILD: {
  name: string;
  /** The page for when there is no connection, by language. */
  shells: Record<string, string>;
  /** What that page needs in any case. */
  assets: string[];
};

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as {
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", told: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", told: (event: Asked) => void): void;
};

const cacheOf = (build: string) => `dorsal-${build}`;

worker.addEventListener("install", (event) => {
  const all = [...Object.values(BUILD.shells), ...BUILD.assets];
  event.waitUntil(caches.open(cacheOf(BUILD.name)).then((cache) => cache.addAll(all)));
});

worker.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => worker.clients.claim())));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // A form goes its own way: passed on by us, one from another site would look like one of ours.
  if (request.method !== "GET" || origin !== location.origin) return;
  if (/^\/(assets|figure)\//.test(pathname)) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(shell));
});

/** An address names its build and never changes its content. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    const copy = answer.clone();
    // A full disk is no reason to go without.
    void caches.open(cacheOf(BUILD.name)).then((cache) => cache.put(request.url, copy)).catch(() => undefined);
  }
  return answer;
}

/** In the reader's language, of the build whose plan this browser has: an update changes nothing about a session that was begun. */
async function shell(): Promise<Response> {
  const [reader, ticket] = [await keptReader(), await keptTicket()];
  const language = [reader?.language, ...navigator.languages].find((tag) => tag !== undefined && tag in BUILD.shells);
  const own = BUILD.shells[language ?? "en"]!;
  const begun = own.replace(BUILD.name, ticket?.build ?? BUILD.name);
  return (await caches.match(begun)) ?? (await caches.match(own)) ?? Response.error();
}

/** Lets go of other builds, but for the one whose plan this browser still has. */
async function tidy() {
  const ticket = await keptTicket();
  const wanted = [BUILD.name, ticket?.build ?? BUILD.name].map(cacheOf);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !wanted.includes(name)).map((name) => caches.delete(name)));
}
