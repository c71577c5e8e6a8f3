/** The table of a dialog, narrowed to what was asked. */
import { type CompiledTable, compileTable } from '../rules/compile.js';
import type { DialogState } from './action.js';
import type { Assistant } from './assistant.js';

/**
 * The compiled table of a dialog. Where a collecting table was asked about some of its results only ("Und das
 * Jobcenter?"), it holds just their rows, so that nothing is asked that cannot matter for them.
 * @returns `undefined` where the state does not fit the knowledge (a forged or outdated card)
 */
export function tableOf({ tables }: Assistant, { table, asked }: DialogState): CompiledTable | undefined {
  const whole = tables.get(table);
  if (!whole || !asked) return whole;
  const { tabelle } = whole;
  if (tabelle.art !== 'sammelnd' || !asked.every((id) => Object.hasOwn(tabelle.ergebnisse, id))) return undefined;
  return compileTable({ ...tabelle, zeilen: tabelle.zeilen.filter(({ dann }) => asked.includes(dann)) });
}
