/** What every view needs. */
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { placeUrl } from '../web/link.js';
import type { JsonObject } from './json.js';
import type { CardName, CardTemplates } from './templates.js';

export interface CardContext {
  readonly knowledge: Knowledge;
  readonly templates: CardTemplates;
  /** where the page with the text is reachable; without it places are text */
  readonly publicUrl?: string;
}

/** A template and what to fill it with. */
export interface View {
  readonly name: CardName;
  readonly data: JsonObject;
}

/** A place as people say it, as a link into the text where there is a page to link to. */
export function placeLink({ publicUrl }: CardContext, stelle: string): string {
  const spoken = spokenStelle(stelle);
  return publicUrl ? `[${spoken}](${placeUrl(publicUrl, stelle)})` : spoken;
}

/** The line that says which Fassung the card speaks of. */
export function edition({ sprache, angaben }: Knowledge): string {
  return fill(sprache.texte.fassung, { fassung: angaben.fassung });
}
