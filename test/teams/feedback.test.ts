/** Thumbs up and down, over HTTP as Teams and the Playground send them, down to the tables. */
import { expect } from 'chai';
import type { Row } from '../../src/storage/database.js';
import { readFeedback } from '../../src/teams/feedback.js';
import { knowledge } from '../support.js';
import { activity, type Harness, startHarness } from './support.js';

const { texte } = knowledge.sprache;
const VERSION = knowledge.version;
const LEAVE = 'urlaub-genehmigung';
/** Known to nobody, whatever is learned: silence or a question back would be a matter of the knowledge. */
const PERSONAL = /Aylin|29:1aylin|a:personal-1|00000000-0000-0000-0000-0000000000/;

interface FormBody {
  readonly task: {
    readonly type: string;
    readonly value: {
      readonly title: string;
      readonly card: {
        readonly content: {
          readonly speak: string;
          readonly body: Record<string, unknown>[];
          readonly actions?: { readonly data: object }[];
        };
      };
    };
  };
}

let bot: Harness;
beforeEach(async () => {
  bot = await startHarness();
});
afterEach(() => bot.stop());

const invoke = (name: string, value: unknown, changes: object = {}) => bot.post(activity('invoke-feedback', { name, value, ...changes }));
const judge = (reaction: unknown, feedback: unknown, changes: object = { replyToId: '1' }) =>
  invoke('message/submitAction', { actionName: 'feedback', actionValue: { reaction, feedback } }, changes);
const words = (text: string) => JSON.stringify({ text });
const rows = async (table: 'events' | 'notes' | 'answers'): Promise<Row[]> => {
  await bot.usage.flush();
  return bot.database.all(`SELECT * FROM ${table}`);
};
const votes = async (): Promise<unknown[]> =>
  (await rows('events'))
    .filter(({ kind, count }) => (kind === 'helpful' || kind === 'not-helpful') && Number(count) > 0)
    .map(({ kind, subject, count }) => [kind, subject, count]);

describe('messages that can be judged', () => {
  it('carry the thumbs: answers, gaps, results and questions of a dialog; not greetings, help or a Nummer', async () => {
    for (const text of ['Wer genehmigt meinen Urlaub?', 'Eignung prüfen']) await bot.post(activity('message-personal', { text }));
    await bot.post(activity('message-personal', { text: 'abbrechen' }));
    for (const text of ['Hilfe', '5.4', 'Hallo']) await bot.post(activity('message-personal', { text }));
    await bot.post(activity('installation-add'));
    expect(bot.sent.map(({ activity: a }) => a.channelData?.feedbackLoop?.type ?? '')).to.deep.equal([
      'custom',
      'custom',
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  it('are remembered by a fingerprint, and nothing in the tables points to a person', async () => {
    await bot.post(activity('message-personal'));
    await judge('dislike', words('Die Frist fehlt.'));
    const [answer] = await rows('answers');
    expect(answer).to.include({ kind: 'answer', subject: LEAVE, version: VERSION, vote: 'not-helpful' });
    expect(answer?.key).to.match(/^[0-9a-f]{64}$/);
    for (const table of ['answers', 'events', 'notes'] as const) {
      const all = await rows(table);
      expect(all).not.to.deep.equal([]);
      expect(JSON.stringify(all)).not.to.match(PERSONAL);
    }
  });
});

describe('the feedback form', () => {
  const form = async (value: unknown) => {
    const response = await invoke('message/fetchTask', value, { replyToId: '1' });
    expect(response.status).to.equal(200);
    return ((await response.json()) as FormBody).task;
  };

  it('asks what was missing, in a dialog window, with a limit and without names', async () => {
    for (const value of [
      { data: { actionName: 'feedback', actionValue: { reaction: 'dislike' } } },
      { actionName: 'feedback', actionValue: { reaction: 'dislike' } },
    ]) {
      const task = await form(value);
      expect([task.type, task.value.title]).to.deep.equal(['continue', texte.rueckmeldung_titel]);
      const { body, speak, actions } = task.value.card.content;
      expect(body.find(({ type }) => type === 'Input.Text')).to.include({ id: 'text', isMultiline: true, maxLength: 500 });
      expect(speak).to.include('Was hat gefehlt?').and.to.include('keine Namen');
      expect(actions?.map(({ data }) => data)).to.deep.equal([{ rueckmeldung: { reaktion: 'dislike', nachricht: '1' } }]);
    }
  });

  it('asks otherwise after thumbs up', async () => {
    const { speak } = (await form({ data: { actionValue: { reaction: 'like' } } })).value.card.content;
    expect(speak).to.include(texte.rueckmeldung_gut).and.not.include('gefehlt');
  });

  it('stays calm with odd values', async () => {
    for (const value of [undefined, null, 7, 'x', [], {}, { data: null }, { data: { actionValue: { reaction: 'love' } } }])
      expect((await form(value)).value.card.content.speak, JSON.stringify(value)).to.equal(texte.rueckmeldung_unlesbar);
  });
});

describe('a judgement', () => {
  beforeEach(() => bot.post(activity('message-personal')));

  it('is answered with 200 and {}, counted for its answer, and its words are kept', async () => {
    const response = await judge('dislike', words('Wer ist in den Ferien zuständig?'));
    expect([response.status, await response.json()]).to.deep.equal([200, {}]);
    expect(await votes()).to.deep.equal([['not-helpful', LEAVE, 1]]);
    const [note] = await rows('notes');
    expect(note).to.include({ kind: 'not-helpful', subject: LEAVE, version: VERSION, text: 'Wer ist in den Ferien zuständig?', count: 1 });
  });

  it('counts once, however often it is sent', async () => {
    for (let i = 0; i < 3; i++) await judge('like', words(''));
    expect(await votes()).to.deep.equal([['helpful', LEAVE, 1]]);
    expect(await rows('notes')).to.deep.equal([]);
  });

  it('that is changed later counts as the new one, at once or after a while', async () => {
    await judge('like', words(''));
    await judge('dislike', words(''));
    expect(await votes()).to.deep.equal([['not-helpful', LEAVE, 1]]);
    await judge('like', words(''));
    expect(await votes()).to.deep.equal([['helpful', LEAVE, 1]]);
  });

  it('of an answer that is gone is counted without a subject, its words are kept, and the log tells', async () => {
    expect((await judge('dislike', words('zu kurz'), { replyToId: 'längst-weg' })).status).to.equal(200);
    expect(await votes()).to.deep.equal([['not-helpful', '', 1]]);
    expect((await rows('notes')).map(({ text }) => text)).to.deep.equal(['zu kurz']);
    expect(bot.logged.map(({ msg }) => msg).join()).to.include('zu keiner bekannten Antwort');
  });

  it('from the Playground, a plain string without a message, keeps its words', async () => {
    for (const value of ['gut erklärt', JSON.stringify({ actionName: 'feedback', actionValue: { reaction: 'like', feedback: 'prima' } })])
      expect((await invoke('message/submitAction', value)).status).to.equal(200);
    expect((await rows('notes')).map(({ kind, text }) => [kind, text])).to.deep.equal([
      ['feedback', 'gut erklärt'],
      ['helpful', 'prima'],
    ]);
    expect(await votes()).to.deep.equal([['helpful', '', 1]]);
  });

  it('is read from the form as well, should a client send it so', async () => {
    const data = { text: 'Wer noch?', rueckmeldung: { reaktion: 'dislike', nachricht: '1' } };
    expect((await invoke('task/submit', { data })).status).to.equal(200);
    expect(await votes()).to.deep.equal([['not-helpful', LEAVE, 1]]);
    expect((await invoke('task/submit', { data: { anderes: 1 } })).status).to.equal(400);
  });

  it('with 100 KB of text is cut, and its address and number are masked', async () => {
    expect((await judge('dislike', words(`Ruft a@b.example an, 0251 4111234. ${'lang '.repeat(20_000)}`))).status).to.equal(200);
    const text = String((await rows('notes'))[0]?.text);
    expect(text).to.match(/^Ruft … an, …\. lang/);
    expect(text.length).to.be.within(490, 500);
  });

  it('with odd values is answered calmly and told in the log', async () => {
    const odd = [undefined, null, 7, '', [], {}, { actionValue: null }, { actionValue: { reaction: 7, feedback: { a: 1 } } }];
    for (const value of odd) {
      const response = await invoke('message/submitAction', value, { replyToId: '1' });
      expect([response.status, await response.json()], JSON.stringify(value)).to.deep.equal([200, {}]);
    }
    expect(await votes()).to.deep.equal([]);
    expect(await rows('notes')).to.deep.equal([]);
    expect(bot.logged.filter(({ msg }) => msg === 'Eine Rückmeldung war nicht zu lesen')).to.have.length(odd.length);
  });

  it('belongs to what took the place of a pressed card', async () => {
    await bot.post(activity('execute-start-dialog', { replyToId: '1' }));
    await judge('dislike', words(''));
    expect(await votes()).to.deep.equal([['not-helpful', 'eignung-fachkraft', 1]]);
  });

  it('under the same id in another conversation is another answer', async () => {
    await judge('like', words(''), { replyToId: '1', conversation: { id: 'a:andere' } });
    expect(await votes()).to.deep.equal([['helpful', '', 1]]);
  });
});

describe('readFeedback', () => {
  it('reads hostile JSON as words', () => {
    expect(readFeedback({ actionValue: { reaction: 'like', feedback: '{"text": {"$gt": ""}}' } })).to.deep.equal({
      reaction: 'like',
      text: '',
    });
    expect(readFeedback({ actionValue: { reaction: 'like', feedback: '{"__proto__": {"text": "x"}}' } }).text).to.equal('');
    expect(readFeedback({ actionValue: { reaction: 'like', feedback: '[1, 2' } }).text).to.equal('[1, 2');
  });
});
