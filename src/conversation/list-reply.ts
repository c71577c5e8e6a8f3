/** Replies about lists that are kept; part of `Reply`. */
import type { Day } from '../calendar/day.js';
import type { WorkGroup, WorkPunkt, WorkView } from '../checklists/view.js';
import type { Zitat } from '../knowledge/model.js';
import type { Button } from './reply.js';

/** A kept list, a page of it: what stands and who did what. */
export interface WorklistReply {
  readonly kind: 'worklist';
  readonly id: string;
  /** whether a whole group or channel works on it */
  readonly gemeinsam: boolean;
  /** what has just happened */
  readonly meldung?: string;
  /** the whole list in words */
  readonly view: WorkView;
  /** the groups of this page */
  readonly gruppen: readonly WorkGroup[];
  readonly seite: { readonly nr: number; readonly alle: number };
  readonly buttons: readonly Button[];
}

/** One item of a kept list as a form: note, person, day. */
export interface ListItemReply {
  readonly kind: 'list-item';
  readonly list: string;
  readonly page: number;
  readonly titel: string;
  readonly punkt: WorkPunkt;
  readonly fehler?: string;
  /** what stands in the fields */
  readonly eingaben: { readonly notiz: string; readonly person: string; readonly name: string; readonly tag: string };
  readonly buttons: readonly Button[];
}

/** The form of a new list: the facts that matter and the date, filled in as far as they are known. */
export interface ListFormReply {
  readonly kind: 'list-form';
  readonly checklist: string;
  readonly titel: string;
  readonly fehler?: string;
  readonly felder: readonly {
    readonly id: string;
    readonly frage: string;
    readonly mehrere: boolean;
    readonly auswahl: readonly { readonly title: string; readonly wert: string }[];
    readonly werte: readonly string[];
  }[];
  readonly termin: string;
  readonly tag?: Day;
  readonly heute: Day;
  readonly buttons: readonly Button[];
}

/** Kept lists, a few at a time. */
export interface ListsReply {
  readonly kind: 'lists';
  readonly titel: string;
  readonly listen: readonly (Button & { readonly zeile: string })[];
  readonly leer: string;
  readonly buttons: readonly Button[];
}

/** What somebody wanted to be reminded of. */
export interface ReminderReply {
  readonly kind: 'reminder';
  readonly titel: string;
  /** open items with their day */
  readonly zeilen: readonly string[];
  /** what runs out, and when */
  readonly ablauf?: string;
  readonly zitate: readonly Zitat[];
  readonly buttons: readonly Button[];
}
