/** What a table must satisfy before it may decide anything: checked by enumeration when knowledge is loaded. */
import type { Tabelle, Zeile } from '../knowledge/schema/regel.js';
import { bandDefect } from './bands.js';
import { type CompiledTable, compileTable, completions, countCombinations, depends, factsAt, MAX_COMBINATIONS, rowsAt } from './compile.js';

/** A defect of a table: where in the file, what, and what to do. */
export interface TableDefect {
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/**
 * All defects of a table: unknown names, gaps, overlaps, facts that never matter. A row that could never apply would need
 * an unknown value, which is refused: each row asks at most once for a Merkmal.
 */
export function verifyTable(tabelle: Tabelle): TableDefect[] {
  const names = [...nameDefects(tabelle), ...duplicates(tabelle), ...bandDefects(tabelle)];
  const size = countCombinations(tabelle);
  if (size > MAX_COMBINATIONS) {
    names.push({
      path: 'merkmale',
      problem: `${size} Kombinationen, erlaubt sind höchstens ${MAX_COMBINATIONS}.`,
      remedy: 'Merkmale oder Werte zusammenfassen oder die Tabelle teilen.',
    });
  }
  if (names.length > 0) return names;
  const table = compileTable(tabelle);
  return [...hitDefects(table), ...idleFacts(table)];
}

function nameDefects(tabelle: Tabelle): TableDefect[] {
  const defects: TableDefect[] = tabelle.merkmale.flatMap((m, i) =>
    [...Object.keys(m.wenn).map((wert) => ({ wert, at: `wenn.${wert}` })), ...(m.annahme ? [{ wert: m.annahme, at: 'annahme' }] : [])]
      .filter(({ wert }) => !Object.hasOwn(m.werte, wert))
      .map(({ wert, at }) => ({
        path: `merkmale[${i}].${at}`,
        problem: `Den Wert „${wert}“ gibt es nicht.`,
        remedy: `Einer von: ${Object.keys(m.werte).join(', ')}.`,
      })),
  );
  tabelle.zeilen.forEach((zeile, i) => {
    for (const [id, werte] of Object.entries(zeile.wenn)) {
      const merkmal = tabelle.merkmale.find((m) => m.id === id);
      if (!merkmal) {
        defects.push({
          path: `zeilen[${i}].wenn.${id}`,
          problem: `Das Merkmal „${id}“ gibt es nicht.`,
          remedy: `Eines von: ${tabelle.merkmale.map((m) => m.id).join(', ')}.`,
        });
        continue;
      }
      for (const wert of [werte].flat()) {
        if (Object.hasOwn(merkmal.werte, wert)) continue;
        defects.push({
          path: `zeilen[${i}].wenn.${id}`,
          problem: `Den Wert „${wert}“ gibt es nicht.`,
          remedy: `Einer von: ${Object.keys(merkmal.werte).join(', ')}.`,
        });
      }
    }
    if (!Object.hasOwn(tabelle.ergebnisse, zeile.dann)) {
      defects.push({
        path: `zeilen[${i}].dann`,
        problem: `Das Ergebnis „${zeile.dann}“ gibt es nicht.`,
        remedy: `Eines von: ${Object.keys(tabelle.ergebnisse).join(', ')}.`,
      });
    }
    const graded = tabelle.art === 'sammelnd';
    if (graded !== (zeile.stufe !== undefined) || (zeile.stufe && !Object.hasOwn(tabelle.stufen ?? {}, zeile.stufe))) {
      defects.push({
        path: `zeilen[${i}].stufe`,
        problem: graded ? 'Die Stufe fehlt oder ist unbekannt.' : 'Eine Stufe gibt es nur in sammelnden Tabellen.',
        remedy: graded ? `Eine von: ${Object.keys(tabelle.stufen ?? {}).join(', ')}.` : 'Die Angabe „stufe“ löschen.',
      });
    }
  });
  return defects;
}

function bandDefects(tabelle: Tabelle): TableDefect[] {
  return tabelle.merkmale.flatMap((m, i) => {
    const problem = bandDefect(m);
    const remedy = 'Die Bereiche lückenlos von 0 bis oben offen aneinanderlegen, jede Grenze in genau einem Bereich.';
    return problem ? [{ path: `merkmale[${i}].zahl`, problem, remedy }] : [];
  });
}

function duplicates(tabelle: Tabelle): TableDefect[] {
  const lists = { merkmale: tabelle.merkmale, zeilen: tabelle.zeilen };
  return Object.entries(lists).flatMap(([path, list]) =>
    list
      .filter((entry, i) => list.findIndex((other) => other.id === entry.id) !== i)
      .map((entry) => ({ path, problem: `Die id „${entry.id}“ kommt doppelt vor.`, remedy: 'Jeder id einen eigenen Namen geben.' })),
  );
}

/** Gaps and overlaps (`eindeutig`); the same result twice for one combination (`sammelnd`). One example each. */
function hitDefects(table: CompiledTable): TableDefect[] {
  const example = (n: number) =>
    Object.entries(factsAt(table.merkmale, n))
      .map(([id, wert]) => `${id}=${wert}`)
      .join(', ');
  const nameOf = (row: number) => `„${(table.tabelle.zeilen[row] as Zeile).id}“`;
  const defects: TableDefect[] = [];
  const gap = table.rows.findIndex((rows) => rows.length === 0);
  if (gap >= 0 && table.tabelle.art === 'eindeutig') {
    defects.push({
      path: 'zeilen',
      problem: `Lücke: Für ${example(gap)} gilt keine Zeile.`,
      remedy: 'Eine Zeile ergänzen; schweigt der Erlass, mit dem Ergebnis nicht-geregelt.',
    });
  }
  const overlap = table.rows.findIndex((rows) =>
    table.tabelle.art === 'eindeutig'
      ? rows.length > 1
      : new Set(rows.map((r) => (table.tabelle.zeilen[r] as Zeile).dann)).size < rows.length,
  );
  if (overlap >= 0) {
    const rows = rowsAt(table, overlap);
    defects.push({
      path: 'zeilen',
      problem: `Überschneidung: Für ${example(overlap)} gelten ${rows.map(nameOf).join(' und ')} zugleich.`,
      remedy: 'Die Bedingungen so fassen, dass nur eine Zeile gilt.',
    });
  }
  return defects;
}

function idleFacts(table: CompiledTable): TableDefect[] {
  const all = completions(table, {});
  return table.merkmale.flatMap((m, i) =>
    depends(table, m, all)
      ? []
      : [{ path: `merkmale[${i}]`, problem: `Das Merkmal „${m.id}“ ändert nie etwas.`, remedy: 'Das Merkmal löschen.' }],
  );
}
