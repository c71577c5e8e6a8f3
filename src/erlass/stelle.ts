/** How a place in the Erlass is written and read, e.g. "5.4 S. 3" (Fundstelle grammar of docs/design). */

/** A place in the Erlass: its head, a Nummer, a Satz of a Nummer, or a Spiegelstrich of a Nummer. */
export type Stelle =
  | { readonly art: 'kopf' }
  | {
      readonly art: 'nummer';
      /** "5.4", or "2" where the section has no sub-numbers */
      readonly nummer: string;
      /** 1-based Satz within the Nummer */
      readonly satz?: number;
      /** 1-based Spiegelstrich within the Nummer */
      readonly spiegelstrich?: number;
    };

export const KOPF = 'Kopf';

const STELLE = /^(\d{1,2}(?:\.\d{1,2})?)(?: (?:S\. (\d{1,2})|Spiegelstrich (\d{1,2})))?$/;

/** Reads the one canonical spelling of a Fundstelle; anything else is `undefined` (see `STELLE`). */
export function parseStelle(text: string): Stelle | undefined {
  if (text === KOPF) return { art: 'kopf' };
  const match = STELLE.exec(text);
  if (!match?.[1]) return undefined;
  return {
    art: 'nummer',
    nummer: match[1],
    ...(match[2] ? { satz: Number(match[2]) } : {}),
    ...(match[3] ? { spiegelstrich: Number(match[3]) } : {}),
  };
}

/** Writes a Fundstelle as in the contract: "Kopf", "5.1", "5.1 S. 2", "3.2 Spiegelstrich 7". */
export function formatStelle(stelle: Stelle): string {
  if (stelle.art === 'kopf') return KOPF;
  if (stelle.satz !== undefined) return `${stelle.nummer} S. ${stelle.satz}`;
  if (stelle.spiegelstrich !== undefined) return `${stelle.nummer} Spiegelstrich ${stelle.spiegelstrich}`;
  return stelle.nummer;
}

/** The Nummer a written Fundstelle belongs to: "5.4 S. 3" is in "5.4", "Kopf" in "Kopf". */
export function nummerOf(stelle: string): string {
  const parsed = parseStelle(stelle);
  return parsed?.art === 'nummer' ? parsed.nummer : stelle;
}

/** How people say it aloud: "Nr. 5.4 Satz 3", "Nr. 3.2, Spiegelstrich 7", "Kopf des Erlasses". */
export function spokenStelle(stelle: string): string {
  const parsed = parseStelle(stelle);
  if (!parsed) return stelle;
  if (parsed.art === 'kopf') return 'Kopf des Erlasses';
  if (parsed.satz !== undefined) return `Nr. ${parsed.nummer} Satz ${parsed.satz}`;
  if (parsed.spiegelstrich !== undefined) return `Nr. ${parsed.nummer}, Spiegelstrich ${parsed.spiegelstrich}`;
  return `Nr. ${parsed.nummer}`;
}
