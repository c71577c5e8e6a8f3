/** The shape of a question: does it ask for yes or no, or for a who, what, when? */

export type Shape = 'polar' | 'open' | 'unclear';

const OPEN =
  /^(?:(?:und|aber|also|hallo|moin|sag mal|bitte|frage|na|sorry|ahm|ey|guten tag)[ ,:!]+)*(?:wer|wen|wem|wessen|was|wann|wo|woher|wohin|wie|wieviel|wieviele|warum|wieso|weshalb|welche[rsnm]?|wobei|womit|wozu|wofur|worauf|von wem|mit wem|an wen|bei wem|fur wen|ab wann|seit wann|bis wann)\b/;
const POLAR =
  /^(?:(?:und|aber|also|hallo|sag mal|bitte|na)[ ,:!]+)*(?:darf|durfen|muss|mussen|kann|kannst|konnen|soll|sollen|sollte|ist|sind|gibt|gilt|gelten|hat|haben|habe|wird|werden|braucht|brauche|brauchen|stimmt|reicht|genugt|zahlt|gehort|steht|bekommt|bekommen|entscheidet|genehmigt|bestimmt|zahlen|macht|machen|konnte|durfte|geht)\b|\b(?:doch|stimmt es|stimmts|stimmt das|richtig|korrekt|nicht wahr)\b|,? oder ?(?:nicht)?\W*$|\b(?:oder)\?*$/;

/** Judged by the first words and by "doch", "oder?", "stimmt es": enough to tell a wrong premise from a plain question. */
export function shapeOf(folded: string): Shape {
  if (OPEN.test(folded)) return 'open';
  return POLAR.test(folded) ? 'polar' : 'unclear';
}
