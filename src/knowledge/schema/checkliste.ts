/** `knowledge/checklisten/*.yaml`: one checklist per occasion. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz } from './gemeinsam.js';

export const punkt = z.strictObject({
  id: kennung,
  was: satz,
  /** who is responsible by the Erlass; absent where it does not say */
  wer: satz.optional(),
  fundstelle,
  hinweis: satz.optional(),
});

export const checkliste = z.strictObject({
  id: kennung,
  titel: satz.max(60),
  knopf: satz.max(40),
  einleitung: satz,
  gruppen: z.array(z.strictObject({ titel: satz, punkte: z.array(punkt).min(1) })).min(1),
  /** advice beyond the Erlass, always shown as such */
  hinweise: z.array(satz).default([]),
  ausloeser: z.array(satz).min(3),
});
export type Checkliste = z.infer<typeof checkliste>;
