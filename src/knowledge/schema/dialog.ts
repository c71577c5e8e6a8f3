/** `knowledge/dialoge/*.yaml`: the wording of a guided dialog over one decision table of the same id. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz } from './gemeinsam.js';

const auswahl = z.strictObject({
  /** what stands on the button */
  text: satz.max(80, 'Höchstens 80 Zeichen, sonst bricht die Auswahl auf dem Telefon um.'),
  /** what people type instead of pressing it */
  eingaben: z.array(satz).default([]),
});

export const dialogfrage = z.strictObject({
  frage: satz,
  hilfe: satz.optional(),
  /** the sentence of the Erlass the question comes from */
  fundstelle: fundstelle.optional(),
  /** value of the Merkmal -> choice */
  auswahl: z.record(kennung, auswahl),
  /** wording of "weiß nicht"; absent where it is no sensible answer */
  weiss_nicht: satz.optional(),
});
export type Dialogfrage = z.infer<typeof dialogfrage>;

export const dialog = z.strictObject({
  /** id of the table in `regeln/` */
  id: kennung,
  titel: satz.max(60),
  /** text of the button that starts it */
  knopf: satz.max(40, 'Höchstens 40 Zeichen für die Schaltfläche.'),
  einleitung: satz,
  fragen: z.record(kennung, dialogfrage),
  /** tables that may be started from the result with the same facts */
  anschliessend: z.array(kennung).max(2).default([]),
  /** messages that start the dialog */
  ausloeser: z.array(satz).min(3),
});
export type Dialog = z.infer<typeof dialog>;
