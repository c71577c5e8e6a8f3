/** Ranking: the best targets for a message, with topic and gap told apart, and known ways of asking first. */
import type { Analyser } from '../language/analyse.js';
import { containsPhrase, wordsOf } from '../language/phrases.js';
import { type Shape, shapeOf } from '../language/shape.js';
import type { SearchData } from './data.js';
import type { Hit, Ranking } from './hit.js';
import { type KindModel, kindFeatures, silentProbability } from './kind.js';
import { type Matched, Matcher } from './matcher.js';
import type { Target } from './target.js';
import { trainSearch } from './train.js';

export interface SearchOptions {
  /** phrases that ask for a kind of thing the Erlass mostly does not hold; one list, kept as it is */
  readonly missingKinds?: readonly string[];
  /** another model than the fitted one */
  readonly kindModel?: KindModel;
}

export class SearchIndex {
  private readonly matcher: Matcher;

  constructor(
    readonly targets: readonly Target[],
    readonly analyser: Analyser,
    readonly data: SearchData = trainSearch(targets, analyser),
    private readonly options: SearchOptions = {},
  ) {
    this.matcher = new Matcher(targets, data);
  }

  /** Ranks the targets for a message, best first. Deterministic: ties go to the order of the knowledge. */
  rank(message: string): Ranking {
    const analysis = this.analyser.analyse(message);
    const shape = shapeOf(analysis.folded);
    const words = wordsOf(analysis.folded);
    const matched = this.matcher.match(analysis, shape);
    const { hits, weight, unknownShare } = matched;
    const kind = this.judgeKind(matched, words, analysis.content, shape);
    if (kind) leadWith(hits, kind.silent >= 0.5 ? 'gap' : 'topic');
    const same = this.data.byWords.get(words) ?? this.data.byGist.get(analysis.gist);
    if (same !== undefined) moveFirst(hits, this.targets[same] as Target);
    return {
      hits,
      analysis,
      weight,
      unknownShare,
      verbatim: same !== undefined && hits[0]?.target === this.targets[same],
      ...(kind ? { kind } : {}),
    };
  }

  private judgeKind({ hits, weight, unknownShare, silence }: Matched, words: string, content: number, shape: Shape): Ranking['kind'] {
    const topic = hits.find((hit) => hit.target.kind === 'topic');
    const gap = hits.find((hit) => hit.target.kind === 'gap');
    if (!topic || !gap) return undefined;
    const missingKind = containsPhrase(words, this.options.missingKinds ?? []);
    const features = kindFeatures(topic, gap, { weight, unknownShare, content, silence, missingKind, shape });
    return { features, silent: silentProbability(features, this.options.kindModel) };
  }
}

/** The best hit of the kind that was judged right goes before the best of the other; nothing else moves. */
function leadWith(hits: Hit[], kind: 'topic' | 'gap'): void {
  const other = kind === 'gap' ? 'topic' : 'gap';
  const wanted = hits.findIndex((hit) => hit.target.kind === kind);
  const before = hits.findIndex((hit) => hit.target.kind === other);
  if (before < 0 || before > wanted) return;
  const [hit] = hits.splice(wanted, 1);
  if (hit) hits.splice(before, 0, hit);
}

/** A message in the words of a known way of asking is about that, whatever else its words occur in. */
function moveFirst(hits: Hit[], target: Target): void {
  const at = hits.findIndex((hit) => hit.target === target);
  const [hit] = at > 0 ? hits.splice(at, 1) : [];
  if (hit) hits.unshift(hit);
}
