import { expect } from 'chai';
import { allStellen } from '../../src/erlass/citation.js';
import { formatStelle } from '../../src/erlass/stelle.js';
import { placeOfLink, placeUrl, queryHref } from '../../src/web/link.js';
import { knowledge } from '../support.js';

const PUBLIC = 'https://lotse.example.org';

describe('placeOfLink', () => {
  it('reads back every link that we write', () => {
    for (const stelle of allStellen(knowledge.erlass)) {
      const place = placeOfLink(placeUrl(PUBLIC, stelle), PUBLIC);
      expect(place && formatStelle(place)).to.equal(stelle);
    }
  });

  it('is not misled by what stands before the anchor', () => {
    const place = { art: 'nummer', nummer: '5.4', satz: 3 };
    for (const link of ['/erlass/#5.4-s3', '/erlass?q=Urlaub#5.4-s3', '/erlass?utm=1#5.4-s3'])
      expect(placeOfLink(PUBLIC + link, PUBLIC), link).to.deep.equal(place);
    expect(placeOfLink('HTTPS://LOTSE.example.org:443/erlass#5.4-s3', `${PUBLIC}/`)).to.deep.equal(place);
  });

  it('knows nothing of other addresses', () => {
    for (const link of [
      'https://lotse.example.org.evil.example/erlass#5.4-s3',
      'https://evil.example/?https://lotse.example.org/erlass#5.4-s3',
      'https://lotse.example.org@evil.example/erlass#5.4-s3',
      'https://nutzer:geheim@lotse.example.org/erlass#5.4-s3',
      'http://lotse.example.org/erlass#5.4-s3',
      'https://lotse.example.org:8443/erlass#5.4-s3',
      'https://lotse.example.org/erlassen#5.4-s3',
      'https://lotse.example.org/healthz#5.4-s3',
      'https://lotse.example.org/erlass',
      'https://lotse.example.org/erlass#inhalt',
      'https://lotse.example.org/erlass#5.4-s3<script>',
      'javascript:alert(1)',
      'kein Link',
      '',
    ])
      expect(placeOfLink(link, PUBLIC), link).to.equal(undefined);
  });

  it('gives up on a public address that is none', () => expect(placeOfLink(`${PUBLIC}/erlass#5.4`, 'lotse')).to.equal(undefined));
});

describe('queryHref', () => {
  it('writes a question so that it can be read back', () => {
    const q = 'Was heißt „Benehmen“ & was + nicht? 100 % #5.4';
    expect(new URLSearchParams(queryHref({ q }).split('?')[1]).get('q')).to.equal(q);
  });
});
