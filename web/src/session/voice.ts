// Short spoken cues, by voices that live on this device only: others would send the text away. All that is said can be read.
import { wish, wished } from "../kept";
import { element } from "../page";

const REMEMBERED = "dorsal-voice";

/** What is said stays readable for so long, milliseconds. */
const CAPTION_MS = 4000;
/** Tones, each a row of frequencies: the count runs, a hold or a set is over, and where nobody can speak. */
const TONES = { tick: [440], over: [528, 704], word: [528] } as const;
const TONE_S = 0.16;

export class Voice {
  readonly #language: string;
  #sound: AudioContext | null = null;
  #captionTimer = 0;
  #on = wished(REMEMBERED);

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
    wish(REMEMBERED, on);
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
    this.#caption(text);
    if (!this.#on) return;
    const voice = this.#voice();
    if (voice === undefined) {
      this.#tone("word");
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  /** A tone: the last seconds of a count, or the end of a hold, a set, a rest. */
  sound(tone: "tick" | "over") {
    if (this.#on) this.#tone(tone);
  }

  #caption(text: string) {
    const caption = element("caption");
    caption.textContent = text;
    // What stands beside the picture anyway need not stand on it as well.
    setTimeout(() => (caption.hidden = element("advice").textContent === text), 50);
    clearTimeout(this.#captionTimer);
    this.#captionTimer = window.setTimeout(() => (caption.hidden = true), CAPTION_MS);
  }

  #voice(): SpeechSynthesisVoice | undefined {
    if (!("speechSynthesis" in self)) return undefined;
    const language = this.#language.slice(0, 2);
    return speechSynthesis.getVoices().find((voice) => voice.localService === true && voice.lang.startsWith(language));
  }

  #tone(tone: keyof typeof TONES) {
    const sound = this.#sound;
    if (sound === null || sound.state !== "running") return;
    TONES[tone].forEach((frequency, index) => {
      const oscillator = sound.createOscillator();
      const gain = sound.createGain();
      const from = sound.currentTime + index * TONE_S;
      oscillator.frequency.value = frequency;
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(0.12, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.001, from + TONE_S * 1.6);
      oscillator.connect(gain).connect(sound.destination);
      oscillator.start(from);
      oscillator.stop(from + TONE_S * 2);
    });
  }
}
