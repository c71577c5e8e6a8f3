/** No way of asking leads to two places: the same words, or the same content words, in two files are an error. */
import { fold } from '../../language/fold.js';
import { wordsOf } from '../../language/phrases.js';
import { stem } from '../../language/stem.js';

import type { Knowledge } from '../model.js';
import { type Problem, show } from '../problem.js';

export function checkVarianten(knowledge: Knowledge): Problem[] {
  const first = new Map<string, string>();
  const nearby = new Map<string, { owner: string; here: string }>();
  const fillers = new Set(knowledge.sprache.fuellwoerter.map(fold));
  const problems: Problem[] = [];
  const check = (owner: string, file: string, path: string, texts: readonly string[]) => {
    texts.forEach((text, i) => {
      const key = wordsOf(fold(text));
      const before = first.get(key);
      const here = `${file} ${owner} ${path}[${i}]`;
      const near = contentOf(key, fillers);
      const other = near && nearby.get(near);
      if (near && !other) nearby.set(near, { owner, here });
      if (before === undefined && other && other.owner !== owner) {
        problems.push({
          file,
          path: `${owner} ${path}[${i}]`,
          value: show(text),
          problem: `Fast dieselbe Frage steht schon in ${other.here}.`,
          remedy: 'An einer der beiden Stellen löschen oder so umschreiben, dass der Unterschied in den Worten steht.',
        });
      }
      if (before === undefined) first.set(key, here);
      else
        problems.push({
          file,
          path: `${owner} ${path}[${i}]`,
          value: show(text),
          problem: `Dieselbe Frage steht schon in ${before}.`,
          remedy: 'An einer der beiden Stellen löschen.',
        });
    });
  };
  const askable = [...knowledge.themen.values()].map((t) => ({ ...t, file: `themen/${t.id}.yaml` }));
  for (const { id, file, varianten, zuspitzungen } of [...askable, ...knowledge.luecken.values()]) {
    check(id, file, 'varianten', varianten);
    zuspitzungen.forEach((z, i) => {
      check(id, file, `zuspitzungen[${i}].varianten`, z.varianten);
    });
  }
  for (const [file, list] of [
    ['sprache/fremdthemen.yaml', knowledge.sprache.fremdthemen],
    ['sprache/smalltalk.yaml', knowledge.sprache.smalltalk],
  ] as const) {
    for (const talk of list) check(talk.id, file, 'varianten', talk.varianten);
  }
  for (const d of knowledge.dialoge.values()) check(d.id, `dialoge/${d.id}.yaml`, 'ausloeser', d.ausloeser);
  for (const c of knowledge.checklisten.values()) check(c.id, `checklisten/${c.id}.yaml`, 'ausloeser', c.ausloeser);
  return problems;
}

/** Fewer content words are too little to call two questions the same. */
const NEAR_WORDS = 3;

/** The stems of the content words in alphabetical order; empty where there are too few. */
function contentOf(key: string, fillers: ReadonlySet<string>): string {
  const stems = new Set(
    key
      .split(' ')
      .filter((word) => word.length > 1 && !fillers.has(word))
      .map(stem),
  );
  return stems.size >= NEAR_WORDS ? [...stems].sort().join(' ') : '';
}
