/** The rules as a document that a jurist can read and sign without opening the code: `docs/regelwerk.md`. */
import { allStellen, wortlautAt } from '../erlass/citation.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { normsFor } from '../knowledge/normen.js';
import type { FundstelleEntry } from '../knowledge/schema/gemeinsam.js';
import type { Tabelle, Zeile } from '../knowledge/schema/regel.js';
import type { CompiledTable } from '../rules/compile.js';
import { checklistsSection } from './checklists.js';
import { conditionOf, diagramOf } from './diagram.js';
import { markdownRow as row } from './markdown.js';

/** The whole document, in German Markdown. Pure: the same knowledge gives the same text. */
export function regelwerk(knowledge: Knowledge, tables: ReadonlyMap<string, CompiledTable>): string {
  const all = [...tables.values()];
  return `${[
    '# Regelwerk zur rechtlichen Prüfung',
    `Erzeugt aus \`knowledge/\` mit \`npm run review\`; nicht von Hand ändern. ${knowledge.angaben.fassung}. Es gibt neuere Fassungen des Erlasses, sie sind nicht Teil dieses Regelwerks.`,
    [
      'So lesen Sie dieses Dokument: Jede Tabelle beantwortet eine Rechtsfrage. Zuerst stehen die Sätze des Erlasses, auf denen sie beruht, wörtlich und mit ihrer Verbindlichkeit. Dann folgen das Schaubild und die Zeilen.',
      'Was über den Wortlaut hinausgeht, ist als **Auslegung** gekennzeichnet. Wo der Erlass schweigt, steht das als eigenes Ergebnis da.',
    ].join(' '),
    contents(all),
    ...all.map((table) => section(knowledge, table)),
    checklistsSection(knowledge),
    coverageSection(knowledge),
  ].join('\n\n')}\n`;
}

function contents(tables: readonly CompiledTable[]): string {
  return [
    '| Tabelle | Frage | Fälle | Zeilen | davon Auslegung |',
    '|---|---|---|---|---|',
    ...tables.map(({ tabelle, size }) =>
      row([
        tabelle.titel,
        tabelle.frage,
        String(size),
        String(tabelle.zeilen.length),
        String(tabelle.zeilen.filter((z) => z.auslegung).length),
      ]),
    ),
  ].join('\n');
}

function section(knowledge: Knowledge, table: CompiledTable): string {
  const { tabelle, size } = table;
  const kind =
    tabelle.art === 'eindeutig'
      ? `Für jeden der ${size} denkbaren Fälle gilt genau eine Zeile.`
      : `Alle passenden Zeilen gelten nebeneinander. Denkbar sind ${size} Fälle.`;
  return [
    `## ${tabelle.titel}`,
    `**${tabelle.frage}** ${kind}`,
    '### Worauf die Tabelle beruht',
    sources(knowledge, tabelle),
    '### Merkmale',
    ['| Merkmal | Werte |', '|---|---|', ...tabelle.merkmale.map((m) => row([m.name, Object.values(m.werte).join(' · ')]))].join('\n'),
    '### Schaubild',
    `\`\`\`mermaid\n${diagramOf(table)}\n\`\`\``,
    '### Zeilen',
    ...tabelle.zeilen.map((zeile, i) => rowText(tabelle, zeile, i + 1)),
    '### Freigabe',
    'Geprüft und freigegeben: ______________________________  Datum: ______________',
  ].join('\n\n');
}

/** Each cited unit with all its words and its force, and the rows that rest on it. */
function sources(knowledge: Knowledge, tabelle: Tabelle): string {
  const cited = allStellen(knowledge.erlass).flatMap((stelle) => {
    const rows = tabelle.zeilen.flatMap((zeile, i) => (citationsOf(zeile).some((f) => f.stelle === stelle) ? [i + 1] : []));
    return rows.length > 0 ? [{ stelle, rows }] : [];
  });
  return cited
    .map(({ stelle, rows }) => {
      const forces = [...new Set(knowledge.normen.filter((n) => n.stelle === stelle).map((n) => n.verbindlichkeit))];
      const words = forces.map((force) => knowledge.sprache.verbindlichkeit[force].wort).join(' / ');
      return `> „${wortlautAt(knowledge.erlass, stelle) ?? ''}“\n>\n> ${spokenStelle(stelle)} · Verbindlichkeit: ${words} · Zeilen ${rows.join(', ')}`;
    })
    .join('\n\n');
}

function citationsOf(zeile: Zeile): readonly FundstelleEntry[] {
  return [...zeile.fundstellen, ...(zeile.naechster_schritt?.fundstellen ?? [])];
}

function rowText(tabelle: Tabelle, zeile: Zeile, number: number): string {
  const result = tabelle.ergebnisse[zeile.dann];
  const grade = zeile.stufe ? `: ${tabelle.stufen?.[zeile.stufe]?.titel}` : '';
  const lines = [
    `**${number}. ${result?.titel}${grade}**`,
    `- Wenn: ${conditionOf(tabelle, zeile.wenn) || 'immer'}`,
    `- Grund: ${zeile.grund}`,
    `- Fundstellen: ${zeile.fundstellen.map((f) => spokenStelle(f.stelle)).join(', ')}`,
    ...(zeile.auslegung ? [`- **Auslegung:** ${zeile.auslegung}`] : []),
    ...(zeile.hinweis ? [`- Hinweis: ${zeile.hinweis}`] : []),
    ...(zeile.naechster_schritt ? [`- Wie es weitergehen kann: ${zeile.naechster_schritt.text}`] : []),
  ];
  return lines.join('\n');
}

/** Each norm of the Erlass with what rests on it. */
function coverageSection(knowledge: Knowledge): string {
  const users =
    (lists: readonly { readonly name: string; readonly entries: readonly FundstelleEntry[] }[]) => (norm: Knowledge['normen'][number]) =>
      lists.filter(({ entries }) => entries.some((f) => normsFor(knowledge.normen, f).includes(norm))).map(({ name }) => name);
  const topics = users([...knowledge.themen.values()].map((t) => ({ name: t.id, entries: t.fundstellen })));
  const tables = users([...knowledge.tabellen.values()].map((t) => ({ name: t.id, entries: t.zeilen.flatMap(citationsOf) })));
  const lists = users(
    [...knowledge.checklisten.values()].map((c) => ({
      name: c.id,
      entries: c.gruppen.flatMap((g) => g.punkte.flatMap((p) => p.fundstelle ?? [])),
    })),
  );
  const rows = knowledge.normen.map((norm) => {
    const force = knowledge.sprache.verbindlichkeit[norm.verbindlichkeit].wort;
    return row([
      spokenStelle(norm.stelle),
      force,
      topics(norm).join(', ') || '–',
      tables(norm).join(', ') || '–',
      lists(norm).join(', ') || '–',
    ]);
  });
  return [
    '## Abdeckung',
    `Jede der ${knowledge.normen.length} Aussagen des Erlasses mit den Themen, Tabellen und Checklisten, die auf ihr beruhen.`,
    ['| Fundstelle | Verbindlichkeit | Themen | Tabellen | Checklisten |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}
