/** What can reach the conversation, after the edge has parsed the wire format once. */
import type { Day } from '../calendar/day.js';
import type { StampedAction } from './action.js';

/** `heute` is the day in Germany, where lists can be kept; without it nothing is kept and no date is read. */
export type Incoming =
  /** a typed message; mentions stripped, entities decoded by the edge */
  | { readonly type: 'message'; readonly text: string; readonly heute?: Day }
  /** a pressed button with parsed, but not yet trusted, data */
  | { readonly type: 'action'; readonly stamped: StampedAction; readonly heute?: Day }
  /** a button whose data could not be parsed */
  | { readonly type: 'broken-action' }
  /** a person or team sees the bot for the first time */
  | { readonly type: 'welcome' };
