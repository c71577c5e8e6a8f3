/** The whole thing: program, Playground and a browser, used like a person uses it. */
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { knowledge } from '../support.js';
import { type BotProcess, startBotProcess } from './bot-process.js';
import { openBrowser, openPage, screenshotPath } from './browser.js';
import { PUBLIC_URL, surfaceTests } from './playground-surfaces.js';

const { texte } = knowledge.sprache;
const LEAVE = knowledge.themen.get('urlaub-genehmigung');
const PATIENCE = 15_000;

describe('the Playground', function () {
  this.timeout(90_000);
  let bot: BotProcess;
  let browser: Browser;
  let page: Page;

  before(async () => {
    bot = await startBotProcess({ PUBLIC_URL });
    browser = await openBrowser();
    page = await openPage(browser, 1000, 800);
    page.setDefaultTimeout(PATIENCE);
    await page.goto(bot.playground);
  });
  after(async () => {
    await browser?.close();
    await bot?.stop();
  });

  /** What stood there when a test failed, for whoever cannot see it fail again. */
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await page.screenshot({ path: screenshotPath('playground-gescheitert') });
    console.error((await page.locator('body').innerText()).slice(0, 4_000));
  });

  const lastCard = (): Locator => page.locator('.ac-adaptiveCard').last();
  const shows = (text: string) => page.locator('.ac-adaptiveCard').filter({ hasText: text }).last().waitFor();
  const press = (title: string) => lastCard().getByRole('button', { name: title, exact: true }).click();
  const type = async (text: string) => {
    const box = page.locator('[contenteditable=true]').first();
    await box.click();
    await box.fill(text);
    await page.keyboard.press('Enter');
  };

  it('greets once', async () => {
    await shows(texte.begruessung);
    expect(await page.locator('.ac-adaptiveCard').count()).to.equal(1);
    await page.screenshot({ path: screenshotPath('playground-willkommen') });
  });

  it('answers a question with the Wortlaut', async () => {
    await type('Wer genehmigt meinen Urlaub?');
    await shows(LEAVE?.fundstellen[0]?.wortlaut ?? '?');
    const text = await lastCard().textContent();
    expect(text).to.include('Die Leitung des KI').and.to.include('Nr. 5.4 Satz 3').and.to.include('Verbindlichkeit: Zuständigkeit');
    await closeLog(page);
    await page.screenshot({ path: screenshotPath('playground-antwort') });
  });

  it('takes a judgement on the answer', async () => {
    await page.getByRole('button', { name: 'Dislike' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('textarea, input').first().fill('Die Frist fehlt.');
    await dialog.getByRole('button').last().click();
    await dialog.getByText('Thank you').waitFor();
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('walks a dialog by its buttons, in place, to the result', async () => {
    await type('Eignung prüfen');
    await shows('Welchen Abschluss hat die Person?');
    const cards = await page.locator('.ac-adaptiveCard').count();
    await lastCard().getByText('Diplom (FH), Bachelor oder Master', { exact: true }).click();
    await press(texte.knopf_weiter);
    await shows('Welche Inhalte hatte das Studium?');
    await press(texte.knopf_zurueck);
    await shows('Welchen Abschluss hat die Person?');
    await lastCard().getByText('Diplom (FH), Bachelor oder Master', { exact: true }).click();
    await press(texte.knopf_weiter);
    await shows('Welche Inhalte hatte das Studium?');
    await press('Keines von beiden');
    await shows('Welche Erfahrung bringt die Person mit?');
    await page.screenshot({ path: screenshotPath('playground-frage') });
    await lastCard().getByText('Nur ehrenamtlich', { exact: true }).click();
    await press(texte.knopf_weiter);
    await shows(texte.entscheidung_gruende);
    expect(await page.locator('.ac-adaptiveCard').count()).to.equal(cards);
    expect(await lastCard().textContent()).to.include(texte.entscheidung_aendern);
    await page.screenshot({ path: screenshotPath('playground-ergebnis') });
  });

  it('unfolds further quotations', async () => {
    const folded = lastCard().getByText('über Ausnahmen entscheidet der Anstellungsträger', { exact: false });
    expect(await folded.first().isVisible()).to.equal(false);
    await lastCard()
      .getByRole('button', { name: /Weitere Fundstellen/ })
      .click();
    await folded.first().waitFor({ state: 'visible' });
  });

  it('shows a checklist to tick off', async () => {
    await type('Checkliste Planungsrunde');
    await shows('Checkliste für die Planungsrunde');
    const boxes = lastCard().getByRole('checkbox');
    expect(await boxes.count()).to.equal([...(knowledge.checklisten.get('planungsrunde')?.gruppen ?? [])].flatMap((g) => g.punkte).length);
    await boxes.first().check();
    await page.screenshot({ path: screenshotPath('playground-checkliste') });
  });

  surfaceTests({ page: () => page, bot: () => bot, lastCard, shows, press, type });

  it('ends with its Playground when told to', async () => {
    expect(await bot.stop('SIGINT')).to.equal(0);
    const gone = await fetch(bot.playground).then(
      () => false,
      () => true,
    );
    expect(gone).to.equal(true);
  });
});

/** The Playground's log panel takes a third of the window. */
async function closeLog(page: Page): Promise<void> {
  await page.mouse.click(968, 68);
  await page.waitForTimeout(500);
}
