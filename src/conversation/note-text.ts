/** Texts that are kept for the maintainers: short, and without what plainly points to a person. */
import { cleanInput } from '../language/fold.js';

/** Most of a text that is kept, in characters. */
export const MAX_NOTE_LENGTH = 500;
/** Long texts are cut before anything else is done with them. */
const MAX_READ = 4 * MAX_NOTE_LENGTH;

const MASK = '…';
const MAIL = /[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,200}/gu;
const LINK = /\bhttps?:\/\/\S+/giu;
/** telephone, account and personnel numbers; a Nummer of the Erlass, a year or a sum of money stays */
const LONG_NUMBER = /\+?\d(?:[ /()-]{0,2}\d){6,}/gu;

/** The text as it may be kept; empty where nothing is left. Names cannot be told from other words: the form asks to leave them out. */
export function noteText(raw: string): string {
  const masked = cleanInput(raw.slice(0, MAX_READ)).replace(LINK, MASK).replace(MAIL, MASK).replace(LONG_NUMBER, MASK);
  return [...masked].slice(0, MAX_NOTE_LENGTH).join('').trim();
}
