/** From counts and texts to a report in words and rows. Terminal and HTML page show the same. */
import type { EventKind } from '../conversation/events.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill, type Texte } from '../knowledge/schema/texte.js';
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

const MAX_ROWS = 20;
const MAX_NOTES = 100;

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

function unanswered(knowledge: Knowledge, counts: readonly Counted[]): Section {
  const { texte } = knowledge.sprache;
  const art = (kind: string, subject: string) =>
    kind === 'choice' ? texte.bericht_art_rueckfrage : knowledge.luecken.has(subject) ? texte.bericht_art_bekannt : texte.bericht_art_neu;
  const rows = (['gap', 'choice'] as const).flatMap((kind) =>
    [...bySubject(counts, kind)].map(([subject, count]) => [labelOf(knowledge, subject), art(kind, subject), count] as const),
  );
  return section(texte.bericht_ohne_antwort_titel, texte.bericht_ohne_antwort_text, {
    spalten: [texte.bericht_gegenstand, texte.bericht_art, texte.bericht_anzahl],
    rows,
    balken: 2,
    first: [texte.bericht_art_neu, texte.bericht_art_rueckfrage],
    texte,
  });
}

function votedDown(knowledge: Knowledge, counts: readonly Counted[]): Section {
  const { texte } = knowledge.sprache;
  const good = bySubject(counts, 'helpful');
  const today = bySubject(
    counts.filter(({ version }) => version === knowledge.version),
    'not-helpful',
  );
  const rows = [...bySubject(counts, 'not-helpful')].map(
    ([subject, count]) => [labelOf(knowledge, subject), count, today.get(subject) ?? 0, good.get(subject) ?? 0] as const,
  );
  return section(texte.bericht_schlecht_titel, texte.bericht_schlecht_text, {
    spalten: [texte.bericht_gegenstand, texte.bericht_nicht_hilfreich, texte.bericht_heute, texte.bericht_hilfreich],
    rows,
    balken: 1,
    texte,
  });
}

function dialogs(knowledge: Knowledge, counts: readonly Counted[]): Section {
  const { texte } = knowledge.sprache;
  const ended = bySubject(counts, 'dialog-finished');
  const rows = [...bySubject(counts, 'dialog-started')].map(([table, begun]) => {
    const finished = ended.get(table) ?? 0;
    return [labelOf(knowledge, table), Math.max(0, begun - finished), begun, finished] as const;
  });
  return section(texte.bericht_pruefungen_titel, texte.bericht_pruefungen_text, {
    spalten: [texte.bericht_pruefung, texte.bericht_abgebrochen, texte.bericht_begonnen, texte.bericht_beendet],
    rows,
    balken: 1,
    texte,
  });
}

function asked(knowledge: Knowledge, counts: readonly Counted[]): Section {
  const { texte } = knowledge.sprache;
  const rows = [...bySubject(counts, 'answer')].map(([subject, count]) => {
    const stelle = knowledge.themen.get(subject)?.fundstellen[0]?.stelle;
    return [labelOf(knowledge, subject), stelle ? spokenStelle(stelle) : '', count] as const;
  });
  return section(texte.bericht_themen_titel, texte.bericht_themen_text, {
    spalten: [texte.bericht_gegenstand, texte.bericht_fundstelle, texte.bericht_anzahl],
    rows,
    balken: 2,
    texte,
  });
}

function written(knowledge: Knowledge, notes: readonly Written[]): Section {
  const { texte } = knowledge.sprache;
  const kinds: Readonly<Record<Written['kind'], string>> = {
    helpful: texte.bericht_hilfreich,
    'not-helpful': texte.bericht_nicht_hilfreich,
    feedback: texte.bericht_rueckmeldung,
    gap: texte.bericht_frage_ohne_antwort,
    choice: texte.bericht_frage_ohne_antwort,
  };
  const shown = notes.slice(0, MAX_NOTES);
  return {
    titel: texte.bericht_texte_titel,
    text: texte.bericht_texte_text,
    spalten: [texte.bericht_tag, texte.bericht_art, texte.bericht_gegenstand, texte.bericht_anzahl, texte.bericht_text],
    zeilen: shown.map(({ day, kind, subject, text, count }) => [germanDay(day), kinds[kind], labelOf(knowledge, subject), count, text]),
    ...further(texte, notes.length - shown.length),
  };
}

interface Rows {
  readonly spalten: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** also the column by which the rows are sorted */
  readonly balken: number;
  /** words of the second column that come before others: what maintainers can do something about */
  readonly first?: readonly string[];
  readonly texte: Texte;
}

function section(titel: string, text: string, { spalten, rows, balken, first = [], texte }: Rows): Section {
  const rank = (row: readonly (string | number)[]) => (first.includes(String(row[1])) ? 0 : 1);
  const sorted = [...rows].sort(
    (a, b) => rank(a) - rank(b) || Number(b[balken]) - Number(a[balken]) || String(a[0]).localeCompare(String(b[0]), 'de'),
  );
  return { titel, text, spalten, zeilen: sorted.slice(0, MAX_ROWS), balken, ...further(texte, sorted.length - MAX_ROWS) };
}

function further(texte: Texte, anzahl: number): { readonly weitere?: string } {
  return anzahl > 0 ? { weitere: fill(texte.bericht_weitere, { anzahl }) } : {};
}

function bySubject(counts: readonly Counted[], kind: EventKind): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const c of counts) if (c.kind === kind) sums.set(c.subject, (sums.get(c.subject) ?? 0) + c.count);
  return sums;
}

/** The title of a topic, gap or table; what an older knowledge called so keeps its id. */
function labelOf({ themen, luecken, dialoge, checklisten, sprache }: Knowledge, subject: string): string {
  if (subject === '') return sprache.texte.bericht_ohne_gegenstand;
  const known = themen.get(subject)?.kurz ?? luecken.get(subject)?.kurz ?? dialoge.get(subject)?.titel;
  return known ?? checklisten.get(subject)?.titel ?? subject;
}
