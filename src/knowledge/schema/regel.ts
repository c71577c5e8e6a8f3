/** `knowledge/regeln/*.yaml`: decision tables. DMN's ideas, not its files. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz } from './gemeinsam.js';

/** A range of numbers: `von`/`bis` include their edge, `ueber`/`unter` do not. Without a lower edge it starts at 0. */
const band = z
  .strictObject({ von: z.number().optional(), ueber: z.number().optional(), bis: z.number().optional(), unter: z.number().optional() })
  .refine((b) => !(b.von !== undefined && b.ueber !== undefined), 'Entweder „von“ oder „ueber“, nicht beides.')
  .refine((b) => !(b.bis !== undefined && b.unter !== undefined), 'Entweder „bis“ oder „unter“, nicht beides.');
export type Band = z.infer<typeof band>;

/** A fact with a finite list of values. Numbers are put into named bands (`zahl`). */
export const merkmal = z.strictObject({
  id: kennung,
  /** short noun phrase for reasons and summaries: "Abschluss" */
  name: satz,
  /** value -> how it reads in a summary: "abgeschlossenes Hochschulstudium" */
  werte: z.record(kennung, satz).refine((w) => Object.keys(w).length >= 2, 'Ein Merkmal braucht mindestens zwei Werte.'),
  /** value -> the condition in a sentence after "wenn": "das Studium Inhalte zur Integration hätte" */
  wenn: z.record(kennung, satz).default({}),
  /**
   * the value of the legal normal case, taken for granted as long as nothing else is said. It is shown as an assumption
   * and can be changed; only for facts that people mention when they are otherwise ("die Leitung ist krank").
   */
  annahme: kennung.optional(),
  /** where the values are ranges of a number: its unit, and the range of each value */
  zahl: z.strictObject({ einheit: satz, baender: z.record(kennung, band) }).optional(),
});
export type Merkmal = z.infer<typeof merkmal>;

/** One row: all conditions of `wenn` must hold; a Merkmal that is not named may have any value. */
export const zeile = z.strictObject({
  id: kennung,
  wenn: z.record(kennung, z.union([kennung, z.array(kennung).min(1)])),
  /** id of an `ergebnis` */
  dann: kennung,
  /** only in tables with `art: sammelnd`: the grade, id of a `stufe` */
  stufe: kennung.optional(),
  grund: satz,
  fundstellen: z.array(fundstelle).min(1),
  auslegung: satz.optional(),
  hinweis: satz.optional(),
  /** the procedure that the Erlass itself names, such as an exception */
  naechster_schritt: z
    .strictObject({
      text: satz,
      fundstellen: z.array(fundstelle).min(1),
      /** id of the table that walks this step through */
      tabelle: kennung.optional(),
    })
    .optional(),
});
export type Zeile = z.infer<typeof zeile>;

/** How an outcome reads. `art` steers the look of the card, never the decision. */
export const ergebnis = z.strictObject({
  titel: satz,
  /** one or two words, where several outcomes are listed: "nicht erfüllt" */
  kurz: satz.optional(),
  /** "Erfüllt wäre es, wenn …": the start of the sentence that says what would lead here */
  waere: satz.optional(),
  art: z.enum(['ja', 'nein', 'auskunft', 'nicht-geregelt']).default('auskunft'),
});

export const tabelle = z.strictObject({
  id: kennung,
  titel: satz.max(60, 'Höchstens 60 Zeichen, sonst passt es auf keine Schaltfläche.'),
  frage: satz,
  /** eindeutig: exactly one row for every combination; sammelnd: all matching rows count */
  art: z.enum(['eindeutig', 'sammelnd']),
  merkmale: z.array(merkmal).min(1),
  ergebnisse: z.record(kennung, ergebnis),
  stufen: z.record(kennung, z.strictObject({ titel: satz, rang: z.int() })).optional(),
  zeilen: z.array(zeile).min(1),
});
export type Tabelle = z.infer<typeof tabelle>;
