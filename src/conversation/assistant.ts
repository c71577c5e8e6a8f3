/** Everything a turn needs, built once from the knowledge. */
import { createRecogniser, type Recogniser } from '../cases/recognise.js';
import { nummerOf } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { type CompiledTable, compileTable } from '../rules/compile.js';
import { type Learned, learn, openSearch } from '../search/build.js';
import type { SearchIndex } from '../search/index.js';

/** Who answers where the assistant cannot: people in a channel of Teams, or behind an address for mails. */
export type Human = { readonly kind: 'channel' } | { readonly kind: 'mail'; readonly address: string };

export interface Assistant {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
  /** reads the facts of a case from a text */
  readonly recogniser: Recogniser;
  readonly tables: ReadonlyMap<string, CompiledTable>;
  /** table -> Nummern by which its rows decide */
  readonly deciding: ReadonlyMap<string, ReadonlySet<string>>;
  /** absent where the operator named nobody */
  readonly human?: Human;
}

/** Indexes and compiles the knowledge. `learned` saves the time to learn from it again. */
export function createAssistant(knowledge: Knowledge, learned: Learned = learn(knowledge)): Assistant {
  const search = openSearch(knowledge, learned);
  const { sprache, faelle, tabellen } = knowledge;
  return {
    knowledge,
    search,
    recogniser: createRecogniser(sprache.falltext, faelle, tabellen, (word) => search.analyser.repaired(word)),
    tables: new Map([...tabellen].map(([id, tabelle]) => [id, compileTable(tabelle)])),
    deciding: new Map(
      [...tabellen].map(([id, { zeilen }]) => [
        id,
        new Set(zeilen.flatMap(({ fundstellen: [first] }) => (first ? nummerOf(first.stelle) : []))),
      ]),
    ),
  };
}
