/** `knowledge/erlass/*.yaml` and the words for the Verbindlichkeit. */
import { z } from 'zod/v4';
import { satz, stelle, VERBINDLICHKEITEN, verbindlichkeit } from './gemeinsam.js';

const datum = z.string().regex(/^\d{2}\.\d{2}\.\d{4}$/, 'Ein Datum wie "24.04.2016", in Anführungszeichen.');

export const erlassAngaben = z.strictObject({
  titel: satz,
  art: satz,
  datum,
  inkrafttreten: datum,
  datei: z.string().regex(/^[\w.-]+\.txt$/, 'Der Name einer Textdatei im selben Ordner.'),
  fassung: satz,
  neuere_fassungen: z.strictObject({ kurz: satz, text: satz }),
  abkuerzungen: z.array(z.string().endsWith('.', 'Eine Abkürzung endet mit einem Punkt.')),
});
export type ErlassAngaben = z.infer<typeof erlassAngaben>;

/** One normative statement: where it stands, how binding it is, whom it addresses. */
export const norm = z.strictObject({
  stelle,
  /** only where a Satz holds two statements of different force */
  wortlaut: satz.optional(),
  verbindlichkeit,
  adressat: satz.optional(),
  hinweis: satz.optional(),
});
export type Norm = z.infer<typeof norm>;
export const normenDatei = z.strictObject({ normen: z.array(norm).min(1) });

const wort = z.strictObject({ wort: satz, erklaerung: satz });
export const verbindlichkeitDatei = z.strictObject({
  verbindlichkeit: z.record(z.enum(VERBINDLICHKEITEN), wort),
});
