/** A secured bot from end to end: a local issuer signs, a local token endpoint hands out tokens, and attacks get 401 or 403. */

import { AppCredentials } from 'botframework-connector';
import { expect } from 'chai';
import { APP_ID, ISSUER, type LocalIssuer, OUTGOING_TOKEN, startIssuer, TENANT } from './issuer.js';
import { activity, type Harness, startHarness } from './support.js';

const now = () => Math.floor(Date.now() / 1_000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a secured bot', () => {
  let issuer: LocalIssuer;
  let bot: Harness;
  beforeEach(async () => {
    (AppCredentials as unknown as { cache: Map<string, unknown> }).cache.clear();
    issuer = await startIssuer();
    const { verifier, token } = issuer;
    bot = await startHarness({
      secured: { appId: APP_ID, verifier, token, tenants: [TENANT], allowGuests: false },
      serviceHosts: ['127.0.0.1'],
    });
  });
  afterEach(async () => {
    await bot.stop();
    await issuer.stop();
  });

  const send = (token: string | undefined, changes: object = {}) =>
    bot.post(activity('message-personal', changes), token === undefined ? {} : { authorization: `Bearer ${token}` });

  /** Nothing is done and nothing is told. */
  async function isRefused(response: Response, status: 401 | 403): Promise<void> {
    expect(response.status).to.equal(status);
    expect(await response.json()).to.deep.equal({ error: status === 401 ? 'unauthorized' : 'forbidden' });
    expect(bot.sent).to.deep.equal([]);
  }

  it('answers whoever brings a valid token, with a token of its own from the token endpoint', async () => {
    expect((await send(await issuer.sign(bot.serviceUrl))).status).to.equal(200);
    expect(bot.sent).to.have.length(1);
    expect(bot.sent[0]?.authorization).to.equal(`Bearer ${OUTGOING_TOKEN}`);
    expect(issuer.asked).to.deep.equal(['metadata', 'keys', 'token']);
  });

  it('reads keys and gets a token once for many turns', async () => {
    for (const id of ['1', '2', '3']) await send(await issuer.sign(bot.serviceUrl), { id });
    expect(bot.sent).to.have.length(3);
    expect(issuer.asked).to.deep.equal(['metadata', 'keys', 'token']);
  });

  const attacks: Readonly<Record<string, (issuer: LocalIssuer, url: string) => Promise<string | undefined> | string | undefined>> = {
    'no header': () => undefined,
    'an empty token': () => '',
    'no token at all': () => 'abc',
    'parts that are no JSON': () => 'YQ.YQ.YQ',
    expired: (i, url) => i.sign(url, { exp: now() - 3_600 }),
    'without an end': (i, url) => i.sign(url, { exp: undefined }),
    'not yet valid': (i, url) => i.sign(url, { nbf: now() + 3_600 }),
    'of another audience': (i, url) => i.sign(url, { aud: '99999999-2222-3333-4444-555555555555' }),
    'without an audience': (i, url) => i.sign(url, { aud: undefined }),
    'of another issuer': (i, url) => i.sign(url, { iss: 'https://api.example.org' }),
    'of the emulator, for our id': (i, url) => i.sign(url, { iss: `https://sts.windows.net/${TENANT}/`, appid: APP_ID, ver: '1.0' }),
    'of an unknown key': (i, url) => i.sign(url, {}, { kid: 'unbekannt' }, i.strangeKey),
    'of a strange key under a known name': (i, url) => i.sign(url, {}, {}, i.strangeKey),
    'without a key name': async (i, url) => i.sign(url, {}, { kid: '' }, i.strangeKey),
    'alg none': (_, url) => `${part({ alg: 'none', kid: 'k1' })}.${part({ iss: ISSUER, aud: APP_ID, exp: now() + 600, serviceurl: url })}.`,
    'alg none with a signature': (_, url) =>
      `${part({ alg: 'none', kid: 'k1' })}.${part({ iss: ISSUER, aud: APP_ID, exp: now() + 600, serviceurl: url })}.YQ`,
    'key confusion: HS256 with the public key': (i, url) => i.sign(url, {}, { alg: 'HS256' }, Buffer.from(i.publicPem)),
    'another algorithm of the right key': async (i, url) => (await i.sign(url)).replace(/^[^.]+/, part({ alg: 'RS512', kid: 'k1' })),
    'an altered claim': async (i, url) => {
      const [head, , signature] = (await i.sign(url, { aud: 'x' })).split('.');
      return `${head}.${part({ iss: ISSUER, aud: APP_ID, exp: now() + 600, serviceurl: url })}.${signature}`;
    },
    'for another service': (i) => i.sign('https://smba.trafficmanager.net/de/'),
    'without a service': (i, url) => i.sign(url, { serviceurl: undefined }),
    'with a made-up tenant': (i, url) => i.sign(url, { tid: 'erfunden' }),
    'of a key that may not sign for Teams': (i, url) => i.sign(url, {}, { kid: 'skype' }),
    'far too long': (i, url) => i.sign(url, { x: 'x'.repeat(10_000) }),
  };
  for (const [name, make] of Object.entries(attacks)) {
    it(`answers 401 to a token: ${name}`, async () => isRefused(await send(await make(issuer, bot.serviceUrl)), 401));
  }

  it('answers 401 to other channels, whose checks are weaker', async () => {
    for (const channelId of ['emulator', 'AseChannel', 'webchat'])
      await isRefused(await send(await issuer.sign(bot.serviceUrl), { channelId }), 401);
  });

  it('answers 403 to other tenants, to none, and to two at once', async () => {
    const other = '00000000-0000-0000-0000-0000000000ff';
    const conversation = { conversationType: 'personal', id: 'a:1' };
    for (const changes of [
      { conversation: { ...conversation, tenantId: other }, channelData: { tenant: { id: other } } },
      { conversation, channelData: {} },
      { conversation: { ...conversation, tenantId: TENANT }, channelData: { tenant: { id: other } } },
    ])
      await isRefused(await send(await issuer.sign(bot.serviceUrl), changes), 403);
    expect(await bot.parts.metrics.registry.getSingleMetricAsString('lotse_refused_total')).to.include('reason="tenant"} 3');
  });

  it('answers 403 to an activity for another bot', async () => {
    const recipient = { id: '28:99999999-2222-3333-4444-555555555555' };
    await isRefused(await send(await issuer.sign(bot.serviceUrl), { recipient }), 403);
    expect((await send(await issuer.sign(bot.serviceUrl), { recipient: { id: `28:${APP_ID}` } })).status).to.equal(200);
  });

  it('answers 403 to a replay with an altered body, and does what is repeated only once', async () => {
    const token = await issuer.sign(bot.serviceUrl);
    await send(token);
    expect((await send(token)).status).to.equal(200);
    expect(bot.sent).to.have.length(1);
    expect((await send(token, { text: 'Etwas anderes' })).status).to.equal(403);
    expect((await send(token, { from: { id: '29:jemand' } })).status).to.equal(403);
    expect(bot.sent).to.have.length(1);
  });

  it('answers the repeated press of a button again: somebody waits for it', async () => {
    const authorization = `Bearer ${await issuer.sign(bot.serviceUrl)}`;
    const press = async () => (await (await bot.post(activity('execute-start-dialog'), { authorization })).json()) as object;
    expect(await press()).to.deep.equal(await press());
  });

  it('never remembers anything of a refused sender, and asks for keys at most once in a while', async () => {
    await Promise.all(
      [...Array(50).keys()].map(async (i) => send(await issuer.sign(bot.serviceUrl, {}, { kid: `k-${i}` }, issuer.strangeKey))),
    );
    expect(issuer.asked.filter((kind) => kind === 'keys')).to.have.length(1);
  });

  it('tells nobody why, and only the log the kind', async () => {
    await send(await issuer.sign(bot.serviceUrl, { exp: now() - 3_600 }));
    expect(bot.problems()).to.have.length(1);
    expect(bot.problems()[0]).to.include({ code: 'LOTSE-201', refusal: 'token', reason: 'ERR_JWT_EXPIRED' });
    expect(JSON.stringify(bot.logged)).not.to.match(/eyJ|Aylin|29:1/);
  });

  it('answers 503 while the keys cannot be read, and works as soon as they can', async () => {
    issuer.up = false;
    const token = await issuer.sign(bot.serviceUrl);
    expect((await send(token)).status).to.equal(503);
    expect(bot.problems()[0]).to.include({ code: 'LOTSE-202' });
    issuer.up = true;
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect((await send(token)).status).to.equal(200);
  });

  it('delivers the reply once the token endpoint is back', async () => {
    const patient = await startHarness({
      secured: { appId: APP_ID, verifier: issuer.verifier, token: issuer.token, tenants: [TENANT], allowGuests: true },
      serviceHosts: ['127.0.0.1'],
      sending: { budget: 10_000, longestPause: 100 },
    });
    const authorization = `Bearer ${await issuer.sign(patient.serviceUrl)}`;
    // Keys are read before the endpoint goes down.
    await patient.post(activity('message-personal', { type: 'typing', id: 'vorher' }), { authorization });
    issuer.up = false;
    const answered = patient.post(activity('message-personal'), { authorization });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(patient.sent).to.deep.equal([]);
    issuer.up = true;
    expect((await answered).status).to.equal(200);
    expect(patient.sent).to.have.length(1);
    expect(patient.problems().every(({ code }) => code === 'LOTSE-502')).to.equal(true);
    await patient.stop();
  });

  it('still tells its health', async () => expect((await fetch(`${bot.origin}/healthz`)).status).to.equal(200));
});
