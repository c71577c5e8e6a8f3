/** Replies to questions: topics, gaps, choices, and the verbatim text of a Nummer. */
import { findNummer, unitsOf, wortlautAt } from '../erlass/citation.js';
import { parseStelle, spokenStelle } from '../erlass/stelle.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { toZitat } from '../knowledge/normen.js';
import { fill } from '../knowledge/schema/texte.js';
import type { Luecke, Thema } from '../knowledge/schema/thema.js';
import type { Hit } from '../search/hit.js';
import type { AnswerReply, Button, ChoiceReply, GapReply, NummerReply, Option, TalkReply } from './reply.js';
import { notice } from './talk.js';

const MAX_RELATED = 2;
const MAX_OPTIONS = 3;

/** The direct answer of a topic. `group` picks the wording: 0 the plain one, 1… a zuspitzung. */
export function topicReply(knowledge: Knowledge, thema: Thema, group = 0, confidence?: number): AnswerReply {
  return {
    kind: 'answer',
    topic: thema.id,
    titel: thema.kurz,
    antwort: thema.zuspitzungen[group - 1]?.antwort ?? thema.antwort,
    zitate: thema.fundstellen.map((f) => toZitat(knowledge, f)),
    ...(thema.auslegung ? { auslegung: thema.auslegung } : {}),
    ...(thema.hinweis ? { hinweis: thema.hinweis } : {}),
    buttons: [...dialogButton(knowledge, thema.dialog), ...relatedButtons(knowledge, thema.verwandt)],
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** What the Erlass does not regulate, with the nearest it does say. */
export function gapReply(knowledge: Knowledge, luecke: Luecke, group = 0, confidence?: number): GapReply {
  return {
    kind: 'gap',
    gap: luecke.id,
    titel: luecke.kurz,
    antwort: luecke.zuspitzungen[group - 1]?.antwort ?? luecke.antwort,
    zitate: luecke.naechste.map((f) => toZitat(knowledge, f)),
    ...(luecke.hinweis ? { hinweis: luecke.hinweis } : {}),
    buttons: relatedButtons(knowledge, luecke.verwandt),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** Honest silence where no known gap fits. `nearest` is a topic of the same subject, if one was recognised. */
export function silenceReply(knowledge: Knowledge, antwort: string, nearest?: Thema, confidence?: number): GapReply {
  return {
    kind: 'gap',
    titel: knowledge.sprache.texte.luecke_titel,
    antwort,
    zitate: nearest ? nearest.fundstellen.slice(0, 1).map((f) => toZitat(knowledge, f)) : [],
    buttons: nearest ? [{ title: nearest.kurz, action: { do: 'topic', id: nearest.id } }] : [helpButton(knowledge)],
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** "Meinten Sie …?" with at most three choices, or `undefined` if no hit can be offered. */
export function choiceReply(knowledge: Knowledge, hits: readonly Hit[], confidence: number): ChoiceReply | undefined {
  const options = hits.flatMap((hit) => optionOf(knowledge, hit) ?? []).slice(0, MAX_OPTIONS);
  if (options.length === 0) return undefined;
  return { kind: 'choice', text: knowledge.sprache.texte.auswahl_unsicher, options, confidence };
}

function optionOf(knowledge: Knowledge, { target }: Hit): Option | undefined {
  if (target.kind === 'topic') {
    const thema = knowledge.themen.get(target.id);
    const stelle = thema?.fundstellen[0]?.stelle;
    return thema && stelle ? { title: thema.kurz, stelle, action: { do: 'topic', id: thema.id } } : undefined;
  }
  if (target.kind === 'gap') {
    const luecke = knowledge.luecken.get(target.id);
    return luecke ? { title: luecke.kurz, action: { do: 'gap', id: luecke.id } } : undefined;
  }
  if (target.kind === 'dialog') {
    const dialog = knowledge.dialoge.get(target.id);
    return dialog ? { title: dialog.titel, action: { do: 'start-dialog', table: dialog.id } } : undefined;
  }
  if (target.kind === 'checklist') {
    const liste = knowledge.checklisten.get(target.id);
    return liste ? { title: liste.titel, action: { do: 'checklist', id: liste.id } } : undefined;
  }
  return undefined;
}

/** A place verbatim, unit by unit, each with its force; a notice if the Erlass has no such place. */
export function nummerReply(knowledge: Knowledge, stelle: string): NummerReply | TalkReply {
  const { texte } = knowledge.sprache;
  const zitate = unitsAt(knowledge, stelle);
  if (zitate.length === 0) return notice(knowledge, fill(texte.nummer_unbekannt, { stelle: spokenStelle(stelle) }));
  const topics = [...knowledge.themen.values()].filter((t) => zitate.some((z) => z.stelle === t.fundstellen[0]?.stelle));
  return {
    kind: 'nummer',
    stelle,
    titel: titleOf(knowledge, stelle),
    zitate,
    buttons: topics.slice(0, 3).map((t) => ({ title: t.kurz, action: { do: 'topic', id: t.id } })),
  };
}

function unitsAt(knowledge: Knowledge, stelle: string): Zitat[] {
  const { erlass, normen } = knowledge;
  const parsed = parseStelle(stelle);
  if (!parsed) return [];
  const abschnitt =
    parsed.art === 'nummer' && !parsed.nummer.includes('.') ? erlass.abschnitte.find((a) => a.nr === parsed.nummer) : undefined;
  const nummern = parsed.art === 'kopf' ? [] : abschnitt ? abschnitt.nummern : [findNummer(erlass, parsed.nummer)];
  const whole = parsed.art === 'nummer' && parsed.satz === undefined && parsed.spiegelstrich === undefined;
  const places = parsed.art === 'nummer' && whole ? nummern.flatMap((n) => (n ? unitsOf(n) : [])) : [oneUnit(nummern[0], stelle)];
  return places.flatMap((place) => {
    const wortlaut = wortlautAt(erlass, place);
    const norm = normen.find((n) => n.stelle === place);
    return wortlaut && norm ? [{ stelle: place, wortlaut, verbindlichkeit: norm.verbindlichkeit }] : [];
  });
}

/** "4.4 S. 1" is cited as "4.4". */
function oneUnit(nummer: ReturnType<typeof findNummer>, stelle: string): string {
  const units = nummer ? unitsOf(nummer) : [];
  return units.length === 1 && stelle === `${nummer?.nummer} S. 1` ? (units[0] as string) : stelle;
}

function titleOf(knowledge: Knowledge, stelle: string): string {
  const parsed = parseStelle(stelle);
  if (!parsed || parsed.art === 'kopf') return spokenStelle(stelle);
  const section = knowledge.erlass.abschnitte.find((a) => a.nr === parsed.nummer.split('.')[0]);
  return section ? `${spokenStelle(stelle)}: ${section.titel}` : spokenStelle(stelle);
}

function dialogButton(knowledge: Knowledge, id: string | undefined): Button[] {
  const dialog = id ? knowledge.dialoge.get(id) : undefined;
  return dialog ? [{ title: dialog.knopf, action: { do: 'start-dialog', table: dialog.id } }] : [];
}

function relatedButtons(knowledge: Knowledge, ids: readonly string[]): Button[] {
  return ids.slice(0, MAX_RELATED).flatMap((id): Button[] => {
    const thema = knowledge.themen.get(id);
    if (thema) return [{ title: thema.kurz, action: { do: 'topic', id } }];
    const luecke = knowledge.luecken.get(id);
    return luecke ? [{ title: luecke.kurz, action: { do: 'gap', id } }] : [];
  });
}

/** The button that leads to the help card. */
export function helpButton(knowledge: Knowledge): Button {
  return { title: knowledge.sprache.texte.knopf_hilfe, action: { do: 'help' } };
}
