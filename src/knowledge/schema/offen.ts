/** `knowledge/offen/*.yaml`: the points that one Nummer leaves open, as short entries side by side. */
import { z } from 'zod/v4';
import { fundstelle, kennung, satz, stelle } from './gemeinsam.js';
import type { Luecke } from './thema.js';

const punkt = z.strictObject({
  id: kennung,
  /** title in lists and on buttons: "Ersatz für ausgefallene Lehrkräfte" */
  kurz: satz.max(60, 'Höchstens 60 Zeichen, sonst passt es auf keine Schaltfläche.'),
  /** starts with what is not regulated */
  antwort: satz,
  /** the nearest places: all their words, taken from the Erlass, or with `wortlaut` a part of them */
  naechste: z.array(z.union([stelle, fundstelle])).min(1),
  varianten: z.array(satz).min(3),
});

export const offeneDatei = z.strictObject({
  /** the Nummer whose open points these are, or "Kopf"; the file is named after it: 5-1.yaml */
  nummer: stelle,
  punkte: z.array(punkt).min(1),
});
export type OffeneDatei = z.infer<typeof offeneDatei>;

/**
 * An open point is a gap like any other.
 * @param wortlautAt the words of a place; an unknown place stays without words and is found by the checks
 */
export function toLuecke(entry: OffeneDatei['punkte'][number], wortlautAt: (stelle: string) => string | undefined): Luecke {
  return {
    id: entry.id,
    frage: entry.kurz,
    kurz: entry.kurz,
    antwort: entry.antwort,
    naechste: entry.naechste.map((place) => (typeof place === 'string' ? { stelle: place, wortlaut: wortlautAt(place) ?? '' } : place)),
    verwandt: [],
    begriffe: [],
    varianten: entry.varianten,
    zuspitzungen: [],
  };
}
