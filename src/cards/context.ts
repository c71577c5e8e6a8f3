/** What every view needs. */
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import type { JsonObject } from './json.js';
import type { CardName, CardTemplates } from './templates.js';

export interface CardContext {
  readonly knowledge: Knowledge;
  readonly templates: CardTemplates;
}

/** A template and what to fill it with. */
export interface View {
  readonly name: CardName;
  readonly data: JsonObject;
}

/** The line that says which Fassung the card speaks of. */
export function edition({ sprache, angaben }: Knowledge): string {
  return fill(sprache.texte.fassung, { fassung: angaben.fassung });
}
