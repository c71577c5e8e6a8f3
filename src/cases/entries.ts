/** The patterns of all tables with what they tell. */
import type { Fall } from '../knowledge/schema/fall.js';
import { compilePattern, type Pattern, type WordLists } from './pattern.js';

/** What a matched pattern tells about one table. */
type Tells =
  | { readonly kind: 'sign' }
  | { readonly kind: 'asked'; readonly ergebnis: string }
  | { readonly kind: 'wert'; readonly merkmal: string; readonly wert: string }
  | { readonly kind: 'unklar' | 'zahl'; readonly merkmal: string };

/** A pattern with what it tells; `others` must hold somewhere in the text too, `mentioned` even denied or doubted, `absent` nowhere; `order` is its place in the file. */
export interface Entry {
  readonly pattern: Pattern;
  readonly others: readonly Pattern[];
  readonly mentioned: readonly Pattern[];
  readonly absent: readonly Pattern[];
  readonly table: string;
  readonly order: number;
  readonly tells: Tells;
}

/** The patterns of a table. */
export function entriesOf({ id, anzeichen, merkmale, ergebnisse }: Fall, lists: WordLists): Entry[] {
  const list: [string, Tells][] = anzeichen.map((text) => [text, { kind: 'sign' }]);
  for (const [merkmal, { werte, unklar, zahl }] of Object.entries(merkmale)) {
    for (const [wert, texts] of Object.entries(werte)) for (const text of texts) list.push([text, { kind: 'wert', merkmal, wert }]);
    for (const text of unklar) list.push([text, { kind: 'unklar', merkmal }]);
    for (const text of zahl) list.push([text, { kind: 'zahl', merkmal }]);
  }
  for (const [ergebnis, texts] of Object.entries(ergebnisse)) for (const text of texts) list.push([text, { kind: 'asked', ergebnis }]);
  const compile = (text: string) => compilePattern(text, lists);
  return list.map(([text, tells], order) => {
    const [first = '', ...more] = text.split(' & ');
    const others = more.filter((one) => !one.startsWith(NOWHERE) && !one.startsWith(ANYWHERE)).map(compile);
    const after = (start: string) => more.filter((one) => one.startsWith(start)).map((one) => compile(one.slice(start.length)));
    return { pattern: compile(first), others, mentioned: after(ANYWHERE), absent: after(NOWHERE), table: id, order, tells };
  });
}

const NOWHERE = 'nirgends: ';
const ANYWHERE = 'irgendwo: ';
