/** One request with an activity: who sent it, may it, and what it gets. Every outcome is a status without inner details. */
import type { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type restify from 'restify';
import { within } from '../deadline.js';
import { asTurn } from '../service/log.js';
import type { Metrics } from '../service/metrics.js';
import type { Tracer } from '../service/tracing.js';
import type { RateLimits } from '../storage/rate-limits.js';
import type { Envelope } from './activity.js';
import type { LotseAdapter } from './adapter.js';
import type { Admissions } from './admission.js';
import { readActivity } from './body.js';
import { kindOfTurn } from './bot.js';
import type { InsteadParts } from './instead.js';
import { sessionKey } from './key.js';
import { sayTooFast } from './too-fast.js';
import type { Turns } from './turns.js';

export interface ReceiverParts extends InsteadParts {
  readonly adapter: LotseAdapter;
  readonly bot: Application;
  readonly admissions: Admissions;
  readonly turns: Turns;
  readonly metrics: Metrics;
  readonly tracer: Tracer;
  /** absent: nobody is counted */
  readonly rates?: RateLimits;
  readonly log: Logger;
}

/** The Bot Connector sends an activity again that is not answered in 15 s; a slow delivery goes on after this. */
const ANSWER_WITHIN_MS = 5_000;

/** What somebody does; of joining members and the like Teams tells on its own. */
const COUNTED = ['message', 'invoke'];

const STATUS_TEXT = {
  400: 'bad activity',
  401: 'unauthorized',
  403: 'forbidden',
  413: 'too large',
  415: 'expected application/json',
  500: 'internal',
  503: 'unavailable',
} as const;

type Status = keyof typeof STATUS_TEXT;

/** Answers `request`. Never rejects. */
export function receive(parts: ReceiverParts, request: restify.Request, response: restify.Response): Promise<void> {
  const { tracer } = parts;
  return asTurn((note) =>
    tracer.request(note, request.headers.traceparent, async () => {
      try {
        await process(parts, request, response);
      } catch (error) {
        failed(parts, error);
        refuse(response, 500);
      }
      tracer.note({ 'http.response.status_code': response.statusCode });
    }),
  );
}

async function process(parts: ReceiverParts, request: restify.Request, response: restify.Response): Promise<void> {
  const { turns, log, metrics, admissions, tracer } = parts;
  const body = await readActivity(request);
  if (!body.ok) {
    tracer.note({ 'lotse.outcome': 'malformed' });
    return refuse(response, body.status);
  }
  if (turns.full) {
    log.warn({ code: 'LOTSE-204' }, 'Eine Anfrage wurde abgewiesen, weil der Bot beendet wird oder überlastet ist');
    tracer.note({ 'lotse.outcome': 'overloaded' });
    return refuse(response, 503);
  }
  const admission = await tracer.span('admission', {}, () => admissions.check(request.headers.authorization ?? '', body.activity));
  if (!admission.admitted) {
    const { status, refusal, reason } = admission;
    metrics.refused(refusal);
    tracer.note({ 'lotse.outcome': 'refused', 'lotse.refusal': refusal });
    if (refusal === 'keys') log.error({ code: 'LOTSE-202', reason }, 'Die Schlüssel von Microsoft sind nicht zu lesen');
    else log.warn({ code: 'LOTSE-201', refusal, reason }, 'Eine Anfrage wurde abgewiesen');
    return refuse(response, status);
  }
  // The Bot Connector repeats what it got no answer to: a message is not answered twice, a button's answer is given again.
  if (admission.again && body.activity.type !== 'invoke') {
    tracer.note({ 'lotse.outcome': 'repeated' });
    return response.send(200);
  }
  const { answer, done } = parts.adapter.handle(admission.claims, body.activity, (context) =>
    turn(parts, context, body.activity, admission.tenant),
  );
  turns.add(done);
  tracer.until(done);
  done.catch((error: unknown) => failed(parts, error));
  const answered = await within(answer, ANSWER_WITHIN_MS, () => undefined);
  if (answered?.body === undefined) response.send(answered?.status ?? 200);
  else response.send(answered.status, answered.body);
}

async function turn(parts: ReceiverParts, context: TurnContext, activity: Envelope, tenant = ''): Promise<void> {
  const start = performance.now();
  const { tracer } = parts;
  const rate = COUNTED.includes(activity.type) ? await takeRate(parts, activity, tenant) : undefined;
  if (rate && !rate.allowed) {
    parts.metrics.limited(rate.scope);
    tracer.note({ 'lotse.outcome': 'limited' });
    if (rate.first) parts.log.warn({ code: 'LOTSE-205', scope: rate.scope }, 'Ein Ratenlimit ist erreicht');
    return sayTooFast(parts, context, activity, rate);
  }
  await parts.bot.run(context);
  const kind = kindOfTurn(context);
  const duration = performance.now() - start;
  parts.metrics.turn(kind, duration);
  tracer.note({ 'lotse.outcome': 'done', 'lotse.turn.kind': kind });
  parts.log.info({ code: 'LOTSE-300', kind, ms: Math.round(duration) }, 'Gesprächsschritt');
}

async function takeRate({ rates, tracer, turns }: ReceiverParts, activity: Envelope, tenant: string) {
  // The counting may take its time, and not the same for each message.
  const take = rates && (() => rates.take(personOf(activity), tenant));
  return take && tracer.span('rate limit', {}, () => turns.before.run(sessionKey(activity), take));
}

function personOf(activity: Envelope): string {
  return JSON.stringify([activity.channelId, activity.from.id]);
}

function failed({ log, metrics, tracer }: ReceiverParts, error: unknown): void {
  tracer.note({ 'lotse.outcome': 'failed' });
  metrics.failed('LOTSE-203');
  log.error({ err: error, code: 'LOTSE-203' }, 'Eine Anfrage ist gescheitert');
}

function refuse(response: restify.Response, status: Status): void {
  if (response.headersSent) return;
  if (status === 413 || status === 503) response.header('Connection', 'close');
  if (status === 503) response.header('Retry-After', '5');
  response.send(status, { error: STATUS_TEXT[status] });
}
