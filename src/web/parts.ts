/** Pieces that several replies share. */
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { forceLink } from './force.js';
import { type Content, html } from './html.js';
import { placeHref } from './link.js';

/** Quotations, each linked to its place in the text; a place is quoted once. */
export function quotes(knowledge: Knowledge, zitate: readonly Zitat[]): Content {
  const { texte } = knowledge.sprache;
  return zitate
    .filter((z, i) => zitate.findIndex((other) => other.stelle === z.stelle && other.wortlaut === z.wortlaut) === i)
    .map(
      ({ stelle, wortlaut, verbindlichkeit }) => html`<figure><blockquote>${fill(texte.karte_zitat, { wortlaut })}</blockquote>
<figcaption><a href="${placeHref(stelle)}">${spokenStelle(stelle)}</a> · ${forceLink(knowledge, verbindlichkeit)}</figcaption></figure>
`,
    );
}

export function labelled(label: string, text: string | undefined): Content {
  return text && html`<p><strong>${label}:</strong> ${text}</p>`;
}

export function linkList(titel: string, links: readonly { readonly title: string; readonly href: string }[]): Content {
  return (
    links.length > 0 && html`<h3>${titel}</h3><ul>${links.map(({ title, href }) => html`<li><a href="${href}">${title}</a></li>`)}</ul>`
  );
}

/** A heading with plain points below. */
export function pointList(titel: string, points: readonly string[]): Content {
  return points.length > 0 && html`<h3>${titel}</h3><ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`;
}
