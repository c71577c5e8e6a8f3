/** Files that people take along: sound for other programs, and what people typed is text in all of them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import ICAL from 'ical.js';
import { applyChange } from '../../src/checklists/change.js';
import { createWorklist } from '../../src/checklists/create.js';
import type { Worklist } from '../../src/checklists/worklist.js';
import { exportList } from '../../src/export/file.js';
import type { Checkliste } from '../../src/knowledge/schema/checkliste.js';
import { assistant, knowledge } from '../support.js';

const AT = Date.UTC(2026, 10, 25, 9);
const MADE = { today: '2026-11-25', at: AT };
const HOSTILE = "=cmd|' /C calc'!A0 <b>&amp;</b> ]]> */ # Titel [x](javascript:1) |Zelle| {{y}} \u202e../../etc/passwd";
const BY = { person: { name: '<script>Bob & Co; BEGIN:VEVENT' }, at: AT };

const lists: readonly Worklist[] = [...knowledge.checklisten.values()].map((liste: Checkliste) => {
  const made = createWorklist(
    assistant,
    { id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', liste, facts: {}, date: '2027-03-12', today: MADE.today },
    BY,
  );
  return made.items.reduce((list, { id }, i) => {
    const noted = applyChange(
      list,
      { do: 'note', item: id, note: `${HOSTILE}\n- zweite Zeile`, assignee: BY.person, due: '2027-01-04' },
      BY,
    );
    const done = noted.ok && i % 2 === 0 ? applyChange(noted.list, { do: 'tick', item: id }, BY) : noted;
    return done.ok ? done.list : list;
  }, made);
});

const fileOf = async (list: Worklist, format: 'docx' | 'ics' | 'md') => {
  const file = await exportList(assistant, list, format, MADE);
  if (!file) throw new Error('no file');
  return file;
};

/** The program where it is installed. */
const soffice = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find(existsSync);

describe('a list as a file', () => {
  it('has a name of letters, digits and hyphens alone', async () => {
    for (const list of [...lists, { ...lists[0], checklist: 'erfunden' } as Worklist])
      for (const format of ['docx', 'ics', 'md'] as const)
        expect((await fileOf(list, format)).name).to.match(/^checkliste(?:-[a-z0-9]+)+\.(?:docx|ics|md)$/);
  });

  it('in Word is a sound package with every item, its place and the Wortlaut, typed text as text', async () => {
    for (const list of lists) {
      const parts = unzipSync((await fileOf(list, 'docx')).content);
      const xml = new TextDecoder().decode(parts['word/document.xml']);
      expect(Object.keys(parts)).to.include.members(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml']);
      expect(xml).to.include('&lt;b&gt;&amp;amp;&lt;/b&gt; ]]&gt;').and.not.to.include('<b>&amp;</b>');
      expect(xml).not.to.match(/(?![\n\r\t])\p{Cc}/u);
      for (const { was, fundstelle } of (knowledge.checklisten.get(list.checklist)?.gruppen ?? []).flatMap((g) => g.punkte)) {
        expect(xml).to.include(was.replaceAll('&', '&amp;'));
        if (fundstelle) expect(xml).to.include(fundstelle.wortlaut.replaceAll('&', '&amp;'));
      }
      expect(xml).not.to.include('w:fldSimple').and.not.to.include('w:hyperlink');
    }
  });

  it('as a calendar is read by another library: one entry a day that is open, lines of 75 bytes', async () => {
    for (const list of lists) {
      const text = (await fileOf(list, 'ics')).content.toString('utf8');
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).to.be.at.most(75);
      expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
      const calendar = new ICAL.Component(ICAL.parse(text) as never);
      const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
      expect(events).to.have.length(1 + list.items.filter((item) => item.due && !item.done).length);
      expect(events[0]?.startDate.toString()).to.equal('2027-03-12');
      for (const event of events) expect([event.startDate.isDate, event.duration.toSeconds()]).to.deep.equal([true, 86_400]);
      expect(new Set(events.map((event) => event.uid)).size).to.equal(events.length);
    }
  });

  it('is no calendar without a day', async () => {
    const [list] = lists;
    const { date: _, ...undated } = list as Worklist;
    expect(await exportList(assistant, { ...undated, items: [] }, 'ics', MADE)).to.equal(undefined);
  });

  it('in Markdown keeps its own headings and items, whatever was typed', async () => {
    for (const list of lists) {
      const text = (await fileOf(list, 'md')).content.toString('utf8');
      const lines = text.split('\n');
      expect(lines.filter((line) => /^- \[[ x]\] /.test(line))).to.have.length(list.items.length);
      expect(lines.filter((line) => line.startsWith('# '))).to.have.length(1);
      expect(text)
        .not.to.match(/(?<!\\)[<|]/)
        .and.not.to.match(/(?<!\\)\]\(/);
      expect(lines.every((line) => line === '' || /^(?:#{1,2} |- | {2}- |[^#\-\s])/.test(line))).to.equal(true);
    }
  });

  it('opens in LibreOffice, page by page', async function () {
    if (!soffice) return this.skip();
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'lotse-word-'));
    try {
      const files = await Promise.all(
        lists.map(async (list) => {
          const { name, content } = await fileOf(list, 'docx');
          writeFileSync(join(folder, name), content);
          return name;
        }),
      );
      const profile = `-env:UserInstallation=file://${join(folder, 'profil')}`;
      execFileSync(
        soffice,
        [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files.map((name) => join(folder, name))],
        { stdio: 'pipe' },
      );
      for (const name of files) expect(statSync(join(folder, name.replace('.docx', '.pdf'))).size, name).to.be.greaterThan(10_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
