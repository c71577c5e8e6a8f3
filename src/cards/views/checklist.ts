/** View model of a checklist: one toggle per item, quotations folded. */

import type { ChecklistReply, LeftOut } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { placeAndForce } from '../../text/parts.js';
import { buttonActions } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';
import { shortQuotes } from '../quotes.js';

type Punkt = ChecklistReply['gruppen'][number]['punkte'][number];

export function checklistView(context: CardContext, reply: ChecklistReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const quoted = reply.gruppen.flatMap((g) => g.punkte).filter((p) => p.zitat);
  return {
    name: 'checklist',
    data: {
      art: texte.checkliste_art,
      kern: plain(reply.titel),
      groesse: 'Large',
      einleitung: plain(reply.einleitung),
      ...leftOutData(context, reply),
      wortlautTitel: fill(texte.karte_wortlaut, { anzahl: quoted.length }),
      wortlautZiele: quoted.map(target),
      gruppen: reply.gruppen.map((gruppe) => ({ titel: plain(gruppe.titel), punkte: gruppe.punkte.map((p) => item(context, p)) })),
      hinweiseTitel: texte.checkliste_hinweise,
      hinweise: reply.hinweise.map(plain),
      fassung: plain(edition(knowledge)),
      aktionen: buttonActions(knowledge.version, reply.buttons, 1),
    },
  };
}

/** The facts by which a list was fitted, and what was left out because of them. */
export function leftOutData(
  { knowledge }: CardContext,
  { angaben, weggelassen }: { readonly angaben: readonly string[]; readonly weggelassen: readonly LeftOut[] },
): JsonObject {
  const { texte } = knowledge.sprache;
  return {
    angaben: plain(fill(texte.karte_beschriftet, { titel: texte.dialog_bisher, text: angaben.join(' · ') })),
    zugeschnitten: angaben.length > 0,
    weggelassenTitel: fill(texte.entscheidung_anzahl, { titel: texte.liste_weggelassen, anzahl: weggelassen.length }),
    weggelassen: weggelassen.map(({ was, grund }) => plain(fill(texte.liste_weggelassen_punkt, { was, grund }))),
  };
}

function item(context: CardContext, punkt: Punkt): JsonObject {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  return {
    id: `punkt-${punkt.id}`,
    label: punkt.zitat ? placeAndForce(knowledge, punkt.zitat) : texte.checkliste_hinweise,
    was: punkt.was,
    ...(punkt.wer ? { wer: plain(fill(texte.checkliste_wer, { wer: punkt.wer })) } : {}),
    ...(punkt.hinweis ? { hinweis: plain(fill(texte.karte_beschriftet, { titel: texte.hinweis_titel, text: punkt.hinweis })) } : {}),
    ziel: target(punkt),
    zitate: punkt.zitat ? shortQuotes(context, [punkt.zitat]) : [],
  };
}

const target = (punkt: Punkt): string => `wortlaut-${punkt.id}`;
