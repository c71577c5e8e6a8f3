/** Recognising that a message asks for a Nummer: "5.4", "Nr 5.4 satz 3", "ziffer fünf vier", "3.2 Spiegelstrich 7". */
import { fold } from './fold.js';

const ZAHLWORT: Readonly<Record<string, string>> = {
  eins: '1',
  zwei: '2',
  drei: '3',
  vier: '4',
  funf: '5',
  sechs: '6',
  sieben: '7',
  acht: '8',
  neun: '9',
  zehn: '10',
};
const ORDINAL: Readonly<Record<string, string>> = {
  erster: '1',
  erste: '1',
  zweiter: '2',
  zweite: '2',
  dritter: '3',
  dritte: '3',
  vierter: '4',
  vierte: '4',
  funfter: '5',
  funfte: '5',
};
/** Words that may stand around a Nummer without making it a question of its own. */
const AROUND =
  /\b(?:zeig(?:e|en)?|mir|bitte|was|steht|sagt|in|unter|der|die|den|das|dem|wortlaut|text|von|vom|aus|zu|zur|erlass|ki|lies|lese|vor|genau|wie|lautet|bedeutet|heisst|heist|regelt|besagt|worum|geht|es|um|inhalt|ist|sind|verbindlich|bindend|zwingend|verpflichtend|pflicht|muss|soll|kann|oder|nur|eine|vorschrift|regel|regelung|bestimmung|empfehlung|nummer|nr|ziffer|ziff|punkt|abschnitt|absatz|satz|s|spiegelstrich|strich|mal|ich|mochte|will|sehen|lesen|ganze|ganzen|kopf|show)\b/g;

export interface NummerRequest {
  /** as in the contract: "5.4 S. 3" */
  readonly stelle: string;
}

/** The place a message asks to see, if it asks for nothing else. Whether the place exists is not checked here. */
export function readNummer(message: string): NummerRequest | undefined {
  if (message.length > 120) return undefined;
  const text = spellOut(fold(message));
  if (/\bkopf\b/.test(text) && onlyAround(text, '')) return { stelle: 'Kopf' };
  const marked = /\b(?:nummer|nr\.?|ziffer|ziff\.?|punkt|abschnitt)\s*(\d{1,2}(?:\.\d{1,2})?)\b/.exec(text);
  const bare =
    /(?:^|[\s(„"])(\d{1,2}\.\d{1,2})(?!\.\d)(?=$|[\s).,;?!:“"])/.exec(text) ??
    /^(\d{1,2})(?=$|\s+(?:s(?:atz|\.)|(?:spiegel)?strich))/.exec(text.trim());
  const nummer = (marked ?? bare)?.[1];
  if (!nummer) return undefined;
  const satz = /\bs(?:atz|\.)?\s*(\d{1,2})\b/.exec(text)?.[1] ?? /\b(\d)\.\s*satz\b/.exec(text)?.[1];
  const strich = /\b(?:spiegelstrich|strich)\s*(\d{1,2})\b/.exec(text)?.[1] ?? /\b(\d{1,2})\.\s*(?:spiegel)?strich\b/.exec(text)?.[1];
  if (!onlyAround(text, nummer)) return undefined;
  if (strich) return { stelle: `${nummer} Spiegelstrich ${strich}` };
  if (satz) return { stelle: `${nummer} S. ${satz}` };
  return { stelle: nummer };
}

/** "ziffer funf vier" -> "ziffer 5.4", "dritter satz" -> "satz 3". */
function spellOut(folded: string): string {
  const words = folded.replace(/\bpunkt\b(?=\s+(?:eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn)\b)/g, ' ');
  return words
    .replace(/\b(\p{L}+)\s+(satz|spiegelstrich|strich)\b/gu, (all, word: string, noun: string) =>
      ORDINAL[word] ? `${noun} ${ORDINAL[word]}` : all,
    )
    .replace(
      /\b(eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn)\s+(eins|zwei|drei|vier|funf|sechs|sieben)\b/g,
      (_, a: string, b: string) => `${ZAHLWORT[a]}.${ZAHLWORT[b]}`,
    )
    .replace(
      /\b(satz|spiegelstrich|nummer|nr|ziffer|punkt)\s+(eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn)\b/g,
      (_, noun: string, a: string) => `${noun} ${ZAHLWORT[a]}`,
    )
    .replace(/(\d)\s*[,/-]\s*(?=\d{1,2}\b)/g, '$1.');
}

function onlyAround(text: string, nummer: string): boolean {
  return (
    text
      .replace(nummer, ' ')
      .replace(AROUND, ' ')
      .replace(/[\d\s.,;:?!()„“"'-]+/g, '').length === 0
  );
}
