/** The message extension: looking things up from the compose box and from a message. Its answers are invoke bodies. */
import { z } from 'zod/v4';
import type { Card } from '../cards/json.js';
import { renderCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import { nummerReply } from '../conversation/answer.js';
import type { Assistant } from '../conversation/assistant.js';
import { lookup } from '../conversation/lookup.js';
import type { Reply } from '../conversation/reply.js';
import { NEW_SESSION } from '../conversation/session.js';
import { notice } from '../conversation/talk.js';
import { turn } from '../conversation/turn.js';
import { formatStelle, spokenStelle } from '../erlass/stelle.js';
import { placeOfLink } from '../web/link.js';
import { cardAttachment, dialogWindow } from './attachment.js';
import { plainText } from './message-text.js';

const PREVIEW_TYPE = 'application/vnd.microsoft.card.thumbnail';
/** What one answer may weigh together, in bytes: Teams says nothing of a limit for the list, a single card may have 28 KB. */
const MAX_LIST_BYTES = 80_000;

/** `value` of `composeExtension/query`. With nothing typed, Teams sends the parameter `initialRun`; the Playground sends no name. */
const queryValue = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string().optional(), value: z.unknown() })).optional(),
});

/** `value` of an action on a message, as far as we read it. */
const actionValue = z.looseObject({
  messagePayload: z.looseObject({ body: z.looseObject({ content: z.string().nullish() }).optional() }).optional(),
});

export interface ComposeParts {
  readonly assistant: Assistant;
  readonly templates: CardTemplates;
  /** origin of the page with the text, for links */
  readonly publicUrl?: string;
}

/** Results as one types. Odd input is an empty query. */
export function searchResults({ assistant, templates, publicUrl }: ComposeParts, value: unknown): object {
  const parameters = queryValue.safeParse(value).data?.parameters ?? [];
  const typed = parameters.find(({ name = 'query' }) => name === 'query')?.value;
  const results = lookup(assistant, typeof typed === 'string' ? typed : '');
  if (results.length === 0) return { composeExtension: { type: 'message', text: assistant.knowledge.sprache.texte.suche_nichts } };
  let bytes = 0;
  const attachments = results
    .map(({ titel, zeile, reply }) => listed(renderCard(templates, assistant.knowledge, reply, publicUrl), titel, zeile))
    .filter((attachment) => {
      bytes += Buffer.byteLength(JSON.stringify(attachment));
      return bytes <= MAX_LIST_BYTES;
    });
  return resultList(attachments);
}

/** A card with the two lines that the list shows of it. */
function listed(card: Card, title: string, text: string): object {
  return { ...cardAttachment(card), preview: { contentType: PREVIEW_TYPE, content: { title, text } } };
}

function resultList(attachments: readonly object[]): object {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

/** `value` of `composeExtension/queryLink`. */
const linkValue = z.looseObject({ url: z.string().max(2_000) });

/** A pasted link to the page becomes the Wortlaut of its place. A link that names none is left as it is. */
export function unfurledLink({ assistant, templates, publicUrl }: ComposeParts, value: unknown): object {
  const { url } = linkValue.safeParse(value).data ?? {};
  const stelle = url && publicUrl ? placeOfLink(url, publicUrl) : undefined;
  const reply = stelle ? nummerReply(assistant.knowledge, formatStelle(stelle)) : undefined;
  if (reply?.kind !== 'nummer') return {};
  const card = renderCard(templates, assistant.knowledge, { ...reply, buttons: [] }, publicUrl);
  return resultList([listed(card, reply.titel, spokenStelle(reply.stelle))]);
}

/** The answer to somebody's message, in a dialog window: the text of the message is the question. */
export function lookUpMessage({ assistant, templates, publicUrl }: ComposeParts, value: unknown): object {
  const { messagePayload } = actionValue.safeParse(value).data ?? {};
  const card = renderCard(templates, assistant.knowledge, standalone(assistant, plainText(messagePayload?.body?.content ?? '')), publicUrl);
  return dialogWindow(assistant.knowledge.sprache.texte.nachschlagen_titel, 'medium', card);
}

/** A reply that needs no button: in a dialog window nobody answers them. Where the bot would ask back, the best result stands. */
function standalone(assistant: Assistant, text: string): Reply {
  // Handing over is a matter of the chat.
  const { human: _, ...alone } = assistant;
  const [reply] = turn(alone, NEW_SESSION, { type: 'message', text }).replies;
  if (reply?.kind === 'decision') return { ...reply, asText: true };
  if (reply && 'buttons' in reply && reply.kind !== 'checklist') return { ...reply, buttons: [] };
  const [best] = lookup(assistant, text);
  return best?.reply ?? { ...notice(assistant.knowledge, assistant.knowledge.sprache.texte.suche_nichts), buttons: [] };
}
