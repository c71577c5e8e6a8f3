/** A contact sheet: every card in one theme, at the widths of a phone, a side panel and a desktop. */
import type { Browser } from 'playwright-core';
import type { Card } from '../src/cards/json.js';
import { openCardPage } from '../test/e2e/card-page.js';
import { hostConfig, type Palette } from '../test/e2e/host-configs.js';

/** Width of the cards in px, and how many of them stand side by side. */
const SECTIONS = [
  { width: 320, columns: 5 },
  { width: 480, columns: 3 },
  { width: 800, columns: 2 },
] as const;
const GAP = 16;
const SHEET_WIDTH = 5 * (320 + 2 + GAP) + GAP;
/** A checklist goes on like it begins. */
const MAX_HEIGHT = 1_000;

/** Draws all cards. @returns the sheet as a PNG */
export async function drawSheet(browser: Browser, palette: Palette, cards: Readonly<Record<string, Card>>): Promise<Buffer> {
  const { subtle, text } = palette;
  const page = await openCardPage(
    browser,
    palette,
    SHEET_WIDTH,
    `section { padding: ${GAP}px; column-gap: ${GAP}px; }
     h2, h3 { color: ${text}; margin: ${GAP}px ${GAP}px 0; font-size: 20px; }
     h3 { margin: 0; font-size: 12px; font-weight: 400; }
     figure { margin: 0 0 ${GAP}px; break-inside: avoid; }
     figure > div { border: 1px solid ${subtle}; border-radius: 4px; max-height: ${MAX_HEIGHT}px; overflow: hidden; }`,
  );
  const host = hostConfig(palette);
  await page.evaluate(`(() => {
    const cards = ${JSON.stringify(cards)};
    const element = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });
    for (const { width, columns } of ${JSON.stringify(SECTIONS)}) {
      const section = element('section');
      section.style.columns = columns;
      section.style.width = columns * (width + 2 + ${GAP}) - ${GAP} + 'px';
      for (const [name, card] of Object.entries(cards)) {
        const figure = element('figure');
        const place = element('div');
        figure.append(element('h3', name), place);
        section.append(figure);
        drawCard(place, card, ${JSON.stringify(host)});
      }
      document.querySelector('main').append(element('h2', width + ' px'), section);
    }
  })()`);
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
