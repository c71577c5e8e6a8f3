/** Captured activities, replayed through the real adapter: what the person gets to see. */
import { expect } from 'chai';
import { knowledge } from '../support.js';
import { activity, type Harness, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const LEAVE = knowledge.themen.get('urlaub-genehmigung')?.fundstellen[0]?.wortlaut ?? '?';

interface InvokeBody {
  readonly statusCode: number;
  readonly type: string;
  readonly value: { readonly speak: string };
}

describe('a turn over the wire', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  it('answers a personal message with a card and a summary for the notification', async () => {
    const response = await bot.post(activity('message-personal'));
    expect(response.status).to.equal(200);
    expect(bot.sent).to.have.length(1);
    expect(spoken(bot.sent[0])).to.include(LEAVE);
    expect(bot.sent[0]?.activity.summary).to.match(/^Die Leitung/);
    expect(bot.sent[0]?.path).to.include('/v3/conversations/a%3Apersonal-1/activities');
  });

  it('answers a mention in a group as if it were not there', async () => {
    await bot.post(activity('message-group-mention'));
    expect(spoken(bot.sent[0])).to.include(LEAVE);
  });

  it('tells that an image alone is no question', async () => {
    await bot.post(activity('message-image-only'));
    expect(spoken(bot.sent[0])).to.include(texte.leer);
  });

  it('leaves a card alone that was put into the chat from the compose box, and answers the words beside one', async () => {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }];
    const mark = '\n<span itemtype="http://schema.skype.com/InputExtension"><span itemprop="cardId"></span></span>\n';
    for (const text of ['', null, mark]) await bot.post(activity('message-personal', { text, attachments }));
    expect(bot.sent).to.deep.equal([]);
    await bot.post(activity('message-personal', { text: `Wer genehmigt meinen Urlaub?${mark}`, attachments }));
    expect(spoken(bot.sent[0])).to.include(LEAVE);
  });

  it('puts the next card in the place of the pressed one', async () => {
    const response = await bot.post(activity('execute-start-dialog'));
    const body = (await response.json()) as InvokeBody;
    expect(response.status).to.equal(200);
    expect(body).to.include({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(body.value.speak).to.include('Welchen Abschluss hat die Person?');
    expect(bot.sent).to.deep.equal([]);
  });

  it('edits the message too, so that other devices and people see the same card', async () => {
    const body = (await (await bot.post(activity('execute-answer'))).json()) as InvokeBody;
    await bot.settled();
    expect(bot.edited.map(({ path }) => path)).to.deep.equal([
      `/v3/conversations/a%3Apersonal-1/activities/${activity('execute-answer').replyToId}`,
    ]);
    expect(spoken(bot.edited[0])).to.equal(body.value.speak);
    expect(bot.edited[0]?.activity.channelData).to.deep.equal({ feedbackLoop: { type: 'custom' } });
  });

  it('takes the value that a choice set filled in', async () => {
    const body = (await (await bot.post(activity('execute-answer'))).json()) as InvokeBody;
    expect(body.value.speak).to.include('Welche Inhalte hatte das Studium?');
  });

  it('answers the Submit of an old client with a new card', async () => {
    await bot.post(activity('submit-answer'));
    expect(spoken(bot.sent[0])).to.include('Welche Inhalte hatte das Studium?');
  });

  it('reads its own keys among those that a client adds', async () => {
    await bot.post(activity('submit-checklist-with-inputs'));
    expect(spoken(bot.sent[0])).to.include(texte.hilfe_titel);
  });

  it('follows the data of a messageBack, not its text', async () => {
    await bot.post(activity('message-back'));
    expect(spoken(bot.sent[0])).to.include(texte.hilfe_titel);
  });

  it('goes on with a dialog that was opened by a button and answered by typing', async () => {
    await bot.post(activity('execute-start-dialog'));
    await bot.post(activity('message-personal', { text: 'bachelor' }));
    expect(spoken(bot.sent[0])).to.include('Welche Inhalte hatte das Studium?');
  });

  it('keeps the dialogs of two people in a group apart', async () => {
    const group = { conversation: activity('message-group-mention').conversation };
    await bot.post(activity('execute-start-dialog', group));
    const typed = { text: '<at>Erlass-Lotse</at> bachelor' };
    await bot.post(activity('message-group-mention', { ...typed, from: { id: '29:1joerg', name: 'Jörg' } }));
    expect(spoken(bot.sent[0])).not.to.include('Welche Inhalte hatte das Studium?');
    await bot.post(activity('message-group-mention', typed));
    expect(spoken(bot.sent.at(-1))).to.include('Welche Inhalte hatte das Studium?');
  });

  it('sends several replies in order', async () => {
    await bot.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub? Und wie viele Lehrkräfte arbeiten in einem KI?' }));
    expect(bot.sent.length).to.be.greaterThanOrEqual(1);
    expect(spoken(bot.sent[0])).to.include(LEAVE);
  });
});

describe('the welcome', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  it('comes once, although Teams announces an installation twice', async () => {
    await bot.post(activity('conversation-update-personal'));
    await bot.post(activity('installation-add'));
    await bot.post(activity('conversation-update-personal'));
    expect(bot.sent.map(spoken)).to.have.length(1);
    expect(spoken(bot.sent[0])).to.include(texte.begruessung);
  });

  it('does not come for the bot itself, nor for a new name', async () => {
    await bot.post(activity('conversation-update-bot-only'));
    await bot.post(activity('conversation-update-renamed'));
    expect(bot.sent).to.deep.equal([]);
  });

  it('comes again after the bot was removed and added', async () => {
    await bot.post(activity('installation-add'));
    await bot.post(activity('installation-remove'));
    await bot.post(activity('installation-add'));
    expect(bot.sent).to.have.length(2);
  });
});

describe('what is not for us', () => {
  let bot: Harness;
  before(async () => {
    bot = await startHarness();
  });
  after(() => bot.stop());

  it('is ignored quietly', async () => {
    expect((await bot.post(activity('message-reaction'))).status).to.equal(200);
    expect((await bot.post(activity('message-personal', { type: 'typing' }))).status).to.equal(200);
    expect(bot.sent).to.deep.equal([]);
  });

  it('gets 400 where somebody waits for an answer', async () => {
    for (const name of [
      'composeExtension/anonymousQueryLink',
      'fileConsent/invoke',
      '',
      null,
      'constructor',
      '__proto__',
      'x'.repeat(100_000),
    ])
      expect((await bot.post(activity('invoke-message-extension', { name }))).status, String(name).slice(0, 40)).to.equal(400);
  });

  it('is not found under other addresses', async () => {
    expect((await fetch(`${bot.origin}/etc/passwd`)).status).to.equal(404);
    expect((await fetch(`${bot.origin}/api/messages`)).status).to.equal(405);
  });
});
