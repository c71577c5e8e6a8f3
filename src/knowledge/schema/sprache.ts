/** `knowledge/sprache/*.yaml`: how people speak, and what the assistant itself says. */
import { z } from 'zod/v4';
import { kennung, satz } from './gemeinsam.js';

/** Concept lexicon: a notion and the words people use for it. Directed: word -> notion. */
export const begriffeDatei = z.strictObject({
  /** concept -> everyday words and phrases that mean it */
  begriffe: z.record(kennung, z.array(satz).min(1)),
});

/** Subjects outside the Erlass altogether, and greetings, thanks, help. */
export const gespraech = z.strictObject({
  id: kennung,
  antwort: satz,
  varianten: z.array(satz).min(1),
  /** words that alone give the subject away, e.g. "Kantine" */
  woerter: z.array(satz).default([]),
});
export type Gespraech = z.infer<typeof gespraech>;
export const gespraecheDatei = z.strictObject({ gespraeche: z.array(gespraech).min(1) });

/** Questions about a kind of thing the Erlass does not hold: days, amounts, deadlines, forms. */
export const fragearten = z.strictObject({
  fragearten: z.array(
    z.strictObject({
      id: kennung,
      /** what is asked for: "eine Zahl von Tagen" */
      gesucht: satz,
      /** phrases that show this kind of question */
      muster: z.array(satz).min(1),
      /** Fundstellen that do hold such an answer */
      enthalten_in: z.array(satz).default([]),
    }),
  ),
});

/** Words that say little about the subject: weighed low, never dropped. */
export const fuellwoerterDatei = z.strictObject({
  fuellwoerter: z.array(
    satz.refine(
      (w) => !['nicht', 'kein', 'muss', 'soll', 'kann', 'unter'].includes(w),
      'Dieses Wort ändert den Sinn und darf kein Füllwort sein.',
    ),
  ),
});

/** Words that steer the conversation: "abbrechen", "zurück", "Hilfe". */
export const kommandosDatei = z.strictObject({
  kommandos: z.record(
    z.enum([
      'hilfe',
      'start',
      'abbrechen',
      'zurueck',
      'weiss-nicht',
      'ja',
      'nein',
      'fundstelle',
      'warum',
      'aendern',
      'mehr',
      'checklisten',
      'weitergeben',
      'meine-checklisten',
      'archiv',
      'meine-daten',
      'meine-daten-loeschen',
    ]),
    z.array(satz).min(1),
  ),
});
export type Kommando = keyof z.infer<typeof kommandosDatei>['kommandos'];

/** Other languages: recognised by script or by frequent words, answered with one sentence in that language. */
export const fremdsprache = z
  .strictObject({
    id: kennung,
    satz,
    /** frequent words that German does not have */
    woerter: z.array(satz).default([]),
    schrift: z.enum(['kyrillisch', 'arabisch', 'griechisch', 'hebraeisch']).optional(),
    /** letters that only this language of its script has; the first language that fits wins */
    buchstaben: satz.optional(),
  })
  .refine((s) => s.woerter.length > 0 || s.schrift, 'Eine Sprache braucht „woerter“ oder „schrift“.');
export type Fremdsprache = z.infer<typeof fremdsprache>;
export const fremdsprachenDatei = z.strictObject({ deutsch: satz, sprachen: z.array(fremdsprache).min(1) });

/** Concepts of which a sentence names one at a time: a follow-up question replaces the one before. */
export const klassenDatei = z.strictObject({
  klassen: z.record(kennung, z.array(kennung).min(2)),
  /** beginnings of a message that goes on with the question before: "und bei", "gilt das auch" */
  anschluss: z.array(satz).min(1),
});

/** What the welcome and the help show: topics whose questions are examples, and the guided dialogs that get a button. */
export const beispieleDatei = z.strictObject({
  beispiele: z.array(kennung).min(1).max(4),
  /** checklists that the welcome shows */
  checklisten: z.array(kennung).max(2),
  dialoge: z.array(kennung).min(1).max(3),
});
