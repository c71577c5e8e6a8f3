/** Pieces that several replies share as plain text. */
import type { LeftOut } from '../conversation/reply.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';

/** „Wortlaut“ with its place and force below. */
export function quote(knowledge: Knowledge, zitat: Zitat): string {
  const { wort } = knowledge.sprache.verbindlichkeit[zitat.verbindlichkeit];
  return `„${zitat.wortlaut}“\n${spokenStelle(zitat.stelle)} · ${fill(knowledge.sprache.texte.verbindlichkeit, { wort })}`;
}

export function labelled(label: string, text: string | undefined): string {
  return text ? `${label}: ${text}` : '';
}

export function list(title: string, items: readonly string[]): string {
  return [...(title ? [`${title}:`] : []), ...items.map((item) => `- ${item}`)].join('\n');
}

/** Which Fassung an answer speaks of, and that newer ones exist. */
export function edition(knowledge: Knowledge): string {
  return fill(knowledge.sprache.texte.fassung, { fassung: knowledge.angaben.fassung });
}

/** The place as people say it, and its force: "Nr. 5.4 Satz 3 · Pflicht". */
export function placeAndForce({ sprache }: Knowledge, { stelle, verbindlichkeit }: Zitat): string {
  return fill(sprache.texte.karte_zwei_teile, { eins: spokenStelle(stelle), zwei: sprache.verbindlichkeit[verbindlichkeit].wort });
}

/** What was left out of a list, and why. */
export function leftOut(knowledge: Knowledge, items: readonly LeftOut[]): string {
  const { texte } = knowledge.sprache;
  if (items.length === 0) return '';
  return list(
    texte.liste_weggelassen,
    items.map(({ was, grund }) => fill(texte.liste_weggelassen_punkt, { was, grund })),
  );
}
