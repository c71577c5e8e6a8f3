/** Group, channel, message extension and old clients, as the Playground offers them. Run by playground.test.ts in its browser. */
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { knowledge } from '../support.js';
import type { BotProcess } from './bot-process.js';
import { screenshotPath } from './browser.js';

export const PUBLIC_URL = 'https://lotse.example.org';

const { texte } = knowledge.sprache;
const LEAVE = knowledge.themen.get('urlaub-genehmigung')?.fundstellen[0]?.wortlaut ?? '?';
/** As `.m365agentsplayground.yml` names them. The browser is Aylin's. */
const BOT = { id: '00000000-0000-0000-0000-00000000000011', name: 'Erlass-Lotse' };
const AYLIN = { id: 'user-id-0', name: 'Aylin Yıldız' };
const JOERG = { id: 'user-id-1', name: 'Jörg Brinkmann' };
const GROUP = { id: 'gruppenchat', conversationType: 'groupChat', isGroup: true };
const PERSONAL = { id: 'persoenlicher-chat', conversationType: 'personal' };

export interface Client {
  page(): Page;
  bot(): BotProcess;
  lastCard(): Locator;
  shows(text: string): Promise<void>;
  press(title: string): Promise<void>;
  type(text: string): Promise<void>;
}

export function surfaceTests({ page, bot, lastCard, shows, press, type }: Client): void {
  /** The list of chats needs a wide window. */
  const open = async (chat: string | RegExp) => {
    await page().setViewportSize({ width: 1280, height: 800 });
    await page().getByRole('treeitem', { name: chat }).click();
  };
  /** Types with "@Erlass-Lotse" in front, the way one does in a group. Each step waits for the one before: on a busy machine the box lags behind the keys. */
  const mention = async (text: string) => {
    const box = page().locator('[contenteditable=true]').first();
    await box.click();
    await page().keyboard.type('@');
    await page().getByRole('menuitem', { name: BOT.name }).click();
    await box.filter({ hasText: BOT.name }).waitFor();
    await page().keyboard.type(` ${text}`);
    await box.filter({ hasText: text }).waitFor();
    await page().keyboard.press('Enter');
    await box.filter({ hasText: text }).waitFor({ state: 'detached' });
  };
  const command = async (name: string) => {
    await page().getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await page().getByRole('menuitem', { name }).click();
  };
  /** What another person or an old client sends; the bot's answer goes to the Playground. */
  const arrives = async (activity: object) => {
    const body = JSON.stringify({
      type: 'message',
      id: 'm1',
      channelId: 'msteams',
      serviceUrl: `${bot().playground}/_connector`,
      recipient: BOT,
      ...activity,
    });
    const url = `${bot().bot}/api/messages`;
    expect((await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).to.equal(200);
  };

  it('answers the Submit of an old client with a new card', async () => {
    const state = { table: 'eignung-fachkraft', facts: {}, unknown: [], order: [] };
    const cards = await page().locator('.ac-adaptiveCard').count();
    const value = { v: knowledge.version, action: { do: 'answer', state, merkmal: 'abschluss' }, wert: 'fh-diplom-bachelor-master' };
    await arrives({ from: AYLIN, conversation: PERSONAL, value });
    await shows('Welche Inhalte hatte das Studium?');
    expect(await page().locator('.ac-adaptiveCard').count()).to.equal(cards + 1);
  });

  it('finds a Nummer from the compose box and puts its card into the chat, where the bot leaves it alone', async () => {
    await command('Search Command');
    await page().getByPlaceholder('Enter a search term').fill('5.4');
    await page().getByText('Nr. 5.4', { exact: true }).click();
    const compose = page().locator('[contenteditable=true]').first();
    await compose.getByText('Wortlaut des Erlasses').waitFor();
    await page().getByRole('button', { name: 'Send Message' }).last().click();
    await compose.getByText('Wortlaut des Erlasses').waitFor({ state: 'detached' });
    // Turns of one person are taken in order: an answer to the card would stand before this one.
    await type('Hilfe');
    await shows(texte.hilfe_titel);
    await page().screenshot({ path: screenshotPath('playground-suche') });
    const read = await page().locator('body').innerText();
    for (const text of [texte.dialog_nicht_verstanden, texte.leer]) expect(read).not.to.include(text);
  });

  it('unfolds a link to the page into the Wortlaut of its place', async () => {
    await command('Link Unfurling');
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('textbox').fill(`${PUBLIC_URL}/erlass#5.4-s3`);
    await page().keyboard.press('Enter');
    await dialog.getByText(`„${LEAVE}“`).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('looks up the text of a message in a dialog window', async () => {
    const question = page().getByText('Wer genehmigt meinen Urlaub?', { exact: true }).last();
    await question.hover();
    await page().getByRole('button', { name: 'Show more information' }).nth(1).click();
    await page().getByRole('menuitem', { name: 'Action Command' }).click();
    await page().getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page().getByRole('dialog').getByText(`„${LEAVE}“`).waitFor();
    await page().screenshot({ path: screenshotPath('playground-nachschlagen') });
    await page().getByRole('dialog').getByRole('button').first().click();
    await page().getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('greets the group and walks a dialog there in place', async () => {
    await open('Planungsrunde');
    await shows(texte.begruessung);
    await mention('Eignung prüfen');
    await shows('Welchen Abschluss hat die Person?');
    const cards = await page().locator('.ac-adaptiveCard').count();
    await lastCard().getByText('Diplom (FH), Bachelor oder Master', { exact: true }).click();
    await press(texte.knopf_weiter);
    await shows('Welche Inhalte hatte das Studium?');
    expect(await page().locator('.ac-adaptiveCard').count()).to.equal(cards);
  });

  it("leaves a colleague's dialog where it is, and says so to the one who pressed", async () => {
    const mentioned = { type: 'mention', text: `<at>${BOT.name}</at>`, mentioned: BOT };
    await arrives({ from: JOERG, conversation: GROUP, text: `<at>${BOT.name}</at> Eignung prüfen`, entities: [mentioned] });
    await shows('Welchen Abschluss hat die Person?');
    await lastCard().getByText('Diplom (FH), Bachelor oder Master', { exact: true }).click();
    await press(texte.knopf_weiter);
    await page().getByText(texte.gruppe_fremde_pruefung).waitFor();
    expect(await lastCard().textContent()).to.include('Welchen Abschluss hat die Person?');
    await page().screenshot({ path: screenshotPath('playground-gruppe') });
  });

  it('greets the team in its channel and answers a mention in the thread', async () => {
    await open(/Ankündigungen/);
    await shows(texte.begruessung);
    await mention('Wer genehmigt meinen Urlaub?');
    await shows(LEAVE);
    // The newest thread stands first: the question above, the answer below it.
    const text = (await page().locator('body').innerText()).replace(/\s+/g, ' ');
    expect(text.indexOf('Wer genehmigt meinen Urlaub?')).to.be.lessThan(text.indexOf(LEAVE));
    await page().screenshot({ path: screenshotPath('playground-kanal') });
    await open('Personal Chat');
  });
}
