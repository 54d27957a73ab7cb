// A line between browser and server that keeps every answer, and then gives the very same bytes from files: what a plain static
// file server would be.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Kept {
  status: number;
  headers: IncomingHttpHeaders;
  file: string;
  /** Of status line, headers and body as they came. */
  bytes: number;
}

export class Mirror {
  readonly #kept = new Map<string, Kept>();
  readonly #folder = mkdtempSync(join(tmpdir(), "dorsal-mirror-"));
  /** Whether it asks the server, or gives what it has kept. */
  asks = true;
  /** What was asked for since this was last emptied: addresses with the bytes of their answers. */
  asked: { path: string; bytes: number }[] = [];

  private constructor(
    readonly server: Server,
    readonly target: number,
  ) {}

  static async of(target: number): Promise<Mirror> {
    const server = createServer();
    const mirror = new Mirror(server, target);
    server.on("request", (asked, answer) => mirror.#answer(asked, answer));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return mirror;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answer(asked: IncomingMessage, answer: ServerResponse) {
    if (this.asks) this.#pass(asked, answer);
    else this.#give(asked, answer);
  }

  #pass(asked: IncomingMessage, answer: ServerResponse) {
    const headers = { ...asked.headers, host: `localhost:${this.target}` };
    const options = { host: "127.0.0.1", port: this.target, path: asked.url!, method: asked.method!, headers };
    const passed = request(options, (come) => {
      const parts: Buffer[] = [];
      come.on("data", (part: Buffer) => parts.push(part));
      come.on("end", () => {
        const body = Buffer.concat(parts);
        const head = come.rawHeaders.reduce((sum, text) => sum + text.length + 2, "HTTP/1.1 200 OK\r\n\r\n".length);
        const file = join(this.#folder, randomUUID());
        writeFileSync(file, body);
        const kept = { status: come.statusCode!, headers: come.headers, file, bytes: head + body.length };
        if (asked.method === "GET") this.#kept.set(asked.url!, kept);
        this.asked.push({ path: asked.url!, bytes: kept.bytes });
        answer.writeHead(kept.status, come.headers).end(body);
      });
    });
    passed.on("error", () => answer.writeHead(502).end());
    asked.pipe(passed);
  }

  #give(asked: IncomingMessage, answer: ServerResponse) {
    asked.resume();
    const kept = asked.method === "GET" ? this.#kept.get(asked.url!) : undefined;
    if (kept === undefined) {
      answer.writeHead(404).end();
      return;
    }
    const { "transfer-encoding": _, ...headers } = kept.headers;
    answer.writeHead(kept.status, { ...headers, "content-length": statSync(kept.file).size });
    createReadStream(kept.file).pipe(answer);
  }
}
