/** The page over HTTP: what is cached, what is not, and what each answer forbids. */
import { expect } from 'chai';
import { STYLE } from '../../src/web/style.js';
import { textPage } from '../../src/web/text.js';
import { knowledge } from '../support.js';
import { activity, type Harness, startHarness } from './support.js';

describe('GET /erlass', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.stop());
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(harness.origin + path, { method, headers });

  it('is the page with the text', async () => {
    const response = await get('/erlass');
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(await response.text()).to.equal(textPage(knowledge));
  });

  it('has a style of its own', async () => {
    const response = await get('/erlass.css');
    expect(response.headers.get('content-type')).to.equal('text/css; charset=utf-8');
    expect(await response.text()).to.equal(STYLE);
  });

  it('answers a question on a page that nobody keeps', async () => {
    const response = await get(`/erlass?q=${encodeURIComponent('Wer genehmigt meinen Urlaub?')}`);
    expect(await response.text()).to.include('/erlass#5.4-s3');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    expect(response.headers.get('etag')).to.equal(null);
  });

  for (const path of ['/erlass', '/erlass.css', '/erlass?q=Urlaub'])
    it(`forbids what the page does not need: ${path}`, async () => {
      const { headers } = await get(path);
      const policy = new Map(
        (headers.get('content-security-policy') ?? '').split('; ').map((rule) => {
          const [name = '', ...values] = rule.split(' ');
          return [name, values] as const;
        }),
      );
      expect(policy.get('default-src')).to.deep.equal(["'none'"]);
      expect(policy.get('style-src')).to.deep.equal(["'self'"]);
      expect(policy.get('form-action')).to.deep.equal(["'self'"]);
      expect(policy.get('base-uri')).to.deep.equal(["'none'"]);
      expect([...policy.keys()]).not.to.include('script-src');
      expect(policy.get('frame-ancestors')).to.include.members([
        'https://teams.microsoft.com',
        'https://*.teams.microsoft.com',
        'https://*.cloud.microsoft',
        'https://*.office.com',
      ]);
      for (const host of policy.get('frame-ancestors') ?? [])
        expect(host).to.match(/^(?:'self'|https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/);
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      // It would contradict frame-ancestors.
      expect(headers.get('x-frame-options')).to.equal(null);
      expect(headers.get('set-cookie')).to.equal(null);
    });

  it('is asked about each time and sent only when knowledge or program changed', async () => {
    const first = await get('/erlass');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).to.equal('no-cache');
    expect(etag).to.include(knowledge.version);
    for (const tags of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await get('/erlass', { 'if-none-match': tags });
      expect(again.status, tags).to.equal(304);
      expect(again.headers.get('etag')).to.equal(etag);
      expect(await again.text()).to.equal('');
    }
    expect((await get('/erlass', { 'if-none-match': '"other"' })).status).to.equal(200);
    expect((await get('/erlass.css', { 'if-none-match': etag })).status).to.equal(200);
  });

  it('travels compressed where the browser can read that', async () => {
    const zipped = await get('/erlass', { 'accept-encoding': 'gzip, deflate' });
    expect(zipped.headers.get('content-encoding')).to.equal('gzip');
    expect(zipped.headers.get('vary')).to.equal('Accept-Encoding');
    expect(Number(zipped.headers.get('content-length'))).to.be.lessThan(60_000);
    expect(await zipped.text()).to.equal(textPage(knowledge));
    for (const encoding of ['identity', 'gzip;q=0', 'gzip; q=0.0, br'])
      expect((await get('/erlass', { 'accept-encoding': encoding })).headers.get('content-encoding'), encoding).to.equal(null);
  });

  it('answers HEAD like GET without a body', async () => {
    const response = await get('/erlass', {}, 'HEAD');
    expect(response.status).to.equal(200);
    expect(response.headers.get('etag')).to.include(knowledge.version);
    expect(await response.text()).to.equal('');
  });

  it('takes nothing but questions', async () => {
    expect((await get('/erlass', {}, 'POST')).status).to.equal(405);
    expect((await get('/erlass/../config')).status).to.equal(404);
    expect((await get('/erlass/5.4')).status).to.equal(404);
  });

  it('survives broken addresses', async () => {
    for (const search of ['q=%', 'q=%ff%fe', 'q=%00', 'q=a&q=b', `q=${'%F0%9F%98%80'.repeat(500)}`, `q=${'a'.repeat(10_000)}`, '?', '&'])
      expect((await get(`/erlass?${search}`)).status, search.slice(0, 20)).to.equal(200);
    expect(harness.logged.filter((line) => Number(line.level) >= 50)).to.deep.equal([]);
  });
});

describe('the address of the page', () => {
  const LINK = '[Nr. 5.4 Satz 3](https://lotse.example.org/erlass#5.4-s3)';
  const search = { name: 'composeExtension/query', value: { commandId: 'suche', parameters: [{ name: 'query', value: 'urlaub' }] } };

  for (const publicUrl of ['https://lotse.example.org', undefined])
    it(`reaches ${publicUrl ? '' : 'no '}cards of chat and message extension ${publicUrl ? 'with' : 'without'} PUBLIC_URL`, async () => {
      const harness = await startHarness(publicUrl ? { publicUrl } : {});
      await harness.post(activity('message-personal', { text: 'Wer genehmigt meinen Urlaub?' }));
      const chat = JSON.stringify(harness.sent);
      const found = await (await harness.post(activity('invoke-message-extension', search))).text();
      await harness.stop();
      expect(chat).to.include('Nr. 5.4 Satz 3');
      for (const text of [chat, found]) expect(text.includes(LINK)).to.equal(publicUrl !== undefined);
    });
});
