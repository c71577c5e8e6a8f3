/** Cutting a folded text into words. */

const WORD = /\p{L}+(?:[.'’]\p{L}+)*|\d+(?:[.,]\d+)*/gu;
/** A word longer than this is noise, not German ("Donaudampfschifffahrtsgesellschaftskapitän" has 42 letters). */
const MAX_WORD = 60;

/** Words and numbers in order. "Integrations-Konzept" yields both parts; the analyser also tries them joined. */
export function tokenize(folded: string): string[] {
  return (folded.match(WORD) ?? []).filter((word) => word.length <= MAX_WORD).map((word) => word.replace(/[.'’](?=\p{L})/gu, ''));
}

/** Pairs joined by a hyphen in the text: "integrations-konzept" -> "integrationskonzept". */
export function hyphenated(folded: string): string[] {
  return (folded.match(/\p{L}{2,30}(?:-\p{L}{2,30}){1,3}/gu) ?? []).map((word) => word.replace(/-/g, ''));
}
