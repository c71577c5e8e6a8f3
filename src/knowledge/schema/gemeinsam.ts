/** Building blocks that all knowledge files share. Error texts are German: a jurist reads them. */
import { z } from 'zod/v4';
import { parseStelle } from '../../erlass/stelle.js';

/** The Verbindlichkeit of a sentence, by its own words (normen.md of the Erlass). Wording: sprache/verbindlichkeit.yaml. */
export const VERBINDLICHKEITEN = [
  'muss',
  'ist-zu',
  'pflicht',
  'vorgabe',
  'zustaendigkeit',
  'soll',
  'sollte',
  'in-der-regel',
  'kann',
  'empfohlen',
  'angestrebt',
  'anzustreben',
  'beschreibend',
] as const;

export const verbindlichkeit = z.enum(VERBINDLICHKEITEN);
export type Verbindlichkeit = z.infer<typeof verbindlichkeit>;

/** File names and identifiers: lower case, digits, hyphens; no umlauts. */
export const kennung = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Nur Kleinbuchstaben, Ziffern und Bindestriche, ohne Umlaute, z. B. „urlaub-genehmigung“.');

/** A text that people read: not empty, no template marks, no tabs. */
export const satz = z
  .string()
  .trim()
  .min(1, 'Der Text ist leer.')
  .refine((t) => !/\$\{|[\t<>]/.test(t), 'Die Zeichen „${“, „<“, „>“ und Tabulatoren sind nicht erlaubt.');

export const stelle = z
  .string()
  .refine((t) => parseStelle(t) !== undefined, 'Keine Fundstelle. Richtig sind z. B. "5.4", "5.4 S. 3", "3.2 Spiegelstrich 7", "Kopf".');

/** A place with its verbatim words. `wortlaut` may be a part of the Satz, never a paraphrase. */
export const fundstelle = z.strictObject({
  stelle,
  wortlaut: satz,
  /** only where the place holds two norms of different force and the quotation fits both */
  verbindlichkeit: verbindlichkeit.optional(),
});
export type FundstelleEntry = z.infer<typeof fundstelle>;
