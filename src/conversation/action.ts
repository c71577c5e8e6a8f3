/** What a button does: channel-neutral, small enough for a card, never trusted when it comes back. */
import { z } from 'zod/v4';
import { listAsk } from '../checklists/ask.js';

const kennung = z.string().regex(/^[a-z0-9-]{1,80}$/);
const facts = z.record(kennung, kennung).refine((f) => Object.keys(f).length <= 20);

/** Where a guided dialog stands. It travels in the card, so an old card or a restarted server does no harm. */
export const dialogState = z.strictObject({
  table: kennung,
  facts,
  /** facts answered with "weiß nicht" */
  unknown: z.array(kennung).max(20),
  /** order of the answers, for "zurück" */
  order: z.array(kennung).max(20),
  /** facts that a text left unclear: asked, never assumed */
  unclear: z.array(kennung).max(20).optional(),
  /** results of a collecting table that the question was about; without it, all of them */
  asked: z.array(kennung).min(1).max(20).optional(),
});
export type DialogState = z.infer<typeof dialogState>;

/** The longest text a person can hand over or answer with, in characters. */
export const MAX_HANDED_OVER = 2_000;

/** What the assistant found for a question: a topic, a gap, a silence without an entry, or nothing it understood. */
export const finding = z.strictObject({ kind: z.enum(['answer', 'gap', 'silence', 'unclear']), id: z.union([kennung, z.literal('')]) });
export type Finding = z.infer<typeof finding>;

const ticketId = z.string().regex(/^[0-9a-f]{24}$/);

export const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('topic'), id: kennung }),
  z.strictObject({ do: z.literal('gap'), id: kennung }),
  /** `facts` are taken along from another case, as far as the table knows them */
  z.strictObject({ do: z.literal('start-dialog'), table: kennung, facts: facts.optional() }),
  z.strictObject({ do: z.literal('answer'), state: dialogState, merkmal: kennung }),
  z.strictObject({ do: z.literal('back'), state: dialogState }),
  /** asks once more for one answer and keeps the others */
  z.strictObject({ do: z.literal('change'), state: dialogState, merkmal: kennung }),
  /** the result as plain text, to be copied */
  z.strictObject({ do: z.literal('as-text'), state: dialogState }),
  z.strictObject({ do: z.literal('cancel') }),
  z.strictObject({ do: z.literal('checklist'), id: kennung }),
  /** the form of a list that is to be kept, and what was filled in there */
  z.strictObject({ do: z.literal('list-form'), id: kennung }),
  z.strictObject({ do: z.literal('list-create'), id: kennung }),
  /** something with a list that is kept */
  z.strictObject({ do: z.literal('list'), ask: listAsk }),
  z.strictObject({ do: z.literal('show'), stelle: z.string().max(40) }),
  z.strictObject({ do: z.literal('help') }),
  /** shows what would be handed over to a person, then does it */
  z.strictObject({ do: z.literal('escalate'), question: z.string().max(MAX_HANDED_OVER), finding }),
  z.strictObject({ do: z.enum(['escalate-send', 'escalate-not']), finding }),
  /** in the channel of the people who answer: takes a question, gives it back, answers it */
  z.strictObject({ do: z.enum(['ticket-take', 'ticket-release', 'ticket-answer']), id: ticketId }),
  /** the guided dialogs that the welcome does not show, or all checklists, a few at a time */
  z.strictObject({ do: z.literal('more'), what: z.literal('checklists').optional(), from: z.int().min(0).max(100).optional() }),
]);
export type Action = z.infer<typeof action>;

/** What a press does to the card it stands on. */
type Reach = 'moves' | 'opens' | 'shared';

/**
 * Whether an action moves what its card is about, opens something new, or belongs to everybody who sees the card. In a
 * group only the one for whom a card was made moves it, and what others open stands beside it. What is shared renews its
 * message by itself.
 */
export const REACH: Readonly<Record<Action['do'], Reach>> = {
  topic: 'opens',
  gap: 'opens',
  'start-dialog': 'opens',
  answer: 'moves',
  back: 'moves',
  change: 'moves',
  'as-text': 'moves',
  cancel: 'moves',
  checklist: 'opens',
  show: 'opens',
  help: 'opens',
  more: 'opens',
  escalate: 'opens',
  'escalate-send': 'moves',
  'escalate-not': 'moves',
  'list-form': 'opens',
  'list-create': 'moves',
  list: 'shared',
  'ticket-take': 'shared',
  'ticket-release': 'shared',
  'ticket-answer': 'shared',
};

/**
 * An action with the knowledge version it was made under: a button of an older version gets a polite answer.
 * `wert` is what a person chose in the card; a button brings it along, a choice set fills it in.
 */
export const stampedAction = z.strictObject({
  v: z.string().regex(/^[0-9a-f]{12}$/),
  action,
  wert: z.union([kennung, z.literal('')]).optional(),
  /** what a person wrote into the card; its length is judged later, so that nobody's words are lost without a sentence about it */
  text: z.string().optional(),
  /** in a group: a mark of the person for whom the card was made */
  von: z
    .string()
    .regex(/^[\w-]{8}$/)
    .optional(),
  /** what stood in the fields of the card */
  felder: z.record(z.string().max(80), z.string()).optional(),
});
export type StampedAction = z.infer<typeof stampedAction>;
