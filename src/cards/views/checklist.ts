/** View model of a checklist: one toggle per item, quotations folded. */

import type { ChecklistReply } from '../../conversation/reply.js';
import { spokenStelle } from '../../erlass/stelle.js';
import { fill } from '../../knowledge/schema/texte.js';
import { buttonActions } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';
import { forceOf, shortQuotes } from '../quotes.js';

type Punkt = ChecklistReply['gruppen'][number]['punkte'][number];

export function checklistView(context: CardContext, reply: ChecklistReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const punkte = reply.gruppen.flatMap((g) => g.punkte);
  return {
    name: 'checklist',
    data: {
      art: texte.checkliste_art,
      kern: plain(reply.titel),
      groesse: 'Large',
      einleitung: plain(reply.einleitung),
      wortlautTitel: fill(texte.karte_wortlaut, { anzahl: punkte.length }),
      wortlautZiele: punkte.map(target),
      gruppen: reply.gruppen.map((gruppe) => ({ titel: plain(gruppe.titel), punkte: gruppe.punkte.map((p) => item(context, p)) })),
      hinweiseTitel: texte.checkliste_hinweise,
      hinweise: reply.hinweise.map(plain),
      fassung: plain(edition(knowledge)),
      aktionen: buttonActions(knowledge.version, reply.buttons, 1),
    },
  };
}

function item(context: CardContext, punkt: Punkt): JsonObject {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  return {
    id: `punkt-${punkt.id}`,
    label: fill(texte.karte_zwei_teile, { eins: spokenStelle(punkt.zitat.stelle), zwei: forceOf(knowledge, punkt.zitat) }),
    was: punkt.was,
    ...(punkt.wer ? { wer: plain(fill(texte.checkliste_wer, { wer: punkt.wer })) } : {}),
    ...(punkt.hinweis ? { hinweis: plain(fill(texte.karte_beschriftet, { titel: texte.hinweis_titel, text: punkt.hinweis })) } : {}),
    ziel: target(punkt),
    zitate: shortQuotes(context, [punkt.zitat]),
  };
}

const target = (punkt: Punkt): string => `wortlaut-${punkt.id}`;
