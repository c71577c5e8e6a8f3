/** The checklists as jurists review them: each item with its place, its condition and whether it is advice beyond the Erlass. */
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { toZitat } from '../knowledge/normen.js';
import type { Bedingung, Checkliste, Punkt } from '../knowledge/schema/checkliste.js';
import { markdownRow } from './markdown.js';

export function checklistsSection(knowledge: Knowledge): string {
  return [
    '## Checklisten',
    'Ein Punkt mit Bedingung fehlt auf der Liste, wenn feststeht, dass sie nicht erfüllt ist. Ist eine Angabe unbekannt, bleibt er stehen. Der Vorlauf ist ein Vorschlag: Der Erlass nennt solche Zeiten nicht.',
    ...[...knowledge.checklisten.values()].flatMap((liste) => section(knowledge, liste)),
  ].join('\n\n');
}

function section(knowledge: Knowledge, liste: Checkliste): string[] {
  const rows = liste.gruppen.flatMap(({ titel, punkte }) => punkte.map((punkt) => itemRow(knowledge, titel, punkt)));
  return [
    `### ${liste.titel}`,
    ['| Gruppe | Punkt | Fundstelle | Verbindlichkeit | Nur wenn | Vorlauf |', '|---|---|---|---|---|---|', ...rows].join('\n'),
    ...(liste.ablauf ? [expiryText(liste.ablauf)] : []),
  ];
}

function expiryText({ jahre, vorlauf, text, fundstelle }: NonNullable<Checkliste['ablauf']>): string {
  const quote = `„${fundstelle.wortlaut}“ (${spokenStelle(fundstelle.stelle)})`;
  return `Erinnerung ${vorlauf} Wochen vor Ablauf von ${jahre} Jahren nach dem Termin, nur auf Wunsch: „${text}“ Dazu der Wortlaut: ${quote}. Die Wochen sind ein Vorschlag.`;
}

function itemRow(knowledge: Knowledge, gruppe: string, punkt: Punkt): string {
  const zitat = punkt.fundstelle && toZitat(knowledge, punkt.fundstelle);
  return markdownRow([
    gruppe,
    punkt.was,
    zitat ? spokenStelle(zitat.stelle) : '–',
    zitat ? knowledge.sprache.verbindlichkeit[zitat.verbindlichkeit].wort : `**${knowledge.sprache.texte.checkliste_hinweise}**`,
    punkt.bedingung ? conditionText(knowledge, punkt.bedingung) : 'immer',
    punkt.vorlauf === undefined ? '–' : `${punkt.vorlauf} Wochen`,
  ]);
}

function conditionText({ sprache, tabellen }: Knowledge, { angaben, tabelle }: Bedingung): string {
  const facts = Object.entries(angaben).map(([id, werte]) => {
    const angabe = sprache.angaben.get(id);
    return `${angabe?.name ?? id}: ${werte.map((wert) => angabe?.werte[wert]?.text ?? wert).join(' oder ')}`;
  });
  const table = tabelle && tabellen.get(tabelle.id);
  const outcome = table ? [`Prüfung „${table.titel}“: ${table.ergebnisse[tabelle.ergebnis]?.titel}`] : [];
  return [...facts, ...outcome].join(' und ');
}
