/**
 * Learning by counting: how much more likely a feature is under one target than in general. This is naive Bayes over the
 * ways of asking, smoothed with the background of all targets (a Dirichlet prior). It follows every edit of the knowledge.
 */
import type { Analyser } from '../language/analyse.js';
import { wordsOf } from '../language/phrases.js';
import { isPair, isWord, rarityOf, type SearchData } from './data.js';
import { type Pairs, trainDiscriminative, vectorOf } from './discriminate.js';
import { FEATURE, type Features, resolve } from './features.js';
import { buildPostings } from './postings.js';
import { silenceFeatures, trainSilence } from './silence.js';
import type { Target } from './target.js';

/** Every target counts as if it had this many ways of asking, so a long list of variants is no advantage … */
const EQUAL_VARIANTS = 40;
/** … but a short list counts at most this many times: a single odd word in it proves little. */
const MAX_BOOST = 2;
/** Strength of the background in pseudo-variants: the higher, the more evidence a rare word needs. */
const PRIOR = 20;
/** Further texts (title, notions, answer, quotation) count as this part of a way of asking. */
const WORDS = 0.5;

/** A word that more than this share of the targets holds brings no candidates: it tells none of them apart. */
const COMMON = 0.25;

type Weighed = ReadonlyMap<string, number>;

interface Tally {
  /** ways of asking that have the feature, over all targets */
  seen: number;
  /** target -> amount */
  readonly amounts: Map<number, number>;
}

/** Learns from the targets. Takes a second or two for the full knowledge; the result can be stored. */
export function trainSearch(targets: readonly Target[], analyser: Analyser): SearchData {
  const variants = targets.map((t) => t.variants.map((v) => analyser.analyse(v.text)));
  const words = targets.map((t) => t.words.map((w) => analyser.analyse(w).features));
  const tallies = tally(
    variants.map((list) => list.map((a) => a.features)),
    words,
  );
  const features = wordsFirst([...tallies].filter(([name, { seen }]) => seen > (isPair(name) ? 1 : 0)).map(([name]) => name));
  const ids = new Map(features.map((name, id) => [name, id]));
  const sizes = targets.map((t) => t.variants.length);
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const shares = Float32Array.from(features, (name) => (tallies.get(name) as Tally).seen / total);
  const { byGist, byWords } = exact(variants);
  const evidence = flattenEvidence(features, tallies, sizes, shares);
  const rarity = rarityOf(shares);
  const resolved = variants.map((list) => list.map((a) => resolve(a.features, ids)));
  const silence = trainSilence(
    targets.flatMap(({ kind }, t) =>
      kind === 'topic' || kind === 'gap' ? (resolved[t] ?? []).map((f) => ({ features: silenceFeatures(f), silent: kind === 'gap' })) : [],
    ),
    features.length,
  );
  return {
    features,
    shares,
    ...evidence,
    evidenceWeights: trainDiscriminative(
      resolved.flatMap((list, target) => list.map((f) => ({ ...vectorOf(f, rarity), target }))),
      evidence,
      sizes,
    ),
    postings: buildPostings(holdings(features, evidence, targets.length)),
    variantsOf: starts(sizes),
    ...flattenVariants(resolved, rarity),
    silence,
    byGist,
    byWords,
  };
}

/** Comparing texts looks at words only: together they lie closer in memory. */
function wordsFirst(names: readonly string[]): string[] {
  return [...names.filter(isWord), ...names.filter((name) => !isWord(name))];
}

function tally(variants: readonly (readonly Weighed[])[], words: readonly (readonly Weighed[])[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const add = (feature: string, target: number, seen: number, amount: number) => {
    let entry = tallies.get(feature);
    if (!entry) {
      entry = { seen: 0, amounts: new Map() };
      tallies.set(feature, entry);
    }
    entry.seen += seen;
    entry.amounts.set(target, (entry.amounts.get(target) ?? 0) + amount);
  };
  variants.forEach((list, target) => {
    for (const features of list) for (const feature of features.keys()) add(feature, target, 1, 1);
    for (const features of words[target] ?? []) for (const feature of features.keys()) add(feature, target, 0, WORDS);
  });
  return tallies;
}

function flattenEvidence(names: readonly string[], tallies: ReadonlyMap<string, Tally>, sizes: readonly number[], shares: Float32Array) {
  const entries = names.map((name) => [...(tallies.get(name) as Tally).amounts]);
  const value = (target: number, amount: number, share: number) =>
    Math.log(1 + (amount * countOf(sizes[target] ?? 0)) / ((sizes[target] || 1) * PRIOR * share));
  return {
    evidenceStart: starts(entries.map((list) => list.length)),
    evidenceTargets: Int32Array.from(entries.flatMap((list) => list.map(([target]) => target))),
    evidenceValues: Float32Array.from(
      entries.flatMap((list, f) => list.map(([target, amount]) => value(target, amount, shares[f] as number))),
    ),
  };
}

/** For every target the words it holds, common ones left out. */
function holdings(names: readonly string[], { evidenceStart, evidenceTargets }: Pairs, count: number): number[][] {
  const held: number[][] = Array.from({ length: count }, () => []);
  names.forEach((name, id) => {
    const holders = evidenceTargets.subarray(evidenceStart[id], evidenceStart[id + 1]);
    if (isWord(name) && holders.length <= count * COMMON) for (const target of holders) held[target]?.push(id);
  });
  return held;
}

/** How many ways of asking a target with `size` of them counts for. */
function countOf(size: number): number {
  return Math.min(EQUAL_VARIANTS, MAX_BOOST * size);
}

/** For every target which of its ways of asking hold which word, so that a question is compared by its few words alone. */
function flattenVariants(targets: readonly (readonly Features[])[], rarity: Float64Array) {
  const norms: number[] = [];
  const held = targets.map((variants) => {
    const byWord = new Map<number, [variant: number, weight: number][]>();
    variants.forEach((features, variant) => {
      let squares = 0;
      for (const [id, weight] of wordsOfVariant(features, rarity)) {
        squares += weight * weight;
        const holders = byWord.get(id);
        if (holders) holders.push([variant, weight]);
        else byWord.set(id, [[variant, weight]]);
      }
      norms.push(Math.sqrt(squares));
    });
    return [...byWord].sort(([a], [b]) => a - b);
  });
  const all = held.flat();
  return {
    wordStart: starts(held.map((words) => words.length)),
    targetWords: Int32Array.from(all, ([id]) => id),
    holderStart: starts(all.map(([, holders]) => holders.length)),
    holders: Uint16Array.from(all.flatMap(([, holders]) => holders.map(([variant]) => variant))),
    holderWeights: Float32Array.from(all.flatMap(([, holders]) => holders.map(([, weight]) => weight))),
    variantNorms: Float32Array.from(norms),
  };
}

function wordsOfVariant({ ids, weights, kinds }: Features, rarity: Float64Array): [id: number, weight: number][] {
  return ids.flatMap((id, k): [number, number][] =>
    kinds[k] === FEATURE.word && id >= 0 ? [[id, (weights[k] as number) * (rarity[id] as number)]] : [],
  );
}

/** Offsets of lists laid end to end. */
function starts(lengths: readonly number[]): Int32Array {
  const result = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    result[i + 1] = (result[i] as number) + length;
  });
  return result;
}

function exact(variants: readonly (readonly { readonly folded: string; readonly gist: string }[])[]) {
  const byGist = new Map<string, number>();
  const byWords = new Map<string, number>();
  const ambiguous = new Set<string>();
  variants.forEach((list, target) => {
    for (const { folded, gist } of list) {
      if (!byWords.has(wordsOf(folded))) byWords.set(wordsOf(folded), target);
      if (!gist.includes(' ')) continue;
      if (byGist.has(gist) && byGist.get(gist) !== target) ambiguous.add(gist);
      byGist.set(gist, target);
    }
  });
  for (const gist of ambiguous) byGist.delete(gist);
  return { byGist, byWords };
}
