/** What stands beside a sentence: its force, and what rests on it. */
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { normsAt } from './force.js';
import { type Content, type Html, html } from './html.js';
import { queryHref } from './link.js';
import type { Resting, RestingTable } from './resting.js';

/** On a wide page all of it is open beside the sentence, on a narrow one it unfolds below (see `style.ts`). */
export function notesAt(knowledge: Knowledge, stelle: string, resting: Resting | undefined): Html {
  const { texte } = knowledge.sprache;
  return html`<div class="dazu">
${normsAt(knowledge, stelle)}
${
  resting &&
  html`<details><summary>${fill(texte.web_dazu, { anzahl: countOf(resting) })}<span class="unsichtbar"> ${spokenStelle(stelle)}</span></summary>
${list(
  texte.web_themen,
  resting.themen.map(
    ({ id, kurz, auslegung }) => html`<a href="${queryHref({ thema: id })}">${kurz}</a>${interpretation(knowledge, auslegung)}`,
  ),
)}
${list(
  texte.web_pruefungen,
  resting.tabellen.map((tabelle) => rules(knowledge, tabelle)),
)}
${list(
  texte.web_punkte,
  resting.punkte.map(({ checkliste, titel, was }) => html`<a href="${queryHref({ checkliste })}">${titel}</a>: ${was}`),
)}
</details>`
}
</div>`;
}

/** A text that goes beyond the wording, marked as such. */
export function interpretation({ sprache }: Knowledge, text: string | undefined): Content {
  return text && html`<p class="eigenes"><strong>${sprache.texte.auslegung_titel}:</strong> ${text}</p>`;
}

function rules(knowledge: Knowledge, { titel, regeln }: RestingTable): Html {
  return html`<details><summary>${fill(knowledge.sprache.texte.web_regeln, { titel, anzahl: regeln.length })}</summary>
<ul>${regeln.map(({ grund, auslegung }) => html`<li>${grund}${interpretation(knowledge, auslegung)}</li>`)}</ul></details>`;
}

function list(titel: string, items: readonly Html[]): Content {
  return items.length > 0 && html`<p class="titel">${titel}</p><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function countOf({ themen, tabellen, punkte }: Resting): number {
  return themen.length + tabellen.length + punkte.length;
}
