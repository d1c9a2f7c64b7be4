// The camera: gives frames one at a time to a reader, as fast as it reads them. No frame is kept.
import { Steady } from "./cards.js";

const SCALES = [1, 0.75, 0.5]; // a card that is missed at one size is found at another
const GONE = 10; // frames in a row without a code: it is out of sight
const BETWEEN = 60; // milliseconds of rest after each frame, so that the page stays quick

/** @param {MediaStream} stream */
const end = (stream) => stream.getTracks().forEach((track) => track.stop());

/** Runs a camera until it is stopped. */
export class Camera {
  #stream = /** @type {MediaStream | null} */ (null);
  #over = false;
  #canvas = document.createElement("canvas");

  /** @param {HTMLVideoElement} video */
  constructor(video) {
    this.video = video;
  }

  /**
   * Start, and hand each frame to `read`. Throws what the browser throws when there is no camera or no permission.
   * @param {(frame: ImageData) => Promise<void> | void} read
   */
  async start(read) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } } });
    if (this.#over) return end(stream); // stopped while the browser asked for permission
    this.#stream = stream;
    this.video.srcObject = stream;
    this.video.hidden = false;
    await this.video.play();
    this.#run(stream, read);
  }

  /** @param {MediaStream} stream @param {(frame: ImageData) => Promise<void> | void} read */
  async #run(stream, read) {
    const context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", { willReadFrequently: true }));
    for (let turn = 0; this.#stream === stream; turn += 1) {
      const scale = SCALES[turn % SCALES.length];
      const [width, height] = [this.video.videoWidth * scale, this.video.videoHeight * scale].map(Math.round);
      if (width) {
        Object.assign(this.#canvas, { width, height });
        context.drawImage(this.video, 0, 0, width, height);
        await read(context.getImageData(0, 0, width, height));
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
  }

  get running() {
    return this.#stream !== null;
  }

  /** Stop for good, also while it is still starting. */
  stop() {
    this.#over = true;
    if (this.#stream) end(this.#stream);
    this.#stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
  }
}

/**
 * Return a reader that tells which cards are surely there.
 * @param {number[]} codes
 * @param {(found: {number: number, answer: string}[]) => void} tell
 */
export function cardReader(codes, tell) {
  const worker = new Worker(new URL("./camera-worker.js", import.meta.url));
  worker.postMessage({ codes });
  const steady = new Steady();
  return {
    /** @param {ImageData} frame */
    read: (frame) =>
      /** @type {Promise<void>} */ (
        new Promise((resolve) => {
          worker.onmessage = ({ data }) => {
            tell(steady.take(data));
            resolve();
          };
          worker.postMessage({ width: frame.width, height: frame.height, pixels: frame.data.buffer }, [frame.data.buffer]);
        })
      ),
    next: () => steady.next(),
  };
}

/**
 * Return a reader that tells the text of a QR code when it comes in sight, once as long as it stays there.
 * @param {(text: string) => void} tell
 */
export async function qrReader(tell) {
  const { decodeQR } = await import("../vendor/qr/decode.js");
  let [seen, missed] = ["", 0];
  return (/** @type {ImageData} */ frame) => {
    const text = textIn(decodeQR, frame);
    missed = text ? 0 : missed + 1;
    if (missed > GONE) seen = "";
    if (!text || text === seen) return;
    seen = text;
    tell(text);
  };
}

/**
 * The text of the code in a frame; nothing without one.
 * @param {(frame: ImageData) => string} decode
 * @param {ImageData} frame
 */
function textIn(decode, frame) {
  try {
    return decode(frame);
  } catch {
    return "";
  }
}
