/** A kept list as Markdown. */
import { type Day, formatDay } from '../calendar/day.js';
import { plain } from '../cards/escape.js';
import type { WorkPunkt, WorkView } from '../checklists/view.js';
import type { Knowledge } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { detailsOf } from '../text/lists.js';
import { edition, placeAndForce } from '../text/parts.js';

export function markdownOf(knowledge: Knowledge, view: WorkView, today: Day): string {
  const { texte } = knowledge.sprache;
  const section = (title: string, items: readonly string[]) =>
    items.length > 0 ? [`## ${safe(title)}`, items.map((item) => `- ${safe(item)}`).join('\n')] : [];
  return `${[
    `# ${safe(view.titel)}`,
    [view.termin, view.fortschritt, ...view.angaben]
      .filter((line) => line !== undefined)
      .map((line) => `- ${safe(line)}`)
      .join('\n'),
    ...view.gruppen.flatMap(({ titel, punkte }) => [`## ${safe(titel)}`, punkte.map((punkt) => item(knowledge, punkt)).join('\n')]),
    ...section(
      texte.liste_weggelassen,
      view.weggelassen.map(({ was, grund }) => fill(texte.liste_weggelassen_punkt, { was, grund })),
    ),
    ...section(texte.liste_neu, view.neu),
    ...section(texte.checkliste_hinweise, view.hinweise),
    safe(fill(texte.datei_stand, { tag: formatDay(today) })),
    safe(edition(knowledge)),
  ].join('\n\n')}\n`;
}

function item(knowledge: Knowledge, punkt: WorkPunkt): string {
  const { zitat, notiz } = punkt;
  const lines = [
    ...(zitat ? [`${placeAndForce(knowledge, zitat)}: ${fill(knowledge.sprache.texte.karte_zitat, { wortlaut: zitat.wortlaut })}`] : []),
    ...detailsOf(knowledge, punkt),
    ...(notiz ? [notiz.replace(/\s*\n\s*/g, ' / ')] : []),
  ];
  return [`- [${punkt.erledigt ? 'x' : ' '}] ${safe(punkt.was)}`, ...lines.map((line) => `  - ${safe(line)}`)].join('\n');
}

/** Text as text: no emphasis, no link, no heading, no table, no HTML, whoever wrote it. */
function safe(text: string): string {
  return plain(text).replace(/[<>&|!]/g, '\\$&');
}
