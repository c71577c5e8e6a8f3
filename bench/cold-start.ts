/** From the start of the process to the first answer, and its resident memory then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeChannel } from './channel.js';

export interface ColdStart {
  /** milliseconds from spawn to the first reply at the channel */
  readonly toFirstAnswer: number;
  /** resident memory after it, in MiB */
  readonly resident: number;
}

const TIMEOUT = 30_000;

/** Starts a bot once. `command` gets the free port. */
export async function coldStart(command: (port: number) => { args: string[]; env?: Record<string, string> }): Promise<ColdStart> {
  const channel = new FakeChannel();
  await channel.start();
  const port = await freePort();
  const { args, env } = command(port);
  const start = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  try {
    const reply = channel.reply();
    await post(`http://127.0.0.1:${port}/api/messages`, channel.message('Wer genehmigt meinen Urlaub?'), start);
    await reply;
    return { toFirstAnswer: performance.now() - start, resident: residentOf(child) };
  } finally {
    child.kill('SIGKILL');
    channel.stop();
  }
}

/** Tries until the port is open. */
async function post(url: string, body: string, start: number): Promise<void> {
  for (;;) {
    try {
      await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      return;
    } catch (error) {
      if (performance.now() - start > TIMEOUT) throw error;
      await sleep(10);
    }
  }
}

function residentOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
