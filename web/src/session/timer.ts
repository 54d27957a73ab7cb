// A time that is waited for: it can be seen, paused, made longer and ended.

export class Timer {
  #leftS = 0;
  #wholeS = 0;
  #sinceMs: number | null = null;
  #timer = 0;
  #tick: (leftS: number, share: number) => void = () => undefined;
  #over: () => void = () => undefined;

  /** `tick` hears of the seconds left and the share that has gone by. */
  start(seconds: number, tick: (leftS: number, share: number) => void, over: () => void) {
    this.stop();
    this.#leftS = this.#wholeS = seconds;
    this.#tick = tick;
    this.#over = over;
    this.resume();
  }

  resume() {
    if (this.#sinceMs !== null || this.#wholeS === 0) return;
    this.#sinceMs = performance.now();
    this.#timer = window.setInterval(() => this.#look(), 100);
    this.#look();
  }

  pause() {
    this.#leftS = this.#left;
    this.#sinceMs = null;
    clearInterval(this.#timer);
  }

  longer(seconds: number) {
    this.#leftS += seconds;
    this.#wholeS = Math.max(this.#wholeS, this.#left);
    this.#look();
  }

  /** Ends it before its time. */
  skip() {
    if (this.#wholeS === 0) return;
    this.stop();
    this.#over();
  }

  stop() {
    clearInterval(this.#timer);
    this.#sinceMs = null;
    this.#wholeS = 0;
  }

  get #left(): number {
    return this.#leftS - (this.#sinceMs === null ? 0 : (performance.now() - this.#sinceMs) / 1000);
  }

  #look() {
    const leftS = this.#left;
    this.#tick(Math.max(0, leftS), 1 - leftS / this.#wholeS);
    if (leftS > 0) return;
    this.stop();
    this.#over();
  }
}
