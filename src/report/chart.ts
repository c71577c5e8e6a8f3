/** Pictures as inline SVG: widths in percent, so they fit every window and their letters keep their size. */
import { escapeHtml } from '../web/html.js';
import { WEEK_KINDS, type Week } from './weeks.js';

const HEIGHT = 180;
/** room for the dates below the columns, and for the greatest number above them */
const BELOW = 24;
const ABOVE = 22;
/** Dates that fit side by side on a phone. */
const MAX_DATES = 5;
/** Space between parts of a column, so that they can be told apart without their colour. */
const GAP = 2;

/** A horizontal bar; the number itself stands in the table beside it. */
export function bar(value: number, greatest: number): string {
  const width = greatest > 0 ? round((100 * Math.max(0, value)) / greatest) : 0;
  return `<svg class="bar" aria-hidden="true" focusable="false"><rect width="${width}%" height="100%" rx="2"/></svg>`;
}

/** Stacked columns, one a week. @param label what a screen reader says instead */
export function weekChart(weeks: readonly Week[], label: string): string {
  const totals = weeks.map((week) => WEEK_KINDS.reduce((sum, kind) => sum + week[kind], 0));
  const greatest = Math.max(1, ...totals);
  const room = HEIGHT - BELOW - ABOVE;
  const step = 100 / Math.max(1, weeks.length);
  const ground = HEIGHT - BELOW;
  const line = (y: number, text: string) =>
    `<line x1="0" x2="100%" y1="${round(y)}" y2="${round(y)}"/><text x="0" y="${round(y - 5)}">${text}</text>`;
  const columns = weeks.map((week, i) => {
    let y = ground;
    const parts = WEEK_KINDS.map((kind) => {
      const height = (room * week[kind]) / greatest;
      if (height === 0) return '';
      y -= height;
      const drawn = Math.max(1, height - GAP);
      return `<rect class="k-${kind}" x="${round(i * step + step * 0.15)}%" width="${round(step * 0.7)}%" y="${round(y)}" height="${round(drawn)}"/>`;
    });
    return parts.join('');
  });
  const every = Math.ceil(weeks.length / MAX_DATES);
  const dates = weeks.map(({ ab }, i) => (i % every === 0 ? date(ab.slice(0, 6), (i + 0.5) * step) : ''));
  return [
    `<svg class="weeks" role="img" aria-label="${escapeHtml(label)}" height="${HEIGHT}">`,
    `<g class="grid">${line(ABOVE, String(greatest))}<line x1="0" x2="100%" y1="${ground}" y2="${ground}"/></g>`,
    columns.join(''),
    `<g class="dates">${dates.join('')}</g></svg>`,
  ].join('');
}

/** A date below its column; at the edges it grows inwards. */
function date(text: string, x: number): string {
  const [at, anchor] = x < 7 ? [0, 'start'] : x > 93 ? [100, 'end'] : [round(x), 'middle'];
  return `<text x="${at}%" y="${HEIGHT - 6}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
