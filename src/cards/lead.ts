/** The direct answer in front: its first sentence is set large, the rest follows in normal size. */
import { splitSaetze } from '../erlass/saetze.js';
import type { Knowledge } from '../knowledge/model.js';
import { plain } from './escape.js';

/** A longer first sentence set large would fill a phone's screen. */
const LARGE_UP_TO = 110;

export type Lead =
  | { readonly kern: string; readonly groesse: 'Large' | 'Medium' }
  | { readonly kern: string; readonly groesse: 'Large' | 'Medium'; readonly rest: string };

/** Splits a text into its first sentence and the rest, both safe for a TextBlock. */
export function leadOf(knowledge: Knowledge, text: string): Lead {
  const [kern = text, ...rest] = splitSaetze(text, new Set(knowledge.angaben.abkuerzungen));
  return {
    kern: plain(kern),
    groesse: kern.length <= LARGE_UP_TO ? 'Large' : 'Medium',
    ...(rest.length > 0 ? { rest: plain(rest.join(' ')) } : {}),
  };
}
