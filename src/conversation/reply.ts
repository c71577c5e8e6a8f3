/** The one channel-neutral answer. Three renderers exist: card, plain text, JSON. All three say the same. */
import type { Zitat } from '../knowledge/model.js';
import type { Facts } from '../rules/compile.js';
import type { Decision } from '../rules/decide.js';
import type { Action, DialogState, Finding } from './action.js';
import type { ListFormReply, ListItemReply, ListsReply, ReminderReply, WorklistReply } from './list-reply.js';

export type { ListFormReply, ListItemReply, ListsReply, ReminderReply, WorklistReply };

/** A button or, in plain text, something to type. */
export interface Button {
  readonly title: string;
  readonly action: Action;
}

/** Something that opens outside the chat, such as a mail that is begun. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A title with the places it rests on, for "Meinten Sie" and "Mehr dazu". */
export interface Option extends Button {
  readonly stelle?: string;
}

interface WithQuotes {
  readonly antwort: string;
  /** the decisive one first */
  readonly zitate: readonly Zitat[];
  readonly auslegung?: string;
  readonly hinweis?: string;
  readonly buttons: readonly Button[];
  /** calibrated, 0 to 1; absent where a button asked for exactly this */
  readonly confidence?: number;
}

export interface AnswerReply extends WithQuotes {
  readonly kind: 'answer';
  readonly topic: string;
  readonly titel: string;
}

/** A person who can be asked instead: a button that hands the question over, or a mail that is begun. */
interface WithHuman {
  readonly human?: Button | Link;
}

export interface GapReply extends WithQuotes, WithHuman {
  readonly kind: 'gap';
  /** id of the known gap; absent where only silence was recognised */
  readonly gap?: string;
  readonly titel: string;
}

export interface ChoiceReply extends WithHuman {
  readonly kind: 'choice';
  readonly text: string;
  /** at most three */
  readonly options: readonly Option[];
  readonly confidence: number;
}

export interface NummerReply {
  readonly kind: 'nummer';
  readonly stelle: string;
  readonly titel: string;
  readonly zitate: readonly Zitat[];
  readonly buttons: readonly Button[];
}

/** An answer so far, in words, and the fact it stands for. */
export interface GivenAnswer {
  readonly merkmal: string;
  /** what the fact is called: "Abschluss" */
  readonly name: string;
  readonly text: string;
  /** the words of the message it was read from */
  readonly beleg?: string;
}

/** A dialog asks. */
/** The plain answer of a topic with the question that it answers. */
export type General = Pick<AnswerReply, 'antwort' | 'zitate' | 'auslegung' | 'hinweis'> & { readonly frage: string };

export interface QuestionReply {
  readonly kind: 'question';
  readonly titel: string;
  readonly einleitung?: string;
  /** what holds whatever the answer is, where a text asked and told a case at once */
  readonly allgemein?: General;
  readonly frage: string;
  readonly hilfe?: string;
  /** the sentence of the Erlass that the question comes from */
  readonly zitat: Zitat;
  readonly merkmal: string;
  readonly choices: readonly { readonly title: string; readonly wert: string }[];
  /** "noch höchstens 2 Fragen" */
  readonly fortschritt: string;
  /** answers so far */
  readonly bisher: readonly GivenAnswer[];
  /** earlier answers that no longer matter after a change, in words */
  readonly entfallen: readonly string[];
  /** the facts were read from a text, so the person is asked to check them */
  readonly gelesen: boolean;
  readonly state: DialogState;
  /** a hint when the typed answer was not understood */
  readonly rueckfrage?: string;
}

/** A reason of a decision, ready to be shown. */
export interface ReasonView {
  readonly titel?: string;
  readonly grund: string;
  readonly zitate: readonly Zitat[];
  readonly auslegung?: string;
  readonly hinweis?: string;
}

export interface DecisionReply {
  readonly kind: 'decision';
  readonly titel: string;
  readonly art: 'ja' | 'nein' | 'auskunft' | 'nicht-geregelt' | 'offen';
  /** the outcome in one sentence */
  readonly ergebnis: string;
  readonly gruende: readonly ReasonView[];
  readonly angaben: readonly GivenAnswer[];
  /** the normal case that was taken for granted and that the outcome rests on */
  readonly angenommen: readonly GivenAnswer[];
  readonly entfallen: readonly string[];
  readonly gelesen: boolean;
  readonly unerheblich: readonly string[];
  readonly offen: readonly string[];
  readonly aenderungen: readonly string[];
  readonly naechste: readonly { readonly text: string; readonly zitate: readonly Zitat[] }[];
  readonly buttons: readonly Button[];
  readonly state: DialogState;
  /** the facts behind `angenommen` */
  readonly assumed: Facts;
  /** to be shown as plain text that a person can copy */
  readonly asText?: boolean;
  readonly decision: Decision;
}

/** An item that does not apply to the case. */
export interface LeftOut {
  readonly was: string;
  readonly grund: string;
}

export interface ChecklistReply {
  readonly kind: 'checklist';
  readonly id: string;
  readonly titel: string;
  readonly einleitung: string;
  readonly gruppen: readonly {
    readonly titel: string;
    readonly punkte: readonly {
      readonly id: string;
      readonly was: string;
      readonly wer?: string;
      /** absent for advice that is not from the Erlass */
      readonly zitat?: Zitat;
      readonly hinweis?: string;
    }[];
  }[];
  /** the facts by which the list was fitted, in words; empty for the whole list */
  readonly angaben: readonly string[];
  /** what was left out, and why */
  readonly weggelassen: readonly LeftOut[];
  readonly hinweise: readonly string[];
  readonly buttons: readonly Button[];
}

/** The question and the finding, before they are handed over, so that the person sees and can change what goes out, and after. */
export interface EscalationReply {
  readonly kind: 'escalation';
  readonly gesendet: boolean;
  readonly frage: string;
  readonly befund: string;
  readonly zitate: readonly Zitat[];
  readonly finding: Finding;
  /** a hint when it could not be handed over like this */
  readonly rueckfrage?: string;
}

export type TicketState = 'offen' | 'uebernommen' | 'beantwortet';

/** A question as the people see it who answer. */
export interface TicketReply {
  readonly kind: 'ticket';
  readonly id: string;
  readonly status: TicketState;
  /** who asked */
  readonly von: string;
  readonly frage: string;
  readonly befund: string;
  readonly zitate: readonly Zitat[];
  /** who took or answered it */
  readonly durch?: string;
  readonly antwort?: string;
  readonly rueckfrage?: string;
  /** what was written and could not be taken, so that it is not lost */
  readonly entwurf?: string;
}

/** What a person answered. No statement of the Erlass. */
export interface HumanAnswerReply {
  readonly kind: 'human-answer';
  readonly frage: string;
  readonly antwort: string;
  readonly durch: string;
}

/** Greeting, help, notices about bad input, and subjects outside the Erlass. */
export interface TalkReply {
  readonly kind: 'smalltalk' | 'off-topic';
  /** `choices`: the buttons are what the text speaks of */
  readonly art: 'welcome' | 'help' | 'notice' | 'talk' | 'choices';
  readonly titel?: string;
  readonly text: string;
  readonly beispiele?: readonly string[];
  readonly buttons: readonly Button[];
}

export type Reply =
  | AnswerReply
  | GapReply
  | ChoiceReply
  | NummerReply
  | QuestionReply
  | DecisionReply
  | ChecklistReply
  | EscalationReply
  | TicketReply
  | HumanAnswerReply
  | WorklistReply
  | ListItemReply
  | ListFormReply
  | ListsReply
  | ReminderReply
  | TalkReply;

/** Whether the sentence that a question comes from stands above it already. */
export function isSaid({ allgemein, zitat }: QuestionReply): boolean {
  return allgemein?.zitate.some(({ stelle, wortlaut }) => stelle === zitat.stelle && wortlaut.includes(zitat.wortlaut)) ?? false;
}
