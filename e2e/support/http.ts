// A person at the level of HTTP: cookies, and the headers that browsers add.
import { request } from "node:http";

import { type Answers, FOLLOWS, QUESTIONS } from "./person.js";
import type { Server } from "./server.js";

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  location: string | undefined;
  text: string;
}

/** One request with exactly these headers; nothing is followed. */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          location: response.headers.location,
          text,
        }),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

export class Person {
  cookie = "";

  constructor(readonly server: Server) {}

  get #host(): string {
    return `localhost:${this.server.port}`;
  }

  async get(path: string): Promise<Answer> {
    const site = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate" };
    return this.#keep(await ask(this.server.port, "GET", path, { host: this.#host, cookie: this.cookie, ...site }));
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.#post(path, "application/x-www-form-urlencoded", new URLSearchParams(fields).toString());
  }

  command(command: Record<string, unknown>): Promise<Answer> {
    return this.#post("/api/commands", "application/json", JSON.stringify(command));
  }

  async #post(path: string, type: string, body: string): Promise<Answer> {
    const headers = {
      host: this.#host,
      cookie: this.cookie,
      origin: `http://${this.#host}`,
      "sec-fetch-site": "same-origin",
      "content-type": type,
      "content-length": String(Buffer.byteLength(body)),
    };
    return this.#keep(await ask(this.server.port, "POST", path, headers, body));
  }

  #keep(answer: Answer): Answer {
    const set = answer.headers["set-cookie"];
    if (Array.isArray(set)) this.cookie = set.map((cookie) => cookie.split(";")[0]).join("; ");
    return answer;
  }

  /** Agrees to the text that the page shows, whichever version that is. */
  async consent(country = "PT"): Promise<Answer> {
    const page = await this.get("/check");
    const version = /name="version" value="([^"]*)"/.exec(page.text)?.[1] ?? "";
    return this.post("/check", { country, consent: "yes", version, exercise: "cat-cow" });
  }

  check({ yes = [], age = 40, pain = 3 }: Answers = {}): Promise<Answer> {
    const answers = QUESTIONS.map((question) => [question, yes.includes(question) ? "yes" : "no"]);
    // What follows on a yes is answered with yes, too.
    for (const question of yes) if (FOLLOWS[question] !== undefined) answers.push([FOLLOWS[question], "yes"]);
    return this.post("/check/questions", { ...Object.fromEntries(answers), age: String(age), pain: String(pain), exercise: "cat-cow" });
  }
}
