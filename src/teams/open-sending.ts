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

export interface SendingParts {
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  readonly database: Database;
  readonly adapter: LotseAdapter;
  readonly log: Logger;
  readonly publicUrl?: string;
}

/** What sends by itself. The postman is not started yet. */
export interface Sending {
  readonly postman: Postman;
  /** absent where the operator named no channel */
  readonly escalations?: Escalations;
}

export function openSending({ credentials, human }: Pick<Config, 'credentials' | 'human'>, parts: SendingParts): Sending {
  const { database, log } = parts;
  if (human?.kind !== 'channel') return { postman: new Postman(database, new Map(), log) };
  const appId = credentials?.appId ?? '';
  const channel: ConversationTarget = {
    channelId: 'msteams',
    serviceUrl: human.serviceUrl,
    conversation: { id: human.channel, conversationType: 'channel', ...(credentials ? { tenantId: credentials.tenantId } : {}) },
    bot: { id: `28:${appId}` },
  };
  const delivery = new EscalationDelivery({ ...parts, proactive: new Proactive(parts.adapter, appId), channel });
  const postman = new Postman(database, new Map(ESCALATION_KINDS.map((kind) => [kind, (entry) => delivery.deliver(entry)])), log);
  return { postman, escalations: new Escalations({ ...parts, channel, postman }) };
}
