/** FlexSearch as the inverted index: which targets hold a feature. The only importer of FlexSearch. */
import { Index } from 'flexsearch';

/** Most targets taken for one feature; FlexSearch wants a limit. */
const PER_FEATURE = 1_000;

/** A filled index as FlexSearch exports it: restoring is ten times as fast as adding. */
export type PostingsData = readonly (readonly [key: string, data: string])[];

/**
 * Candidate generator over already analysed features. FlexSearch's own analysis is switched off: its default
 * encoder cuts digits and its German stop words drop "nicht" and "muss" (docs/decisions.md). It is asked one feature
 * at a time, because its ranking of several terms knows neither frequency nor rarity.
 */
export class Postings {
  private readonly index = emptyIndex();
  /** answers of the index, by feature: it always gives the same, and there are as many as words */
  private readonly known = new Map<number, readonly number[]>();

  constructor(data: PostingsData) {
    for (const [key, text] of data) this.index.import(key, text);
  }

  /** Ids of the targets that hold the feature. */
  having(feature: number): readonly number[] {
    const known = this.known.get(feature);
    if (known) return known;
    const found = this.index.search(String(feature), { limit: PER_FEATURE }) as number[];
    this.known.set(feature, found);
    return found;
  }
}

/** @param features for every target the ids of the features that it holds */
export function buildPostings(features: readonly (readonly number[])[]): PostingsData {
  const index = emptyIndex();
  features.forEach((ids, target) => {
    index.add(target, ids.join(' '));
  });
  const data: [string, string][] = [];
  index.export((key, text) => {
    if (text !== undefined) data.push([key, text]);
  });
  return data;
}

function emptyIndex(): Index {
  return new Index({ tokenize: 'strict', resolution: 1, encode: (text: string) => text.split(' ') });
}
