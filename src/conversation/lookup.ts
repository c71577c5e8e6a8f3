/** Looking something up for a list of results: a Nummer, or the topics and gaps that fit best. Pure. */
import { spokenStelle } from '../erlass/stelle.js';
import { cleanInput, MAX_MESSAGE_LENGTH } from '../language/fold.js';
import { readNummer } from '../language/nummern.js';
import type { Hit } from '../search/hit.js';
import { gapReply, nummerReply, topicReply } from './answer.js';
import type { Assistant } from './assistant.js';
import type { AnswerReply, GapReply, NummerReply } from './reply.js';

/** One result: what a list shows, and the reply that it stands for. */
export interface LookupResult {
  readonly titel: string;
  /** the Fundstelle, or that the Erlass is silent */
  readonly zeile: string;
  readonly reply: AnswerReply | GapReply | NummerReply;
}

/** More than anybody reads in a narrow list. */
const MAX_RESULTS = 8;
const FEW_WORDS = 2;

/**
 * The results for what was typed so far; for nothing typed, the examples of the knowledge.
 * A reply that is put into somebody else's conversation has no buttons: the bot may not be there to answer them.
 */
export function lookup(assistant: Assistant, typed: string): LookupResult[] {
  const { knowledge } = assistant;
  const text = cleanInput(typed.slice(0, MAX_MESSAGE_LENGTH));
  if (text === '') return knowledge.sprache.beispiele.beispiele.flatMap((id) => topicResult(assistant, id, 0) ?? []);
  const nummer = readNummer(text);
  const verbatim = nummer ? nummerReply(knowledge, nummer.stelle) : undefined;
  const found = verbatim?.kind === 'nummer' ? [result(assistant, verbatim)] : [];
  const others = nummer ? topicsOf(assistant, nummer.stelle) : ranked(assistant, text).map((hit) => hitResult(assistant, hit));
  return [...found, ...others.flatMap((one) => one ?? [])].slice(0, MAX_RESULTS);
}

/** A word or two say what they are about, not what is asked of it: then what the Erlass does regulate comes first. */
function ranked({ search }: Assistant, text: string): readonly Hit[] {
  const { hits, analysis } = search.rank(text);
  if (analysis.content > FEW_WORDS) return hits;
  const isTopic = (hit: Hit) => hit.target.kind === 'topic';
  return [...hits.filter(isTopic), ...hits.filter((hit) => !isTopic(hit))];
}

function hitResult(assistant: Assistant, { target, group }: Hit): LookupResult | undefined {
  if (target.kind === 'topic') return topicResult(assistant, target.id, group);
  const luecke = target.kind === 'gap' ? assistant.knowledge.luecken.get(target.id) : undefined;
  return luecke && result(assistant, gapReply(assistant.knowledge, luecke, group));
}

function topicResult(assistant: Assistant, id: string, group: number): LookupResult | undefined {
  const thema = assistant.knowledge.themen.get(id);
  return thema && result(assistant, topicReply(assistant.knowledge, thema, group));
}

/** The topics whose decisive place lies in the Nummer. */
function topicsOf(assistant: Assistant, stelle: string): (LookupResult | undefined)[] {
  return [...assistant.knowledge.themen.values()]
    .filter(({ fundstellen: [first] }) => first?.stelle === stelle || first?.stelle.startsWith(`${stelle} `))
    .map(({ id }) => topicResult(assistant, id, 0));
}

function result({ knowledge }: Assistant, reply: AnswerReply | GapReply | NummerReply): LookupResult {
  const [first] = reply.zitate;
  const stelle = first ? spokenStelle(reply.kind === 'nummer' ? reply.stelle : first.stelle) : '';
  return {
    titel: reply.titel,
    zeile: reply.kind === 'gap' ? knowledge.sprache.texte.luecke_titel : stelle,
    reply: { ...reply, buttons: [] },
  };
}
