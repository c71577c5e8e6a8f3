/** A made-up half year of use over the real knowledge, always the same. */
import type { Counted, Usage, Written } from '../../src/report/model.js';
import { knowledge } from '../support.js';

const topics = [...knowledge.themen.keys()].slice(0, 40);
const gaps = [...knowledge.luecken.keys()].slice(0, 12);
const tables = [...knowledge.tabellen.keys()];

const dayAfter = (start: number, days: number) => new Date(start + days * 86_400_000).toISOString().slice(0, 10);
const START = Date.UTC(2026, 5, 1);

/** A small number that looks like chance. */
const some = (i: number, j: number, most: number) => ((i * 7 + j * 13 + ((i * j) % 5)) % (most + 1)) as number;

const counts: Counted[] = Array.from({ length: 26 }, (_, week) => {
  const day = dayAfter(START, week * 7 + (week % 5));
  const count = (kind: Counted['kind'], subject: string, n: number): Counted => ({
    day,
    kind,
    subject,
    version: week > 20 ? knowledge.version : '000000000000',
    count: n,
  });
  return [
    ...topics.map((id, j) => count('answer', id, some(week, j, 4))),
    ...gaps.map((id, j) => count('gap', id, some(week, j, 2))),
    count('gap', '', some(week, 3, 5)),
    count('gap', topics[3] ?? '', some(week, 1, 2)),
    count('choice', topics[5] ?? '', some(week, 2, 3)),
    count('off-topic', '', some(week, 5, 4)),
    ...tables.flatMap((id, j) => {
      const begun = some(week, j, 3);
      return [count('dialog-started', id, begun), count('dialog-finished', id, Math.max(0, begun - (j % 3)))];
    }),
    ...topics.slice(0, 6).flatMap((id, j) => [count('helpful', id, some(week, j, 2)), count('not-helpful', id, some(week, j + 2, 1))]),
    count('not-helpful', 'thema-das-es-nicht-mehr-gibt', week % 9 === 0 ? 1 : 0),
  ].filter((c) => c.count > 0);
}).flat();

const notes: Written[] = [
  {
    day: '2026-11-23',
    kind: 'not-helpful',
    subject: topics[0] ?? '',
    text: 'Ich wollte wissen, wer in den Ferien zuständig ist.',
    count: 1,
  },
  { day: '2026-11-20', kind: 'gap', subject: '', text: 'gibt es eine vorlage für den bericht an die bezreg', count: 3 },
  {
    day: '2026-11-19',
    kind: 'feedback',
    subject: '',
    text: `<script>alert("x")</script> & 'so' ${'Ein langer Text mit vielen Worten. '.repeat(12)}`.trim(),
    count: 1,
  },
  { day: '2026-11-18', kind: 'helpful', subject: topics[1] ?? '', text: 'Genau das habe ich gesucht.', count: 1 },
];

export const usage: Usage = { until: '2026-11-24', counts, notes };
