/** Small tables made for the tests of the interpreter. */
import type { Tabelle } from '../../src/knowledge/schema/regel.js';
import { tabelle } from '../../src/knowledge/schema/regel.js';

const fundstellen = [{ stelle: '8 S. 1', wortlaut: 'x' }];

/** A table over boolean facts: `rows` pairs conditions with a result. */
export function table(
  facts: readonly string[],
  rows: readonly (readonly [Record<string, string | string[]>, string])[],
  art: 'eindeutig' | 'sammelnd' = 'eindeutig',
): Tabelle {
  return tabelle.parse({
    id: 'probe',
    titel: 'Probe',
    frage: 'Probe?',
    art,
    merkmale: facts.map((id) => ({ id, name: id, werte: { ja: 'ja', nein: 'nein' } })),
    ergebnisse: Object.fromEntries(rows.map(([, dann]) => [dann, { titel: dann }])),
    ...(art === 'sammelnd' ? { stufen: { muss: { titel: 'muss', rang: 1 } } } : {}),
    zeilen: rows.map(([wenn, dann], i) => ({
      id: `z${i}`,
      wenn,
      dann,
      grund: `Grund ${i}`,
      fundstellen,
      ...(art === 'sammelnd' ? { stufe: 'muss' } : {}),
    })),
  });
}

/** a and b */
export const AND = table(
  ['a', 'b'],
  [
    [{ a: 'ja', b: 'ja' }, 'wahr'],
    [{ a: 'ja', b: 'nein' }, 'falsch'],
    [{ a: 'nein' }, 'falsch'],
  ],
);

/** a or b */
export const OR = table(
  ['a', 'b'],
  [
    [{ a: 'ja' }, 'wahr'],
    [{ a: 'nein', b: 'ja' }, 'wahr'],
    [{ a: 'nein', b: 'nein' }, 'falsch'],
  ],
);
