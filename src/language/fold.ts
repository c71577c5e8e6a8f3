/** Folding what people type: one spelling for "Aufsichtsbehörde", "aufsichtsbehoerde" and "AUFSICHTSBEHÖRDE". */

/** Longest message that is analysed, in characters. Longer ones are refused with a hint before any analysis. */
export const MAX_MESSAGE_LENGTH = 2_000;

/**
 * Removes what nobody meant to type: control, format (zero-width, direction marks) and private-use characters.
 * Line breaks become blanks, "4 ½" becomes "4,5". Linear in the length of the text.
 */
export function cleanInput(text: string): string {
  return text
    .replace(/(\d)?\s?½/g, (_, whole: string | undefined) => `${whole ?? '0'},5`)
    .normalize('NFKC')
    .replace(/[\n\r\t]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Lower case, no diacritics, ß as ss; ae/oe/ue as a/o/u unless the e belongs to a vowel before it ("neue", "quelle").
 * Knowledge and questions go through the same fold, so a rare wrong fold does no harm.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most texts have nothing to fold but capitals.
  if (/^[\x20-\x7e]*$/.test(lower) && !/[aou]e/.test(lower)) return lower;
  return lower
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(^|[^aeouq])([aou])e/g, '$1$2')
    .normalize('NFC');
}
