/** The knowledge as the pure core reads it: parsed, cross-checked, immutable. */
import type { Erlass } from '../erlass/model.js';
import type { Angabe } from './schema/angabe.js';
import type { Checkliste } from './schema/checkliste.js';
import type { Dialog } from './schema/dialog.js';
import type { ErlassAngaben, Norm } from './schema/erlass.js';
import type { Fall, Falltext } from './schema/fall.js';
import type { Verbindlichkeit } from './schema/gemeinsam.js';
import type { Tabelle } from './schema/regel.js';
import type { Fremdsprache, Gespraech, Kommando } from './schema/sprache.js';
import type { Texte } from './schema/texte.js';
import type { Luecke, Thema } from './schema/thema.js';

/** A gap with the file it stands in, for the checks: one of its own, or one of several open points of a Nummer. */
export type KnownGap = Luecke & { readonly file: string };

export interface Frageart {
  readonly id: string;
  readonly gesucht: string;
  readonly muster: readonly string[];
  readonly enthalten_in: readonly string[];
}

export interface Sprache {
  readonly begriffe: Readonly<Record<string, readonly string[]>>;
  readonly fremdthemen: readonly Gespraech[];
  readonly smalltalk: readonly Gespraech[];
  readonly fragearten: readonly Frageart[];
  readonly kommandos: Readonly<Record<Kommando, readonly string[]>>;
  /** ids of the topics shown as examples, and of the dialogs offered first */
  readonly beispiele: {
    readonly beispiele: readonly string[];
    readonly dialoge: readonly string[];
    readonly checklisten: readonly string[];
  };
  readonly verbindlichkeit: Readonly<Record<Verbindlichkeit, { readonly wort: string; readonly erklaerung: string }>>;
  readonly fuellwoerter: readonly string[];
  readonly fremdsprachen: { readonly deutsch: string; readonly sprachen: readonly Fremdsprache[] };
  readonly anschluss: { readonly klassen: Readonly<Record<string, readonly string[]>>; readonly anschluss: readonly string[] };
  /** facts by which checklists are fitted, by id */
  readonly angaben: ReadonlyMap<string, Angabe>;
  /** words that ask for a checklist */
  readonly wunsch: readonly string[];
  /** words that steer the reading of a case */
  readonly falltext: Falltext;
  readonly texte: Texte;
}

export interface Knowledge {
  /** 12 hex digits over all files: the same content has the same version */
  readonly version: string;
  readonly erlass: Erlass;
  readonly angaben: ErlassAngaben;
  readonly normen: readonly Norm[];
  readonly themen: ReadonlyMap<string, Thema>;
  /** gaps of `luecken/` and open points of `offen/` */
  readonly luecken: ReadonlyMap<string, KnownGap>;
  readonly tabellen: ReadonlyMap<string, Tabelle>;
  /** how the facts of each table are recognised in a text */
  readonly faelle: ReadonlyMap<string, Fall>;
  readonly dialoge: ReadonlyMap<string, Dialog>;
  readonly checklisten: ReadonlyMap<string, Checkliste>;
  readonly sprache: Sprache;
}

/** A place of the Erlass as every reply shows it: where, verbatim words, and how binding they are. */
export interface Zitat {
  readonly stelle: string;
  readonly wortlaut: string;
  readonly verbindlichkeit: Verbindlichkeit;
}
