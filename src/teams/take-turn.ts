/** One turn with its memory: read the session, answer, write it back, and again where another turn was faster. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { renderCard, renderErrorCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Effect } from '../conversation/effect.js';
import { eventsOf, subjectOf, type UsageEvent } from '../conversation/events.js';
import type { Incoming } from '../conversation/incoming.js';
import type { Reply } from '../conversation/reply.js';
import { NEW_SESSION, type Session } from '../conversation/session.js';
import { notice } from '../conversation/talk.js';
import { turn } from '../conversation/turn.js';
import { NO_TRACES, type Tracer } from '../service/tracing.js';
import type { SessionStore, StoredSession } from '../storage/session-store.js';
import { citationsOf } from './citations.js';
import type { Outgoing } from './deliver.js';

/** What a turn needs; `turn` can be replaced in tests. */
export interface TurnParts {
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  readonly sessions: SessionStore;
  readonly log: Logger;
  /** origin of the page with the text, for links */
  readonly publicUrl?: string;
  /** absent: no traces */
  readonly tracer?: Tracer;
  readonly turn?: typeof turn;
}

/** The outcome of a turn. */
export interface Taken {
  readonly messages: readonly Outgoing[];
  readonly replies: readonly Reply[];
  readonly events: readonly UsageEvent[];
}

/** Turns of one conversation in two processes at once are rare; more than a few in a row mean that something is wrong. */
const ATTEMPTS = 5;

/** Carries out what a turn wants done outside of it. @returns what became of it */
export type Perform = (effect: Effect) => Promise<readonly Reply[]>;

/** One turn. A failure is logged under a code, and the person is told that code. Never rejects. */
export async function takeTurn(parts: TurnParts, key: string, incoming: Incoming, perform?: Perform): Promise<Taken> {
  const { assistant, templates, log } = parts;
  try {
    return await remembered(parts, key, incoming, perform);
  } catch (error) {
    const code = randomBytes(3).toString('hex').toUpperCase();
    log.error({ err: error, code: 'LOTSE-301', kennung: code, incoming: incoming.type }, 'Ein Gesprächsschritt ist gescheitert');
    const card = renderErrorCard(templates, assistant.knowledge, code, incoming.type === 'action' ? incoming.stamped : undefined);
    return { messages: [{ card }], replies: [], events: [] };
  }
}

async function remembered(parts: TurnParts, key: string, incoming: Incoming, perform?: Perform): Promise<Taken> {
  const { assistant, tracer = NO_TRACES } = parts;
  for (let attempt = 1; ; attempt++) {
    const stored = await read(parts, key);
    const before = stored?.session ?? NEW_SESSION;
    const result = tracer.span('answer', {}, () => (parts.turn ?? turn)(assistant, before, incoming));
    const { session, effect } = result;
    const saved = stored && (await write(parts, key, session, stored.version));
    if (saved === false && attempt < ATTEMPTS) continue;
    // Without its memory a dialog still works by its buttons, since its state travels in the card; what is typed does not.
    const forgetful = !saved && session.dialog ? [notice(assistant.knowledge, assistant.knowledge.sprache.texte.speicher_gestoert)] : [];
    const done = effect && perform ? await tracer.span('effect', {}, () => perform(effect)) : [];
    const replies = effect?.kind === 'lists' && perform ? done : [...result.replies, ...done];
    const messages = tracer.span('render', {}, () => [...replies, ...forgetful].map((reply) => outgoing(parts, reply)));
    return { messages, replies, events: eventsOf(before, result) };
  }
}

/** A reply as it goes out. */
export function outgoing({ assistant, templates, publicUrl }: Omit<TurnParts, 'sessions' | 'log'>, reply: Reply): Outgoing {
  const subject = subjectOf(reply);
  const citations = citationsOf(assistant.knowledge, reply, publicUrl);
  const card = renderCard(templates, assistant.knowledge, reply, publicUrl);
  return { card, ...(subject ? { subject } : {}), ...(citations ? { citations } : {}) };
}

/** `undefined` where the store is out of order: the answer goes on without memory. */
async function read({ sessions, log, tracer = NO_TRACES }: TurnParts, key: string): Promise<StoredSession | undefined> {
  try {
    return await tracer.span('store read', {}, () => sessions.get(key));
  } catch (error) {
    log.error({ err: error, code: 'LOTSE-401' }, 'Das Gedächtnis ließ sich nicht lesen');
    return undefined;
  }
}

async function write(
  { sessions, log, tracer = NO_TRACES }: TurnParts,
  key: string,
  session: Session,
  version: number,
): Promise<boolean | undefined> {
  try {
    return await tracer.span('store write', {}, () => sessions.set(key, session, version));
  } catch (error) {
    log.error({ err: error, code: 'LOTSE-402' }, 'Das Gedächtnis ließ sich nicht schreiben');
    return undefined;
  }
}
