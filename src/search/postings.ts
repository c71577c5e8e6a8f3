/** FlexSearch as the inverted index: which targets hold a feature. The only importer of FlexSearch. */
import { Index } from 'flexsearch';

/** Most targets taken for one feature. A feature that more targets share tells none of them apart. */
const PER_FEATURE = 1_000;

/**
 * Candidate generator over already analysed features. FlexSearch's own analysis is switched off: its default
 * encoder cuts digits and its German stop words drop "nicht" and "muss" (docs/decisions.md). It is asked one feature
 * at a time, because its ranking of several terms knows neither frequency nor rarity.
 */
export class Postings {
  private readonly index = new Index({ tokenize: 'strict', resolution: 1, encode: (text: string) => text.split(' ') });

  /** @param features ids of the features that the target holds */
  add(target: number, features: readonly number[]): void {
    this.index.add(target, features.join(' '));
  }

  /** Ids of the targets that hold the feature. */
  having(feature: number): number[] {
    return this.index.search(String(feature), { limit: PER_FEATURE }) as number[];
  }
}
