/** A case that was decided from the words of the question. */
import type { DecisionReply, GivenAnswer } from '../conversation/reply.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { type Html, html } from './html.js';
import { interpretation } from './notes.js';
import { labelled, pointList, quotes } from './parts.js';

export function decision(knowledge: Knowledge, reply: DecisionReply): Html {
  const { texte } = knowledge.sprache;
  const said = (answers: readonly GivenAnswer[]) =>
    answers.map(({ text, beleg }) => (beleg ? fill(texte.dialog_beleg, { text, beleg }) : text));
  const shown = new Set<string>();
  /** Rows may share an interpretation or a hint: it is read once. */
  const once = (text: string | undefined) => (text === undefined || shown.has(text) ? undefined : shown.add(text) && text);
  return html`<h2>${fill(texte.karte_zwei_teile, { eins: texte.entscheidung_art, zwei: reply.titel })}</h2>
<p class="kern">${reply.ergebnis}</p>
${reply.offen.length > 0 && html`<ul>${reply.offen.map((point) => html`<li>${point}</li>`)}</ul>`}
${pointList(reply.gelesen ? texte.dialog_gelesen : texte.entscheidung_angaben, said(reply.angaben))}
${pointList(texte.dialog_angenommen, said(reply.angenommen))}
${
  reply.gruende.length > 0 &&
  html`<h3>${texte.entscheidung_gruende}</h3>${reply.gruende.map(
    ({ titel, grund, auslegung, hinweis }) =>
      html`<div class="grund"><p>${titel && html`<strong>${titel}.</strong> `}${grund}</p>${interpretation(knowledge, once(auslegung))}${labelled(texte.hinweis_titel, once(hinweis))}</div>`,
  )}${quotes(
    knowledge,
    reply.gruende.flatMap((g) => g.zitate),
  )}`
}
${reply.naechste.map(({ text, zitate }) => html`<h3>${texte.entscheidung_naechster_schritt}</h3><p>${text}</p>${quotes(knowledge, zitate)}`)}
${pointList(texte.entscheidung_aendern, reply.aenderungen)}
${pointList(texte.entscheidung_unerheblich, reply.unerheblich)}
<p>${fill(texte.web_im_chat, { knopf: knowledge.dialoge.get(reply.state.table)?.knopf ?? reply.titel })}</p>`;
}
