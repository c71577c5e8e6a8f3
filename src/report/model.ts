/** From counts and texts to a report in words and rows. Terminal and HTML page show the same. */
import type { EventKind } from '../conversation/events.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { asked, dialogs, unanswered, votedDown, written } from './sections.js';
import { germanDay, type Week, weeksOf } from './weeks.js';

/** How often something happened on a day. */
export interface Counted {
  readonly day: string;
  readonly kind: EventKind;
  readonly subject: string;
  readonly version: string;
  readonly count: number;
}

/** A text that somebody wrote, and how often it came. */
export interface Written {
  readonly day: string;
  readonly kind: 'helpful' | 'not-helpful' | 'feedback' | 'gap' | 'choice';
  readonly subject: string;
  readonly text: string;
  readonly count: number;
}

export interface Usage {
  /** first and last day, "2026-11-24"; without a first day, that of the oldest entry */
  readonly since?: string;
  readonly until: string;
  readonly counts: readonly Counted[];
  readonly notes: readonly Written[];
}

export interface Section {
  readonly titel: string;
  readonly text: string;
  readonly spalten: readonly string[];
  readonly zeilen: readonly (readonly (string | number)[])[];
  /** "und 7 weitere" */
  readonly weitere?: string;
  /** the column that is drawn as bars */
  readonly balken?: number;
}

export interface Report {
  readonly titel: string;
  readonly zeitraum: string;
  readonly hinweis: string;
  /** said instead of everything else where nothing was counted */
  readonly leer?: string;
  readonly zahlen: readonly { readonly titel: string; readonly wert: number }[];
  readonly wochen: readonly Week[];
  readonly abschnitte: readonly Section[];
}

/** Builds the report. */
export function buildReport(knowledge: Knowledge, { since, until, counts, notes }: Usage): Report {
  const { texte } = knowledge.sprache;
  const days = [...counts, ...notes].map(({ day }) => day).sort();
  const from = since ?? days[0] ?? until;
  const sum = (kind: EventKind) => counts.reduce((total, c) => total + (c.kind === kind ? c.count : 0), 0);
  const empty = counts.length === 0 && notes.length === 0;
  return {
    titel: texte.bericht_titel,
    zeitraum: fill(texte.bericht_zeitraum, { von: germanDay(from), bis: germanDay(until), stand: knowledge.version }),
    hinweis: texte.bericht_hinweis,
    ...(empty ? { leer: texte.bericht_leer } : {}),
    zahlen: [
      { titel: texte.bericht_antworten, wert: sum('answer') },
      { titel: texte.bericht_luecken, wert: sum('gap') },
      { titel: texte.bericht_rueckfragen, wert: sum('choice') },
      { titel: texte.bericht_fremd, wert: sum('off-topic') },
      { titel: texte.bericht_weitergegeben, wert: sum('handed-over') },
      { titel: texte.bericht_hilfreich, wert: sum('helpful') },
      { titel: texte.bericht_nicht_hilfreich, wert: sum('not-helpful') },
    ],
    wochen: weeksOf(counts, from, until),
    abschnitte: empty
      ? []
      : [
          unanswered(knowledge, counts),
          votedDown(knowledge, counts),
          dialogs(knowledge, counts),
          asked(knowledge, counts),
          written(knowledge, notes),
        ],
  };
}
