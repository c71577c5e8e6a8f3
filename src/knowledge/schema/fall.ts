/** `knowledge/faelle/*.yaml`: how the facts of a decision table are recognised in what people write. */
import { z } from 'zod/v4';
import { kennung, satz } from './gemeinsam.js';

/**
 * A pattern, see `src/cases/pattern.ts`: parts joined by " + " must all stand in one clause, a part after " - " must
 * not; "nicht: " asks for a negation; "*" stands for any letters, "#" for a number, "{name}" for a word list.
 * "fraglich: " asks for a doubt, " & " for another pattern somewhere, " & nirgends: " for its absence.
 */
const muster = satz
  .max(400)
  .refine(
    (text) => !text.split(' & ').some((one) => / - .* \+ /.test(one)),
    'Nach „ - “ darf kein „ + “ stehen: erst alles, was dastehen muss, dann alles, was fehlen muss.',
  );

const erkennung = z.strictObject({
  /** where a text shows several values, the one listed first counts; otherwise none does */
  vorrang: z.boolean().default(false),
  /** value -> patterns */
  werte: z.record(kennung, z.array(muster)).default({}),
  /** patterns that leave the fact open, whatever else the text says */
  unklar: z.array(muster).default([]),
  /** patterns with "#", for a Merkmal whose values are ranges of a number */
  zahl: z.array(muster).default([]),
});
export type Erkennung = z.infer<typeof erkennung>;

export const fall = z.strictObject({
  /** id of the table in `regeln/` */
  id: kennung,
  /** patterns that show that this table is asked for */
  anzeichen: z.array(muster).min(1),
  merkmale: z.record(kennung, erkennung),
  /** only for a collecting table: result -> patterns that ask about this result alone */
  ergebnisse: z.record(kennung, z.array(muster)).default({}),
  /** texts with exactly the facts that must be read from them; run with every check */
  beispiele: z.array(z.strictObject({ text: satz, angaben: z.record(kennung, kennung) })).min(3),
});
export type Fall = z.infer<typeof fall>;

/** An entry of a word list: one or more words, no lists or alternatives in it. */
const eintrag = satz.refine(
  (text) => !/[{}|+&#]| - /.test(text),
  'In einer Wortliste stehen nur Wörter, mit „*“ für beliebige Buchstaben.',
);

/** `sprache/falltext.yaml`: words that steer the reading of a case, whatever the table. */
export const falltextDatei = z.strictObject({
  /** words after which a new clause starts */
  trenner: z.array(satz).min(1),
  /** abbreviations whose stop does not end a sentence */
  abkuerzungen: z.array(satz).default([]),
  /** words that negate what stands beside them; "*" for any letters */
  verneinung: z.array(satz).min(1),
  /** words that negate only what follows */
  verneinung_voraus: z.array(satz).default([]),
  /** words that make a clause uncertain, so that it states no fact */
  unsicher: z.array(satz).min(1),
  /** words that mean the same to a pattern, by name; a pattern writes "{name}" */
  wortlisten: z.record(kennung, z.array(eintrag).min(1)).default({}),
});
export type Falltext = z.infer<typeof falltextDatei>;
