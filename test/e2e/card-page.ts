/** Cards drawn by the official renderer in a browser, with a font that is the same on every machine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { Card, JsonObject } from '../../src/cards/json.js';
import { CARD_NAMES, type CardName, type CardTemplates } from '../../src/cards/templates.js';
import { openPage } from './browser.js';
import { CONTRAST, DARK, FONT, hostConfig, type Palette, pageStyle } from './host-configs.js';

const require = createRequire(import.meta.url);
// `adaptivecards` is broken as an ES module: its bundle goes into the page as a script.
const RENDERER = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.js'), 'utf8');

/** Font files as data addresses: the page may not reach any other host. */
const FONT_FACES = [400, 600]
  .map((weight) => {
    const file = readFileSync(require.resolve(`@fontsource/open-sans/files/open-sans-latin-${weight}-normal.woff2`));
    return `@font-face { font-family: '${FONT}'; font-weight: ${weight}; src: url(data:font/woff2;base64,${file.toString('base64')}); }`;
  })
  .join('\n');

/** Runs in the page: draws a card into an element; answers with the drawn card, so that a test can press its buttons. */
const DRAW = `function drawCard(target, card, host) {
  const shown = new AdaptiveCards.AdaptiveCard();
  shown.hostConfig = new AdaptiveCards.HostConfig(host);
  shown.parse(card);
  target.replaceChildren(shown.render());
  return shown;
}`;

/** A page of one theme with the renderer in it, and an empty `main`. */
export async function openCardPage(browser: Browser, palette: Palette, width: number, style = ''): Promise<Page> {
  const page = await openPage(browser, width, 640, palette === DARK || palette === CONTRAST);
  const styles = `<style>${FONT_FACES}${pageStyle(palette)}${style}</style>`;
  await page.setContent(`<html lang="de"><title>Karten</title>${styles}<main></main></html>`);
  await page.addScriptTag({ content: RENDERER });
  await page.addScriptTag({ content: DRAW });
  await page.evaluate(`Promise.all([400, 600].map((w) => document.fonts.load(w + " 14px '${FONT}'", 'Größe')))`);
  return page;
}

/** Draws a card into `main`. */
export async function drawCard(page: Page, card: Card, palette: Palette): Promise<void> {
  await page.evaluate(`void drawCard(document.querySelector('main'), ${JSON.stringify(card)}, ${JSON.stringify(hostConfig(palette))})`);
}

/** Each template filled with its sample from `cards/`: they change when the look changes, not when the knowledge does. */
export function sampleCards(templates: CardTemplates, read: (file: string) => string): Readonly<Record<CardName, Card>> {
  const cards = CARD_NAMES.map((name) => {
    const { actions, ...card } = templates.expand(name, JSON.parse(read(`${name}.data.json`)) as JsonObject);
    return [name, { ...card, ...(Array.isArray(actions) && actions.length > 0 ? { actions } : {}) }];
  });
  return Object.fromEntries(cards) as Record<CardName, Card>;
}
