/** No way of asking leads to two places: the same words in two files are an error. */
import { fold } from '../../language/fold.js';
import { tokenize } from '../../language/tokens.js';
import type { Knowledge } from '../model.js';
import { type Problem, show } from '../problem.js';

export function checkVarianten(knowledge: Knowledge): Problem[] {
  const first = new Map<string, string>();
  const problems: Problem[] = [];
  const check = (file: string, path: string, texts: readonly string[]) => {
    texts.forEach((text, i) => {
      const key = tokenize(fold(text)).join(' ');
      const before = first.get(key);
      const here = `${file} ${path}[${i}]`;
      if (before === undefined) first.set(key, here);
      else
        problems.push({
          file,
          path: `${path}[${i}]`,
          value: show(text),
          problem: `Dieselbe Frage steht schon in ${before}.`,
          remedy: 'An einer der beiden Stellen löschen.',
        });
    });
  };
  for (const [folder, entries] of [
    ['themen', knowledge.themen],
    ['luecken', knowledge.luecken],
  ] as const) {
    for (const entry of entries.values()) {
      const file = `${folder}/${entry.id}.yaml`;
      check(file, 'varianten', entry.varianten);
      entry.zuspitzungen.forEach((z, i) => {
        check(file, `zuspitzungen[${i}].varianten`, z.varianten);
      });
    }
  }
  for (const [file, list] of [
    ['sprache/fremdthemen.yaml', knowledge.sprache.fremdthemen],
    ['sprache/smalltalk.yaml', knowledge.sprache.smalltalk],
  ] as const) {
    for (const talk of list) check(file, `${talk.id}.varianten`, talk.varianten);
  }
  for (const d of knowledge.dialoge.values()) check(`dialoge/${d.id}.yaml`, 'ausloeser', d.ausloeser);
  for (const c of knowledge.checklisten.values()) check(`checklisten/${c.id}.yaml`, 'ausloeser', c.ausloeser);
  return problems;
}
