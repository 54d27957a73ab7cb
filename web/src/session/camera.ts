// The camera: asked for, watched, released.

export type CameraTrouble = "refused" | "absent" | "busy" | "insecure" | "camera";

/** Opens the camera, or says why not. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera | CameraTrouble> {
  if (!isSecureContext || navigator.mediaDevices === undefined) return "insecure";
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: WISH });
    video.srcObject = stream;
    await video.play();
    return new Camera(video, stream);
  } catch (error) {
    return troubleOf(error);
  }
}

/** Small and wide, uncropped: a body on all fours is wide, and the networks see 256 pixels of it. */
const WISH = {
  facingMode: "user",
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 30 },
  resizeMode: "none",
} as MediaTrackConstraints;

function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "absent";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "camera";
  }
}

export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #track: MediaStreamTrack;
  #callback = 0;

  constructor(video: HTMLVideoElement, stream: MediaStream) {
    this.#video = video;
    this.#track = stream.getVideoTracks()[0]!;
  }

  /** The picture is shown as in a mirror unless the camera looks away from the screen. */
  get mirrored(): boolean {
    return this.#track.getSettings().facingMode !== "environment";
  }

  onEnded(told: () => void) {
    this.#track.addEventListener("ended", told);
  }

  /** Calls with every new frame and the second it was taken at. */
  onFrame(told: (timeS: number) => void) {
    const next = (now: number, about: VideoFrameCallbackMetadata) => {
      this.#callback = this.#video.requestVideoFrameCallback(next);
      told((about.captureTime ?? now) / 1000);
    };
    this.#callback = this.#video.requestVideoFrameCallback(next);
  }

  /** A copy of the newest frame, to be closed by whoever takes it. */
  async take(): Promise<VideoFrame | ImageBitmap> {
    return "VideoFrame" in self ? new VideoFrame(this.#video) : createImageBitmap(this.#video);
  }

  /** While paused the camera delivers nothing (its light may stay on). */
  set enabled(on: boolean) {
    this.#track.enabled = on;
  }

  release() {
    this.#video.cancelVideoFrameCallback(this.#callback);
    this.#track.stop();
    this.#video.srcObject = null;
  }
}
