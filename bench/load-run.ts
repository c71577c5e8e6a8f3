/** Many conversations against one bot process, each with one turn open at a time. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadChannel } from './load-channel.js';
import type { NextTurn } from './load-mix.js';

export interface Bot {
  readonly child: ChildProcess;
  readonly origin: string;
}

export interface LoadResult {
  readonly turns: number;
  readonly perSecond: number;
  /** milliseconds from the request to its reply at the channel */
  readonly p50: number;
  readonly p99: number;
  /** milliseconds of the processor that the first bot spent on a turn; unlike the rest hardly disturbed by other work on the machine */
  readonly cpu: number;
  /** turns without a reply in time */
  readonly lost: number;
  /** answers other than 200 */
  readonly refused: number;
  /** the longest time without any reply, in milliseconds */
  readonly longestPause: number;
  /** resident memory in MiB after each tenth of the turns */
  readonly resident: readonly number[];
}

export interface LoadPlan {
  readonly conversations: number;
  readonly turns: number;
  /** milliseconds a reply may take */
  readonly patience?: number;
  /** the header that each request carries */
  readonly authorization?: string;
  /** told when so many turns are done */
  readonly at?: { readonly turns: number; readonly run: () => void };
}

const START_MS = 60_000;
const TENANT = '00000000-0000-0000-0000-000000000001';
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

/** Starts a bot on one core, where the system can pin it. @param args of node */
export async function startBot(args: readonly string[], env: Record<string, string>, port: number): Promise<Bot> {
  const pin = hasTaskset() ? ['taskset', '-c', '0'] : [];
  const [command = '', ...rest] = [...pin, process.execPath, ...args];
  const child = spawn(command, rest, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', process.env.LOAD_VERBOSE ? 'inherit' : 'ignore'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const end = Date.now() + START_MS;
  for (;;) {
    const answered = await fetch(`${origin}/healthz`).then(
      () => true,
      () => false,
    );
    if (answered) return { child, origin };
    if (Date.now() > end || child.exitCode !== null) throw new Error(`The bot did not start: ${args.join(' ')}`);
    await sleep(50);
  }
}

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Sends turns until all are done. `bots` take turns by conversation; a bot that is gone is passed over by the next. */
export async function load(bots: readonly Bot[], channel: LoadChannel, next: NextTurn, plan: LoadPlan): Promise<LoadResult> {
  const { conversations, turns, patience = 60_000, authorization, at } = plan;
  const times: number[] = [];
  const resident: number[] = [];
  let started = 0;
  let done = 0;
  let lost = 0;
  let refused = 0;
  let last = performance.now();
  let longestPause = 0;
  const run = Math.random().toString(36).slice(2, 8);
  const start = performance.now();
  const cpuBefore = cpuOf(bots[0]?.child);
  const converse = async (n: number) => {
    while (started < turns) {
      const id = `${run}-${++started}`;
      const conversation = `c${n}`;
      const replied = channel.reply(conversation, id);
      const begun = performance.now();
      const answered = post(bots, n, JSON.stringify(activity(channel.url, conversation, id, next(n))), authorization);
      const outcome = await Promise.race([replied.then(() => 'replied' as const), sleep(patience, 'late' as const, { ref: false })]);
      const now = performance.now();
      if (outcome === 'late') lost++;
      else {
        times.push(now - begun);
        longestPause = Math.max(longestPause, now - last);
        last = now;
      }
      const status = await answered;
      if (status !== 200) refused++;
      done++;
      if (done === at?.turns) at.run();
      if (done % Math.ceil(turns / 10) === 0 && bots[0]) resident.push(residentOf(bots[0].child));
    }
  };
  await Promise.all(Array.from({ length: conversations }, (_, n) => converse(n)));
  const seconds = (performance.now() - start) / 1_000;
  times.sort((a, b) => a - b);
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const cpu = (cpuOf(bots[0]?.child) - cpuBefore) / done;
  return { turns: done, perSecond: done / seconds, cpu, p50: quantile(0.5), p99: quantile(0.99), lost, refused, longestPause, resident };
}

function activity(serviceUrl: string, conversation: string, id: string, said: object): object {
  return {
    type: 'message',
    id,
    ...said,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `user-${conversation}`, name: 'Person', aadObjectId: `object-${conversation}` },
    recipient: { id: 'bot', name: 'Lotse' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT },
  };
}

/** As a load balancer does: where one instance is gone or refuses, the next is asked. */
async function post(bots: readonly Bot[], n: number, body: string, authorization?: string): Promise<number> {
  let status = 0;
  for (let i = 0; i < bots.length * 3; i++) {
    const bot = bots[(n + i) % bots.length] as Bot;
    status = await postOnce(bot.origin, body, authorization);
    if (status !== 0 && status !== 503) return status;
    await sleep(50 * (i + 1));
  }
  return status;
}

function postOnce(origin: string, body: string, authorization?: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(authorization ? { authorization } : {}),
    };
    const request = send(`${origin}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    request.on('error', () => resolve(0));
    request.end(body);
  });
}

export function residentOf(child: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds of the processor that a process has used, user and system; the clock of `/proc` ticks 100 times a second. */
function cpuOf(child: ChildProcess | undefined): number {
  try {
    const fields = readFileSync(`/proc/${child?.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
