/** The bot as a teams-ai application: one route, because our own parser has already told what an activity means. */
import { randomBytes } from 'node:crypto';
import { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Card } from '../cards/json.js';
import { renderCard, renderErrorCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Incoming } from '../conversation/incoming.js';
import { NEW_SESSION } from '../conversation/session.js';
import { turn } from '../conversation/turn.js';
import { KeyedQueue } from '../storage/queue.js';
import { RecentKeys } from '../storage/recent.js';
import type { SessionStore } from '../storage/session-store.js';
import type { Envelope } from './activity.js';
import type { LotseAdapter } from './adapter.js';
import { answerInvoke, replaceCard, sendCards } from './deliver.js';
import { conversationKey, sessionKey } from './key.js';
import { parseActivity } from './parse.js';

/** Everything the bot needs; `turn` can be replaced in tests. */
export interface BotParts {
  readonly adapter: LotseAdapter;
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  readonly sessions: SessionStore;
  readonly log: Logger;
  /** origin of the page with the text, for links */
  readonly publicUrl?: string;
  readonly turn?: typeof turn;
}

/**
 * Builds the application. teams-ai gets no storage (it loses messages of parallel turns), no typing timer (one is shared
 * by all turns) and no mention handling (it throws for odd texts).
 */
export function createBot(parts: BotParts): Application {
  const app = new Application({ adapter: parts.adapter, startTypingTimer: false, removeRecipientMention: false });
  const queue = new KeyedQueue();
  const greeted = new RecentKeys();

  app.activity(
    async () => true,
    async (context) => {
      const activity = context.activity as unknown as Envelope;
      const parsed = parseActivity(activity);
      switch (parsed.kind) {
        case 'turn':
          return queue.run(sessionKey(activity), async () => {
            const cards = await takeTurn(parts, sessionKey(activity), parsed.incoming);
            await (parsed.via === 'execute' ? replaceCard(context, parts.log, cards) : sendCards(context, parts.log, cards));
          });
        case 'welcome':
          return greeted.add(conversationKey(activity)) ? greet(parts, context, activity) : undefined;
        case 'goodbye':
          greeted.forget(conversationKey(activity));
          return parts.sessions.delete(sessionKey(activity));
        case 'unknown-invoke':
          return answerInvoke(context, 501);
        case 'ignore':
          return undefined;
      }
    },
  );
  return app;
}

async function greet(parts: BotParts, context: TurnContext, activity: Envelope): Promise<void> {
  await sendCards(context, parts.log, await takeTurn(parts, sessionKey(activity), { type: 'welcome' }));
}

/** The cards of a turn. A failure is logged under a code, and the person is told that code. */
async function takeTurn(parts: BotParts, key: string, incoming: Incoming): Promise<Card[]> {
  const { assistant, templates, sessions, log } = parts;
  try {
    const session = (await sessions.get(key)) ?? NEW_SESSION;
    const result = (parts.turn ?? turn)(assistant, session, incoming);
    const cards = result.replies.map((reply) => renderCard(templates, assistant.knowledge, reply, parts.publicUrl));
    await sessions.set(key, result.session);
    return cards;
  } catch (error) {
    const code = randomBytes(3).toString('hex').toUpperCase();
    log.error({ err: error, code, incoming: incoming.type }, 'Ein Gesprächsschritt ist gescheitert');
    return [renderErrorCard(templates, assistant.knowledge, code, incoming.type === 'action' ? incoming.stamped : undefined)];
  }
}
