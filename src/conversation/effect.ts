/** What a turn wants done outside of it. The turn stays pure; the edge carries it out and tells what became of it. */
import type { ListRequest } from '../checklists/ask.js';
import type { Finding } from './action.js';

export type Effect =
  /** something with lists that are kept; its outcome stands in place of the replies, which are for where nothing is kept */
  | { readonly kind: 'lists'; readonly request: ListRequest }
  /** hands a question over to people */
  | { readonly kind: 'escalate'; readonly question: string; readonly finding: Finding }
  /** in their channel: takes a question, gives it back, or answers it; `text` is what stands in the field for the answer */
  | { readonly kind: 'ticket-take' | 'ticket-release' | 'ticket-answer'; readonly id: string; readonly text: string };
