/** View model of a decision: outcome, reasons, next step, what would change it. */
import type { DecisionReply, ReasonView } from '../../conversation/reply.js';
import { fill } from '../../knowledge/schema/texte.js';
import { buttonActions } from '../actions.js';
import { type CardContext, edition, type View } from '../context.js';
import { plain } from '../escape.js';
import type { JsonObject } from '../json.js';
import { leadOf } from '../lead.js';
import { fullQuotes, shortQuotes, uniqueQuotes } from '../quotes.js';
import { givenRows } from './given.js';

/** The colour of the outcome; its sentence says the same in words. */
const STYLE: Readonly<Record<DecisionReply['art'], string>> = {
  ja: 'good',
  nein: 'attention',
  auskunft: 'accent',
  'nicht-geregelt': 'warning',
  offen: 'warning',
};

export function decisionView(context: CardContext, reply: DecisionReply): View {
  const { knowledge } = context;
  const { texte } = knowledge.sprache;
  const collecting = knowledge.tabellen.get(reply.decision.table)?.art === 'sammelnd';
  const zitate = uniqueQuotes([...reply.gruende.flatMap((g) => g.zitate), ...reply.naechste.flatMap((n) => n.zitate)]);
  const shown = collecting ? [] : zitate.slice(0, 1);
  const folded = zitate.slice(shown.length);
  const given = givenRows(context, reply.angaben, reply.state);
  const title = collecting ? texte.karte_wortlaut : texte.karte_weitere_stellen;
  return {
    name: 'decision',
    data: {
      art: plain(fill(texte.karte_zwei_teile, { eins: texte.entscheidung_art, zwei: reply.titel })),
      stil: STYLE[reply.art],
      ...leadOf(knowledge, reply.ergebnis),
      offen: points(context, reply.offen),
      gruendeTitel: texte.entscheidung_gruende,
      gruppen: collecting ? byGrade(context, reply) : asOneGroup(distinct(reply, 'grund')),
      auslegungTitel: texte.auslegung_titel,
      auslegungen: collecting ? [] : distinct(reply, 'auslegung'),
      hinweisTitel: texte.hinweis_titel,
      hinweise: collecting ? [] : distinct(reply, 'hinweis'),
      zitate: fullQuotes(context, shown),
      weitere: shortQuotes(context, folded),
      weitereTitel: fill(title, { anzahl: folded.length }),
      naechsteTitel: texte.entscheidung_naechster_schritt,
      naechste: reply.naechste.map((step) => plain(step.text)),
      aendernTitel: texte.entscheidung_aendern,
      aendern: points(context, reply.aenderungen),
      verstandenTitel: texte.dialog_gelesen,
      verstanden: reply.gelesen ? given : [],
      angenommenTitel: texte.dialog_angenommen,
      angenommen: givenRows(context, reply.angenommen, reply.state),
      angabenTitel: texte.entscheidung_angaben,
      angaben: reply.gelesen ? [] : given,
      entfallenTitel: texte.dialog_entfallen,
      entfallen: reply.entfallen.map(plain),
      unerheblichTitel: texte.entscheidung_unerheblich,
      unerheblich: points(context, reply.unerheblich),
      fassung: plain(edition(knowledge)),
      aktionen: buttonActions(knowledge.version, reply.buttons, 2),
    },
  };
}

function asOneGroup(gruende: readonly string[]): JsonObject[] {
  return gruende.length > 0 ? [{ gruende: gruende.map((grund) => ({ grund })) }] : [];
}

/** While a case is open, several rows may give the same interpretation: it is read once. */
function distinct(reply: DecisionReply, key: 'grund' | 'auslegung' | 'hinweis'): string[] {
  return [...new Set(reply.gruende.flatMap((g) => g[key] ?? []))].map(plain);
}

/** A partner's interpretation and hint stay beside the partner. */
function reason({ knowledge }: CardContext, { titel, grund, auslegung, hinweis }: ReasonView): JsonObject {
  const { texte } = knowledge.sprache;
  const labelled = (label: string, text: string) => plain(fill(texte.karte_beschriftet, { titel: label, text }));
  return {
    ...(titel ? { titel: plain(capitalise(titel)) } : {}),
    grund: plain(grund),
    ...(auslegung ? { auslegung: labelled(texte.auslegung_titel, auslegung) } : {}),
    ...(hinweis ? { hinweis: labelled(texte.hinweis_titel, hinweis) } : {}),
  };
}

/** A collecting table: its grades as headings, below each the partners, those with the same reason together. */
function byGrade(context: CardContext, reply: DecisionReply): JsonObject[] {
  const { knowledge } = context;
  const stufen = Object.values(knowledge.tabellen.get(reply.decision.table)?.stufen ?? {}).sort((a, b) => a.rang - b.rang);
  return stufen.flatMap((stufe) => {
    const suffix = `: ${stufe.titel}`;
    const here = reply.gruende
      .filter((g) => g.titel?.endsWith(suffix))
      .map((g) => ({ ...g, titel: g.titel?.slice(0, -suffix.length) ?? '' }));
    if (here.length === 0) return [];
    const titel = fill(knowledge.sprache.texte.entscheidung_anzahl, { titel: capitalise(stufe.titel), anzahl: here.length });
    return [{ titel: plain(titel), gruende: mergeReasons(here).map((g) => reason(context, g)) }];
  });
}

function mergeReasons(reasons: readonly (ReasonView & { readonly titel: string })[]): ReasonView[] {
  const merged = new Map<string, ReasonView & { readonly titel: string }>();
  for (const r of reasons) {
    const key = JSON.stringify([r.grund, r.auslegung, r.hinweis]);
    const same = merged.get(key);
    merged.set(key, same ? { ...same, titel: `${same.titel} · ${r.titel}` } : r);
  }
  return [...merged.values()];
}

function points({ knowledge }: CardContext, items: readonly string[]): string[] {
  return items.map((text) => fill(knowledge.sprache.texte.karte_punkt, { text: plain(text) }));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
