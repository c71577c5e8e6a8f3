/** `knowledge/checklisten/*.yaml`: one checklist per occasion. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz } from './gemeinsam.js';

const werte = z.union([kennung.transform((wert) => [wert]), z.array(kennung).min(1)]);

/** When an item belongs on a list: every named fact must have one of the values, and every named table this outcome. */
export const bedingung = z
  .strictObject({
    /** id of an `angabe` -> its values, one of which must hold */
    angaben: z.record(kennung, werte).default({}),
    /** the outcome of a decision table; facts of the same name are handed on to it */
    tabelle: z
      .strictObject({
        id: kennung,
        /** facts that the occasion itself settles */
        angaben: z.record(kennung, kennung).default({}),
        ergebnis: kennung,
      })
      .optional(),
  })
  .refine((b) => Object.keys(b.angaben).length > 0 || b.tabelle, 'Eine Bedingung braucht „angaben“ oder „tabelle“.');
export type Bedingung = z.infer<typeof bedingung>;

export const punkt = z
  .strictObject({
    id: kennung,
    /** `hinweis`: advice that is not from the Erlass, and always shown as such */
    art: z.enum(['erlass', 'hinweis']).default('erlass'),
    was: satz.max(300),
    /** who is responsible by the Erlass; absent where it does not say */
    wer: satz.optional(),
    fundstelle: fundstelle.optional(),
    hinweis: satz.optional(),
    bedingung: bedingung.optional(),
    /** weeks before the date of the occasion by which it should be done: advice, the Erlass names no such time */
    vorlauf: z.int().min(0).max(104).optional(),
  })
  .refine((p) => p.art === 'hinweis' || p.fundstelle, 'Ein Punkt aus dem Erlass braucht eine Fundstelle. Sonst „art: hinweis“ angeben.')
  .refine(
    (p) => p.art === 'erlass' || !(p.fundstelle || p.wer),
    'Ein Hinweis hat keine Fundstelle und niemanden, der nach dem Erlass zuständig ist.',
  );
export type Punkt = z.infer<typeof punkt>;

export const checkliste = z.strictObject({
  id: kennung,
  titel: satz.max(60),
  knopf: satz.max(40),
  einleitung: satz,
  /** what the date is of: "Planungsrunde" */
  termin: satz.max(40),
  /** ids of the facts by which the list is fitted, in the order in which they are asked */
  angaben: z.array(kennung).max(3).default([]),
  /** what the occasion fixes runs out so many years after its date; people who want it are told so many weeks before */
  ablauf: z
    .strictObject({
      jahre: z.int().min(1).max(10),
      vorlauf: z.int().min(0).max(104),
      text: satz.refine((t) => t.includes('{tag}'), 'Der Text braucht {tag}.'),
      fundstelle,
    })
    .optional(),
  gruppen: z.array(z.strictObject({ titel: satz, punkte: z.array(punkt).min(1) })).min(1),
  /** advice beyond the Erlass, always shown as such */
  hinweise: z.array(satz).default([]),
  ausloeser: z.array(satz).min(3),
});
export type Checkliste = z.infer<typeof checkliste>;

/** The items of a list in their order. */
export function punkteOf({ gruppen }: Checkliste): readonly Punkt[] {
  return gruppen.flatMap((gruppe) => gruppe.punkte);
}
