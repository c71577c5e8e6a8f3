/** What happens when something goes wrong: forged, broken, too big, at once, or on our side. */
import { expect } from 'chai';
import { turn } from '../../src/conversation/turn.js';
import { knowledge } from '../support.js';
import { activity, type Harness, spoken, startHarness } from './support.js';

const { texte } = knowledge.sprache;

describe('bad requests', () => {
  let bot: Harness;
  before(async () => {
    bot = await startHarness();
  });
  after(() => bot.stop());

  const send = async (body: string, type = 'application/json') =>
    (await fetch(`${bot.origin}/api/messages`, { method: 'POST', headers: { 'content-type': type }, body })).status;

  it('get 400 for a body that is no activity', async () => {
    const fine = { ...activity('message-personal'), serviceUrl: bot.serviceUrl };
    const { type: _, ...typeless } = fine as Record<string, unknown>;
    const bodies = [
      '',
      'kein JSON',
      '[]',
      '"text"',
      '17',
      'null',
      '{}',
      '['.repeat(50_000),
      JSON.stringify(typeless),
      ...[
        { type: 17 },
        { type: '' },
        { text: 17 },
        { text: { a: 1 } },
        { conversation: null },
        { conversation: {} },
        { from: 'Aylin' },
        { recipient: undefined },
        { channelId: undefined },
        { serviceUrl: 'file:///etc/passwd' },
        { serviceUrl: undefined },
        { entities: 'x' },
        { membersAdded: [null] },
      ].map((change) => JSON.stringify({ ...fine, ...change })),
    ];
    for (const body of bodies) expect(await send(body), body.slice(0, 80)).to.equal(400);
    expect(bot.sent).to.deep.equal([]);
  });

  it('get 415 for another type and 413 for too much', async () => {
    const body = JSON.stringify({ ...activity('message-personal'), serviceUrl: bot.serviceUrl });
    expect(await send(body, 'text/plain')).to.equal(415);
    expect(await send(JSON.stringify({ text: 'ä'.repeat(200_000) }))).to.equal(413);
  });

  it('leave the bot in health', async () => {
    const response = await fetch(`${bot.origin}/healthz`);
    expect(await response.json()).to.deep.equal({ ok: true, knowledge: knowledge.version, version: '0.0.0' });
  });
});

describe('odd, but valid activities', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  it('are answered', async () => {
    for (const change of [
      { value: null },
      { text: null },
      { text: undefined },
      { timestamp: 'gestern' },
      { entities: [{ type: 'mention' }] },
      { attachments: null },
    ]) {
      expect((await bot.post(activity('message-personal', change))).status, JSON.stringify(change)).to.equal(200);
    }
    expect(bot.sent).to.have.length(6);
  });

  it('tell of a message that is too long', async () => {
    await bot.post(activity('message-personal', { text: 'Urlaub '.repeat(3_000) }));
    expect(spoken(bot.sent[0])).to.match(/zu lang/);
  });
});

describe('forged and outdated buttons', () => {
  let bot: Harness;
  beforeEach(async () => {
    bot = await startHarness();
  });
  afterEach(() => bot.stop());

  const press = async (data: unknown, verb = 'lotse') => {
    const response = await bot.post(
      activity('execute-start-dialog', { value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' } }),
    );
    return ((await response.json()) as { value: { speak: string } }).value.speak;
  };

  it('get a calm answer', async () => {
    const v = knowledge.version;
    const state = { table: 'eignung-fachkraft', facts: {}, unknown: [], order: [] };
    const forged = [
      undefined,
      null,
      'text',
      [],
      {},
      { v },
      { v, action: { do: 'delete-everything' } },
      { v, action: { do: 'topic', id: '../../package' } },
      { v, action: { do: 'topic', id: 'gibt-es-nicht' } },
      { v, action: { do: 'start-dialog', table: 'constructor' } },
      { v, action: { do: 'answer', state: { ...state, facts: { abschluss: 'doktor' } }, merkmal: 'inhalte' }, wert: 'oeffentliches-recht' },
      {
        v,
        action: { do: 'answer', state: { ...state, facts: JSON.parse('{"__proto__":"x"}') as object }, merkmal: 'abschluss' },
        wert: 'constructor',
      },
      { v, action: { do: 'answer', state, merkmal: 'abschluss' }, wert: { $gt: '' } },
      { v, action: { do: 'answer', state: { ...state, order: Array(500).fill('abschluss') }, merkmal: 'abschluss' }, wert: 'x' },
    ];
    for (const data of forged) expect(await press(data), JSON.stringify(data)).to.include(texte.knopf_kaputt);
    expect(await press({ v, action: { do: 'help' } }, 'anderes')).to.include(texte.knopf_kaputt);
  });

  it('of an older version that no longer fit are called so', async () => {
    expect(await press({ v: '000000000000', action: { do: 'topic', id: 'gibt-es-nicht' } })).to.include(texte.knopf_veraltet);
  });

  it('of an older version that still fit do their work', async () => {
    expect(await press({ v: '000000000000', action: { do: 'help' } })).to.include(texte.hilfe_titel);
  });

  it('never reach a card with what a person typed', async () => {
    await bot.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub, fragt Zwetschgenmus?' }));
    expect(JSON.stringify(bot.sent)).not.to.include('Zwetschgenmus');
  });
});

describe('turns at the same time', () => {
  it('of one conversation all succeed, one after the other', async () => {
    const bot = await startHarness();
    await bot.post(activity('execute-start-dialog'));
    const answers = ['bachelor', 'keines von beiden', 'nur ehrenamtlich'].map((text) => bot.post(activity('message-personal', { text })));
    expect((await Promise.all(answers)).map((r) => r.status)).to.deep.equal([200, 200, 200]);
    expect(bot.sent).to.have.length(3);
    expect(bot.problems()).to.deep.equal([]);
    await bot.stop();
  });

  it('of many conversations do not mix', async () => {
    const bot = await startHarness();
    const ids = [...Array(30).keys()].map((i) => `a:${i}`);
    await Promise.all(ids.map((id) => bot.post(activity('message-personal', { conversation: { id } }))));
    expect(new Set(bot.sent.map((s) => s.path)).size).to.equal(30);
    await bot.stop();
  });
});

describe('a failure on our side', () => {
  const broken: typeof turn = () => {
    throw new Error('kaputt');
  };

  it('is told in German with a code that stands in the log', async () => {
    const bot = await startHarness({ turn: broken });
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    const code = /Kennung: ([0-9A-F]{6})/.exec(spoken(bot.sent[0]))?.[1];
    expect(bot.problems().map((line) => line.kennung)).to.deep.equal([code]);
    expect(JSON.stringify(bot.sent)).not.to.include('kaputt');
    await bot.stop();
  });

  it('offers the pressed button once more', async () => {
    const bot = await startHarness({ turn: broken });
    const body = JSON.stringify(await (await bot.post(activity('execute-start-dialog'))).json());
    expect(body).to.include(texte.knopf_nochmal).and.to.include('start-dialog');
    await bot.stop();
  });

  it('does not stop the turns behind it', async () => {
    let calls = 0;
    const once: typeof turn = (...args) => {
      calls++;
      if (calls === 1) throw new Error('kaputt');
      return turn(...args);
    };
    const bot = await startHarness({ turn: once });
    await bot.post(activity('message-personal'));
    await bot.post(activity('message-personal'));
    expect(spoken(bot.sent[1])).to.match(/^Die Leitung/);
    await bot.stop();
  });

  it('to edit a message that is gone leaves the card to the one who pressed', async () => {
    const bot = await startHarness({ channelStatus: 404 });
    const response = await bot.post(activity('execute-start-dialog'));
    expect(JSON.stringify(await response.json())).to.include('Welchen Abschluss hat die Person?');
    await bot.settled();
    expect(bot.problems().map((line) => line.msg)).to.deep.equal(['Eine Karte ließ sich nicht für alle ersetzen']);
    await bot.stop();
  });

  it('to deliver is logged and swallowed', async () => {
    const bot = await startHarness({ channelStatus: 403 });
    expect((await bot.post(activity('message-personal'))).status).to.equal(200);
    expect(bot.problems().map((line) => line.msg)).to.deep.equal(['Eine Antwort ließ sich nicht zustellen']);
    await bot.stop();
  });
});
