/** How binding a sentence is, in words, and what the words mean. */
import type { Knowledge } from '../knowledge/model.js';
import type { Norm } from '../knowledge/schema/erlass.js';
import type { Verbindlichkeit } from '../knowledge/schema/gemeinsam.js';
import { fill } from '../knowledge/schema/texte.js';
import { type Content, type Html, html } from './html.js';
import { PAGE_PATH } from './link.js';

/** The force of a quotation, linked to what its word means. */
export function forceLink({ sprache }: Knowledge, verbindlichkeit: Verbindlichkeit): Html {
  const { wort } = sprache.verbindlichkeit[verbindlichkeit];
  return html`<a class="kraft" href="${PAGE_PATH}#wort-${verbindlichkeit}">${fill(sprache.texte.verbindlichkeit, { wort })}</a>`;
}

/** The statements of a place: force, whom they address, and our remark, which is marked as such. */
export function normsAt(knowledge: Knowledge, stelle: string): Content {
  return knowledge.normen.filter((norm) => norm.stelle === stelle).map((norm) => normView(knowledge, norm));
}

function normView(knowledge: Knowledge, { wortlaut, verbindlichkeit, adressat, hinweis }: Norm): Html {
  const { texte } = knowledge.sprache;
  return html`<div class="norm">${wortlaut && html`<p class="teil">${fill(texte.karte_zitat, { wortlaut })}</p>`}
<p>${forceLink(knowledge, verbindlichkeit)}</p>
${adressat && html`<p>${fill(texte.web_adressat, { adressat })}</p>`}
${hinweis && html`<p class="eigenes"><strong>${texte.web_anmerkung}:</strong> ${hinweis}</p>`}</div>`;
}

/** Every force that occurs in the Erlass, explained once. */
export function forceLegend({ normen, sprache }: Knowledge): Html {
  const occurring = new Set(normen.map((norm) => norm.verbindlichkeit));
  const entries = (Object.keys(sprache.verbindlichkeit) as Verbindlichkeit[]).filter((kind) => occurring.has(kind));
  return html`<section class="worte" aria-labelledby="worte">
<h2 id="worte">${sprache.texte.karte_bedeutung}</h2>
<dl>
${entries.map((kind) => {
  const { wort, erklaerung } = sprache.verbindlichkeit[kind];
  return html`<div id="wort-${kind}"><dt>${wort}</dt><dd>${erklaerung}</dd></div>\n`;
})}</dl>
</section>`;
}
