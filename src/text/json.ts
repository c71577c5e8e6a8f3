/** Replies -> the JSON contract that scripts rely on (README, "The JSON result"). */
import { isSaid, type Reply } from '../conversation/reply.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { renderText } from './render.js';

export interface JsonFundstelle {
  readonly stelle: string;
  readonly wortlaut?: string;
  readonly verbindlichkeit?: string;
}

export interface JsonDecision {
  readonly table: string;
  /** one result id, a list of "partner: grade" for collecting tables, or "offen" */
  readonly outcome: string | readonly string[];
  readonly facts: Readonly<Record<string, string>>;
  /** what was taken for granted and matters, because nothing else was said */
  readonly assumed?: Readonly<Record<string, string>>;
  readonly open?: readonly { readonly merkmal: string; readonly leadsTo: Readonly<Record<string, readonly string[]>> }[];
  readonly reasons: readonly { readonly grund: string; readonly fundstellen: readonly string[]; readonly auslegung?: string }[];
  readonly changes: readonly { readonly set: Readonly<Record<string, string>>; readonly outcome: string | readonly string[] }[];
}

export interface JsonResult {
  readonly id?: string;
  readonly kind: Reply['kind'];
  readonly text: string;
  readonly fundstellen: readonly JsonFundstelle[];
  readonly options?: readonly { readonly title: string; readonly stelle?: string }[];
  readonly decision?: JsonDecision;
  readonly confidence?: number;
}

/** One object for a turn. Several replies are joined: the kind of the first, decisive places of all first. */
export function toJson(knowledge: Knowledge, replies: readonly Reply[], id?: string): JsonResult {
  const [first] = replies;
  if (!first) throw new Error('A turn without a reply has no JSON result');
  const quoted = replies.map(quotesOf);
  const confidence = lowest(replies);
  return {
    ...(id === undefined ? {} : { id }),
    kind: first.kind,
    text: replies.map((reply) => renderText(knowledge, reply)).join('\n\n'),
    fundstellen: uniquePlaces([...quoted.flatMap((q) => q.slice(0, 1)), ...quoted.flatMap((q) => q.slice(1))]).map((z) =>
      toFundstelle(knowledge, z),
    ),
    ...(first.kind === 'choice' ? { options: first.options.map(({ title, stelle }) => ({ title, ...(stelle ? { stelle } : {}) })) } : {}),
    ...(first.kind === 'question' ? { options: first.choices.map(({ title }) => ({ title })) } : {}),
    ...(first.kind === 'decision' ? { decision: toDecision(first) } : {}),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function toFundstelle(knowledge: Knowledge, { stelle, wortlaut, verbindlichkeit }: Zitat): JsonFundstelle {
  return { stelle, wortlaut, verbindlichkeit: knowledge.sprache.verbindlichkeit[verbindlichkeit].wort };
}

/** Every quotation of a reply, the decisive one first. */
export function quotesOf(reply: Reply): readonly Zitat[] {
  switch (reply.kind) {
    case 'answer':
    case 'gap':
    case 'nummer':
    case 'reminder':
    case 'escalation':
    case 'ticket':
      return reply.zitate;
    case 'question':
      return [...(reply.allgemein?.zitate ?? []), ...(isSaid(reply) ? [] : [reply.zitat])];
    case 'decision':
      return [...reply.gruende.flatMap((g) => g.zitate), ...reply.naechste.flatMap((n) => n.zitate)];
    case 'checklist':
      return reply.gruppen.flatMap((g) => g.punkte.flatMap((p) => p.zitat ?? []));
    case 'worklist':
      return reply.gruppen.flatMap((g) => g.punkte.flatMap((p) => p.zitat ?? []));
    case 'list-item':
      return reply.punkt.zitat ? [reply.punkt.zitat] : [];
    default:
      return [];
  }
}

function uniquePlaces(zitate: readonly Zitat[]): Zitat[] {
  return zitate.filter((z, i) => zitate.findIndex((other) => other.stelle === z.stelle && other.wortlaut === z.wortlaut) === i);
}

function toDecision({ decision, state, assumed }: Extract<Reply, { kind: 'decision' }>): JsonDecision {
  const single = (outcomes: readonly string[]) =>
    outcomes.length === 1 && !outcomes[0]?.includes(': ') ? (outcomes[0] as string) : outcomes;
  return {
    table: decision.table,
    outcome: decision.status === 'offen' ? 'offen' : single(decision.outcomes),
    facts: state.facts,
    ...(Object.keys(assumed).length > 0 ? { assumed } : {}),
    ...(decision.open.length > 0 ? { open: decision.open } : {}),
    reasons: decision.reasons.map(({ grund, fundstellen, auslegung }) => ({
      grund,
      fundstellen: fundstellen.map((f) => f.stelle),
      ...(auslegung ? { auslegung } : {}),
    })),
    changes: decision.changes.map(({ set, outcomes }) => ({ set, outcome: single(outcomes) })),
  };
}

function lowest(replies: readonly Reply[]): number | undefined {
  const values = replies.flatMap((r) => ('confidence' in r && r.confidence !== undefined ? [r.confidence] : []));
  return values.length > 0 ? Math.min(...values) : undefined;
}
