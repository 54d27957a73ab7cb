// The real binary on a free port, with a data folder and a key of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binary } from "./settings.js";

const READY_MS = 30_000;

export interface Place {
  folder: string;
  data: string;
  key: string;
}

/** The columns of a roster. */
export const ROSTER_HEAD = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end";

/** A fresh temporary folder; the key lies beside the data, not in it. */
export function freshPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), "dorsal-e2e-"));
  return { folder, data: join(folder, "data"), key: join(folder, "key") };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

export class Server {
  #process: ChildProcess | null = null;
  #log = "";

  private constructor(
    readonly place: Place,
    readonly port: number,
    readonly options: string[],
  ) {}

  static async start(options: { place?: Place; port?: number; arguments?: string[] } = {}): Promise<Server> {
    const { place = freshPlace(), port = await freePort() } = options;
    const server = new Server(place, port, options.arguments ?? []);
    await server.start();
    return server;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** What it wrote to stdout and stderr. */
  get log(): string {
    return this.#log;
  }

  /** Starts, again after a kill, on the same folder and port; returns once the first page is answered. */
  async start(): Promise<void> {
    const { data, key } = this.place;
    const listen = `127.0.0.1:${this.port}`;
    const child = spawn(binary(), ["serve", "--data", data, "--key-file", key, "--listen", listen, ...this.options], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const output of [child.stdout, child.stderr]) {
      output.setEncoding("utf8").on("data", (text: string) => (this.#log += text));
    }
    const deadline = Date.now() + READY_MS;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended:\n${this.#log}`);
      const answered = await fetch(`http://${listen}/`).then((response) => response.text().then(() => true), () => false);
      if (answered) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no answer from the server within ${READY_MS} ms:\n${this.#log}`);
  }

  /** The path that makes the first operator: a server without a terminal keeps it in a file beside the key. */
  async firstLink(): Promise<string> {
    const file = `${this.place.key}.first-link`;
    for (let tries = 0; tries < 100 && !existsSync(file); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    return new URL(readFileSync(file, "utf8").trim()).pathname;
  }

  /** Brings in a sponsor with its people, while the server runs: its name and other name, then lines of the roster. */
  async offer([name, alias]: [string, string], people: string[]): Promise<void> {
    const { folder, data, key } = this.place;
    const at = ["--data", data, "--key-file", key];
    const roster = join(folder, "roster.csv");
    writeFileSync(roster, [ROSTER_HEAD, ...people, ""].join("\n"));
    for (const words of [
      ["sponsor", "add", ...at, "--name", name, "--alias", alias],
      ["roster", "import", ...at, "--sponsor", name, roster],
    ]) {
      const { code, stderr } = await run(...words);
      if (code !== 0) throw new Error(`dorsal ${words.slice(0, 2).join(" ")}: ${stderr}`);
    }
    rmSync(roster);
    const asked = `${this.origin}/api/sponsors?q=${encodeURIComponent(name)}`;
    for (let tries = 0; tries < 100; tries += 1) {
      const { sponsors } = (await (await fetch(asked)).json()) as { sponsors: { name: string }[] };
      if (sponsors.some((sponsor) => sponsor.name === name)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${name} is not found after ten seconds`);
  }

  /** `kill -9`, or another signal; returns when the process is gone. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  /** Ends the server and removes its folder. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.place.folder, { recursive: true, force: true });
  }
}

/** Runs the binary to its end. */
export async function run(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(binary(), words, { stdio: ["ignore", "pipe", "pipe"] });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const late = setTimeout(() => child.kill("SIGKILL"), READY_MS);
  await once(child, "close");
  clearTimeout(late);
  return { code: child.exitCode, ...output };
}
