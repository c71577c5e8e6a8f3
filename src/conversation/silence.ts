/** Saying nothing, honestly: kinds of things the Erlass does not hold, subjects far away, and words that lead nowhere. */
import { fill } from '../knowledge/schema/texte.js';
import type { Thema } from '../knowledge/schema/thema.js';
import { fold } from '../language/fold.js';
import { containsPhrase, wordsOf } from '../language/phrases.js';
import type { Hit, Ranking } from '../search/hit.js';
import { silenceReply } from './answer.js';
import type { Assistant } from './assistant.js';
import type { Reply } from './reply.js';
import { foreignReply, talkReply } from './talk.js';

/** Share of a message that nothing in the knowledge resembles, from which it is about something else. */
const FOREIGN = 0.5;

/** An unsure message with a word that gives a foreign subject away ("Drucker"), and with no notion of the Erlass. */
export function givenAway(assistant: Assistant, ranking: Ranking): Reply | undefined {
  if (namesOwnSubject(ranking)) return undefined;
  const words = wordsOf(ranking.analysis.folded);
  const talk = assistant.knowledge.sprache.fremdthemen.find((t) => containsPhrase(words, t.woerter));
  return talk && talkReply('off-topic', talk);
}

/** Whether a message contains a notion of the Erlass. */
function namesOwnSubject(ranking: Ranking): boolean {
  return [...ranking.analysis.features.keys()].some((feature) => feature.startsWith('c:'));
}

/** Where every topic that could be meant lacks the kind of thing asked for, a choice between them would not help. */
export function missingKindOfAll(assistant: Assistant, ranking: Ranking, hits: readonly Hit[]): Reply | undefined {
  const { knowledge } = assistant;
  const topics = hits.flatMap((hit) => {
    const thema = hit.target.kind === 'topic' ? knowledge.themen.get(hit.target.id) : undefined;
    return thema ? [{ hit, thema }] : [];
  });
  const [nearest] = topics;
  if (!nearest || topics.length < hits.length) return undefined;
  const missing = topics.map(({ hit, thema }) => missingKind(assistant, ranking, hit, thema));
  return missing[0] && missing.every(Boolean) ? silenceReply(knowledge, missing[0], nearest.thema) : undefined;
}

/**
 * A known subject asked for a kind of thing that the Erlass does not hold (days, amounts, deadlines): silence by rule.
 * Not where the matching variant itself asks for that kind: then the author of the topic answers it.
 */
export function missingKind(assistant: Assistant, ranking: Ranking, hit: Hit, thema: Thema): string | undefined {
  const { fragearten, texte } = assistant.knowledge.sprache;
  const asked = wordsOf(ranking.analysis.folded);
  const variant = wordsOf(fold(hit.variant));
  const art = fragearten.find((a) => containsPhrase(asked, a.muster) && !containsPhrase(variant, a.muster));
  if (!art || thema.fundstellen.some((f) => art.enthalten_in.includes(f.stelle))) return undefined;
  return fill(texte.luecke_frageart, { gesucht: art.gesucht });
}

/** Honest silence: about the Erlass if the words belong to its subjects, else about something foreign. */
export function silence(assistant: Assistant, ranking: Ranking, confidence: number): Reply {
  const [first] = ranking.hits;
  const ownSubject = namesOwnSubject(ranking);
  const foreign = first?.target.kind === 'off-topic' || first?.target.kind === 'smalltalk';
  if (!ownSubject && (foreign || ranking.unknownShare >= FOREIGN)) return foreignReply(assistant.knowledge);
  return silenceReply(assistant.knowledge, assistant.knowledge.sprache.texte.luecke_unbekannt, undefined, confidence);
}
