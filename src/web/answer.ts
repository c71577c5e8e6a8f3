/** Replies of the conversation as a page: the direct answer, the honest gap, or the choices, each linked to its places. */
import {
  type AnswerReply,
  type Button,
  type ChecklistReply,
  type ChoiceReply,
  type GapReply,
  type General,
  isSaid,
  type QuestionReply,
  type Reply,
  type TalkReply,
} from '../conversation/reply.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { renderText } from '../text/render.js';
import { decision } from './decision.js';
import { type Content, type Html, html } from './html.js';
import { documentOf } from './layout.js';
import { PAGE_PATH, type PageQuery, placeHref, queryHref } from './link.js';
import { interpretation } from './notes.js';
import { labelled, linkList, quotes } from './parts.js';

/** The page with the replies to a question. */
export function answerPage(knowledge: Knowledge, frage: string, replies: readonly Reply[]): string {
  const { texte } = knowledge.sprache;
  return documentOf(knowledge, {
    titel: `${texte.antwort_titel} · ${texte.name}`,
    frage,
    main: html`${replies.map((reply) => html`<article class="antwort">${view(knowledge, reply)}</article>\n`)}
<p><a href="${PAGE_PATH}">${texte.web_zum_text}</a></p>`,
  });
}

function view(knowledge: Knowledge, reply: Reply): Html {
  switch (reply.kind) {
    case 'answer':
    case 'gap':
      return answer(knowledge, reply);
    case 'choice':
      return choice(knowledge, reply);
    case 'nummer':
      return html`<h2>${reply.titel}</h2>${quotes(knowledge, reply.zitate)}${related(knowledge, reply.buttons)}`;
    case 'question':
      return question(knowledge, reply);
    case 'decision':
      return decision(knowledge, reply);
    case 'checklist':
      return checklist(knowledge, reply);
    // Nothing is kept for a page that knows nobody.
    case 'worklist':
    case 'list-item':
    case 'list-form':
    case 'lists':
    case 'reminder':
      return html`<p class="kern">${knowledge.sprache.texte.liste_nur_im_chat}</p>`;
    case 'smalltalk':
    case 'off-topic':
      return talk(knowledge, reply);
    default:
      return html`<p>${renderText(knowledge, reply)}</p>`;
  }
}

function answer(knowledge: Knowledge, reply: AnswerReply | GapReply): Html {
  const { texte } = knowledge.sprache;
  const gap = reply.kind === 'gap';
  const named = reply.kind === 'answer' || reply.gap !== undefined;
  const art = gap ? texte.luecke_art : texte.antwort_titel;
  return html`<h2>${named ? fill(texte.karte_zwei_teile, { eins: art, zwei: reply.titel }) : art}</h2>
<p class="kern">${reply.antwort}</p>
${gap && reply.zitate.length > 0 && html`<h3>${texte.luecke_naechstes}</h3>`}
${quotes(knowledge, reply.zitate)}
${interpretation(knowledge, reply.auslegung)}
${labelled(texte.hinweis_titel, reply.hinweis)}
${related(knowledge, reply.buttons)}`;
}

function choice(knowledge: Knowledge, { text, options }: ChoiceReply): Html {
  const items = options.map((option) => {
    const query = queryOf(option);
    const place = option.stelle && html` (<a href="${placeHref(option.stelle)}">${spokenStelle(option.stelle)}</a>)`;
    return html`<li>${query ? html`<a href="${queryHref(query)}">${option.title}</a>` : inChat(knowledge, option)}${place}</li>`;
  });
  return html`<h2>${text}</h2><ol class="auswahl">${items}</ol>`;
}

/** The page has no dialogs: what holds in general is shown, and where the case goes on. */
function question(knowledge: Knowledge, reply: QuestionReply): Html {
  const { texte } = knowledge.sprache;
  const { table } = reply.state;
  return html`<h2>${fill(texte.karte_zwei_teile, { eins: texte.dialog_art, zwei: reply.titel })}</h2>
${reply.einleitung && html`<p>${reply.einleitung}</p>`}
${reply.allgemein && inGeneral(knowledge, reply.allgemein)}
<p class="kern">${fill(texte.web_im_chat, { knopf: knowledge.dialoge.get(table)?.knopf ?? reply.titel })}</p>
${!isSaid(reply) && quotes(knowledge, [reply.zitat])}`;
}

function inGeneral(knowledge: Knowledge, { frage, antwort, zitate, auslegung, hinweis }: General): Html {
  const { texte } = knowledge.sprache;
  return html`<h3>${fill(texte.karte_zwei_teile, { eins: texte.dialog_allgemein, zwei: frage })}</h3>
<p>${antwort}</p>
${quotes(knowledge, zitate)}
${interpretation(knowledge, auslegung)}
${labelled(texte.hinweis_titel, hinweis)}`;
}

function checklist(knowledge: Knowledge, reply: ChecklistReply): Html {
  const { texte } = knowledge.sprache;
  return html`<h2>${reply.titel}</h2><p>${reply.einleitung}</p>
${reply.gruppen.map(
  ({ titel, punkte }) =>
    html`<h3>${titel}</h3><ul class="liste">${punkte.map(
      ({ was, wer, zitat, hinweis }) =>
        html`<li><p>${was}</p>${wer && html`<p>${fill(texte.checkliste_wer, { wer })}</p>`}${zitat ? quotes(knowledge, [zitat]) : html`<p>${texte.checkliste_hinweise}</p>`}${labelled(texte.hinweis_titel, hinweis)}</li>`,
    )}</ul>`,
)}
${reply.hinweise.length > 0 && html`<h3>${texte.checkliste_hinweise}</h3><ul>${reply.hinweise.map((hinweis) => html`<li>${hinweis}</li>`)}</ul>`}`;
}

function talk(knowledge: Knowledge, reply: TalkReply): Html {
  const { texte } = knowledge.sprache;
  return html`<h2>${reply.titel ?? texte.hinweis_titel}</h2><p class="kern">${reply.text}</p>
${linkList(
  texte.beispiele_titel,
  (reply.beispiele ?? []).map((q) => ({ title: q, href: queryHref({ q }) })),
)}`;
}

/** What else can be opened here; guided dialogs are named with the words that start them in the chat. */
function related(knowledge: Knowledge, buttons: readonly Button[]): Content {
  const links = buttons.flatMap((button) => {
    const query = queryOf(button);
    return query ? [{ title: button.title, href: queryHref(query) }] : [];
  });
  const dialogs = buttons.filter(({ action }) => action.do === 'start-dialog');
  return [linkList(knowledge.sprache.texte.mehr_dazu, links), dialogs.map((button) => html`<p>${inChat(knowledge, button)}</p>`)];
}

function inChat({ sprache, dialoge }: Knowledge, { title, action }: Button): string {
  const dialog = action.do === 'start-dialog' ? dialoge.get(action.table) : undefined;
  return fill(sprache.texte.web_im_chat, { knopf: dialog?.knopf ?? title });
}

function queryOf({ action }: Button): PageQuery | undefined {
  switch (action.do) {
    case 'topic':
      return { thema: action.id };
    case 'gap':
      return { luecke: action.id };
    case 'checklist':
      return { checkliste: action.id };
    default:
      return undefined;
  }
}
