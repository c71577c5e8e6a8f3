/** A secured bot: what cannot come from the Bot Connector gets 401 before the SDK sees it. */
import { expect } from 'chai';
import { isPlausibleToken } from '../../src/teams/token.js';
import { activity, type Harness, startHarness } from './support.js';

const APP_ID = '11111111-2222-3333-4444-555555555555';
const NOW = 1_800_000_000;
const expected = { appId: APP_ID, serviceUrl: 'https://smba.trafficmanager.net/de/', now: NOW };
const HEADER = { alg: 'RS256', kid: 'k1', typ: 'JWT' };
const CLAIMS = {
  iss: 'https://api.botframework.com',
  aud: APP_ID,
  exp: NOW + 3600,
  nbf: NOW - 60,
  serviceurl: 'https://smba.trafficmanager.net/de/',
};

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const token = (claims: object = {}, header: object = {}) =>
  `Bearer ${part({ ...HEADER, ...header })}.${part({ ...CLAIMS, ...claims })}.c2lnbmF0dXI`;

describe('isPlausibleToken', () => {
  it('lets a token of the Bot Connector pass', () => expect(isPlausibleToken(token(), expected)).to.equal(true));

  it('forgives clocks that differ a little', () => {
    expect(isPlausibleToken(token({ exp: NOW - 60 }), expected)).to.equal(true);
    expect(isPlausibleToken(token({ nbf: NOW + 60 }), expected)).to.equal(true);
  });

  const refused: Readonly<Record<string, string>> = {
    'no token': '',
    'another scheme': 'Basic dXNlcjpwYXNz',
    'no JSON': `Bearer ${part('x')}.${part('y')}.z`,
    'alg none': token({}, { alg: 'none' }),
    'another algorithm': token({}, { alg: 'HS256' }),
    'no key': token({}, { kid: undefined }),
    'another issuer': token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
    'another bot': token({ aud: 'jemand' }),
    'no end': token({ exp: undefined }),
    'an end in the past': token({ exp: NOW - 3600 }),
    'a start in the future': token({ nbf: NOW + 3600 }),
    'another service': token({ serviceurl: 'https://example.com/' }),
    'a made-up tenant': token({ tid: 'erfunden' }),
    'far too long': token({ x: 'x'.repeat(10_000) }),
  };
  for (const [name, authorization] of Object.entries(refused)) {
    it(`refuses: ${name}`, () => expect(isPlausibleToken(authorization, expected)).to.equal(false));
  }
});

describe('a secured bot', () => {
  let bot: Harness;
  before(async () => {
    bot = await startHarness({ appId: APP_ID });
  });
  after(() => bot.stop());

  const status = async (authorization: string, changes: object = {}) =>
    (await bot.post(activity('message-personal', changes), { authorization })).status;

  it('answers 401 without a token and does nothing', async () => {
    const response = await bot.post(activity('message-personal'));
    expect(response.status).to.equal(401);
    expect(await response.json()).to.deep.equal({ error: 'unauthorized' });
    expect(bot.sent).to.deep.equal([]);
  });

  it('answers 401 for other channels, whose checks are weaker', async () => {
    const fresh = token({ exp: Math.floor(Date.now() / 1000) + 600, serviceurl: bot.serviceUrl });
    expect(await status(fresh, { channelId: 'AseChannel' })).to.equal(401);
    expect(await status(fresh, { channelId: 'emulator' })).to.equal(401);
  });

  it('still tells its health', async () => expect((await fetch(`${bot.origin}/healthz`)).status).to.equal(200));
});
