/** The parts of the report, one table each. */
import type { EventKind } from '../conversation/events.js';
import { spokenStelle } from '../erlass/stelle.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill, type Texte } from '../knowledge/schema/texte.js';
import type { Counted, Section, Written } from './model.js';
import { germanDay } from './weeks.js';

const MAX_ROWS = 20;
const MAX_NOTES = 100;

/** What met silence or a question back; what has no entry yet comes first. */
export function unanswered(knowledge: Knowledge, counts: readonly Counted[]): Section {
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

/** What did not help, with the votes on the knowledge of today. */
export function votedDown(knowledge: Knowledge, counts: readonly Counted[]): Section {
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

/** Which dialogs were not brought to an end. */
export function dialogs(knowledge: Knowledge, counts: readonly Counted[]): Section {
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

/** Which topics are asked most. */
export function asked(knowledge: Knowledge, counts: readonly Counted[]): Section {
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

/** What people wrote, newest first. */
export function written(knowledge: Knowledge, notes: readonly Written[]): Section {
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
