/** What a button asks of kept lists: small enough for a card, and checked against the store when it comes back. */
import { z } from 'zod/v4';
import type { Day } from '../calendar/day.js';
import type { CaseFacts } from './fit.js';

export const FORMATS = ['docx', 'ics', 'md'] as const;
export type Format = (typeof FORMATS)[number];

const kennung = z.string().regex(/^[a-z0-9-]{1,80}$/);
const list = z.uuid();
const page = z.int().min(0).max(100).optional();
const item = { list, item: kennung, page };

export const listAsk = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('overview'), archived: z.literal(true).optional(), from: z.int().min(0).max(10_000).optional() }),
  z.strictObject({ ask: z.literal('show'), list, page }),
  z.strictObject({ ask: z.literal('tick'), ...item }),
  z.strictObject({ ask: z.literal('untick'), ...item }),
  /** the form of one item: note, person, day */
  z.strictObject({ ask: z.literal('item'), ...item }),
  /** what was filled in there */
  z.strictObject({ ask: z.literal('save'), ...item }),
  /** what can be done with the whole list */
  z.strictObject({ ask: z.literal('menu'), list }),
  z.strictObject({ ask: z.literal('files'), list }),
  z.strictObject({ ask: z.literal('file'), list, format: z.enum(FORMATS) }),
  z.strictObject({ ask: z.enum(['remind-on', 'remind-off']), list }),
  z.strictObject({ ask: z.literal('archive'), list }),
  z.strictObject({ ask: z.literal('reopen'), list }),
  z.strictObject({ ask: z.literal('delete'), list, sure: z.literal(true).optional() }),
  /** the form of a new list for the next round, with the facts of this one */
  z.strictObject({ ask: z.literal('again'), list }),
  z.strictObject({ ask: z.literal('my-data'), file: z.literal(true).optional() }),
  z.strictObject({ ask: z.literal('forget-me'), sure: z.literal(true).optional() }),
]);
export type ListAsk = z.infer<typeof listAsk>;

/** What was typed or chosen in the fields of a card, by the id of the field without its prefix. Not trusted. */
export type Fields = Readonly<Record<string, string>>;

/** The choice of nobody in a people picker. */
export const NOBODY = 'niemand';

/** What a turn asks of the store: it is carried out after the turn, which itself stays pure. */
export type ListRequest =
  | { readonly do: 'create'; readonly checklist: string; readonly facts: CaseFacts; readonly date?: Day }
  | { readonly do: 'ask'; readonly ask: ListAsk; readonly fields: Fields };
