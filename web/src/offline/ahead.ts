// What a session asks for only later is asked for while there is a connection, so that the worker has it. What follows the
// camera is loaded at the welcome anyway, where it is wanted.
import { throughWorker } from "./page";

/** `films`: the figures that may come onto the stage. */
export async function fetchAhead(stage: HTMLElement, films: Iterable<string>) {
  await throughWorker();
  const { figureScript, figures } = stage.dataset;
  for (const address of [figureScript, ...[...new Set(films)].map((film) => `${figures}${film}`)]) {
    if (address === undefined || (await isKept(address))) continue;
    await fetch(address).catch(() => undefined);
  }
}

/** True also where nothing can be kept: then there is nothing to ask for ahead of time. */
async function isKept(address: string): Promise<boolean> {
  try {
    return (await caches.match(address)) !== undefined;
  } catch {
    return true;
  }
}
