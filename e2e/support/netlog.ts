// Chromium's own log of its network stack: it sees whatever pages and workers ask for, in whatever way.
import { readFileSync } from "node:fs";

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
}

export const netLogFlags = (file: string) => [`--log-net-log=${file}`];

/**
 * Every address that something of `origin` asked for: page, worker, style, link, redirect. Chromium's own errands
 * (updates, autofill) have no origin and stay out. Read it after the browser is closed.
 */
export function requestsOf(origin: string, file: string): string[] {
  const log = JSON.parse(readFileSync(file, "utf8")) as NetLog;
  const started = log.constants.logEventTypes["URL_REQUEST_START_JOB"];
  return log.events.flatMap(({ type, params }) =>
    type === started && params?.url !== undefined && params.initiator === origin ? [params.url] : [],
  );
}
