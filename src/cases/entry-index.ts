/** Patterns by the beginnings of words that they need: there are thousands of them, and a text can match few. */
import type { Clause } from './clauses.js';
import type { Entry } from './entries.js';
import { beginningsOf } from './pattern.js';

interface Indexed {
  readonly entry: Entry;
  /** as in `Pattern`, by number */
  readonly keys: readonly (readonly number[])[];
  /** number of the call that looked at it last, so that none is looked at twice */
  looked: number;
}

export class EntryIndex {
  /** beginning -> number */
  private readonly numbers = new Map<string, number>();
  private readonly byKey = new Map<number, Indexed[]>();
  private readonly always: Entry[] = [];
  private calls = 0;

  /** Each pattern under every beginning of the group that the fewest patterns need. */
  constructor(entries: readonly Entry[]) {
    const uses: number[] = [];
    const indexed = entries.map((entry): Indexed => {
      const keys = entry.pattern.keys.map((group) => [...new Set(group)].map((key) => this.numberOf(key)));
      for (const key of keys.flat()) uses[key] = (uses[key] ?? 0) + 1;
      return { entry, keys, looked: 0 };
    });
    const usesOf = (group: readonly number[]) => group.reduce((sum, key) => sum + (uses[key] ?? 0), 0);
    for (const one of indexed) {
      const [group] = [...one.keys].sort((a, b) => usesOf(a) - usesOf(b));
      if (!group) this.always.push(one.entry);
      for (const key of group ?? []) {
        const others = this.byKey.get(key);
        if (others) others.push(one);
        else this.byKey.set(key, [one]);
      }
    }
  }

  /** The patterns that have a chance in a text. */
  candidates(clauses: readonly Clause[]): Entry[] {
    const found = [...this.always];
    const beginnings = this.beginningsIn(clauses);
    const call = ++this.calls;
    for (const key of beginnings) {
      for (const one of this.byKey.get(key) ?? []) {
        if (one.looked === call) continue;
        one.looked = call;
        if (holdsEach(beginnings, one.keys)) found.push(one.entry);
      }
    }
    return found;
  }

  private beginningsIn(clauses: readonly Clause[]): Set<number> {
    const found = new Set<number>();
    const add = (word: string) => {
      for (const beginning of beginningsOf(word)) {
        const number = this.numbers.get(beginning);
        if (number !== undefined) found.add(number);
      }
    };
    for (const { words } of clauses) {
      for (const { folded, repaired } of words) {
        add(folded);
        if (repaired) add(repaired);
      }
    }
    return found;
  }

  private numberOf(key: string): number {
    const known = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, known);
    return known;
  }
}

/** Whether one of each group is there. */
function holdsEach(found: ReadonlySet<number>, groups: readonly (readonly number[])[]): boolean {
  return groups.every((group) => group.some((key) => found.has(key)));
}
