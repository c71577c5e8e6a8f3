/** `knowledge/sprache/angaben.yaml`: the facts by which a checklist is fitted to a case. A closed set, shared by all lists. */
import { z } from 'zod/v4';
import { kennung, satz } from './gemeinsam.js';

export const angabe = z.strictObject({
  id: kennung,
  /** what it is called: "Träger" */
  name: satz,
  frage: satz,
  /** value -> how it reads, and the words in a message that state it */
  werte: z
    .record(kennung, z.strictObject({ text: satz, worte: z.array(satz).min(1) }))
    .refine((w) => Object.keys(w).length >= 2, 'Eine Angabe braucht mindestens zwei Werte.'),
  /** several values may hold at once, as with Schwerpunkte */
  mehrere: z.boolean().default(false),
  /** words of which one must stand in the message too, where the words of the values alone would say too little */
  zusammen_mit: z.array(satz).default([]),
});
export type Angabe = z.infer<typeof angabe>;

export const angabenDatei = z.strictObject({
  angaben: z.array(angabe).min(1),
  /** words that ask for a checklist: "Checkliste", "Liste für" */
  wunsch: z.array(satz).min(1),
});
