/** Small grey pictures of cards, and how far two of them differ. A quarter of the size hides how a machine smooths letters. */

import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { FONT } from './host-configs.js';

const SHRINK = 4;
/** How much a pixel may differ (0 to 1) before it counts, and how many may. */
const THRESHOLD = 0.1;
const MAX_SHARE = 0.002;

/** A screenshot, a quarter as wide and high, in grey. */
export function shrink(screenshot: Buffer): PNG {
  const from = PNG.sync.read(screenshot);
  const to = new PNG({ width: Math.ceil(from.width / SHRINK), height: Math.ceil(from.height / SHRINK) });
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const grey = meanGrey(from, x * SHRINK, y * SHRINK);
      to.data.set([grey, grey, grey, 255], 4 * (y * to.width + x));
    }
  }
  return to;
}

function meanGrey({ width, height, data }: PNG, left: number, top: number): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(top + SHRINK, height); y++) {
    for (let x = left; x < Math.min(left + SHRINK, width); x++) {
      const i = 4 * (y * width + x);
      sum += 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
      count++;
    }
  }
  return Math.round(sum / count);
}

export const encode = (picture: PNG): Buffer => PNG.sync.write(picture, { colorType: 0, deflateLevel: 9 });
export const decode = (file: Buffer): PNG => PNG.sync.read(file);

/** In words what differs, or nothing where the pictures look alike. */
export function difference(seen: PNG, reference: PNG): string | undefined {
  if (seen.width !== reference.width || seen.height !== reference.height)
    return `${seen.width} × ${seen.height} instead of ${reference.width} × ${reference.height} (quarter pixels)`;
  const { width, height } = seen;
  const differing = pixelmatch(seen.data, reference.data, undefined, width, height, { threshold: THRESHOLD });
  return differing > MAX_SHARE * width * height ? `${differing} of ${width * height} pixels differ` : undefined;
}

/** Widths of sample texts: where they differ, lines break elsewhere and no picture can be compared. */
export function measureFont(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const context = document.createElement('canvas').getContext('2d');
    return ["400 12px", "400 14px", "600 14px", "600 18px"].map((font) => {
      context.font = font + " '${FONT}', 'Segoe UI', sans-serif";
      return context.measureText('„Größe“ · Zuständigkeit für Urlaub, 5.4 Satz 3').width.toFixed(1);
    }).join(' ');
  })()`) as Promise<string>;
}
