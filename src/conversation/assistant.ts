/** Everything a turn needs, built once from the knowledge. */
import type { Knowledge } from '../knowledge/model.js';
import { type CompiledTable, compileTable } from '../rules/compile.js';
import { buildSearch } from '../search/build.js';
import type { SearchIndex } from '../search/index.js';

export interface Assistant {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  readonly tables: ReadonlyMap<string, CompiledTable>;
}

/** Indexes and compiles the knowledge. */
export function createAssistant(knowledge: Knowledge): Assistant {
  return {
    knowledge,
    search: buildSearch(knowledge),
    tables: new Map([...knowledge.tabellen].map(([id, tabelle]) => [id, compileTable(tabelle)])),
  };
}
