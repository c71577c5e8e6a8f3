/** The routes of the page with the text: caching, compression and the headers that keep it harmless. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Logger } from 'pino';
import type restify from 'restify';
import type { Assistant } from '../conversation/assistant.js';
import type { Knowledge } from '../knowledge/model.js';
import { askedPage } from '../web/ask.js';
import { PAGE_PATH, STYLE_PATH } from '../web/link.js';
import { STYLE } from '../web/style.js';
import { textPage } from '../web/text.js';

/**
 * Who may show the page in a frame: Teams, Outlook and Microsoft 365, as Microsoft lists them for tabs
 * (learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).
 */
const FRAME_ANCESTORS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office365.com',
];

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  `frame-ancestors ${FRAME_ANCESTORS.join(' ')}`,
].join('; ');

/** On every answer. A search engine must not present a Fassung that newer ones have replaced. */
const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

/** A text that stays the same as long as knowledge and program do. */
interface Cached {
  readonly etag: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly zipped: Buffer;
}

export interface PageParts {
  /** read anew for each request: the knowledge may be exchanged while the bot runs */
  readonly assistant: Assistant;
  readonly log: Logger;
}

/** Adds the routes. The page is rendered with the first request of each version of the knowledge, not at start. */
export function serveErlassPage(server: restify.Server, parts: PageParts): void {
  const { log } = parts;
  const page = perKnowledge(parts, (knowledge) => cached(knowledge.version, 'text/html; charset=utf-8', textPage(knowledge)));
  const style = perKnowledge(parts, ({ version }) => cached(version, 'text/css; charset=utf-8', STYLE));
  const showPage = async (request: restify.Request, response: restify.Response) => {
    try {
      const asked = askedPage(parts.assistant, request.getQuery());
      if (asked === undefined) return sendCached(request, response, page());
      // A question is nobody else's business: no store keeps it.
      response.sendRaw(200, asked, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    } catch (error) {
      log.error({ err: error, code: 'LOTSE-303' }, 'Die Seite mit dem Erlass ist gescheitert');
      if (!response.headersSent) response.send(500, { error: 'internal' });
    }
  };
  const showStyle = async (request: restify.Request, response: restify.Response) => sendCached(request, response, style());
  server.get(PAGE_PATH, showPage);
  server.head(PAGE_PATH, showPage);
  server.get(STYLE_PATH, showStyle);
  server.head(STYLE_PATH, showStyle);
}

/** Kept by the browser, but asked about each time, so that nobody reads an old version. */
function sendCached(request: restify.Request, response: restify.Response, { etag, type, plain, zipped }: Cached): void {
  const headers = { ...HEADERS, ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
  if (matches(request.headers['if-none-match'], etag)) {
    response.sendRaw(304, '', headers);
    return;
  }
  const zip = /\bgzip\b(?!;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zip ? zipped : plain;
  response.sendRaw(200, body, {
    ...headers,
    'Content-Type': type,
    'Content-Length': String(body.length),
    ...(zip ? { 'Content-Encoding': 'gzip' } : {}),
  });
}

/** RFC 9110, 13.1.2: a list of tags or "*", compared weakly. */
function matches(given: string | undefined, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etag) || tags.some((tag) => `W/${tag}` === etag);
}

/** Weak, because the same page travels compressed and not; with a hash, because the program changes the page too. */
function cached(version: string, type: string, text: string): Cached {
  const plain = Buffer.from(text);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
  return { etag: `W/"${version}-${hash}"`, type, plain, zipped: gzipSync(plain, { level: 9 }) };
}

/** Makes a text once for each version of the knowledge. */
function perKnowledge(parts: PageParts, make: (knowledge: Knowledge) => Cached): () => Cached {
  let made: { readonly knowledge: Knowledge; readonly text: Cached } | undefined;
  return () => {
    const { knowledge } = parts.assistant;
    if (made?.knowledge !== knowledge) made = { knowledge, text: make(knowledge) };
    return made.text;
  };
}
