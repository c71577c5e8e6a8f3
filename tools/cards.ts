/** `npm run cards`: draws every card into docs/cards-*.png; with `--uebernehmen` the look of now becomes the reference of the tests. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARDS_FOLDER, PROJECT_ROOT } from '../src/paths.js';
import { readCardTemplates } from '../src/teams/card-files.js';
import { openBrowser } from '../test/e2e/browser.js';
import { sampleCards } from '../test/e2e/card-page.js';
import { THEMES } from '../test/e2e/host-configs.js';
import { acceptLooks, drawLooks } from '../test/e2e/look-book.js';
import { drawSheet } from './sheet.js';
import { smallPng } from './small-png.js';

const cards = sampleCards(await readCardTemplates(CARDS_FOLDER), (file) => readFileSync(join(CARDS_FOLDER, file), 'utf8'));
const browser = await openBrowser();
try {
  for (const [theme, palette] of Object.entries(THEMES)) {
    const file = join('docs', `cards-${theme}.png`);
    const sheet = smallPng(await drawSheet(browser, palette, cards));
    await writeFile(join(PROJECT_ROOT, file), sheet);
    console.log(`${file}: ${Math.round(sheet.length / 1024)} KB`);
  }
  if (process.argv.includes('--uebernehmen')) {
    const looks = await drawLooks(browser, cards);
    await acceptLooks(looks);
    console.log(`${looks.pictures.size} Referenzen übernommen.`);
  }
} finally {
  await browser.close();
}
