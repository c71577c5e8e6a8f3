/** The references: each card in each theme on a phone, and once on a desktop. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { PNG } from 'pngjs';
import type { Card } from '../../src/cards/json.js';
import { PROJECT_ROOT } from '../../src/paths.js';
import { drawCard, openCardPage } from './card-page.js';
import { LIGHT, type Palette, THEMES } from './host-configs.js';
import { decode, encode, measureFont, shrink } from './looks.js';

const FOLDER = join(PROJECT_ROOT, 'test', 'e2e', 'looks');
const FONT_FILE = join(FOLDER, 'font.txt');
export const VIEWS: readonly { readonly name: string; readonly palette: Palette; readonly width: number }[] = [
  ...Object.entries(THEMES).map(([theme, palette]) => ({ name: `320-${theme}`, palette, width: 320 })),
  { name: '800-hell', palette: LIGHT, width: 800 },
];

export interface Looks {
  readonly font: string;
  /** by `card-view` */
  readonly pictures: ReadonlyMap<string, PNG>;
}

/** Draws every card in every view. */
export async function drawLooks(browser: Browser, cards: Readonly<Record<string, Card>>): Promise<Looks> {
  const pictures = new Map<string, PNG>();
  let font = '';
  for (const { name: view, palette, width } of VIEWS) {
    const page = await openCardPage(browser, palette, width);
    font = await measureFont(page);
    for (const [name, card] of Object.entries(cards)) {
      await drawCard(page, card, palette);
      pictures.set(`${name}-${view}`, shrink(await page.locator('main').screenshot()));
    }
    await page.close();
  }
  return { font, pictures };
}

/** What was accepted before; a picture without a reference is left out. @throws without any reference */
export async function readLooks(names: Iterable<string>): Promise<Looks> {
  const pictures = new Map<string, PNG>();
  for (const name of names) {
    const file = await readFile(join(FOLDER, `${name}.png`)).catch(() => undefined);
    if (file) pictures.set(name, decode(file));
  }
  return { font: (await readFile(FONT_FILE, 'utf8')).trim(), pictures };
}

/** Makes these pictures the references. */
export async function acceptLooks({ font, pictures }: Looks): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(FONT_FILE, `${font}\n`);
  for (const [name, picture] of pictures) await writeFile(join(FOLDER, `${name}.png`), encode(picture));
}
