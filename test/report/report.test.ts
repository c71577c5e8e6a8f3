/** The report: right sums, the same in terminal and page, and a page that is safe and readable by itself. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { kindNames, reportPage } from '../../src/report/html.js';
import { buildReport, type Counted, type Usage } from '../../src/report/model.js';
import { COLOURS } from '../../src/report/style.js';
import { reportText } from '../../src/report/text.js';
import { escapeHtml } from '../../src/web/html.js';
import { contrast } from '../contrast.js';
import { openBrowser, openPage, screenshotPath } from '../e2e/browser.js';
import { knowledge } from '../support.js';
import { usage } from './usage.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { texte } = knowledge.sprache;
const count = (kind: Counted['kind'], subject: string, n = 1, day = '2026-11-24', version = knowledge.version): Counted => ({
  day,
  kind,
  subject,
  version,
  count: n,
});
const built = (counts: readonly Counted[], more: Partial<Usage> = {}) =>
  buildReport(knowledge, { until: '2026-11-24', counts, notes: [], ...more });
const rows = (counts: readonly Counted[], titel: string) => built(counts).abschnitte.find((a) => a.titel === titel)?.zeilen;
const LEAVE = knowledge.themen.get('urlaub-genehmigung')?.kurz;
const [gap] = knowledge.luecken.values();

describe('the report', () => {
  it('puts what has no entry before known gaps', () => {
    const counts = [
      count('gap', gap?.id ?? '', 9),
      count('gap', '', 2),
      count('choice', 'urlaub-genehmigung', 3),
      count('gap', '', 2, '2026-11-01'),
    ];
    expect(rows(counts, texte.bericht_ohne_antwort_titel)).to.deep.equal([
      [texte.bericht_ohne_gegenstand, texte.bericht_art_neu, 4],
      [LEAVE, texte.bericht_art_rueckfrage, 3],
      [gap?.kurz, texte.bericht_art_bekannt, 9],
    ]);
  });

  it('tells old votes from those on the knowledge of today, and keeps what is no longer in it', () => {
    const counts = [
      count('not-helpful', 'urlaub-genehmigung', 2),
      count('not-helpful', 'urlaub-genehmigung', 3, '2026-01-01', '000000000000'),
      count('helpful', 'urlaub-genehmigung', 7),
      count('not-helpful', 'weg', 1),
      count('helpful', 'partner', 7),
    ];
    expect(rows(counts, texte.bericht_schlecht_titel)).to.deep.equal([
      [LEAVE, 5, 2, 7],
      ['weg', 1, 1, 0],
    ]);
  });

  it('counts as abandoned what was started and not finished', () => {
    const counts = [count('dialog-started', 'partner', 5), count('dialog-finished', 'partner', 2), count('dialog-started', 'leitung', 1)];
    counts.push(count('dialog-finished', 'leitung', 2));
    expect(rows(counts, texte.bericht_pruefungen_titel)?.map(([, ...numbers]) => numbers)).to.deep.equal([
      [3, 5, 2],
      [0, 1, 2],
    ]);
  });

  it('names topics with their Fundstelle', () => {
    expect(rows([count('answer', 'urlaub-genehmigung', 4)], texte.bericht_themen_titel)).to.deep.equal([[LEAVE, 'Nr. 5.4 Satz 3', 4]]);
  });

  it('says how many rows are left out', () => {
    const counts = [...knowledge.themen.keys()].slice(0, 27).map((id, i) => count('answer', id, i + 1));
    const section = built(counts).abschnitte.find((a) => a.titel === texte.bericht_themen_titel);
    expect([section?.zeilen.length, section?.zeilen[0]?.[2], section?.weitere]).to.deep.equal([20, 27, 'und 7 weitere']);
  });

  it('says so where there is nothing', () => {
    const empty = built([]);
    for (const shown of [reportText(empty, texte), reportPage(empty, texte)]) expect(shown).to.include(texte.bericht_leer);
  });
});

describe('the terminal', () => {
  it('shows every row of the page, without what steers a terminal', () => {
    const report = buildReport(knowledge, {
      ...usage,
      notes: [{ day: '2026-11-24', kind: 'gap', subject: '', text: 'a\u001b[31mrot\u202e', count: 1 }],
    });
    const text = reportText(report, texte);
    expect(text).not.to.match(/[\u202e]|\p{Cc}(?<!\n)/u);
    for (const { titel, zeilen } of report.abschnitte) {
      expect(text).to.include(titel);
      for (const row of zeilen.slice(0, 3)) if (typeof row[0] === 'string') expect(text).to.include(row[0].slice(0, 40));
    }
  });
});

describe('the page', function () {
  this.timeout(60_000);
  const page = reportPage(buildReport(knowledge, usage), texte);

  it('is complete in itself: no script, nothing from elsewhere, texts as texts', () => {
    expect(page).not.to.match(/<script|<link|<img|https?:|@import|url\(|\son\w+=/i);
    expect(page).to.include('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;so&#39;').and.to.include('<html lang="de">');
  });

  it('escapes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.to.match(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('has enough contrast in both themes', () => {
    for (const { ground, panel, text, soft, line: _, ...parts } of Object.values(COLOURS)) {
      for (const behind of [ground, panel]) for (const words of [text, soft]) expect(contrast(words, behind)).to.be.greaterThan(4.5);
      // Also the colour of links and of the name.
      expect(contrast(parts.answer, ground)).to.be.greaterThan(4.5);
      for (const part of Object.values(parts)) expect(contrast(part, ground), part).to.be.greaterThan(3);
    }
  });

  it('names every colour, and gives every number of a picture in a table', () => {
    for (const name of Object.values(kindNames(texte))) expect(page).to.include(`</span>${escapeHtml(name)}</li>`);
    expect(page).to.match(/<details>.*<table>/s);
  });

  describe('in a browser', () => {
    let browser: Browser;
    before(async () => {
      browser = await openBrowser();
    });
    after(() => browser?.close());

    for (const [theme, dark] of [
      ['hell', false],
      ['dunkel', true],
    ] as const) {
      it(`fits every window, and axe finds nothing, ${theme}`, async () => {
        for (const width of [320, 480, 1000]) {
          const shown = await openPage(browser, width, 900, dark);
          await shown.setContent(page);
          expect(await shown.evaluate('document.documentElement.scrollWidth'), `${width}`).to.be.at.most(width);
          await shown.evaluate(AXE);
          const { violations } = (await shown.evaluate('axe.run()')) as AxeResults;
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
          await shown.screenshot({ path: screenshotPath(`bericht-${width}-${theme}`) });
          await shown.close();
        }
      });
    }
  });
});
