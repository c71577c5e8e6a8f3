/** Addresses of the page with the text, written and read back. */
import { anchorOf, stelleOfAnchor } from '../erlass/anchor.js';
import type { Stelle } from '../erlass/stelle.js';

/** Path of the page; its anchors are in `erlass/anchor.ts`. */
export const PAGE_PATH = '/erlass';
export const STYLE_PATH = '/erlass.css';

/** What the page can be asked for: a question in one's own words, or one thing of the knowledge by its id. */
export type PageQuery = { readonly q: string } | { readonly thema: string } | { readonly luecke: string } | { readonly checkliste: string };

/** A place on the page itself. */
export function placeHref(stelle: string): string {
  return `${PAGE_PATH}#${anchorOf(stelle)}`;
}

/** The page with the answer to a query. */
export function queryHref(query: PageQuery): string {
  return `${PAGE_PATH}?${new URLSearchParams(query)}`;
}

/** The full address of a place, for cards. `publicUrl` is an origin without a slash at its end. */
export function placeUrl(publicUrl: string, stelle: string): string {
  return `${publicUrl}${placeHref(stelle)}`;
}

/**
 * The place that a pasted link names, for link unfurling.
 * @param url anything a person pasted
 * @param publicUrl the origin under which the page is reachable
 * @returns `undefined` for other hosts, other pages, no anchor, or an anchor that is none of ours. Whether the Erlass
 * has that place is for the caller to see.
 */
export function placeOfLink(url: string, publicUrl: string): Stelle | undefined {
  const link = parseUrl(url);
  if (!link || link.origin !== parseUrl(publicUrl)?.origin || link.username || link.password) return undefined;
  if (link.pathname.replace(/\/$/, '') !== PAGE_PATH) return undefined;
  return stelleOfAnchor(link.hash.slice(1));
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
