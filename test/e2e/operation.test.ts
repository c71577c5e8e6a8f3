/** The real process under an operator's hands: signals while it works, and new knowledge while it runs. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/paths.js';
import { activity } from '../teams/support.js';
import { exitCode, startProgram } from './bot-process.js';

/** Waits for something to happen. */
async function until(what: () => boolean, explain: () => string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(explain());
}

async function started(settings: Record<string, string> = {}, program?: string) {
  const { child, output } = startProgram({ PLAYGROUND: 'off', ...settings }, program);
  await until(() => /Beenden mit/.test(output()) || child.exitCode !== null, output);
  const origin = /Zustand:\s+(http\S+)\/healthz/.exec(output())?.[1] ?? '';
  const post = (serviceUrl: string) =>
    fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity('message-personal', { serviceUrl })),
    }).then(
      (response) => response.status,
      () => 0,
    );
  return { child, output, origin, post };
}

/** A channel that answers only when told to. */
async function slowChannel(): Promise<{ readonly url: string; readonly waiting: () => number; release(): void; close(): void }> {
  const waiting: (() => void)[] = [];
  const server: Server = createServer((request, response) => {
    request.resume();
    waiting.push(() => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    waiting: () => waiting.length,
    release: () => {
      for (const answer of waiting.splice(0)) answer();
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe('a bot that is ended', function () {
  this.timeout(40_000);
  let channel: Awaited<ReturnType<typeof slowChannel>>;
  beforeEach(async () => {
    channel = await slowChannel();
  });
  afterEach(() => channel.close());

  it('lets the turn under way finish, refuses new ones with 503, and ends with 0', async () => {
    const bot = await started();
    const first = bot.post(channel.url);
    await until(
      () => channel.waiting() === 1,
      () => 'no reply came',
    );
    const start = Date.now();
    bot.child.kill('SIGTERM');
    await until(() => /Wird beendet/.test(bot.output()), bot.output);
    expect(await bot.post(channel.url)).to.equal(503);
    expect((await fetch(`${bot.origin}/readyz`)).status).to.equal(503);
    channel.release();
    expect(await first).to.equal(200);
    expect(await exitCode(bot.child)).to.equal(0);
    expect(Date.now() - start).to.be.lessThan(5_000);
  });

  it('does not wait for ever', async () => {
    const bot = await started();
    void bot.post(channel.url);
    await until(
      () => channel.waiting() === 1,
      () => 'no reply came',
    );
    const start = Date.now();
    bot.child.kill('SIGTERM');
    expect(await exitCode(bot.child)).to.equal(0);
    expect(Date.now() - start).to.be.lessThan(10_000);
    expect(bot.output()).to.include('LOTSE-102');
  });

  it('ends at once at a second signal', async () => {
    const bot = await started();
    void bot.post(channel.url);
    await until(
      () => channel.waiting() === 1,
      () => 'no reply came',
    );
    bot.child.kill('SIGTERM');
    await until(() => /Wird beendet/.test(bot.output()), bot.output);
    const start = Date.now();
    bot.child.kill('SIGTERM');
    expect(await exitCode(bot.child)).to.equal(1);
    expect(Date.now() - start).to.be.lessThan(1_000);
  });
});

describe('new knowledge', function () {
  this.timeout(90_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lotse-reload-'));
    for (const part of ['package.json', 'knowledge', 'cards', 'dist/src', 'dist/prepared', 'bin'])
      cpSync(join(PROJECT_ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is taken at SIGHUP if it is in order, and refused whole if not', async () => {
    const pidFile = join(folder, 'lotse.pid');
    const bot = await started({ LOG_LEVEL: 'info', PID_FILE: pidFile }, join(folder, 'dist', 'src', 'main.js'));
    expect(Number(readFileSync(pidFile, 'utf8'))).to.equal(bot.child.pid);
    const version = async () => ((await (await fetch(`${bot.origin}/healthz`)).json()) as { knowledge: string }).knowledge;
    const first = await version();
    const texts = join(folder, 'knowledge', 'sprache', 'texte.yaml');
    const fine = readFileSync(texts, 'utf8');

    writeFileSync(texts, fine.replace(/^ {2}leer: .*$/m, '  laer: "Tippfehler"'));
    bot.child.kill('SIGHUP');
    await until(() => /LOTSE-602/.test(bot.output()), bot.output);
    expect(bot.output()).to.include('texte.yaml');
    expect(await version()).to.equal(first);

    writeFileSync(texts, fine.replace(/^ {2}leer: .*$/m, '  leer: "Da steht ja gar nichts."'));
    const lotse = [join(folder, 'bin', 'lotse.js'), 'reload'];
    expect(execFileSync(process.execPath, lotse, { env: { ...process.env, PID_FILE: pidFile } }).toString()).to.include('ist in Ordnung');
    await until(() => /LOTSE-601/.test(bot.output()), bot.output);
    expect(await version()).not.to.equal(first);
    bot.child.kill('SIGTERM');
    expect(await exitCode(bot.child)).to.equal(0);
    expect(() => readFileSync(pidFile)).to.throw();
  });
});
