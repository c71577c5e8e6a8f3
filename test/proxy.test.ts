/** The proxy's file: read by a Caddy where there is one, and for what must not be lost by its words everywhere. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../src/paths.js';
import { TIMEOUTS } from '../src/teams/server.js';

const file = join(PROJECT_ROOT, 'deploy', 'Caddyfile');
const caddy = readFileSync(file, 'utf8');
const seconds = (name: string) => Number(new RegExp(`^\\s*${name} (\\d+)s$`, 'm').exec(caddy)?.[1]) * 1_000;

/** Every first word of a line; `encode off`, which once stood here, is no directive that Caddy knows. */
const KNOWN =
  'servers timeouts read_header read_body log format wrap fields delete request>uri request>headers request>remote_ip request>client_ip request>remote_port request_body max_size handle import respond reverse_proxy transport dial_timeout keepalive {$LOTSE_HOST} (bot) { }';

describe('deploy/Caddyfile', () => {
  it('passes on the two public paths only', () => {
    expect([...caddy.matchAll(/^\thandle (\S+) \{/gm)].map((m) => m[1])).to.deep.equal(['/api/messages', '/erlass*']);
    expect(caddy).to.include('respond 404');
    expect(caddy.split('{').length).to.equal(caddy.split('}').length);
  });

  it('holds directives that were tried', () => {
    const words = caddy.split('\n').flatMap((line) => /^\s*([^#\s]\S*)/.exec(line)?.[1] ?? []);
    expect(words.filter((word) => !KNOWN.split(' ').includes(word))).to.deep.equal([]);
  });

  it('writes neither the question nor who asked into its log', () => {
    expect(caddy).to.match(/request>uri query \{\s+delete q\s+\}/);
    for (const field of ['headers', 'remote_ip', 'client_ip', 'remote_port']) expect(caddy).to.include(`request>${field} delete`);
    // Successful requests are only logged where a site says so.
    expect(caddy.slice(caddy.indexOf('{$LOTSE_HOST}'))).not.to.match(/^\s*log/m);
  });

  it('waits as the bot does: gives connections up before it, and slow bodies to it', () => {
    expect(seconds('keepalive')).to.be.lessThan(TIMEOUTS.idle);
    expect(seconds('read_header')).to.be.at.most(TIMEOUTS.headers);
    // Caddy answers a body it gave up on with 200; the bot with 408.
    expect(seconds('read_body')).to.be.greaterThan(TIMEOUTS.request + TIMEOUTS.check);
  });

  it('is understood by Caddy', function () {
    if (spawnSync('caddy', ['version']).status !== 0) this.skip();
    const env = { ...process.env, LOTSE_HOST: 'lotse.example.org' };
    const { status, stderr } = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], { encoding: 'utf8', env });
    expect(status, stderr).to.equal(0);
  });
});
