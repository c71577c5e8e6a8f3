/** `lotse decide`: a decision table with facts from the command line. */
import { decisionReply } from '../conversation/decision.js';
import { startState } from '../conversation/dialog.js';
import type { Knowledge } from '../knowledge/model.js';
import type { Tabelle } from '../knowledge/schema/regel.js';
import { closest } from '../knowledge/spelling.js';
import { openAssistant } from '../prepared.js';
import { checkFacts, UNKNOWN } from '../rules/facts.js';
import { toJson } from '../text/json.js';
import { renderText } from '../text/render.js';
import { print, printable, wrongUse } from './output.js';

export interface DecideOptions {
  readonly json?: boolean;
  readonly list?: boolean;
}

export async function decideCommand(tableId: string | undefined, pairs: readonly string[], options: DecideOptions): Promise<void> {
  const assistant = await openAssistant();
  const { knowledge } = assistant;
  if (options.list) {
    if (tableId !== undefined) throw wrongUse('--list steht allein.');
    print(options.json ? JSON.stringify(tableList(knowledge)) : describeTables(knowledge));
    return;
  }
  if (tableId === undefined) throw wrongUse('Es fehlt der Name der Tabelle. Alle Tabellen: lotse decide --list');
  const tabelle = findTable(knowledge, tableId);
  const given = readPairs(pairs);
  const facts = checkFacts(tabelle, given);
  if (!facts.ok) throw wrongUse(facts.errors.map(printable).join('\n'));
  const table = assistant.tables.get(tabelle.id);
  if (!table) throw new Error(`Table ${tabelle.id} is not compiled`);
  const unknown = Object.keys(given).filter((id) => given[id] === UNKNOWN);
  const reply = decisionReply(assistant, table, { ...startState(assistant, tabelle.id, facts.facts), unknown });
  print(options.json ? JSON.stringify(toJson(knowledge, [reply])) : renderText(knowledge, reply));
}

function findTable(knowledge: Knowledge, id: string): Tabelle {
  const tabelle = knowledge.tabellen.get(id);
  if (tabelle) return tabelle;
  const near = closest(id, knowledge.tabellen.keys());
  throw wrongUse(
    `Die Tabelle „${printable(id)}“ gibt es nicht. ${near ? `Meinten Sie „${near}“? ` : ''}Es gibt: ${[...knowledge.tabellen.keys()].join(', ')}.`,
  );
}

function readPairs(pairs: readonly string[]): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at <= 0) throw wrongUse(`„${printable(pair)}“ hat nicht die Form merkmal=wert.`);
    const id = pair.slice(0, at);
    if (Object.hasOwn(facts, id)) throw wrongUse(`Das Merkmal „${printable(id)}“ ist zweimal angegeben.`);
    facts[id] = pair.slice(at + 1);
  }
  return facts;
}

function tableList(knowledge: Knowledge) {
  return [...knowledge.tabellen.values()].map(({ id, titel, frage, art, merkmale, ergebnisse, stufen }) => ({
    id,
    titel,
    frage,
    art,
    merkmale: merkmale.map(({ id: merkmal, name, werte }) => ({ id: merkmal, name, werte })),
    ergebnisse: Object.fromEntries(Object.entries(ergebnisse).map(([key, e]) => [key, e.titel])),
    ...(stufen ? { stufen: Object.fromEntries(Object.entries(stufen).map(([key, s]) => [key, s.titel])) } : {}),
  }));
}

function describeTables(knowledge: Knowledge): string {
  return [...knowledge.tabellen.values()]
    .map((t) =>
      [`${t.id}: ${t.frage}`, ...t.merkmale.map((m) => `  ${m.id} = ${[...Object.keys(m.werte), UNKNOWN].join(' | ')}`)].join('\n'),
    )
    .join('\n\n');
}
