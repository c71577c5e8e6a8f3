/** What the page is asked for, answered by the conversation itself. */
import { z } from 'zod/v4';
import type { Action } from '../conversation/action.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Incoming } from '../conversation/incoming.js';
import { NEW_SESSION } from '../conversation/session.js';
import { turn } from '../conversation/turn.js';
import { kennung } from '../knowledge/schema/gemeinsam.js';
import { answerPage } from './answer.js';

/** The query of an address; the first that is there counts, unknown ones are not looked at. */
const query = z.union([
  z.object({ q: z.string().trim().min(1) }),
  z.object({ thema: kennung }),
  z.object({ luecke: kennung }),
  z.object({ checkliste: kennung }),
]);

/**
 * The page that answers the query of an address, or `undefined` where it asks for nothing: then the text is wanted.
 * Each question stands alone: a page has no memory of the one before.
 */
export function askedPage(assistant: Assistant, search: string): string | undefined {
  const parsed = query.safeParse(Object.fromEntries(new URLSearchParams(search)));
  const asked = parsed.success ? read(assistant, parsed.data) : undefined;
  if (!asked) return undefined;
  return answerPage(assistant.knowledge, asked.frage, turn(assistant, NEW_SESSION, asked.incoming).replies);
}

interface Asked {
  readonly frage: string;
  readonly incoming: Incoming;
}

function read({ knowledge }: Assistant, asked: z.infer<typeof query>): Asked | undefined {
  const act = (frage: string | undefined, action: Action): Asked | undefined =>
    frage === undefined ? undefined : { frage, incoming: { type: 'action', stamped: { v: knowledge.version, action } } };
  if ('q' in asked) return { frage: asked.q, incoming: { type: 'message', text: asked.q } };
  if ('thema' in asked) return act(knowledge.themen.get(asked.thema)?.frage, { do: 'topic', id: asked.thema });
  if ('luecke' in asked) return act(knowledge.luecken.get(asked.luecke)?.frage, { do: 'gap', id: asked.luecke });
  return act(knowledge.checklisten.get(asked.checkliste)?.titel, { do: 'checklist', id: asked.checkliste });
}
