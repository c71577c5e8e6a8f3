/** Cards on a phone of 320 px, in the three themes: nothing runs out of the card, everything has contrast. */

import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { Card } from '../../src/cards/json.js';
import { renderErrorCard, renderFeedbackCard } from '../../src/cards/render.js';
import type { Reply } from '../../src/conversation/reply.js';
import { NEW_SESSION } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { answers, checklists, decisions, gaps, type Named, places, questions, talks } from '../cards/replies.js';
import { cardOf, templates } from '../cards/support.js';
import { contrast } from '../contrast.js';
import { assistant, knowledge } from '../support.js';
import { openBrowser, screenshotPath } from './browser.js';
import { openCardPage } from './card-page.js';
import { hostConfig, THEMES } from './host-configs.js';

const WIDTH = 320;

const one = (list: readonly Named[], name: string) => list.find((n) => n.name === name) ?? longest(list);
function longest(list: readonly Named[]): Named {
  const [first] = [...list].sort((a, b) => JSON.stringify(b.reply).length - JSON.stringify(a.reply).length);
  if (!first) throw new Error('no such reply');
  return first;
}

/** The reply to a message. */
function said(text: string): Reply {
  const [reply] = turn(assistant, NEW_SESSION, { type: 'message', text }).replies;
  if (!reply) throw new Error('no reply');
  return reply;
}

/** One usual and the longest card of each kind. */
const samples: Readonly<Record<string, Card>> = {
  willkommen: cardOf(one(talks, 'welcome').reply),
  meldung: cardOf(one(talks, 'notice').reply),
  auswahl: cardOf(longest(talks.filter((t) => t.reply.kind === 'choice')).reply),
  antwort: cardOf(one(answers, 'urlaub-genehmigung 0').reply),
  'antwort-lang': cardOf(longest(answers).reply),
  luecke: cardOf(one(gaps, 'urlaub-antragsfrist 0').reply),
  'luecke-lang': cardOf(longest(gaps).reply),
  nummer: cardOf(one(places, '5.4').reply),
  'nummer-lang': cardOf(one(places, '3.2').reply),
  'frage-knoepfe': cardOf(longest(questions.filter((q) => q.reply.choices.length === 4)).reply),
  'frage-liste': cardOf(longest(questions.filter((q) => q.reply.choices.length > 4)).reply),
  'ergebnis-ja': cardOf(longest(decisions.filter((d) => d.reply.art === 'ja')).reply),
  'ergebnis-nein': cardOf(longest(decisions.filter((d) => d.reply.art === 'nein')).reply),
  'ergebnis-offen': cardOf(longest(decisions.filter((d) => d.reply.art === 'offen')).reply),
  'ergebnis-partner': cardOf(
    [...decisions].sort((a, b) => b.reply.gruende.length - a.reply.gruende.length)[0]?.reply ?? longest(decisions).reply,
  ),
  'fall-entschieden': cardOf(
    said('Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung. Geht das als Fachkraft?'),
  ),
  'fall-gefragt': cardOf(said('Eine Lehrerin will Urlaub. Der Chef ist auf Reha, die Vertretung unbesetzt. Wer unterschreibt?')),
  checkliste: cardOf(longest(checklists).reply),
  'rueckmeldung-fehlt': renderFeedbackCard(templates, knowledge, { reaktion: 'dislike', nachricht: '1' }),
  'rueckmeldung-gut': renderFeedbackCard(templates, knowledge, { reaktion: 'like', nachricht: '1' }),
  fehler: renderErrorCard(templates, knowledge, 'A1B2C3', { v: knowledge.version, action: { do: 'help' } }),
};

describe('cards on a phone', function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());

  for (const [theme, palette] of Object.entries(THEMES)) {
    it(`fit into ${WIDTH} px, ${theme}`, async () => {
      const page = await openCardPage(browser, palette, WIDTH);
      await page.addScriptTag({ content: DRAW });
      for (const [name, card] of Object.entries(samples)) {
        const wide = await draw(page, card, hostConfig(palette));
        expect(wide, `${name}: too wide`).to.deep.equal([]);
        await page.screenshot({ path: screenshotPath(`karte-${name}-${theme}`), fullPage: true });
      }
      await page.close();
    });
  }

  it('have enough contrast in every theme', () => {
    for (const { background, emphasis, text, subtle, accent, tints, onTint } of Object.values(THEMES)) {
      for (const ground of [background, emphasis]) {
        for (const ink of [text, subtle, accent]) expect(contrast(ink, ground), `${ink} on ${ground}`).to.be.greaterThan(4.5);
      }
      for (const ground of Object.values(tints)) expect(contrast(onTint.text, ground), ground).to.be.greaterThan(4.5);
    }
  });
});

/** Runs in the page: draws a card, unfolds everything, and gives the texts of elements that stand out of the window. */
const DRAW = `function draw(card, host) {
  const shown = drawCard(document.querySelector('main'), card, host);
  const tooWide = () => [...document.querySelectorAll('main *')]
    .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
    .map((e) => e.textContent.slice(0, 60));
  const folded = tooWide();
  const toggles = shown.getAllActions ? shown.getAllActions().filter((a) => a.targetElements) : [];
  toggles.forEach((a) => a.execute());
  const unfolded = tooWide();
  toggles.forEach((a) => a.execute());
  return [...folded, ...unfolded];
}`;

function draw(page: Page, card: Card, config: object): Promise<string[]> {
  return page.evaluate(`draw(${JSON.stringify(card)}, ${JSON.stringify(config)})`);
}
