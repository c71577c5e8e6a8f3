/** Puts together what is sent without anybody waiting for it: the outbox, who delivers it, and the channel of people who answer. */
import type { Logger } from 'pino';
import type { CardTemplates } from '../cards/templates.js';
import type { Config } from '../config.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Database } from '../storage/database.js';
import { Postman } from '../storage/postman.js';
import type { LotseAdapter } from './adapter.js';
import { ESCALATION_KINDS, EscalationDelivery } from './escalation-delivery.js';
import { Escalations } from './escalations.js';
import { type ConversationTarget, Proactive } from './proactive.js';

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
}

/** What sends by itself. The postman is not started yet. */
export interface Delivering {
  readonly postman: Postman;
  /** absent where the operator named no channel */
  readonly escalations?: Escalations;
}

export function openDelivering(parts: DeliveringParts): Delivering {
  const { database, log, human, appId } = parts;
  if (human?.kind !== 'channel') return { postman: new Postman(database, new Map(), log) };
  const channel: ConversationTarget = {
    channelId: 'msteams',
    serviceUrl: human.serviceUrl,
    conversation: { id: human.channel, conversationType: 'channel' },
    bot: { id: `28:${appId}` },
  };
  const delivery = new EscalationDelivery({ ...parts, proactive: new Proactive(parts.adapter, appId), channel });
  const postman = new Postman(database, new Map(ESCALATION_KINDS.map((kind) => [kind, (entry) => delivery.deliver(entry)])), log);
  return { postman, escalations: new Escalations({ ...parts, channel, postman }) };
}
