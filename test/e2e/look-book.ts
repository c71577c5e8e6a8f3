/** The references: each card in each theme on a phone, and once on a desktop. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { PNG } from 'pngjs';
import type { Card } from '../../src/cards/json.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import { drawCard, openCardPage } from './card-page.js';
import { LIGHT, type Palette, THEMES } from './host-configs.js';
import { decode, drawProbe, encode, shrink } from './looks.js';

const FOLDER = join(PROJECT_ROOT, 'test', 'e2e', 'looks');
const PROBE = 'schriftprobe';
export const VIEWS: readonly { readonly name: string; readonly palette: Palette; readonly width: number }[] = [
  ...Object.entries(THEMES).map(([theme, palette]) => ({ name: `320-${theme}`, palette, width: 320 })),
  { name: '800-hell', palette: LIGHT, width: 800 },
];

export interface Looks {
  /** how the font looks on this machine */
  readonly probe: PNG;
  /** by `card-view` */
  readonly pictures: ReadonlyMap<string, PNG>;
}

/** Draws every card in every view. */
export async function drawLooks(browser: Browser, cards: Readonly<Record<string, Card>>): Promise<Looks> {
  const pictures = new Map<string, PNG>();
  let probe: PNG | undefined;
  for (const { name: view, palette, width } of VIEWS) {
    const page = await openCardPage(browser, palette, width);
    probe ??= await drawProbe(page);
    for (const [name, card] of Object.entries(cards)) {
      await drawCard(page, card, palette);
      pictures.set(`${name}-${view}`, shrink(await page.locator('main').screenshot()));
    }
    await page.close();
  }
  if (!probe) throw new Error('no view to draw');
  return { probe, pictures };
}

/** What was accepted before; a picture without a reference is left out. @throws without any reference */
export async function readLooks(names: Iterable<string>): Promise<Looks> {
  const pictures = new Map<string, PNG>();
  for (const name of names) {
    const file = await readFile(join(FOLDER, `${name}.png`)).catch(() => undefined);
    if (file) pictures.set(name, decode(file));
  }
  return { probe: decode(await readFile(join(FOLDER, `${PROBE}.png`))), pictures };
}

/** Makes these pictures the references. */
export async function acceptLooks({ probe, pictures }: Looks): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  for (const [name, picture] of [[PROBE, probe] as const, ...pictures]) await writeFile(join(FOLDER, `${name}.png`), encode(picture));
}
