/** Other search engines on the same ways of asking and the same questions, each as its documentation suggests for German. */
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import { stemmer as oramaGerman } from '@orama/stemmers/german';
import { Index } from 'flexsearch';
import lunr from 'lunr';
import lunrGerman from 'lunr-languages/lunr.de.js';
import lunrStemmers from 'lunr-languages/lunr.stemmer.support.js';
import MiniSearch from 'minisearch';
import { fold } from '../src/language/fold.js';
import { stem } from '../src/language/stem.js';
import { tokenize } from '../src/language/tokens.js';
import type { Target } from '../src/search/target.js';

/** One engine: target ids for a question, best first, and the score of the first where the engine has one. */
export interface Peer {
  readonly name: string;
  rank(question: string): Promise<{ readonly targets: readonly number[]; readonly score?: number }>;
}

const LIMIT = 60;

interface Row {
  readonly id: number;
  readonly target: number;
  readonly text: string;
}

/** Distinct targets of the rows found, in order. */
const targetsOf = (rows: readonly Row[], ids: readonly number[]): number[] => [...new Set(ids.map((id) => (rows[id] as Row).target))];

/** All engines over the ways of asking of the targets. */
export async function peers(targets: readonly Target[]): Promise<Peer[]> {
  const rows = targets.flatMap((t, target) => t.variants.map((v) => ({ target, text: v.text }))).map((row, id) => ({ id, ...row }));
  return [flexDefault(rows), flexStemmed(rows), miniSearch(rows), await orama(rows), lunrDe(rows)];
}

function flexDefault(rows: readonly Row[]): Peer {
  const index = new Index();
  for (const { id, text } of rows) index.add(id, text);
  return {
    name: 'FlexSearch, Voreinstellung',
    rank: async (q) => ({ targets: targetsOf(rows, index.search(q, { limit: LIMIT }) as number[]) }),
  };
}

function flexStemmed(rows: readonly Row[]): Peer {
  const index = new Index({ tokenize: 'strict', encode: (text: string) => tokenize(fold(text)).map(stem) });
  for (const { id, text } of rows) index.add(id, text);
  return {
    name: 'FlexSearch, suggest, Stämme',
    rank: async (q) => ({ targets: targetsOf(rows, index.search(q, { limit: LIMIT, suggest: true }) as number[]) }),
  };
}

function miniSearch(rows: readonly Row[]): Peer {
  const index = new MiniSearch<Row>({
    fields: ['text'],
    tokenize: (text) => tokenize(fold(text)),
    processTerm: (term) => stem(term),
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  index.addAll(rows);
  return {
    name: 'MiniSearch, Stämme, fuzzy, prefix',
    rank: async (q) => {
      const hits = index.search(q).slice(0, LIMIT);
      return {
        targets: targetsOf(
          rows,
          hits.map((h) => h.id as number),
        ),
        ...(hits[0] ? { score: hits[0].score } : {}),
      };
    },
  };
}

async function orama(rows: readonly Row[]): Promise<Peer> {
  const db = create({
    schema: { text: 'string' } as const,
    components: { tokenizer: { language: 'german', stemming: true, stemmer: oramaGerman } },
  });
  await insertMultiple(
    db,
    rows.map(({ id, text }) => ({ id: String(id), text })),
    2_000,
  );
  return {
    name: 'Orama, deutsch',
    rank: async (q) => {
      const { hits } = await oramaSearch(db, { term: q, limit: LIMIT, threshold: 1 });
      return {
        targets: targetsOf(
          rows,
          hits.map((h) => Number(h.id)),
        ),
        ...(hits[0] ? { score: hits[0].score } : {}),
      };
    },
  };
}

function lunrDe(rows: readonly Row[]): Peer {
  lunrStemmers(lunr);
  lunrGerman(lunr);
  const index = lunr(function () {
    this.use((lunr as unknown as { de: lunr.Builder.Plugin }).de);
    this.ref('id');
    this.field('text');
    for (const row of rows) this.add(row);
  });
  return {
    name: 'lunr, deutsch, fuzzy',
    rank: async (q) => {
      const terms = tokenize(q.toLowerCase()).filter((t) => t.length < 40);
      const hits = index
        .query((query) => {
          for (const term of terms) query.term(term, { editDistance: term.length > 5 ? 1 : 0 });
        })
        .slice(0, LIMIT);
      return {
        targets: targetsOf(
          rows,
          hits.map((h) => Number(h.ref)),
        ),
        ...(hits[0] ? { score: hits[0].score } : {}),
      };
    },
  };
}
