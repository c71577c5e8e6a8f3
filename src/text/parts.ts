/** Pieces that several replies share as plain text. */
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
