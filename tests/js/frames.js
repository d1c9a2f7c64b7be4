// @ts-nocheck -- helpers of tests with plain numbers
// Draws frames as a poor camera would see raised voting cards: small, tilted, turned, in perspective, blurred, noisy and unevenly lit.

/** A source of numbers that is the same every time. */
export function dice(seed) {
  let state = seed >>> 0;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + ((high - low) * state) / 2 ** 32;
  };
}

const QUIET = 1.6; // white around the marker, in fields

/** Solve the perspective that takes the unit square to four corners (Heckbert 1989, section 2.2.3), the other way round. */
function fromSquare([a, b, c, d]) {
  const [dx1, dx2, dx3] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, dy3] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const below = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / below;
  const h = (dx1 * dy3 - dx3 * dy1) / below;
  const m = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1];
  const [A, B, C, D, E, F, G, H, I] = m;
  return [E * I - F * H, C * H - B * I, B * F - C * E, F * G - D * I, A * I - C * G, C * D - A * F, D * H - E * G, B * G - A * H, A * E - B * D];
}

/** Return the grey of a card at (u, v), in fields from the marker's top left. */
function fieldAt(code, u, v) {
  const [x, y] = [Math.floor(u), Math.floor(v)];
  if (x < 0 || y < 0 || x > 5 || y > 5) return 235;
  if (x === 0 || y === 0 || x === 5 || y === 5) return 25;
  return (code >> (15 - ((y - 1) * 4 + x - 1))) & 1 ? 235 : 25;
}

/** Draw one card: `size` pixels a marker, `turn` in degrees clockwise. */
function drawCard(grey, width, height, { code, x, y, size, turn, skew }) {
  const half = (size / 6) * (3 + QUIET);
  const angle = (turn * Math.PI) / 180;
  const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([cx, cy], at) => {
    const [px, py] = [cx * half * (1 + skew[at]), cy * half * (1 + skew[3 - at])];
    return { x: x + px * Math.cos(angle) - py * Math.sin(angle), y: y + px * Math.sin(angle) + py * Math.cos(angle) };
  }); // prettier-ignore
  const [a, b, c, d, e, f, g, h, i] = fromSquare(corners);
  const span = 6 + 2 * QUIET;
  const [left, right] = [Math.floor(Math.min(...corners.map((p) => p.x))), Math.ceil(Math.max(...corners.map((p) => p.x)))];
  const [top, bottom] = [Math.floor(Math.min(...corners.map((p) => p.y))), Math.ceil(Math.max(...corners.map((p) => p.y)))];
  for (let py = Math.max(0, top); py < Math.min(height, bottom); py += 1)
    for (let px = Math.max(0, left); px < Math.min(width, right); px += 1) {
      let sum = 0;
      let inside = 0;
      for (const [sx, sy] of [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]]) {
        const [X, Y] = [px + sx, py + sy];
        const w = g * X + h * Y + i;
        const [u, v] = [(a * X + b * Y + c) / w, (d * X + e * Y + f) / w];
        if (u < 0 || v < 0 || u > 1 || v > 1) continue;
        inside += 1;
        sum += fieldAt(code, u * span - QUIET, v * span - QUIET);
      } // prettier-ignore
      if (inside) grey[py * width + px] = (grey[py * width + px] * (4 - inside) + sum) / 4;
    }
}

function blur(grey, width, height, radius) {
  if (!radius) return grey;
  const out = new Float32Array(grey.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      let number = 0;
      for (let dy = -radius; dy <= radius; dy += 1)
        for (let dx = -radius; dx <= radius; dx += 1) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          sum += grey[py * width + px];
          number += 1;
        }
      out[y * width + x] = sum / number;
    }
  return out;
}

/**
 * Return {width, height, data} in RGBA, of cards in rows on a cluttered wall.
 * @param cards [{code, turn}], turn in degrees clockwise
 */
export function frame(cards, { width, height, size, tilt, blurred, noise, roll, clutter = 25 }) {
  const grey = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) grey[y * width + x] = 90 + (60 * x) / width + (30 * y) / height;
  for (let at = 0; at < clutter; at += 1) {
    const [x, y, w, h, tone] = [roll(0, width), roll(0, height), roll(5, 80), roll(5, 80), roll(20, 230)];
    for (let py = Math.floor(y); py < Math.min(height, y + h); py += 1) for (let px = Math.floor(x); px < Math.min(width, x + w); px += 1) grey[py * width + px] = tone;
  }
  const columns = Math.ceil(Math.sqrt((cards.length * width) / height));
  const rows = Math.ceil(cards.length / columns);
  cards.forEach(({ code, turn }, at) => {
    const [x, y] = [((at % columns) + 0.5) * (width / columns), (Math.floor(at / columns) + 0.5) * (height / rows)];
    const skew = [0, 0, 0, 0].map(() => roll(-0.12, 0.12));
    drawCard(grey, width, height, { code, x, y, size: size * roll(0.85, 1.15), turn: turn + roll(-tilt, tilt), skew });
  });
  const soft = blur(grey, width, height, blurred);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < grey.length; at += 1) {
    const tone = soft[at] + roll(-noise, noise);
    data.set([tone, tone, tone, 255], at * 4);
  }
  return { width, height, data };
}
