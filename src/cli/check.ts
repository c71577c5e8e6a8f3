/** `lotse check`: validates all knowledge and prints what it covers. */
import { coverage } from '../knowledge/checks/normen.js';
import { tryLoadKnowledge } from '../knowledge/load.js';
import type { Knowledge } from '../knowledge/model.js';
import { formatProblems } from '../knowledge/problem.js';
import { readKnowledgeFiles } from '../knowledge/read.js';
import { KNOWLEDGE_FOLDER } from '../paths.js';
import { countCombinations } from '../rules/compile.js';
import { CliError, print } from './output.js';

/** @throws CliError with every problem, or where a norm has no topic */
export async function check(folder: string = KNOWLEDGE_FOLDER): Promise<void> {
  const files = await readKnowledgeFiles(folder).catch(() => {
    throw new CliError(`Den Ordner „${folder}“ kann ich nicht lesen.`, 2);
  });
  const loaded = tryLoadKnowledge(files);
  if (!loaded.ok) throw new CliError(formatProblems(loaded.problems), 1);
  print(summary(loaded.knowledge));
  const { missing } = coverage(loaded.knowledge);
  if (missing.length > 0) throw new CliError(`Ohne Thema: ${missing.map((n) => n.stelle).join(', ')}.`, 1);
}

function summary(knowledge: Knowledge): string {
  const { themen, luecken, tabellen, checklisten } = knowledge;
  const variants = (entries: Iterable<{ varianten: readonly string[]; zuspitzungen: readonly { varianten: readonly string[] }[] }>) =>
    [...entries].reduce((sum, e) => sum + e.varianten.length + e.zuspitzungen.reduce((n, z) => n + z.varianten.length, 0), 0);
  const { covered, total } = coverage(knowledge);
  return [
    `Wissensstand ${knowledge.version}, ${knowledge.angaben.fassung}`,
    `Themen: ${themen.size} mit ${variants(themen.values())} Frageweisen`,
    `Lücken: ${luecken.size} mit ${variants(luecken.values())} Frageweisen`,
    ...[...tabellen.values()].map(
      (t) => `Tabelle ${t.id}: ${t.zeilen.length} Zeilen, ${countCombinations(t)} Fälle, lückenlos und widerspruchsfrei`,
    ),
    `Checklisten: ${checklisten.size}`,
    `Abdeckung: ${covered} von ${total} Normen haben ein Thema (${Math.floor((100 * covered) / total)} %)`,
  ].join('\n');
}
