/** The page in a browser: axe finds nothing, nothing runs out of the window, and it works without a script. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { knowledge } from '../support.js';
import { type Harness, startHarness } from '../teams/support.js';
import { openBrowser, openPage, screenshotPath } from './browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [320, 1024];
const PAGES: Readonly<Record<string, string>> = {
  text: '/erlass',
  stelle: '/erlass#5.4-s3',
  antwort: '/erlass?thema=urlaub-genehmigung',
  luecke: '/erlass?q=Wie+viele+Urlaubstage+habe+ich%3F',
  auswahl: '/erlass?q=planung+checkliste',
  fall: `/erlass?q=${encodeURIComponent('Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung. Geht das als Fachkraft?')}`,
  checkliste: '/erlass?checkliste=planungsrunde',
  meldung: '/erlass?q=%E2%80%8B',
};

describe('the page with the text, in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let harness: Harness;
  before(async () => {
    [browser, harness] = await Promise.all([openBrowser(), startHarness()]);
  });
  after(async () => {
    await browser?.close();
    await harness?.stop();
  });

  for (const dark of [false, true])
    for (const width of WIDTHS)
      it(`is accessible and fits, ${dark ? 'dark' : 'light'} at ${width} px`, async () => {
        const page = await openPage(browser, width, 900, dark);
        for (const [name, path] of Object.entries(PAGES)) {
          await page.goto('about:blank');
          await page.goto(harness.origin + path);
          expect(await violations(page), name).to.deep.equal([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), name).to.be.at.most(width);
          await page.screenshot({ path: screenshotPath(`erlass-${name}-${width}-${dark ? 'dunkel' : 'hell'}`) });
        }
        await page.close();
      });

  it('stays accessible with everything unfolded', async () => {
    const page = await openPage(browser, 320, 900);
    await page.goto(`${harness.origin}/erlass`);
    await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true; })');
    expect(await violations(page)).to.deep.equal([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).to.be.at.most(320);
    await page.close();
  });

  it('is read, searched and followed without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 480, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${harness.origin}/erlass`);
    await page.getByRole('searchbox').fill('Wer genehmigt meinen Urlaub?');
    await page.keyboard.press('Enter');
    await page.getByText(knowledge.themen.get('urlaub-genehmigung')?.antwort ?? '').waitFor();
    await page.getByRole('link', { name: 'Nr. 5.4 Satz 3' }).click();
    await page.waitForURL('**/erlass#5.4-s3');
    const place = page.locator('[id="5.4-s3"]');
    await place.waitFor();
    expect(await place.innerText()).to.include(knowledge.erlass.abschnitte[4]?.nummern[3]?.saetze[2]?.text);
    await context.close();
  });

  it('marks the place that was linked to, and only that', async () => {
    const page = await openPage(browser, 480, 900);
    await page.goto(`${harness.origin}/erlass#5.4-s3`);
    const ground = (id: string) => page.evaluate(`getComputedStyle(document.getElementById('${id}')).backgroundColor`);
    expect(await ground('5.4-s3')).not.to.equal(await ground('5.4-s2'));
    expect(await ground('5.4-s2')).to.equal(await ground('1.3-s1'));
    await page.goto(`${harness.origin}/erlass#5.4`);
    expect(await ground('5.4-s2'))
      .to.equal(await ground('5.4-s3'))
      .and.not.to.equal(await ground('1.3-s1'));
    await page.close();
  });

  it('shows what rests on a sentence beside it on a wide window, folded on a narrow one, not on paper', async () => {
    const page = await openPage(browser, 1280, 900);
    await page.goto(`${harness.origin}/erlass`);
    const link = page.locator('.dazu a[href="/erlass?thema=urlaub-genehmigung"]').first();
    expect(await link.isVisible()).to.equal(true);
    const [text, notes] = [await page.locator('[id="5.4-s3"]').boundingBox(), await link.boundingBox()];
    expect(notes?.x).to.be.greaterThan((text?.x ?? 0) + (text?.width ?? 0));
    await page.setViewportSize({ width: 480, height: 900 });
    expect(await link.isVisible()).to.equal(false);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['form', 'nav']) expect(await page.locator(selector).isVisible(), selector).to.equal(false);
    expect(await page.locator('[id="5.4-s3"]').isVisible()).to.equal(true);
    expect(await page.getByText('Es gibt neuere Fassungen').isVisible()).to.equal(true);
    await page.close();
  });

  it('leads past the head by the first key', async () => {
    const page = await openPage(browser, 480, 900);
    await page.goto(`${harness.origin}/erlass`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).to.equal('inhalt');
    await page.close();
  });

  it('runs nothing that a stranger writes', async () => {
    const page = await openPage(browser, 480, 900);
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    for (const q of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' autofocus onfocus='alert(1)",
      '</title><svg onload=alert(1)>',
    ]) {
      await page.goto(`${harness.origin}/erlass?q=${encodeURIComponent(q)}`);
      expect(await page.locator('#q').inputValue()).to.equal(q);
      expect(await page.locator('script, img, svg, [onerror], [onfocus], [onload]').count()).to.equal(0);
    }
    expect(alerts).to.deep.equal([]);
    await page.close();
  });
});

/** What axe finds, best practices included. It is run from outside, past the policy that forbids the page every script. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run()')) as AxeResults;
  expect(found.passes.length).to.be.greaterThan(15);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
