/** From files to knowledge: parse everything, then cross-check, and report every problem at once. */
import { createHash } from 'node:crypto';
import type { z } from 'zod/v4';
import { wortlautAt } from '../erlass/citation.js';
import type { Erlass } from '../erlass/model.js';
import { parseErlass } from '../erlass/parse.js';
import { checkKnowledge } from './checks/index.js';
import type { Knowledge, KnownGap } from './model.js';
import { KnowledgeError, type Problem, show } from './problem.js';
import type { KnowledgeFiles } from './read.js';
import { angabenDatei } from './schema/angabe.js';
import { checkliste } from './schema/checkliste.js';
import { dialog } from './schema/dialog.js';
import { erlassAngaben, normenDatei, verbindlichkeitDatei } from './schema/erlass.js';
import { fall, falltextDatei } from './schema/fall.js';
import { type OffeneDatei, offeneDatei, toLuecke } from './schema/offen.js';
import { tabelle } from './schema/regel.js';
import {
  begriffeDatei,
  beispieleDatei,
  fragearten,
  fremdsprachenDatei,
  fuellwoerterDatei,
  gespraecheDatei,
  klassenDatei,
  kommandosDatei,
} from './schema/sprache.js';
import { texteDatei } from './schema/texte.js';
import { type Luecke, luecke, thema } from './schema/thema.js';
import { parseYaml } from './yaml.js';

export type Loaded = { readonly ok: true; readonly knowledge: Knowledge } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses, validates and cross-checks all files. Wrong knowledge is a value here; see `loadKnowledge`. */
export function tryLoadKnowledge(files: KnowledgeFiles): Loaded {
  const problems: Problem[] = [];
  const reader = new Reader(files, problems);
  const angaben = reader.one('erlass/erlass.yaml', erlassAngaben);
  const normen = reader.one('erlass/normen.yaml', normenDatei);
  const begriffe = reader.one('sprache/begriffe.yaml', begriffeDatei);
  const fremdthemen = reader.one('sprache/fremdthemen.yaml', gespraecheDatei);
  const smalltalk = reader.one('sprache/smalltalk.yaml', gespraecheDatei);
  const arten = reader.one('sprache/fragearten.yaml', fragearten);
  const kommandos = reader.one('sprache/kommandos.yaml', kommandosDatei);
  const fremdsprachen = reader.one('sprache/fremdsprachen.yaml', fremdsprachenDatei);
  const anschluss = reader.one('sprache/anschluss.yaml', klassenDatei);
  const beispiele = reader.one('sprache/beispiele.yaml', beispieleDatei);
  const fuell = reader.one('sprache/fuellwoerter.yaml', fuellwoerterDatei);
  const worte = reader.one('sprache/verbindlichkeit.yaml', verbindlichkeitDatei);
  const falltext = reader.one('sprache/falltext.yaml', falltextDatei);
  const angabenFile = reader.one('sprache/angaben.yaml', angabenDatei);
  const texte = reader.one('sprache/texte.yaml', texteDatei);
  const source = angaben && reader.text(`erlass/${angaben.datei}`);
  const folders = {
    themen: reader.folder('themen', thema),
    tabellen: reader.folder('regeln', tabelle),
    faelle: reader.folder('faelle', fall),
    dialoge: reader.folder('dialoge', dialog),
    checklisten: reader.folder('checklisten', checkliste),
  };
  const luecken = reader.folder('luecken', luecke);
  const offen = reader.files('offen', offeneDatei);
  reader.reportUnknownFiles();
  if (
    !(
      angaben &&
      normen &&
      begriffe &&
      fremdthemen &&
      smalltalk &&
      arten &&
      kommandos &&
      fuell &&
      fremdsprachen &&
      anschluss &&
      beispiele &&
      worte &&
      falltext &&
      angabenFile &&
      texte &&
      source !== undefined
    )
  ) {
    return { ok: false, problems };
  }
  const erlass = parseErlass(source, new Set(angaben.abkuerzungen));
  const knowledge: Knowledge = {
    version: versionOf(files),
    erlass,
    angaben,
    normen: normen.normen,
    ...folders,
    luecken: gapsOf(erlass, luecken, offen, problems),
    sprache: {
      begriffe: begriffe.begriffe,
      fremdthemen: fremdthemen.gespraeche,
      smalltalk: smalltalk.gespraeche,
      fragearten: arten.fragearten,
      kommandos: kommandos.kommandos,
      fuellwoerter: fuell.fuellwoerter,
      fremdsprachen,
      anschluss,
      beispiele,
      verbindlichkeit: worte.verbindlichkeit,
      falltext,
      angaben: new Map(angabenFile.angaben.map((a) => [a.id, a])),
      wunsch: angabenFile.wunsch,
      texte: texte.texte,
    },
  };
  problems.push(...checkKnowledge(knowledge));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, knowledge };
}

/** The gaps with a file of their own and the open points of each Nummer, all with unlike ids. */
function gapsOf(
  erlass: Erlass,
  luecken: ReadonlyMap<string, Luecke>,
  offen: ReadonlyMap<string, OffeneDatei>,
  problems: Problem[],
): ReadonlyMap<string, KnownGap> {
  const gaps = new Map<string, KnownGap>([...luecken].map(([id, gap]) => [id, { ...gap, file: `luecken/${id}.yaml` }]));
  for (const [file, { nummer, punkte }] of offen) {
    const expected = `offen/${nummer.toLowerCase().replaceAll('.', '-')}.yaml`;
    if (file !== expected)
      problems.push({
        file,
        path: 'nummer',
        value: show(nummer),
        problem: 'Die Nummer ist nicht der Dateiname.',
        remedy: `Die Datei ${expected} nennen.`,
      });
    punkte.forEach((punkt, i) => {
      const other = gaps.get(punkt.id);
      if (other)
        problems.push({
          file,
          path: `punkte[${i}].id`,
          value: show(punkt.id),
          problem: `Diese id gibt es schon in ${other.file}.`,
          remedy: 'Der Eintrag braucht eine eigene id.',
        });
      else gaps.set(punkt.id, { ...toLuecke(punkt, (stelle) => wortlautAt(erlass, stelle)), file });
    });
  }
  return gaps;
}

/** @throws KnowledgeError with every problem at once, each with file, path, value and remedy. */
export function loadKnowledge(files: KnowledgeFiles): Knowledge {
  const loaded = tryLoadKnowledge(files);
  if (!loaded.ok) throw new KnowledgeError(loaded.problems);
  return loaded.knowledge;
}

/** 12 hex digits over all files: the same content has the same version. */
export function versionOf(files: KnowledgeFiles): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

class Reader {
  private readonly seen = new Set<string>();
  constructor(
    private readonly sources: KnowledgeFiles,
    private readonly problems: Problem[],
  ) {}

  text(path: string): string | undefined {
    this.seen.add(path);
    const text = this.sources.get(path);
    if (text === undefined) {
      this.problems.push({
        file: path,
        path: '',
        problem: 'Die Datei fehlt.',
        remedy: 'Datei anlegen oder aus der Versionsverwaltung zurückholen.',
      });
    }
    return text;
  }

  one<T>(path: string, schema: z.ZodType<T>): T | undefined {
    const text = this.text(path);
    if (text === undefined) return undefined;
    const parsed = parseYaml(path, text, schema);
    if (parsed.ok) return parsed.value;
    this.problems.push(...parsed.problems);
    return undefined;
  }

  /** Every file of a folder: path -> content. */
  files<T>(folder: string, schema: z.ZodType<T>): ReadonlyMap<string, T> {
    const entries = new Map<string, T>();
    for (const path of this.sources.keys()) {
      if (!path.startsWith(`${folder}/`) || !path.endsWith('.yaml')) continue;
      const entry = this.one(path, schema);
      if (entry) entries.set(path, entry);
    }
    return entries;
  }

  /** Every entry of a folder by its id, which is the name of its file. */
  folder<T extends { id: string }>(folder: string, schema: z.ZodType<T>): ReadonlyMap<string, T> {
    const entries = new Map<string, T>();
    for (const [path, entry] of this.files(folder, schema)) {
      const expected = path.slice(folder.length + 1, -'.yaml'.length);
      if (entry.id !== expected) {
        this.problems.push({
          file: path,
          path: 'id',
          value: `„${entry.id}“`,
          problem: 'Die id ist nicht der Dateiname.',
          remedy: `id: ${expected} schreiben oder die Datei umbenennen.`,
        });
      }
      entries.set(entry.id, entry);
    }
    return entries;
  }

  reportUnknownFiles(): void {
    for (const path of this.sources.keys()) {
      if (this.seen.has(path)) continue;
      this.problems.push({
        file: path,
        path: '',
        problem: 'Diese Datei kennt der Lotse nicht.',
        remedy:
          'In einen der Ordner themen, luecken, offen, regeln, faelle, dialoge oder checklisten legen und auf .yaml enden lassen, oder löschen.',
      });
    }
  }
}
