/** The whole text of the Erlass, an anchor for each Nummer, Satz and Spiegelstrich, and beside each what rests on it. */
import { anchorOf } from '../erlass/anchor.js';
import { unitsOf } from '../erlass/citation.js';
import type { Abschnitt, Nummer } from '../erlass/model.js';
import { KOPF, spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { forceLegend } from './force.js';
import { type Content, type Html, html } from './html.js';
import { documentOf } from './layout.js';
import { notesAt } from './notes.js';
import { type Resting, restingOn } from './resting.js';

interface Context {
  readonly knowledge: Knowledge;
  readonly resting: ReadonlyMap<string, Resting>;
}

/** The page with the text. The same knowledge always gives the same page. */
export function textPage(knowledge: Knowledge): string {
  const context = { knowledge, resting: restingOn(knowledge) };
  const { texte } = knowledge.sprache;
  return documentOf(knowledge, {
    titel: `${fill(texte.web_titel, { titel: knowledge.angaben.titel })} · ${texte.name}`,
    main: html`<p class="hilfe">${texte.web_vorspann}</p>
${contents(knowledge)}
${head(context)}
${knowledge.erlass.abschnitte.map((abschnitt) => section(context, abschnitt))}
${forceLegend(knowledge)}`,
  });
}

function contents({ erlass, sprache }: Knowledge): Html {
  return html`<nav aria-labelledby="verzeichnis">
<h2 id="verzeichnis">${sprache.texte.web_inhalt}</h2>
<ul>
<li><a href="#${anchorOf(KOPF)}">${spokenStelle(KOPF)}</a></li>
${erlass.abschnitte.map(({ nr, titel }) => html`<li><a href="#${nr}">${nr}. ${titel}</a></li>\n`)}</ul>
</nav>`;
}

function head(context: Context): Html {
  const { knowledge, resting } = context;
  return html`<section class="abschnitt" aria-labelledby="kopf-titel">
<h2 id="kopf-titel">${spokenStelle(KOPF)}</h2>
<div class="einheit"><div class="satz" id="${anchorOf(KOPF)}">${knowledge.erlass.kopf.map((line) => html`<p>${line}</p>\n`)}</div>
${notesAt(knowledge, KOPF, resting.get(KOPF))}</div>
</section>
`;
}

/** Sections 2, 8 and 10 are one Nummer each: their heading is the heading of that Nummer. */
function section(context: Context, { nr, titel, nummern }: Abschnitt): Html {
  const [only] = nummern;
  const single = only?.nummer === nr ? only : undefined;
  return html`<section class="abschnitt" id="${nr}" aria-labelledby="titel-${nr}">
<h2 id="titel-${nr}">${nr}. ${titel}</h2>
${single ? units(context, single) : nummern.map((nummer) => numbered(context, nummer))}
</section>
`;
}

function numbered(context: Context, nummer: Nummer): Html {
  return html`<section class="nummer" id="${anchorOf(nummer.nummer)}" aria-labelledby="titel-${nummer.nummer}">
<h3 id="titel-${nummer.nummer}"><a href="#${anchorOf(nummer.nummer)}">${spokenStelle(nummer.nummer)}</a></h3>
${units(context, nummer)}
</section>
`;
}

/** A Nummer of one Satz is cited without it; its Satz has an anchor of its own all the same. */
function units(context: Context, nummer: Nummer): Content {
  const cited = unitsOf(nummer);
  const { saetze, spiegelstriche } = nummer;
  return [
    saetze.map(({ nr, absatz, text }, i) =>
      unit(context, {
        stelle: cited.length === 1 ? nummer.nummer : `${nummer.nummer} S. ${nr}`,
        anchor: anchorOf(`${nummer.nummer} S. ${nr}`),
        text,
        marked: cited.length > 1 || nummer.nummer === nummer.nummer.split('.')[0],
        starts: i > 0 && saetze[i - 1]?.absatz !== absatz,
      }),
    ),
    spiegelstriche.length > 0 &&
      html`<ul class="striche">${spiegelstriche.map(({ nr, text }) => {
        const stelle = `${nummer.nummer} Spiegelstrich ${nr}`;
        return html`<li>${unit(context, { stelle, anchor: anchorOf(stelle), text })}</li>`;
      })}</ul>`,
  ];
}

interface Unit {
  readonly stelle: string;
  readonly anchor: string;
  readonly text: string;
  /** begins a paragraph of its own */
  readonly starts?: boolean;
  /** shows its place; not where a heading just did */
  readonly marked?: boolean;
}

function unit({ knowledge, resting }: Context, { stelle, anchor, text, starts, marked = true }: Unit): Html {
  return html`<div class="einheit${starts && ' absatz'}"><p class="satz" id="${anchor}">${marked && html`<a class="marke" href="#${anchor}">${spokenStelle(stelle)}</a> `}<span class="wortlaut">${text}</span></p>
${notesAt(knowledge, stelle, resting.get(stelle))}</div>
`;
}
