/** Cards of the real templates, and a walk over everything inside a card. */

import type { Card } from '../../src/cards/json.js';
import { renderCard } from '../../src/cards/render.js';
import type { Reply } from '../../src/conversation/reply.js';
import { CARDS_FOLDER } from '../../src/paths.js';
import { readCardTemplates } from '../../src/teams/card-files.js';
import { knowledge } from '../support.js';

export const templates = await readCardTemplates(CARDS_FOLDER);

export const cardOf = (reply: Reply): Card => renderCard(templates, knowledge, reply);

export interface Node {
  readonly [key: string]: unknown;
}

/** Every object below a value that has a `type`, the fallback of an action left out. */
export function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  const { fallback: _, data: __, ...rest } = value as Record<string, unknown>;
  const inner = Object.values(rest).flatMap(nodes);
  return 'type' in value ? [value as Node, ...inner] : inner;
}

/** Those of one type. */
export function ofType(card: unknown, type: string): Node[] {
  return nodes(card).filter((node) => node.type === type);
}

/** All texts a person can read, in order. */
export function texts(card: unknown): string[] {
  return nodes(card).flatMap((node) => [node.text, node.title, node.label].filter((t): t is string => typeof t === 'string'));
}
