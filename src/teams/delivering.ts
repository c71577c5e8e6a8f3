/** Puts together what is sent without anybody waiting for it: the outbox, who delivers it, and the channel of people who answer. */
import type { Logger } from 'pino';
import type { CardTemplates } from '../cards/templates.js';
import type { WorklistStore } from '../checklists/store.js';
import type { Config } from '../config.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Database } from '../storage/database.js';
import { type Deliver, Postman } from '../storage/postman.js';
import type { LotseAdapter } from './adapter.js';
import { ESCALATION_KINDS, EscalationDelivery } from './escalation-delivery.js';
import { Escalations } from './escalations.js';
import { type ConversationTarget, Proactive } from './proactive.js';
import { REMINDER, Reminders } from './reminders.js';

export interface DeliveringParts {
  /** the assistant of this moment: the knowledge may be exchanged */
  readonly assistant: () => Assistant;
  readonly templates: CardTemplates;
  readonly database: Database;
  readonly adapter: LotseAdapter;
  readonly log: Logger;
  readonly human?: Config['human'];
  /** the bot's own id; empty where authentication is off */
  readonly appId: string;
  readonly publicUrl?: string;
  readonly lists: WorklistStore;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

/** What sends by itself; neither is started yet. */
export interface Delivering {
  readonly postman: Postman;
  readonly remindersJob: Reminders;
  /** absent where the operator named no channel */
  readonly escalations?: Escalations;
}

export function openDelivering(parts: DeliveringParts): Delivering {
  const { database, log, human, appId } = parts;
  const proactive = new Proactive(parts.adapter, appId);
  const remindersJob = new Reminders({ ...parts, proactive });
  const handlers = new Map<string, Deliver>([[REMINDER, (entry) => remindersJob.deliver(entry)]]);
  const postman = new Postman(database, handlers, log, parts.now);
  if (human?.kind !== 'channel') return { postman, remindersJob };
  const channel: ConversationTarget = {
    channelId: 'msteams',
    serviceUrl: human.serviceUrl,
    conversation: { id: human.channel, conversationType: 'channel' },
    bot: { id: `28:${appId}` },
  };
  const delivery = new EscalationDelivery({ ...parts, proactive, channel });
  for (const kind of ESCALATION_KINDS) handlers.set(kind, (entry) => delivery.deliver(entry));
  return { postman, remindersJob, escalations: new Escalations({ ...parts, channel, postman }) };
}
