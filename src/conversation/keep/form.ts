/** The form of a list that is to be kept: asked once for everything that matters, filled in as far as it is known. */
import { type Day, day, formatDay } from '../../calendar/day.js';
import type { ReadDay } from '../../calendar/read-day.js';
import type { Fields } from '../../checklists/ask.js';
import { type CaseFacts, validFacts } from '../../checklists/fit.js';
import type { Knowledge } from '../../knowledge/model.js';
import type { Checkliste } from '../../knowledge/schema/checkliste.js';
import { fill } from '../../knowledge/schema/texte.js';
import type { ListFormReply } from '../reply.js';

export interface FormValues {
  readonly facts?: CaseFacts;
  readonly day?: Day;
  readonly fehler?: string;
}

export function listForm(
  knowledge: Knowledge,
  liste: Checkliste,
  heute: Day,
  { facts = {}, day: tag, fehler }: FormValues = {},
): ListFormReply {
  return {
    kind: 'list-form',
    checklist: liste.id,
    titel: liste.titel,
    ...(fehler ? { fehler } : {}),
    felder: liste.angaben.flatMap((id) => {
      const angabe = knowledge.sprache.angaben.get(id);
      if (!angabe) return [];
      const auswahl = Object.entries(angabe.werte).map(([wert, { text }]) => ({ title: text, wert }));
      return [{ id, frage: angabe.frage, mehrere: angabe.mehrere, auswahl, werte: facts[id] ?? [] }];
    }),
    termin: liste.termin,
    ...(tag ? { tag } : {}),
    heute,
    buttons: [{ title: knowledge.sprache.texte.knopf_liste_ansehen, action: { do: 'checklist', id: liste.id } }],
  };
}

/** Why a day will not do, in words; `undefined` where it will. */
export function dayProblem({ sprache: { texte } }: Knowledge, read: ReadDay): string | undefined {
  if (read.kind === 'no-such-day') return fill(texte.datum_gibt_es_nicht, { text: read.text });
  return read.kind === 'past' ? fill(texte.datum_vergangen, { tag: formatDay(read.day) }) : undefined;
}

export type Filled = { readonly facts: CaseFacts; readonly day?: Day; readonly fehler?: string };

/** What was filled in: facts that the list knows, and the day. */
export function readForm(knowledge: Knowledge, liste: Checkliste, fields: Fields, heute: Day): Filled {
  const chosen = Object.fromEntries(liste.angaben.map((id) => [id, (fields[id] ?? '').split(',').filter(Boolean)]));
  const facts = validFacts(knowledge, liste, chosen);
  return { facts, ...readDayField(knowledge, fields.tag, heute) };
}

/** The value of a date field; empty is no day. */
export function readDayField(knowledge: Knowledge, text: string | undefined, heute: Day): { readonly day?: Day; readonly fehler?: string } {
  if (text === undefined || text.trim() === '') return {};
  const parsed = day.safeParse(text.trim().slice(0, 10));
  if (!parsed.success) return { fehler: knowledge.sprache.texte.datum_unlesbar };
  const fehler = dayProblem(knowledge, { kind: parsed.data < heute ? 'past' : 'day', day: parsed.data, text });
  return fehler ? { fehler } : { day: parsed.data };
}
