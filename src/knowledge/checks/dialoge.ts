/** Every table has a dialog with a question for each Merkmal and a choice for each value. */
import type { Knowledge } from '../model.js';
import type { Problem } from '../problem.js';
import type { Dialog } from '../schema/dialog.js';
import type { Tabelle } from '../schema/regel.js';

export function checkDialoge(knowledge: Knowledge): Problem[] {
  const problems: Problem[] = [];
  for (const tabelle of knowledge.tabellen.values()) {
    const dialog = knowledge.dialoge.get(tabelle.id);
    if (dialog) problems.push(...compare(dialog, tabelle));
    else
      problems.push({
        file: `regeln/${tabelle.id}.yaml`,
        path: 'id',
        problem: 'Zu dieser Tabelle fehlt der Dialog.',
        remedy: `dialoge/${tabelle.id}.yaml anlegen.`,
      });
  }
  for (const id of knowledge.dialoge.keys()) {
    if (!knowledge.tabellen.has(id))
      problems.push({
        file: `dialoge/${id}.yaml`,
        path: 'id',
        problem: 'Zu diesem Dialog fehlt die Tabelle.',
        remedy: `regeln/${id}.yaml anlegen.`,
      });
  }
  return problems;
}

function compare(dialog: Dialog, tabelle: Tabelle): Problem[] {
  const file = `dialoge/${dialog.id}.yaml`;
  const names = tabelle.merkmale.map((m) => m.id);
  const questions = difference(names, Object.keys(dialog.fragen)).map((text) => ({ file, path: 'fragen', ...text }));
  const choices = tabelle.merkmale.flatMap((m) => {
    const frage = dialog.fragen[m.id];
    if (!frage) return [];
    return difference(Object.keys(m.werte), Object.keys(frage.auswahl)).map((text) => ({ file, path: `fragen.${m.id}.auswahl`, ...text }));
  });
  return [...questions, ...choices];
}

function difference(expected: readonly string[], found: readonly string[]): { problem: string; remedy: string }[] {
  const missing = expected
    .filter((id) => !found.includes(id))
    .map((id) => ({ problem: `„${id}“ fehlt.`, remedy: `Einen Eintrag „${id}“ ergänzen.` }));
  const extra = found
    .filter((id) => !expected.includes(id))
    .map((id) => ({ problem: `„${id}“ gibt es in der Tabelle nicht.`, remedy: 'Eintrag löschen oder richtig schreiben.' }));
  return [...missing, ...extra];
}
