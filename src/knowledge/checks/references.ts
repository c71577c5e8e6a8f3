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
  beispiele.checklisten.forEach((id, i) => {
    check('sprache/beispiele.yaml', `checklisten[${i}]`, id, knowledge.checklisten.keys());
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
  for (const t of knowledge.tabellen.values()) {
    t.zeilen.forEach((z, i) => {
      const next = z.naechster_schritt?.tabelle;
      if (next) check(`regeln/${t.id}.yaml`, `zeilen[${i}].naechster_schritt.tabelle`, next, knowledge.tabellen.keys());
    });
  }
  for (const d of dialoge.values()) {
    d.anschliessend.forEach((id, i) => {
      check(`dialoge/${d.id}.yaml`, `anschliessend[${i}]`, id, dialoge.keys());
    });
  }
  problems.push(...circles(knowledge));
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

/** Next steps that lead back to where they began: nobody would ever be done. */
function circles({ tabellen }: Knowledge): Problem[] {
  const nextOf = (id: string) => [...new Set((tabellen.get(id)?.zeilen ?? []).flatMap((z) => z.naechster_schritt?.tabelle ?? []))];
  const leadsBack = (start: string, at: string, seen: ReadonlySet<string>): boolean =>
    nextOf(at).some((next) => next === start || (!seen.has(next) && leadsBack(start, next, new Set([...seen, next]))));
  return [...tabellen.keys()]
    .filter((id) => leadsBack(id, id, new Set([id])))
    .map((id) => ({
      file: `regeln/${id}.yaml`,
      path: 'zeilen.naechster_schritt.tabelle',
      value: show(id),
      problem: 'Die nächsten Schritte führen im Kreis zu dieser Tabelle zurück.',
      remedy: 'Einen der Verweise löschen.',
    }));
}
