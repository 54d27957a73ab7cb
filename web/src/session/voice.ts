// Short spoken cues, by voices that live on this device only: others would send the text away.

const REMEMBERED = "dorsal-voice";

export class Voice {
  readonly #language: string;
  #sound: AudioContext | null = null;
  #on = remembered() !== "off";

  constructor(language: string) {
    this.#language = language;
    // Browsers load their list of voices after the first question.
    this.#voice();
  }

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      localStorage.setItem(REMEMBERED, on ? "on" : "off");
    } catch {
      // Not remembered in this window.
    }
    if (!on && "speechSynthesis" in self) speechSynthesis.cancel();
  }

  /** Whether this device has a voice of its own for the page's language. */
  get speaks(): boolean {
    return this.#voice() !== undefined;
  }

  /** To be called from a click: browsers allow sound only then. */
  prepare() {
    try {
      this.#sound ??= new AudioContext();
      void this.#sound.resume();
    } catch {
      this.#sound = null;
    }
  }

  say(text: string) {
    if (!this.#on) return;
    const voice = this.#voice();
    if (voice === undefined) {
      this.#tone();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  #voice(): SpeechSynthesisVoice | undefined {
    if (!("speechSynthesis" in self)) return undefined;
    const language = this.#language.slice(0, 2);
    return speechSynthesis.getVoices().find((voice) => voice.localService === true && voice.lang.startsWith(language));
  }

  #tone() {
    const sound = this.#sound;
    if (sound === null || sound.state !== "running") return;
    const oscillator = sound.createOscillator();
    const gain = sound.createGain();
    const now = sound.currentTime;
    oscillator.frequency.value = 528;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(0.12, now + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, now + 0.25);
    oscillator.connect(gain).connect(sound.destination);
    oscillator.start(now);
    oscillator.stop(now + 0.3);
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
