/** Decision diagrams in Mermaid, drawn from the table itself: what is asked, and where each answer leads. */
import type { Tabelle } from '../knowledge/schema/regel.js';
import { type CompiledTable, type Facts, settledOutcome } from '../rules/compile.js';
import { nextQuestion } from '../rules/next.js';

/** A node of the diagram: an outcome, or a question with its answers, alike answers together. */
type Tree =
  | { readonly key: string; readonly outcome: string }
  | { readonly key: string; readonly merkmal: string; readonly branches: readonly { readonly label: string; readonly to: Tree }[] };

/** The questions of a dialog as a tree in which equal parts are one; only for tables with one outcome. */
function treeOf(table: CompiledTable, facts: Facts): Tree {
  const settled = settledOutcome(table, facts);
  if (settled !== undefined) {
    const outcome = table.outcomes[settled]?.[0] ?? '';
    return { key: outcome, outcome };
  }
  const merkmal = nextQuestion(table, facts) as string;
  const { werte } = table.tabelle.merkmale.find((m) => m.id === merkmal) as Tabelle['merkmale'][number];
  const grouped = new Map<string, { labels: string[]; to: Tree }>();
  for (const [wert, name] of Object.entries(werte)) {
    const to = treeOf(table, { ...facts, [merkmal]: wert });
    const same = grouped.get(to.key);
    if (same) same.labels.push(name);
    else grouped.set(to.key, { labels: [name], to });
  }
  const branches = [...grouped.values()].map(({ labels, to }) => ({ label: labels.join(' / '), to }));
  return { key: `${merkmal}(${branches.map((b) => `${b.label}>${b.to.key}`).join('|')})`, merkmal, branches };
}

/** Mermaid source of a table's diagram. */
export function diagramOf(table: CompiledTable): string {
  return table.tabelle.art === 'eindeutig' ? decisionDiagram(table) : collectingDiagram(table.tabelle);
}

function decisionDiagram(table: CompiledTable): string {
  const { tabelle } = table;
  const names = new Map<string, string>();
  const lines: string[] = [];
  const draw = (tree: Tree): string => {
    const known = names.get(tree.key);
    if (known) return known;
    const name = `n${names.size + 1}`;
    names.set(tree.key, name);
    if ('outcome' in tree) {
      lines.push(
        `  ${name}([${quoted(tabelle.ergebnisse[tree.outcome]?.kurz ?? tabelle.ergebnisse[tree.outcome]?.titel ?? tree.outcome)}])`,
      );
      return name;
    }
    lines.push(`  ${name}{${quoted(tabelle.merkmale.find((m) => m.id === tree.merkmal)?.name ?? tree.merkmal)}}`);
    for (const { label, to } of tree.branches) lines.push(`  ${name} -->|${quoted(label)}| ${draw(to)}`);
    return name;
  };
  draw(treeOf(table, {}));
  return ['flowchart TD', ...lines].join('\n');
}

/** A collecting table: each condition leads to the results it brings. */
function collectingDiagram(tabelle: Tabelle): string {
  const conditions = new Map<string, string>();
  const results = new Map<string, string>();
  const lines: string[] = [];
  const nodeOf = (names: Map<string, string>, prefix: string, text: string, shape: (label: string) => string): string => {
    const known = names.get(text);
    if (known) return known;
    const name = `${prefix}${names.size + 1}`;
    names.set(text, name);
    lines.push(`  ${name}${shape(quoted(text))}`);
    return name;
  };
  for (const zeile of tabelle.zeilen) {
    const from = nodeOf(conditions, 'w', conditionOf(tabelle, zeile.wenn) || 'immer', (label) => `{${label}}`);
    const to = nodeOf(results, 'e', tabelle.ergebnisse[zeile.dann]?.titel ?? zeile.dann, (label) => `([${label}])`);
    lines.push(`  ${from} -->|${quoted(tabelle.stufen?.[zeile.stufe ?? '']?.titel ?? '')}| ${to}`);
  }
  return ['flowchart LR', ...lines].join('\n');
}

/** "Abschluss: Bachelor oder Magister; Inhalte: keine" */
export function conditionOf(tabelle: Tabelle, wenn: Tabelle['zeilen'][number]['wenn']): string {
  return Object.entries(wenn)
    .map(([id, werte]) => {
      const merkmal = tabelle.merkmale.find((m) => m.id === id);
      return `${merkmal?.name ?? id}: ${[werte]
        .flat()
        .map((wert) => merkmal?.werte[wert] ?? wert)
        .join(' oder ')}`;
    })
    .join('; ');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}
