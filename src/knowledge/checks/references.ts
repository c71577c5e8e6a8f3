/** Every id that a file names exists. */
import type { Knowledge } from '../model.js';
import { type Problem, show } from '../problem.js';
import { closest } from '../spelling.js';

export function checkReferences(knowledge: Knowledge): Problem[] {
  const { themen, luecken, dialoge } = knowledge;
  const askable = new Set([...themen.keys(), ...luecken.keys()]);
  const problems: Problem[] = [];
  const check = (file: string, path: string, id: string, known: Iterable<string>) => {
    const all = [...known];
    if (all.includes(id)) return;
    const near = closest(id, all);
    problems.push({
      file,
      path,
      value: show(id),
      problem: 'Das gibt es nicht.',
      remedy: near ? `Meinten Sie „${near}“?` : 'Eintrag löschen oder die fehlende Datei anlegen.',
    });
  };
  const { beispiele } = knowledge.sprache;
  beispiele.beispiele.forEach((id, i) => {
    check('sprache/beispiele.yaml', `beispiele[${i}]`, id, themen.keys());
  });
  beispiele.dialoge.forEach((id, i) => {
    check('sprache/beispiele.yaml', `dialoge[${i}]`, id, dialoge.keys());
  });
  for (const t of themen.values()) {
    if (t.dialog) check(`themen/${t.id}.yaml`, 'dialog', t.dialog, dialoge.keys());
    t.verwandt.forEach((id, i) => {
      check(`themen/${t.id}.yaml`, `verwandt[${i}]`, id, askable);
    });
  }
  for (const g of luecken.values()) {
    g.verwandt.forEach((id, i) => {
      check(g.file, `verwandt[${i}]`, id, askable);
    });
  }
  for (const [id, { file }] of luecken) {
    if (themen.has(id))
      problems.push({
        file,
        path: 'id',
        value: show(id),
        problem: 'Ein Thema hat dieselbe id.',
        remedy: 'Eine der beiden umbenennen.',
      });
  }
  return problems;
}
