/**
 * The places a reply rests on, as Teams knows citations
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content). Without the label
 * "AI generated": nothing here is.
 */
import { forceOf, uniqueQuotes } from '../cards/quotes.js';
import type { Reply } from '../conversation/reply.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { quotesOf } from '../text/json.js';
import { shorten } from '../text/shorten.js';
import { placeUrl } from '../web/link.js';

/** More than these are answered with 400. */
const MAX_CITATIONS = 20;
/** Characters of a citation's text. */
const MAX_ABSTRACT = 160;

/** Questions and checklists quote too, but they state nothing that a source would have to prove. */
const STATING: ReadonlySet<Reply['kind']> = new Set(['answer', 'gap', 'nummer', 'decision']);

const states = (reply: Reply) => STATING.has(reply.kind) || (reply.kind === 'question' && reply.allgemein !== undefined);

/** The one root entity of a message that Teams reads citations from. */
export interface CitationEntity {
  readonly type: 'https://schema.org/Message';
  readonly '@type': 'Message';
  readonly '@context': 'https://schema.org';
  readonly citation: readonly Citation[];
}

interface Citation {
  readonly '@type': 'Claim';
  /** counts from 1 */
  readonly position: number;
  readonly appearance: {
    readonly '@type': 'DigitalDocument';
    readonly name: string;
    readonly abstract: string;
    readonly keywords: readonly string[];
    readonly url?: string;
    readonly image: { readonly '@type': 'ImageObject'; readonly name: 'Text' };
  };
}

/**
 * The citations of a reply, the decisive one first.
 * @param publicUrl origin of the page with the text; with it each citation is a link
 * @returns `undefined` where the reply states nothing of the Erlass
 */
export function citationsOf(knowledge: Knowledge, reply: Reply, publicUrl?: string): CitationEntity | undefined {
  const quotes = states(reply) ? uniqueQuotes(quotesOf(reply)).slice(0, MAX_CITATIONS) : [];
  if (quotes.length === 0) return undefined;
  const citation = quotes.map((zitat, i): Citation => {
    const appearance = {
      '@type': 'DigitalDocument',
      name: spokenStelle(zitat.stelle),
      abstract: shorten(zitat.wortlaut, MAX_ABSTRACT),
      keywords: [forceOf(knowledge, zitat)],
      ...(publicUrl ? { url: placeUrl(publicUrl, zitat.stelle) } : {}),
      image: { '@type': 'ImageObject', name: 'Text' },
    } as const;
    return { '@type': 'Claim', position: i + 1, appearance };
  });
  return { type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org', citation };
}
