/** Small pictures of cards, and how far two of them differ. A quarter of the size hides how a machine smooths letters. */

import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { FONT } from './host-configs.js';

const SHRINK = 4;
/** How much a pixel may differ (0 to 1) before it counts, and how many may. */
const THRESHOLD = 0.06;
const MAX_SHARE = 0.001;

/** A screenshot, a quarter as wide and high. */
export function shrink(screenshot: Buffer): PNG {
  const from = PNG.sync.read(screenshot);
  const to = new PNG({ width: Math.ceil(from.width / SHRINK), height: Math.ceil(from.height / SHRINK) });
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) to.data.set(meanColour(from, x * SHRINK, y * SHRINK), 4 * (y * to.width + x));
  }
  return to;
}

/** Mean of a square, alpha left opaque. */
function meanColour({ width, height, data }: PNG, left: number, top: number): number[] {
  const sums = [0, 0, 0];
  const [right, bottom] = [Math.min(left + SHRINK, width), Math.min(top + SHRINK, height)];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (const c of [0, 1, 2]) sums[c] = (sums[c] ?? 0) + (data[4 * (y * width + x) + c] ?? 0);
    }
  }
  const count = (right - left) * (bottom - top);
  return [...sums.map((sum) => Math.round(sum / count)), 255];
}

export const encode = (picture: PNG): Buffer => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 });
export const decode = (file: Buffer): PNG => PNG.sync.read(file);

/** In words what differs, or nothing where the pictures look alike. */
export function difference(seen: PNG, reference: PNG): string | undefined {
  if (seen.width !== reference.width || seen.height !== reference.height)
    return `${seen.width} × ${seen.height} instead of ${reference.width} × ${reference.height} (quarter pixels)`;
  const { width, height } = seen;
  // Shrunk letters look like smoothed edges: those must count.
  const differing = pixelmatch(seen.data, reference.data, undefined, width, height, { threshold: THRESHOLD, includeAA: true });
  return differing > MAX_SHARE * width * height ? `${differing} of ${width * height} pixels differ` : undefined;
}

/** A sample of the font: where even this looks different, no picture of a card can be compared. */
export async function drawProbe(page: Page): Promise<PNG> {
  const lines = ['400 12px', '400 14px', '600 14px', '600 18px'].map(
    (font) => `<div style="font: ${font} '${FONT}', sans-serif">„Größe“ · Zuständigkeit, 5.4 Satz 3</div>`,
  );
  await page.evaluate(`void (document.querySelector('main').innerHTML = ${JSON.stringify(lines.join(''))})`);
  return shrink(await page.locator('main').screenshot());
}
