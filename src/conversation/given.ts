/** The answers of a case as a person sees them, and what a step says beside its question or result. */
import type { StatedFact } from '../cases/recognise.js';
import type { CompiledTable } from '../rules/compile.js';
import { phraseFact } from '../rules/phrase.js';
import type { DialogState } from './action.js';
import type { Assistant } from './assistant.js';
import type { GivenAnswer } from './reply.js';

/** What a step may say beside its question or result. */
export interface StepNotes {
  /** the dialog has just begun */
  readonly first?: boolean;
  /** facts that were read from a text just now */
  readonly stated?: readonly StatedFact[];
  /** earlier answers that a change made immaterial, in words */
  readonly entfallen?: readonly string[];
}

/** Facts that must not be assumed. */
export function doubtful({ unknown, unclear = [] }: DialogState): string[] {
  return [...unknown, ...unclear];
}

/** The answers so far in the order of the table, "weiß nicht" included. */
export function givenAnswers(
  { knowledge }: Assistant,
  { tabelle }: CompiledTable,
  state: DialogState,
  stated: readonly StatedFact[],
): GivenAnswer[] {
  return tabelle.merkmale.flatMap((m) => {
    const unknown = state.unknown.includes(m.id) ? `${m.name}: ${knowledge.sprache.texte.dialog_weiss_nicht}` : undefined;
    const text = phraseFact(m, state.facts[m.id]) ?? unknown;
    const beleg = stated.find((fact) => fact.merkmal === m.id)?.beleg;
    return text ? [{ merkmal: m.id, name: m.name, text, ...(beleg ? { beleg } : {}) }] : [];
  });
}
