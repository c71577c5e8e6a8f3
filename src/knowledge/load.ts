/** From files to knowledge: parse everything, then cross-check, and report every problem at once. */
import { createHash } from 'node:crypto';
import type { z } from 'zod/v4';
import { parseErlass } from '../erlass/parse.js';
import { checkKnowledge } from './checks/index.js';
import type { Knowledge } from './model.js';
import { KnowledgeError, type Problem } from './problem.js';
import type { KnowledgeFiles } from './read.js';
import { checkliste } from './schema/checkliste.js';
import { dialog } from './schema/dialog.js';
import { erlassAngaben, normenDatei, verbindlichkeitDatei } from './schema/erlass.js';
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
import { luecke, thema } from './schema/thema.js';
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
  const texte = reader.one('sprache/texte.yaml', texteDatei);
  const source = angaben && reader.text(`erlass/${angaben.datei}`);
  const folders = {
    themen: reader.folder('themen', thema),
    luecken: reader.folder('luecken', luecke),
    tabellen: reader.folder('regeln', tabelle),
    dialoge: reader.folder('dialoge', dialog),
    checklisten: reader.folder('checklisten', checkliste),
  };
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
      texte &&
      source !== undefined
    )
  ) {
    return { ok: false, problems };
  }
  const knowledge: Knowledge = {
    version: versionOf(files),
    erlass: parseErlass(source, new Set(angaben.abkuerzungen)),
    angaben,
    normen: normen.normen,
    ...folders,
    sprache: {
      begriffe: begriffe.begriffe,
      fremdthemen: fremdthemen.gespraeche,
      smalltalk: smalltalk.gespraeche,
      fragearten: arten.fragearten,
      kommandos: kommandos.kommandos,
      fuellwoerter: fuell.fuellwoerter,
      fremdsprachen,
      anschluss,
      beispiele: beispiele.beispiele,
      verbindlichkeit: worte.verbindlichkeit,
      texte: texte.texte,
    },
  };
  problems.push(...checkKnowledge(knowledge));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, knowledge };
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
    private readonly files: KnowledgeFiles,
    private readonly problems: Problem[],
  ) {}

  text(path: string): string | undefined {
    this.seen.add(path);
    const text = this.files.get(path);
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

  folder<T extends { id: string }>(folder: string, schema: z.ZodType<T>): ReadonlyMap<string, T> {
    const entries = new Map<string, T>();
    for (const path of this.files.keys()) {
      if (!path.startsWith(`${folder}/`) || !path.endsWith('.yaml')) continue;
      const entry = this.one(path, schema);
      if (!entry) continue;
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
    for (const path of this.files.keys()) {
      if (this.seen.has(path)) continue;
      this.problems.push({
        file: path,
        path: '',
        problem: 'Diese Datei kennt der Lotse nicht.',
        remedy: 'In einen der Ordner themen, luecken, regeln, dialoge oder checklisten legen und auf .yaml enden lassen, oder löschen.',
      });
    }
  }
}
