/** What a conversation leaves in the tables, over HTTP. */
import { expect } from 'chai';
import type { Row } from '../../src/storage/database.js';
import { knowledge } from '../support.js';
import { activity, type Harness, startHarness } from './support.js';

const LEAVE = 'urlaub-genehmigung';

let bot: Harness;
beforeEach(async () => {
  bot = await startHarness();
});
afterEach(() => bot.stop());

const judge = (reaction: string, text: string) => {
  const actionValue = { reaction, feedback: JSON.stringify({ text }) };
  return bot.post(activity('invoke-feedback', { value: { actionName: 'feedback', actionValue }, replyToId: '1' }));
};
const rows = async (table: 'events' | 'notes'): Promise<Row[]> => {
  await bot.usage.flush();
  return bot.database.all(`SELECT * FROM ${table}`);
};

describe('counting the use', () => {
  it('follows a conversation', async () => {
    for (const text of ['Wer genehmigt meinen Urlaub?', 'Wer genehmigt meinen Urlaub?', 'Wie wird das Wetter morgen?', 'Eignung prüfen'])
      await bot.post(activity('message-personal', { text }));
    expect((await rows('events')).map(({ kind, subject, count }) => `${kind} ${subject} ${count}`).sort()).to.deep.equal([
      `answer ${LEAVE} 2`,
      'dialog-started eignung-fachkraft 1',
      'off-topic  1',
    ]);
  });

  it('never stops a reply, and catches up when the database is back', async () => {
    await bot.database.run('ALTER TABLE events RENAME TO weg');
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    expect((await judge('like', 'gut')).status).to.equal(200);
    await bot.usage.flush();
    expect(bot.sent).to.have.length(1);
    expect(bot.problems().map(({ msg }) => msg)).to.deep.equal(['Nutzungszahlen ließen sich nicht schreiben']);
    await bot.database.run('ALTER TABLE weg RENAME TO events');
    expect((await rows('events')).map(({ kind, count }) => [kind, count])).to.deep.include(['helpful', 1]);
    expect(await rows('notes')).to.have.length(1);
  });

  it('keeps the words of a question without an answer only where told to', async () => {
    const text = [...knowledge.themen.values()].flatMap((thema) => thema.begriffe);
    const asked = async (on: boolean) => {
      const own = await startHarness({ storeTexts: on });
      for (const word of text.slice(0, 60)) await own.post(activity('message-personal', { text: `${word} anna@stadt.example` }));
      await own.usage.flush();
      const notes = await own.database.all('SELECT kind, text FROM notes');
      const unanswered = await own.database.all("SELECT kind FROM events WHERE kind IN ('choice', 'gap')");
      await own.stop();
      expect(unanswered).not.to.deep.equal([]);
      return notes;
    };
    expect(await asked(false)).to.deep.equal([]);
    const notes = await asked(true);
    expect(notes).not.to.deep.equal([]);
    expect(JSON.stringify(notes)).not.to.include('stadt.example');
  });
});
