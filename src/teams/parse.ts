/** The one place where an activity becomes something the conversation understands. */
import { z } from 'zod/v4';
import { FIELD, VERB } from '../cards/actions.js';
import { stampedAction } from '../conversation/action.js';
import type { Incoming } from '../conversation/incoming.js';
import { type Envelope, executeValue } from './activity.js';
import { CARD_TYPE } from './attachment.js';
import { type Feedback, isFeedbackForm, readFeedback } from './feedback.js';
import { type Consent, readConsent } from './files.js';
import { messageText, plainText } from './message-text.js';

/** What an activity means to us. `via` says how the reply has to travel. */
export type Parsed =
  | { readonly kind: 'turn'; readonly via: 'message' | 'execute'; readonly incoming: Incoming }
  /** greet, unless this conversation was greeted already */
  | { readonly kind: 'welcome' }
  /** the bot was removed: forget the conversation */
  | { readonly kind: 'goodbye' }
  /** looking something up from the compose box, from the text of a message, or from a pasted link */
  | { readonly kind: 'search' | 'lookup' | 'link'; readonly value: unknown }
  /** thumbs up or down was pressed: the form is wanted; or it was filled in */
  | { readonly kind: 'feedback-form' | 'feedback'; readonly feedback: Feedback }
  /** the answer to an offered file */
  | { readonly kind: 'file-consent'; readonly consent: Consent }
  /** an invoke that somebody waits for, but that we do not serve */
  | { readonly kind: 'unknown-invoke' }
  | { readonly kind: 'ignore' };

/** Reads an activity. Never throws: what is odd is ignored or a broken action. */
export function parseActivity(activity: Envelope): Parsed {
  switch (activity.type) {
    case 'message':
      return message(activity);
    case 'invoke':
      return invoke(activity);
    case 'conversationUpdate':
      return (activity.membersAdded ?? []).some((m) => m.id !== activity.recipient.id) ? { kind: 'welcome' } : { kind: 'ignore' };
    case 'installationUpdate':
      return installation(activity.action);
    default:
      return { kind: 'ignore' };
  }
}

function invoke({ name, value }: Envelope): Parsed {
  switch (name) {
    case 'adaptiveCard/action':
      return execute(value);
    case 'composeExtension/query':
      return { kind: 'search', value };
    case 'composeExtension/fetchTask':
      return { kind: 'lookup', value };
    case 'composeExtension/queryLink':
      return { kind: 'link', value };
    case 'message/fetchTask':
      return { kind: 'feedback-form', feedback: readFeedback(value) };
    case 'message/submitAction':
      return { kind: 'feedback', feedback: readFeedback(value) };
    case 'fileConsent/invoke': {
      const consent = readConsent(value);
      return consent ? { kind: 'file-consent', consent } : { kind: 'unknown-invoke' };
    }
    case 'task/submit':
      return isFeedbackForm(value) ? { kind: 'feedback', feedback: readFeedback(value) } : { kind: 'unknown-invoke' };
    default:
      return { kind: 'unknown-invoke' };
  }
}

/** A Submit arrives as a message with data; a `messageBack` brings a text along, the data decides. */
function message(activity: Envelope): Parsed {
  const { value } = activity;
  const isSubmit = typeof value === 'object' && value !== null;
  if (isSubmit) return { kind: 'turn', via: 'message', incoming: toAction(value) };
  const text = messageText(activity);
  if (!holdsCard(activity)) return { kind: 'turn', via: 'message', incoming: { type: 'message', text } };
  // A card put into the chat from the compose box is no question; a mark of it stands among the words.
  const words = plainText(text);
  return words === '' ? { kind: 'ignore' } : { kind: 'turn', via: 'message', incoming: { type: 'message', text: words } };
}

function holdsCard({ attachments }: Envelope): boolean {
  return (attachments ?? []).some(({ contentType }) => contentType === CARD_TYPE);
}

function execute(value: unknown): Parsed {
  const parsed = executeValue.safeParse(value);
  const ours = parsed.success && (parsed.data.action.verb ?? VERB) === VERB;
  return { kind: 'turn', via: 'execute', incoming: ours ? toAction(parsed.data.action.data) : { type: 'broken-action' } };
}

function installation(action: unknown): Parsed {
  if (action === 'add' || action === 'add-upgrade') return { kind: 'welcome' };
  return action === 'remove' || action === 'remove-upgrade' ? { kind: 'goodbye' } : { kind: 'ignore' };
}

/** Clients add keys of their own (inputs of the card, `msteams`): only ours are read, and those strictly. */
const ourKeys = z.looseObject({
  v: z.unknown().optional(),
  action: z.unknown().optional(),
  wert: z.unknown().optional(),
  text: z.unknown().optional(),
  von: z.unknown().optional(),
});

function toAction(data: unknown): Incoming {
  const { v, action, ...others } = ourKeys.safeParse(data).data ?? {};
  const given = Object.fromEntries(['wert', 'text', 'von'].flatMap((key) => (key in others ? [[key, others[key]]] : [])));
  const felder = fieldsOf(data);
  const stamped = stampedAction.safeParse({ v, action, ...given, ...(felder ? { felder } : {}) });
  return stamped.success ? { type: 'action', stamped: stamped.data } : { type: 'broken-action' };
}

/** The inputs of a card, by their ids without the prefix; `undefined` where there are none. */
function fieldsOf(data: unknown): Record<string, string> | undefined {
  const entries = Object.entries(z.looseObject({}).safeParse(data).data ?? {}).flatMap(([key, value]) =>
    key.startsWith(FIELD) && typeof value === 'string' ? [[key.slice(FIELD.length), value] as const] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
