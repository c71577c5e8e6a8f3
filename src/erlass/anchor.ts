/** Fundstellen as anchors of the page with the text: "5.4 S. 3" is `5.4-s3`, "3.2 Spiegelstrich 7" is `3.2-sp7`, "Kopf" is `kopf`. */
import { parseStelle, type Stelle } from './stelle.js';

const KOPF_ANCHOR = 'kopf';
const ANCHOR = /^(\d{1,2}(?:\.\d{1,2})?)(?:-(s|sp)(\d{1,2}))?$/;

/**
 * The anchor of a written Fundstelle.
 * @throws Error for a text that is no Fundstelle: knowledge is checked when it is loaded, so that is a bug
 */
export function anchorOf(stelle: string): string {
  const parsed = parseStelle(stelle);
  if (!parsed) throw new Error(`No Fundstelle: ${stelle}`);
  if (parsed.art === 'kopf') return KOPF_ANCHOR;
  if (parsed.satz !== undefined) return `${parsed.nummer}-s${parsed.satz}`;
  if (parsed.spiegelstrich !== undefined) return `${parsed.nummer}-sp${parsed.spiegelstrich}`;
  return parsed.nummer;
}

/** The place an anchor stands for, `undefined` if it is none of ours. Whether the Erlass has that place is not asked. */
export function stelleOfAnchor(anchor: string): Stelle | undefined {
  if (anchor === KOPF_ANCHOR) return { art: 'kopf' };
  const match = ANCHOR.exec(anchor);
  if (!match?.[1]) return undefined;
  const number = Number(match[3]);
  if (!match[2]) return { art: 'nummer', nummer: match[1] };
  return { art: 'nummer', nummer: match[1], ...(match[2] === 's' ? { satz: number } : { spiegelstrich: number }) };
}
