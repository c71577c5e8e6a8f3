/** Splitting German legal prose into Sätze. */

/** Data of `knowledge/erlass/erlass.yaml`: abbreviations after which no Satz ends, e.g. "z.B." */
export type Abkuerzungen = ReadonlySet<string>;

/**
 * Splits a paragraph into Sätze. A Satz ends at ".", "!" or "?" before white space and a capital letter,
 * unless the word with the dot is a known abbreviation, a single letter ("d. MSW") or a number ("Nr. 3. ").
 */
export function splitSaetze(paragraph: string, abkuerzungen: Abkuerzungen): string[] {
  const saetze: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(/[.!?](?=\s+[A-ZÄÖÜ„])/g)) {
    const end = match.index + 1;
    const word = paragraph.slice(start, end).split(/\s+/).at(-1) ?? '';
    if (match[0] === '.' && isAbbreviation(word, abkuerzungen)) continue;
    saetze.push(paragraph.slice(start, end).trim());
    start = end;
  }
  const rest = paragraph.slice(start).trim();
  if (rest) saetze.push(rest);
  return saetze;
}

function isAbbreviation(word: string, abkuerzungen: Abkuerzungen): boolean {
  const bare = word.replace(/^[(„–-]+/, '');
  return abkuerzungen.has(bare) || /^\p{L}\.$/u.test(bare) || /^\d+\.$/.test(bare);
}
