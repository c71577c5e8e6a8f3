/** A kept list as a Word document, set as an office hands it out: A4, one table a group, the Wortlaut at the end. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { formatDay } from '../calendar/day.js';
import type { WorkGroup, WorkPunkt, WorkView } from '../checklists/view.js';
import { wortlautAt } from '../erlass/citation.js';
import type { Knowledge, Zitat } from '../knowledge/model.js';
import { fill } from '../knowledge/schema/texte.js';
import { edition, placeAndForce } from '../text/parts.js';
import type { Made } from './file.js';

/** Widths in twentieths of a point: box, what, where, how it stands; together the text width of A4 with 2 cm margins. */
const WIDTHS = [480, 4_560, 2_300, 2_298];
const MARGIN = 1_134;
const GREY = '595959';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };
const FONT = 'Arial';
/** Half points. */
const SMALL = 18;

export function wordOf(knowledge: Knowledge, view: WorkView, { today, at }: Made): Promise<Buffer> {
  const { texte } = knowledge.sprache;
  const stand = fill(texte.datei_stand, { tag: formatDay(today) });
  const document = new Document({
    title: view.titel,
    creator: texte.name,
    lastModifiedBy: texte.name,
    description: stand,
    customProperties: [{ name: 'Erstellt', value: new Date(at).toISOString() }],
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language: { value: 'de-DE' } }, paragraph: { spacing: { after: 80 } } },
        title: { run: { font: FONT, size: 34, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading1: {
          run: { font: FONT, size: 25, bold: true, color: '1F3864' },
          paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: { default: footer(knowledge, stand) },
        children: [
          ...head(view),
          ...view.gruppen.flatMap((gruppe) => group(knowledge, gruppe)),
          ...tail(knowledge, view),
          ...wording(knowledge, view),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function head({ titel, termin, fortschritt, angaben }: WorkView): Paragraph[] {
  const facts = [termin, fortschritt, ...angaben].filter((line) => line !== undefined);
  return [new Paragraph({ heading: HeadingLevel.TITLE, text: titel }), ...facts.map((text) => new Paragraph({ text }))];
}

function group(knowledge: Knowledge, { titel, punkte }: WorkGroup): (Paragraph | Table)[] {
  const { texte } = knowledge.sprache;
  const header = ['', texte.datei_spalte_punkt, texte.datei_spalte_stelle, texte.datei_spalte_stand].map((text, i) =>
    cell(i, [new Paragraph({ children: [new TextRun({ text, bold: true, size: SMALL })] })], 'F2F2F2'),
  );
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: titel }),
    new Table({
      width: { size: WIDTHS.reduce((a, b) => a + b), type: WidthType.DXA },
      columnWidths: WIDTHS,
      rows: [new TableRow({ children: header, tableHeader: true, cantSplit: true }), ...punkte.map((punkt) => row(knowledge, punkt))],
    }),
  ];
}

function row(knowledge: Knowledge, punkt: WorkPunkt): TableRow {
  const { texte } = knowledge.sprache;
  const { was, wer, hinweis, herkunft, zitat, erledigt, faellig, zustaendig, notiz } = punkt;
  const state = [erledigt ?? texte.datei_offen, ...(erledigt ? [] : [faellig]), zustaendig, notiz].filter((line) => line !== undefined);
  return new TableRow({
    cantSplit: true,
    children: [
      cell(0, [
        new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: erledigt ? '☒' : '☐', font: 'DejaVu Sans' })] }),
      ]),
      cell(1, [new Paragraph({ text: was }), ...[wer, hinweis].filter((line) => line !== undefined).map(small)]),
      cell(2, [small(zitat ? placeAndForce(knowledge, zitat) : (herkunft ?? ''))]),
      cell(3, state.map(small)),
    ],
  });
}

function cell(column: number, children: Paragraph[], fill?: string): TableCell {
  return new TableCell({
    children,
    width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
    margins: { top: 60, bottom: 40, left: 80, right: 80 },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE },
    ...(fill ? { shading: { type: ShadingType.CLEAR, fill } } : {}),
  });
}

function tail(knowledge: Knowledge, { weggelassen, neu, hinweise }: WorkView): Paragraph[] {
  const { texte } = knowledge.sprache;
  return [
    ...section(
      texte.liste_weggelassen,
      weggelassen.map(({ was, grund }) => fill(texte.liste_weggelassen_punkt, { was, grund })),
    ),
    ...section(texte.liste_neu, neu),
    ...section(texte.checkliste_hinweise, hinweise),
  ];
}

/** The whole Satz or Spiegelstrich of each place once, so that the tables stay readable. */
function wording(knowledge: Knowledge, { gruppen }: WorkView): Paragraph[] {
  const { texte } = knowledge.sprache;
  const zitate = gruppen
    .flatMap(({ punkte }) => punkte.flatMap(({ zitat }) => zitat ?? []))
    .map((zitat) => ({ ...zitat, wortlaut: wortlautAt(knowledge.erlass, zitat.stelle) ?? zitat.wortlaut }));
  const once = zitate.filter((z, i) => zitate.findIndex((other) => same(other, z)) === i);
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: texte.nummer_art }),
    ...once.map(
      (zitat) =>
        new Paragraph({
          keepLines: true,
          children: [
            new TextRun({ text: `${placeAndForce(knowledge, zitat)}: `, bold: true, size: SMALL }),
            new TextRun({ text: fill(texte.karte_zitat, { wortlaut: zitat.wortlaut }), size: SMALL }),
          ],
        }),
    ),
    new Paragraph({ spacing: { before: 200 }, children: [new TextRun({ text: edition(knowledge), size: SMALL, color: GREY })] }),
  ];
}

const same = (a: Zitat, b: Zitat): boolean => a.stelle === b.stelle && a.verbindlichkeit === b.verbindlichkeit;

function section(title: string, lines: readonly string[]): Paragraph[] {
  if (lines.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
    ...lines.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
  ];
}

/** Line breaks of a note stay line breaks. */
function small(text: string): Paragraph {
  const lines = text.split('\n');
  return new Paragraph({
    spacing: { after: 40 },
    children: lines.map((line, i) => new TextRun({ text: line, size: SMALL, color: GREY, ...(i > 0 ? { break: 1 } : {}) })),
  });
}

function footer({ sprache: { texte } }: Knowledge, stand: string): Footer {
  const [before = '', between = '', after = ''] = texte.datei_seite.split(/\{nr\}|\{alle\}/);
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) => new TextRun({ children, size: 16, color: GREY });
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run([`${stand} · `, before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after])],
      }),
    ],
  });
}
