/** Throws generated requests at the real HTTP endpoint and looks at what comes back, what is left behind, and what nobody caught. */
import { Agent, request as send } from 'node:http';
import fc from 'fast-check';
import { APP_ID, type LocalIssuer, TENANT } from '../teams/issuer.js';
import { type Harness, startHarness } from '../teams/support.js';
import { type Request, requests } from './activities.js';

export interface FuzzResult {
  readonly sent: number;
  /** how many answers had which status */
  readonly statuses: Readonly<Record<string, number>>;
  /** requests that got a 5xx */
  readonly failures: readonly { readonly status: number; readonly request: Request }[];
  /** rejections that nobody handled */
  readonly unhandled: readonly string[];
  /** log codes of failures on our side */
  readonly codes: Readonly<Record<string, number>>;
  /** MiB of heap after each tenth */
  readonly heap: readonly number[];
}

const AT_ONCE = 16;
const CHUNK = 500;
/** Every so many requests go to a bot that wants tokens. */
const SECURED_EVERY = 5;

/** The same `seed` sends the same. */
export async function fuzz(count: number, seed: number, issuer: LocalIssuer): Promise<FuzzResult> {
  const open = await startHarness();
  const { verifier, token } = issuer;
  const secured = await startHarness({
    secured: { appId: APP_ID, verifier, token, tenants: [TENANT], allowGuests: false },
    serviceHosts: ['127.0.0.1'],
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const unhandled: string[] = [];
  const onUnhandled = (error: unknown) => void unhandled.push(String(error));
  process.on('unhandledRejection', onUnhandled);
  const statuses: Record<string, number> = {};
  const failures: FuzzResult['failures'][number][] = [];
  const codes: Record<string, number> = {};
  const heap: number[] = [];
  let sent = 0;
  const one = async (request: Request, bot: Harness) => {
    const status = await post(bot.origin, request, agent);
    sent++;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500) failures.push({ status, request });
  };
  for (let at = 0; at < count; at += CHUNK) {
    const chunk = fc.sample(requests(open.serviceUrl), { numRuns: Math.min(CHUNK, count - at), seed: seed + at });
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, lane) => {
        for (let i = lane; i < chunk.length; i += AT_ONCE) await one(chunk[i] as Request, i % SECURED_EVERY === 0 ? secured : open);
      }),
    );
    for (const bot of [open, secured]) {
      for (const { code } of bot.problems()) codes[String(code)] = (codes[String(code)] ?? 0) + 1;
      bot.logged.length = 0;
      bot.sent.length = 0;
      bot.edited.length = 0;
    }
    if (at % (count / 10) < CHUNK) heap.push(heapNow());
  }
  heap.push(heapNow());
  process.off('unhandledRejection', onUnhandled);
  agent.destroy();
  await open.stop();
  await secured.stop();
  return { sent, statuses, failures, unhandled, codes, heap };
}

function post(origin: string, { body, contentType, authorization }: Request, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body), ...(authorization ? { authorization } : {}) };
    const request = send(`${origin}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
