/** How each card looks: a change is a decision, accepted with `npm run cards -- --uebernehmen`; and axe finds nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { CARD_NAMES } from '../../src/cards/templates.js';
import { CARDS_FOLDER } from '../../src/paths.js';
import { templates } from '../cards/support.js';
import { openBrowser } from './browser.js';
import { drawCard, openCardPage, sampleCards } from './card-page.js';
import { THEMES } from './host-configs.js';
import { drawLooks, type Looks, readLooks, VIEWS } from './look-book.js';
import { difference } from './looks.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const cards = sampleCards(templates, (file) => readFileSync(join(CARDS_FOLDER, file), 'utf8'));

describe('the look of the cards', function () {
  this.timeout(120_000);
  let browser: Browser;
  let seen: Looks;
  let accepted: Looks;
  let foreignFont: string | undefined;
  before(async () => {
    browser = await openBrowser();
    seen = await drawLooks(browser, cards);
    accepted = await readLooks(seen.pictures.keys());
    foreignFont = difference(seen.probe, accepted.probe);
  });
  after(() => browser?.close());

  it('is drawn with the font of the references', function () {
    if (!foreignFont) return;
    console.log(`      This machine draws the font otherwise (${foreignFont}): pictures of cards are not compared.`);
    this.skip();
  });

  for (const name of CARD_NAMES)
    it(`of ${name} is the accepted one`, function () {
      if (foreignFont) this.skip();
      const differing = VIEWS.flatMap(({ name: view }) => {
        const [now, reference] = [seen.pictures.get(`${name}-${view}`), accepted.pictures.get(`${name}-${view}`)];
        const found = now && reference ? difference(now, reference) : 'no reference';
        return found ? [`${view}: ${found}`] : [];
      });
      expect(differing, 'if the change is meant: npm run cards -- --uebernehmen').to.deep.equal([]);
    });

  it('is told from another one', () => {
    const [one, other] = [seen.pictures.get('answer-320-hell'), seen.pictures.get('answer-320-dunkel')];
    if (!one || !other) throw new Error('no pictures');
    expect(difference(one, one)).to.equal(undefined);
    expect(difference(one, other)).to.match(/pixels differ/);
  });

  for (const [theme, palette] of Object.entries(THEMES))
    it(`is accessible, ${theme}`, async () => {
      const page = await openCardPage(browser, palette, 320);
      await page.addScriptTag({ content: AXE });
      for (const [name, card] of Object.entries(cards)) {
        await drawCard(page, card, palette);
        // The published renderer leaves the label off the box of a people picker; Teams draws a picker of its own.
        const looked = { include: [['main']], exclude: [['.ac-choiceSetInput-filtered-textbox']] };
        const { violations } = (await page.evaluate(`axe.run(${JSON.stringify(looked)})`)) as AxeResults;
        expect(
          violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`),
          name,
        ).to.deep.equal([]);
      }
      await page.close();
    });
});
