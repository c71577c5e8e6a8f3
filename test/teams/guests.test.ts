/** Guests only if switched on: a secured bot looks people up once, and answers members only. */
import { expect } from 'chai';
import { FRESH_MS, PATIENCE_MS, STALE_MS } from '../../src/teams/members.js';
import { knowledge } from '../support.js';
import { APP_ID, type LocalIssuer, startIssuer, TENANT } from './issuer.js';
import { activity, type Harness, type Roster, spoken, startHarness } from './support.js';

const { gast, gast_unklar, gast_anderswo } = knowledge.sprache.texte;
const says = (body: object, status = 200, after = 0): Roster => {
  return () => ({ status, body, after });
};
const MEMBER = says({ userRole: 'user', userPrincipalName: 'aylin@example.org', tenantId: TENANT });
const GUEST = says({ userRole: 'guest', userPrincipalName: 'aylin_example.com#EXT#@example.org', tenantId: TENANT });
const refuses = (status: number) => says({ error: { code: 'BotNotInConversationRoster' } }, status);

describe('a bot without guests', () => {
  let issuer: LocalIssuer;
  let bot: Harness;
  let now: number;
  let roster: Roster;
  before(async () => {
    issuer = await startIssuer();
  });
  after(() => issuer.stop());
  const start = async (allowGuests = false) => {
    now = Date.UTC(2026, 10, 25);
    const secured = { appId: APP_ID, verifier: issuer.verifier, token: async () => 'token', tenants: [TENANT], allowGuests };
    bot = await startHarness({ secured, serviceHosts: ['127.0.0.1'], roster: (path) => roster(path), now: () => now });
  };
  beforeEach(() => start());
  afterEach(() => bot.stop());

  let count = 0;
  const post = async (name: string, changes: object = {}) => {
    const authorization = `Bearer ${await issuer.sign(bot.serviceUrl)}`;
    return bot.post(activity(name, { id: `n${count++}`, ...changes }), { authorization });
  };
  const counted = (name: string) => bot.parts.metrics.registry.getSingleMetricAsString(name);
  const tables = async () => {
    const counts = ['sessions', 'greetings', 'checklists', 'events', 'notes', 'answers'].map((t) => `(SELECT COUNT(*) FROM ${t})`);
    await bot.usage.stop();
    const [row] = await bot.database.all(`SELECT ${counts.join(' + ')} AS n`);
    return row?.n;
  };
  const isRefused = async (text: string) => {
    expect(bot.sent.map(spoken)).to.deep.equal([text]);
    expect(await tables()).to.equal(0);
  };

  it('answers a member, and looks it up once', async () => {
    roster = MEMBER;
    for (let i = 0; i < 3; i++) expect((await post('message-personal')).status).to.equal(200);
    expect(bot.sent).to.have.length(3);
    expect(spoken(bot.sent[0])).to.match(/^Die Leitung/);
    expect(bot.looks).to.deep.equal(['/v3/conversations/a%3Apersonal-1/members/29%3A1aylin']);
    expect(await counted('lotse_member_lookups_total')).to.include('{outcome="member"} 1');
  });

  it('looks a person up once for turns that come together, and for all conversations of the tenant', async () => {
    roster = says({ userRole: 'owner' }, 200, 50);
    await Promise.all([1, 2, 3].map(() => post('message-personal')));
    await post('message-group-mention');
    await post('invoke-message-extension', { conversation: { id: '19:fremd@thread.v2', tenantId: TENANT } });
    expect(bot.looks).to.have.length(1);
    expect(bot.sent).to.have.length(4);
  });

  it('asks the roster of the team where the conversation is a channel', async () => {
    roster = MEMBER;
    const channelData = { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2' } };
    await post('message-channel-two-mentions', { channelData });
    expect(bot.looks[0]).to.equal('/v3/conversations/19%3Ateam%40thread.tacv2/members/29%3A1aylin');
    await post('message-channel-two-mentions', { from: { id: '29:2', aadObjectId: 'x' } });
    expect(bot.looks[1]).to.equal('/v3/conversations/19%3Akanal%40thread.tacv2/members/29%3A2');
  });

  const outsiders: Readonly<Record<string, Roster>> = {
    'a guest by role': says({ userRole: 'guest' }),
    'a guest by name': says({ userRole: 'user', userPrincipalName: 'a_b.de#EXT#@example.org' }),
    'an anonymous participant': says({ userRole: 'anonymous', name: 'Anon (Guest)', tenantId: TENANT }),
    'somebody of another tenant': says({ userRole: 'user', tenantId: '00000000-0000-0000-0000-0000000000ff' }),
  };
  for (const [name, says] of Object.entries(outsiders)) {
    it(`tells ${name} one sentence, and keeps nothing`, async () => {
      roster = says;
      expect((await post('message-personal')).status).to.equal(200);
      await isRefused(gast);
      expect(await counted('lotse_refused_total')).to.match(/reason="(?:guest|anonymous|external)"\} 1/);
      expect(bot.problems().map(({ code }) => code)).to.deep.equal(['LOTSE-206']);
      await post('message-personal');
      expect(bot.looks).to.have.length(1);
    });
  }

  it('greets no guest in a personal chat', async () => {
    roster = GUEST;
    await post('installation-add');
    await post('conversation-update-personal');
    expect(bot.sent).to.deep.equal([]);
    expect(await tables()).to.equal(0);
  });

  it('says nothing in a group where it was not spoken to', async () => {
    roster = GUEST;
    await post('message-group-mention', { entities: [], text: 'Wer genehmigt meinen Urlaub?' });
    expect(bot.sent).to.deep.equal([]);
    await post('message-group-mention');
    await isRefused(gast);
  });

  it('answers each kind of invoke of a guest in its own shape', async () => {
    roster = GUEST;
    const bodyOf = async (name: string, changes: object = {}) => (await post(name, changes)).json();
    expect(await bodyOf('execute-start-dialog')).to.deep.equal({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: gast,
    });
    expect(await bodyOf('invoke-message-extension')).to.deep.equal({ composeExtension: { type: 'message', text: gast } });
    for (const name of ['composeExtension/fetchTask', 'message/fetchTask'])
      expect(await bodyOf('invoke-message-extension', { name })).to.deep.equal({ task: { type: 'message', value: gast } });
    const link = await post('invoke-message-extension', { name: 'composeExtension/queryLink', value: { url: 'https://x.example' } });
    expect({ status: link.status, body: await link.text() }).to.deep.equal({ status: 200, body: '{}' });
    expect((await post('invoke-feedback')).status).to.equal(403);
    expect(await tables()).to.equal(0);
  });

  it('asks people to try again while the roster is out of order, and lets in whom it knows', async () => {
    roster = MEMBER;
    await post('message-personal');
    now += FRESH_MS;
    roster = refuses(500);
    await post('message-personal');
    await post('message-personal', { from: { id: '29:neu', aadObjectId: 'neu' }, conversation: { id: 'a:2', tenantId: TENANT } });
    expect(bot.sent.map(spoken).map((text) => text === gast_unklar)).to.deep.equal([false, false, true]);
    expect(bot.problems().map(({ code }) => code)).to.include.members(['LOTSE-206', 'LOTSE-207']);
    expect(await counted('lotse_refused_total')).to.include('reason="unknown"} 1');
    // What was found last does not hold for ever.
    now += STALE_MS - FRESH_MS;
    await post('message-personal');
    expect(spoken(bot.sent[3])).to.equal(gast_unklar);
    roster = MEMBER;
    now += 6_000;
    await post('message-personal');
    expect(spoken(bot.sent[4])).to.match(/^Die Leitung/);
  });

  it('looks again after a day, and believes what is said then', async () => {
    roster = MEMBER;
    await post('message-personal');
    roster = GUEST;
    now += FRESH_MS - 1;
    await post('message-personal');
    expect(bot.looks).to.have.length(1);
    now += 1;
    await post('message-personal');
    expect(bot.looks).to.have.length(2);
    expect(bot.sent.map((sent) => spoken(sent) === gast)).to.deep.equal([false, false, true]);
  });

  it('waits for a slow roster for two seconds, and does not ask again at once', async () => {
    roster = says({ userRole: 'user' }, 200, PATIENCE_MS + 1_000);
    const begun = performance.now();
    const response = await post('execute-start-dialog');
    expect(performance.now() - begun).to.be.within(PATIENCE_MS - 100, PATIENCE_MS + 900);
    expect(((await response.json()) as { value: string }).value).to.equal(gast_unklar);
    await post('execute-start-dialog');
    expect(bot.looks).to.have.length(1);
  });

  it('takes an odd answer for none', async () => {
    roster = says({ id: '29:1aylin' });
    await post('message-personal');
    await isRefused(gast_unklar);
  });

  for (const status of [403, 404]) {
    it(`shows the public text where the bot is not (${status}), and sends people with buttons to their own chat`, async () => {
      roster = refuses(status);
      const search = (await (await post('invoke-message-extension')).json()) as { composeExtension: { type: string } };
      expect(search.composeExtension.type).to.equal('result');
      const pressed = (await (await post('execute-start-dialog')).json()) as { value: string };
      expect(pressed.value).to.equal(gast_anderswo);
      expect(bot.looks).to.have.length(1);
      await post('message-personal');
      await isRefused(gast_unklar);
    });
  }

  it('takes who has no account for anonymous, where the roster cannot be read', async () => {
    roster = refuses(403);
    const body = await (await post('invoke-message-extension', { from: { id: '29:anon' } })).json();
    expect(body).to.deep.equal({ composeExtension: { type: 'message', text: gast } });
  });

  it('does not look where nothing is answered or kept', async () => {
    roster = GUEST;
    for (const name of ['message-reaction', 'installation-remove', 'conversation-update-renamed']) await post(name);
    expect((await post('invoke-feedback', { name: 'unbekannt/invoke' })).status).to.equal(400);
    expect(bot.looks).to.deep.equal([]);
  });

  it('answers everybody and looks nobody up where guests are switched on', async () => {
    await bot.stop();
    await start(true);
    roster = GUEST;
    await post('message-personal');
    expect(spoken(bot.sent[0])).to.match(/^Die Leitung/);
    expect(bot.looks).to.deep.equal([]);
  });

  it('tells the log no id', async () => {
    roster = refuses(500);
    await post('message-personal');
    expect(JSON.stringify(bot.logged)).not.to.match(/29:1aylin|Aylin|a:personal/);
  });
});

describe('a bot without credentials', () => {
  it('looks nobody up: there is no roster', async () => {
    const bot = await startHarness({ roster: GUEST });
    await bot.post(activity('message-personal'));
    expect(spoken(bot.sent[0])).to.match(/^Die Leitung/);
    expect(bot.looks).to.deep.equal([]);
    await bot.stop();
  });
});
