/** Starting the program wrongly: it says what to mend and ends with 1. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { exitCode, startProgram } from './bot-process.js';

describe('npm start', function () {
  this.timeout(60_000);

  it('refuses wrong settings, all at once', async () => {
    const { child, output } = startProgram({ HOST: '0.0.0.0', LOG_LEVEL: 'laut', PLAYGROUND: 'off' });
    expect(await exitCode(child)).to.equal(1);
    expect(output()).to.include('HOST darf dann nur').and.to.include('LOG_LEVEL kennt nur').and.not.to.include('    at ');
  });

  it('says what is wrong with STORAGE_URL, without the password', async () => {
    for (const [url, told] of [
      ['mysql://lotse:geheim7@127.0.0.1/lotse', 'STORAGE_URL muss mit'],
      ['postgres://lotse:geheim7#8@127.0.0.1/lotse', 'STORAGE_URL ist keine gültige Adresse'],
      ['postgres://lotse:geheim7@gibt-es-nicht.invalid/lotse', 'PostgreSQL (gibt-es-nicht.invalid/lotse) ist nicht zu erreichen'],
      ['postgres://lotse:geheim7@127.0.0.1:1/lotse', 'PostgreSQL (127.0.0.1/lotse) ist nicht zu erreichen'],
      ['sqlite:/', 'Die Datenbank / lässt sich nicht öffnen'],
    ] as const) {
      const { child, output } = startProgram({ STORAGE_URL: url, PLAYGROUND: 'off' });
      expect(await exitCode(child), url).to.equal(1);
      expect(output()).to.include(told).and.not.include('geheim7').and.not.include('    at ');
    }
  });

  it('tells of a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { child, output } = startProgram({ PORT: String(port), PLAYGROUND: 'off' });
    expect(await exitCode(child)).to.equal(1);
    expect(output()).to.include(`Der Port ${port} auf 127.0.0.1 ist schon belegt`);
    other.close();
  });
});
