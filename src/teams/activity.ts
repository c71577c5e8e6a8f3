/** The wire format of an activity, as far as we read it. Checked before the SDK sees the body. */
import { z } from 'zod/v4';

const text = z.string().nullish();
/** Stands in addresses of the connector. */
const messageId = z.string().max(500).nullish();
const account = z.looseObject({ id: z.string().min(1).max(500), name: text, aadObjectId: text });
const conversation = z.looseObject({
  id: z.string().min(1).max(500),
  conversationType: text,
  isGroup: z.boolean().nullish(),
  tenantId: text,
});

/** What every activity needs so that the SDK can take it; anything else is answered with 400. */
export const envelope = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation,
  from: account,
  recipient: account,
  id: messageId,
  replyToId: messageId,
  name: text,
  text,
  locale: text,
  timestamp: text,
  localTimestamp: text,
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  attachments: z.array(z.looseObject({})).nullish(),
});
export type Envelope = z.infer<typeof envelope>;

/** An entity that names somebody with "@". */
export const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().optional(),
  mentioned: z.looseObject({ id: z.string().optional(), name: z.string().optional() }),
});

/** `value` of the invoke that an Action.Execute sends. */
export const executeValue = z.looseObject({ action: z.looseObject({ verb: z.string().optional(), data: z.unknown() }) });
