/** The report as one page of its own: no script, nothing loaded, light and dark. */
import type { Texte } from '../knowledge/schema/texte.js';
import { escapeHtml as e } from '../web/html.js';
import { bar, weekChart } from './chart.js';
import type { Report, Section } from './model.js';
import { STYLE } from './style.js';
import { WEEK_KINDS, type Week } from './weeks.js';

/** The whole page. */
export function reportPage(report: Report, texte: Texte): string {
  const { titel, zeitraum, hinweis, leer, zahlen, wochen, abschnitte } = report;
  const body = leer
    ? `<p>${e(leer)}</p>`
    : [
        `<section><h2>${e(texte.bericht_ueberblick)}</h2><dl class="figures">`,
        ...zahlen.map((z) => `<div><dt>${e(z.titel)}</dt><dd>${z.wert.toLocaleString('de-DE')}</dd></div>`),
        '</dl></section>',
        weeksSection(wochen, texte),
        ...abschnitte.map((abschnitt) => tableSection(abschnitt, texte)),
      ].join('\n');
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${e(texte.name)}: ${e(titel)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p class="name">${e(texte.name)}</p><h1>${e(titel)}</h1><p>${e(zeitraum)}</p><p class="soft">${e(hinweis)}</p></header>
<main>
${body}
</main>
</body>
</html>
`;
}

function weeksSection(weeks: readonly Week[], texte: Texte): string {
  const names = kindNames(texte);
  const legend = WEEK_KINDS.map((kind) => `<li><span class="swatch k-${kind}"></span>${e(names[kind])}</li>`).join('');
  const head = [texte.bericht_woche, ...WEEK_KINDS.map((kind) => names[kind])];
  const rows = [...weeks].reverse().map((week) => [week.ab, ...WEEK_KINDS.map((kind) => week[kind])]);
  return [
    `<section><h2>${e(texte.bericht_wochen_titel)}</h2>`,
    weekChart(weeks, texte.bericht_wochen_titel),
    `<ul class="legend">${legend}</ul>`,
    `<details><summary>${e(texte.bericht_wochen_zahlen)}</summary>${table(head, rows)}</details></section>`,
  ].join('\n');
}

/** What each part of a column stands for. */
export function kindNames(texte: Texte): Readonly<Record<(typeof WEEK_KINDS)[number], string>> {
  return {
    answer: texte.bericht_antworten,
    gap: texte.bericht_luecken,
    choice: texte.bericht_rueckfragen,
    'off-topic': texte.bericht_fremd,
  };
}

function tableSection({ titel, text, spalten, zeilen, weitere, balken }: Section, texte: Texte): string {
  return [
    `<section><h2>${e(titel)}</h2><p class="soft">${e(text)}</p>`,
    zeilen.length === 0 ? `<p>${e(texte.bericht_keine)}</p>` : table(spalten, zeilen, balken),
    weitere ? `<p class="soft">${e(weitere)}</p>` : '',
    '</section>',
  ].join('\n');
}

/** On a phone each row becomes a small block; `data-label` then names the cell. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[], balken?: number): string {
  const greatest = balken === undefined ? 0 : Math.max(...rows.map((row) => Number(row[balken])));
  const cell = (value: string | number, i: number) => {
    const shown = typeof value === 'number' ? value.toLocaleString('de-DE') : e(value);
    const label = ` data-label="${e(head[i] ?? '')}"`;
    if (i === 0) return `<th scope="row">${shown}</th>`;
    const drawn = i === balken ? bar(Number(value), greatest) : '';
    return `<td${label}${typeof value === 'number' ? ' class="number"' : ''}>${drawn}<span>${shown}</span></td>`;
  };
  const numeric = (i: number) => typeof rows[0]?.[i] === 'number';
  return [
    `<table><thead><tr>${head.map((h, i) => `<th scope="col"${numeric(i) ? ' class="number"' : ''}>${e(h)}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody></table>',
  ].join('\n');
}
