/** A checklist in the Playground's group chat: asked for in one message, ticked by its rows, noted, taken along. */
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { knowledge } from '../support.js';
import { type BotProcess, startBotProcess } from './bot-process.js';
import { openBrowser, openPage, screenshotPath } from './browser.js';

const { texte } = knowledge.sprache;
const PATIENCE = 15_000;

describe('a checklist in the Playground', function () {
  this.timeout(90_000);
  let bot: BotProcess;
  let browser: Browser;
  let page: Page;

  before(async () => {
    bot = await startBotProcess();
    browser = await openBrowser();
    page = await openPage(browser, 1700, 1000);
    page.setDefaultTimeout(PATIENCE);
    await page.goto(bot.playground);
    // The group chat of our Playground configuration.
    await page.getByText('Planungsrunde', { exact: true }).click();
    await page.waitForTimeout(1_500);
  });
  after(async () => {
    await browser?.close();
    await bot?.stop();
  });

  const card = (): Locator => page.locator('.ac-adaptiveCard').last();
  const shows = (text: string) => card().filter({ hasText: text }).waitFor();

  it('is made for the whole group', async () => {
    const box = page.locator('[contenteditable=true]').first();
    await box.click();
    // In a group the bot hears only what is addressed to it.
    await page.keyboard.type('@Erlass');
    await page.waitForTimeout(500);
    await page.getByText('Erlass-Lotse', { exact: true }).last().click();
    await page.waitForTimeout(500);
    await page.keyboard.type(' Checkliste für die Planungsrunde am 12. März 2099, wir sind ein Kreis, Schwerpunkt Sport und Ausbildung');
    await page.keyboard.press('Enter');
    await shows(texte.liste_angelegt_gruppe);
    expect(await card().textContent())
      .to.include('Planungsrunde: 12.03.2099')
      .and.to.include('0 von 20 erledigt');
    await page.screenshot({ path: screenshotPath('playground-liste') });
  });

  it('is ticked by a tap on its rows, in place', async () => {
    const cards = await page.locator('.ac-adaptiveCard').count();
    await card().getByText('Prüfen Sie, wann die jetzigen Schwerpunkte auslaufen.').click();
    await shows('1 von 20 erledigt');
    await card().getByText('Überlegen Sie, ob das KI ein eigenes Profil ausbilden möchte.').click();
    await shows('2 von 20 erledigt');
    expect(await card().textContent()).to.include('Erledigt von');
    expect(await page.locator('.ac-adaptiveCard').count()).to.equal(cards);
    await page.screenshot({ path: screenshotPath('playground-liste-abgehakt') });
  });

  it('takes a note and a name', async () => {
    await card().getByText(texte.knopf_liste_bearbeiten, { exact: true }).nth(1).click();
    await shows(texte.punkt_art);
    await card().locator('textarea').fill('Beschluss vom Mai heraussuchen.');
    await card().getByRole('button', { name: texte.knopf_speichern, exact: true }).click();
    await shows(texte.punkt_gespeichert);
    expect(await card().textContent()).to.include('Beschluss vom Mai heraussuchen.');
    await page.screenshot({ path: screenshotPath('playground-liste-notiz') });
  });

  it('is taken along as text, since Teams takes no file in a group', async () => {
    await card().getByRole('button', { name: texte.knopf_liste_mitnehmen, exact: true }).click();
    await shows(texte.liste_dateien);
    await card().getByRole('button', { name: texte.knopf_docx, exact: true }).click();
    await shows(texte.liste_datei_nur_persoenlich);
    expect(await card().textContent()).to.include('Beschluss vom Mai heraussuchen.');
  });
});
