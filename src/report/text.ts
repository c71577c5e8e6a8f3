/** The report for the terminal. */
import type { Texte } from '../knowledge/schema/texte.js';
import type { Report, Section } from './model.js';

/** Longest cell of a table; longer ones are shortened, except the last, which may be a text. */
const MAX_CELL = 52;

/** The whole report as text. */
export function reportText({ titel, zeitraum, hinweis, leer, zahlen, abschnitte }: Report, texte: Texte): string {
  const head = [titel, zeitraum, hinweis].join('\n');
  if (leer) return `${head}\n\n${leer}`;
  const figures = columns(zahlen.map(({ titel: name, wert }) => [name, wert]));
  return [head, `${texte.bericht_ueberblick}\n${figures}`, ...abschnitte.map((s) => sectionText(s, texte))].join('\n\n');
}

function sectionText({ titel, text, spalten, zeilen, weitere }: Section, texte: Texte): string {
  if (zeilen.length === 0) return `${titel}\n${texte.bericht_keine}`;
  return [titel, text, columns([spalten, ...zeilen]), ...(weitere ? [weitere] : [])].join('\n');
}

/** Rows below each other, numbers to the right. What could steer a terminal is taken out. */
function columns(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell, i) => shown(cell, i === row.length - 1)));
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => [...(row[i] ?? '')].length)));
  const isNumber = (i: number) => typeof rows.at(-1)?.[i] === 'number';
  return cells
    .map((row) =>
      row
        .map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(cell: string | number, whole: boolean): string {
  if (typeof cell === 'number') return cell.toLocaleString('de-DE');
  const text = [...cell.replace(/[\p{Cc}\p{Cf}]/gu, ' ')];
  return text.length > MAX_CELL && !whole ? `${text.slice(0, MAX_CELL - 1).join('')}…` : text.join('');
}
