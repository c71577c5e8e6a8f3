/** From the verbatim source text to the model. */
import { fold, joinLines, readZeilen, type Zeile } from './layout.js';
import type { Abschnitt, Erlass, Nummer, Satz, Spiegelstrich } from './model.js';
import { type Abkuerzungen, splitSaetze } from './saetze.js';

interface Block {
  nr: string;
  absaetze: string[];
  striche: string[];
}

/**
 * Parses the source of the Erlass into Kopf, Abschnitte, Nummern, Sätze and Spiegelstriche.
 * Nothing but layout is lost (test/erlass/roundtrip.test.ts).
 * @throws Error where the text has no numbered section: that is not this Erlass.
 */
export function parseErlass(source: string, abkuerzungen: Abkuerzungen): Erlass {
  const zeilen = readZeilen(source);
  const first = zeilen.findIndex((z) => z.art === 'titel' && z.nr === '1' && zeilen.some((x) => x.art === 'nummer' && x.nr === '1.1'));
  if (first < 0) throw new Error('Der Text enthält keinen Abschnitt „1.“ mit der Nummer 1.1. Ist es die richtige Datei?');
  return {
    kopf: readKopf(zeilen.slice(0, first)),
    abschnitte: readAbschnitte(zeilen.slice(first), abkuerzungen),
  };
}

function readKopf(zeilen: readonly Zeile[]): string[] {
  return zeilen.flatMap((zeile) => {
    if (zeile.art === 'leer') return [];
    if (zeile.art === 'titel' || zeile.art === 'nummer') return [fold(`${zeile.nr}. ${zeile.text}`)];
    return [fold(zeile.text)];
  });
}

function readAbschnitte(zeilen: readonly Zeile[], abkuerzungen: Abkuerzungen): Abschnitt[] {
  const abschnitte: { nr: string; titel: string; blocks: Block[] }[] = [];
  let paragraphEnded = false;
  for (const zeile of zeilen) {
    const abschnitt = abschnitte.at(-1);
    const block = abschnitt?.blocks.at(-1);
    switch (zeile.art) {
      case 'leer':
        paragraphEnded = true;
        continue;
      case 'titel':
        abschnitte.push({ nr: zeile.nr, titel: zeile.text, blocks: [] });
        break;
      case 'nummer':
        abschnitt?.blocks.push({ nr: zeile.nr, absaetze: [zeile.text], striche: [] });
        break;
      case 'strich':
        block?.striche.push(zeile.text);
        break;
      case 'text':
        if (block) addText(block, zeile.text, paragraphEnded);
        else abschnitt?.blocks.push({ nr: abschnitt.nr, absaetze: [zeile.text], striche: [] });
    }
    paragraphEnded = false;
  }
  return abschnitte.map(({ nr, titel, blocks }) => ({
    nr,
    titel: fold(titel),
    nummern: blocks.map((block) => toNummer(block, fold(titel), abkuerzungen)),
  }));
}

/** A blank line ends a paragraph only after a finished Satz; otherwise it is a page end in mid-sentence. */
function addText(block: Block, text: string, afterBlank: boolean): void {
  const list = block.striche.length > 0 ? block.striche : block.absaetze;
  const before = list.at(-1) ?? '';
  if (afterBlank && list === block.absaetze && /[.:!?]$/.test(before)) list.push(text);
  else list[list.length - 1] = joinLines(before, text);
}

function toNummer(block: Block, titel: string, abkuerzungen: Abkuerzungen): Nummer {
  const saetze: Satz[] = [];
  block.absaetze.forEach((absatz, index) => {
    for (const text of splitSaetze(fold(absatz), abkuerzungen)) {
      saetze.push({ nr: saetze.length + 1, absatz: index + 1, text });
    }
  });
  const spiegelstriche: Spiegelstrich[] = block.striche.map((text, index) => ({ nr: index + 1, text: fold(text) }));
  return { nummer: block.nr, titel, saetze, spiegelstriche };
}
