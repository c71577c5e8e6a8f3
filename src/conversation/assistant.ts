/** Everything a turn needs, built once from the knowledge. */
import type { Knowledge } from '../knowledge/model.js';
import { type CompiledTable, compileTable } from '../rules/compile.js';
import { type Learned, learn, openSearch } from '../search/build.js';
import type { SearchIndex } from '../search/index.js';

export interface Assistant {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  readonly tables: ReadonlyMap<string, CompiledTable>;
}

/** Indexes and compiles the knowledge. `learned` saves the time to learn from it again. */
export function createAssistant(knowledge: Knowledge, learned: Learned = learn(knowledge)): Assistant {
  return {
    knowledge,
    search: openSearch(knowledge, learned),
    tables: new Map([...knowledge.tabellen].map(([id, tabelle]) => [id, compileTable(tabelle)])),
  };
}
