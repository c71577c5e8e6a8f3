/** `knowledge/themen/*.yaml` and `knowledge/luecken/*.yaml`: what can be asked. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz } from './gemeinsam.js';

const varianten = z.array(satz);

/** A pointed form of the question (wrong premise, yes/no, a case) with first words of its own. */
export const zuspitzung = z.strictObject({
  antwort: satz,
  varianten: varianten.min(1),
});

/** One topic: a question the Erlass answers. The first Fundstelle is the decisive one. */
export const thema = z.strictObject({
  id: kennung,
  frage: satz,
  /** title in lists and on buttons */
  kurz: satz.max(60, 'Höchstens 60 Zeichen, sonst passt es auf keine Schaltfläche.'),
  antwort: satz,
  fundstellen: z.array(fundstelle).min(1, 'Mindestens eine Fundstelle; die entscheidende zuerst.'),
  auslegung: satz.optional(),
  hinweis: satz.optional(),
  /** id of a decision table that walks the case through */
  dialog: kennung.optional(),
  verwandt: z.array(kennung).default([]),
  /** notions of the topic in the words of the Erlass and of everyday life */
  begriffe: z.array(satz).min(1),
  varianten: varianten.min(3),
  zuspitzungen: z.array(zuspitzung).default([]),
});
export type Thema = z.infer<typeof thema>;

/** One gap: what people ask and the Erlass does not regulate. */
export const luecke = z.strictObject({
  id: kennung,
  frage: satz,
  kurz: satz.max(60, 'Höchstens 60 Zeichen, sonst passt es auf keine Schaltfläche.'),
  /** starts with what is not regulated */
  antwort: satz,
  /** the nearest places: what the Erlass does say; may be empty */
  naechste: z.array(fundstelle).default([]),
  hinweis: satz.optional(),
  verwandt: z.array(kennung).default([]),
  begriffe: z.array(satz).min(1),
  varianten: varianten.min(3),
  zuspitzungen: z.array(zuspitzung).default([]),
});
export type Luecke = z.infer<typeof luecke>;
