// Everything that a browser sends to the server, byte by byte: a line that lies between the two and listens.
import { once } from "node:events";
import { createServer, connect, type Server, type Socket } from "node:net";

export class Wire {
  readonly #sent: Buffer[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    readonly server: Server,
  ) {}

  /** Listens on `port` and passes everything on to `target`, both on this machine. */
  static async between(port: number, target: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(port, server);
    server.on("connection", (browser) => {
      const upstream = connect(target, "127.0.0.1");
      for (const [from, to] of [[browser, upstream], [upstream, browser]] as const) {
        wire.#sockets.add(from);
        from.on("error", () => to.destroy());
        from.on("close", () => {
          wire.#sockets.delete(from);
          to.destroy();
        });
        from.pipe(to);
      }
      browser.on("data", (bytes: Buffer) => wire.#sent.push(bytes));
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return wire;
  }

  /** What the browser sent so far, headers included. */
  get sent(): Buffer {
    return Buffer.concat(this.#sent);
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }
}
