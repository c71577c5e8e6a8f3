import { expect } from 'chai';
import { coverage } from '../../src/knowledge/checks/normen.js';
import { loadKnowledge, tryLoadKnowledge } from '../../src/knowledge/load.js';
import { KnowledgeError, type Problem } from '../../src/knowledge/problem.js';
import { fileText, knowledge, knowledgeFiles, withFiles } from '../support.js';

function problemsWith(changes: Readonly<Record<string, string | undefined>>): readonly Problem[] {
  const loaded = tryLoadKnowledge(withFiles(changes));
  return loaded.ok ? [] : loaded.problems;
}

const TABELLE = 'regeln/genehmigung.yaml';
const LISTE = 'checklisten/planungsrunde.yaml';

describe('loading the knowledge', () => {
  it('accepts the real files and gives the same version for the same content', () => {
    expect(loadKnowledge(knowledgeFiles).version)
      .to.equal(knowledge.version)
      .and.match(/^[0-9a-f]{12}$/);
  });

  it('covers every norm of the Erlass with a topic', () => {
    expect(coverage(knowledge).missing.map((n) => n.stelle)).to.deep.equal([]);
  });

  it('changes its version with any content', () => {
    const changed = tryLoadKnowledge(withFiles({ [LISTE]: `${fileText(LISTE)}\n# geprüft\n` }));
    expect(changed.ok && changed.knowledge.version).to.not.equal(knowledge.version);
  });

  it('names a misspelt key and the right one', () => {
    const [problem] = problemsWith({ [LISTE]: fileText(LISTE).replace('einleitung:', 'einleitnug:') });
    expect(problem).to.deep.include({ file: LISTE, path: 'einleitung' });
    const unknown = problemsWith({ [LISTE]: fileText(LISTE).replace('einleitung:', 'einleitnug:') }).find((p) => p.path === 'einleitnug');
    expect(unknown?.remedy).to.equal('Meinten Sie „einleitung“?');
  });

  it('refuses a quotation that is not verbatim, with the command that shows the right one', () => {
    const [problem] = problemsWith({ [LISTE]: fileText(LISTE).replace('in der Regel jeweils', 'meistens jeweils') });
    expect(problem?.problem).to.include('4.6 S. 3');
    expect(problem?.remedy).to.include('lotse show "4.6 S. 3"');
  });

  it('refuses an unquoted 3.10, which YAML reads as 3.1', () => {
    const [problem] = problemsWith({ [LISTE]: fileText(LISTE).replace('stelle: "6.1"', 'stelle: 3.10') });
    expect(problem?.value).to.equal('3.10');
    expect(problem?.remedy).to.include('"3.10"');
  });

  it('refuses a place that does not exist and names what is near', () => {
    const [problem] = problemsWith({ [LISTE]: fileText(LISTE).replace('stelle: "6.1"', 'stelle: "6.2 S. 7"') });
    expect(problem?.remedy).to.include('6.2 S. 2');
  });

  it('refuses next steps to a table that does not exist, and such as lead in a circle', () => {
    const FACHKRAFT = 'regeln/eignung-fachkraft.yaml';
    const AUSNAHME = 'regeln/ausnahme.yaml';
    const lost = problemsWith({ [FACHKRAFT]: fileText(FACHKRAFT).replace('tabelle: ausnahme', 'tabelle: ausnahmen') });
    expect(lost.find((p) => p.path.includes('naechster_schritt.tabelle'))?.remedy).to.equal('Meinten Sie „ausnahme“?');
    const step =
      '    naechster_schritt: { text: "x", tabelle: eignung-fachkraft, fundstellen: [{ stelle: "8 S. 1", wortlaut: "Die Kommunalen Integrationszentren bilden einen Verbund." }] }\n';
    const [first = ''] = /^ {2}- id: (?!.*naechster)[\s\S]*?(?=^ {2}- id: )/m.exec(fileText(AUSNAHME).split('zeilen:')[1] ?? '') ?? [];
    const circle = problemsWith({ [AUSNAHME]: fileText(AUSNAHME).replace(first, `${first}${step}`) });
    expect(circle.map((p) => p.problem).join()).to.include('im Kreis');
  });

  it('refuses an example that is read otherwise, and a pattern for a value that does not exist', () => {
    const FALL = 'faelle/genehmigung.yaml';
    const wrong = problemsWith({
      [FALL]: fileText(FALL).replace('angaben: { antrag: urlaub, person: lehrkraft', 'angaben: { antrag: dienstreise, person: lehrkraft'),
    });
    expect(wrong[0]?.problem).to.include('Gelesen wird').and.include('antrag=urlaub');
    const unknown = problemsWith({ [FALL]: fileText(FALL).replace('      elternzeit: [', '      elternzeiten: [') });
    expect(unknown.map((p) => p.problem)).to.include('Diesen Wert gibt es nicht.');
  });

  it('refuses an open point with the id of another, in the wrong file, or at no place', () => {
    const OFFEN = 'offen/4-7.yaml';
    const text = fileText(OFFEN);
    const [, id = ''] = /- id: (\S+)/.exec(text) ?? [];
    expect(
      problemsWith({ 'offen/4-8.yaml': text })
        .map((p) => p.problem)
        .join(),
    )
      .to.include('nicht der Dateiname')
      .and.include('gibt es schon');
    expect(problemsWith({ [OFFEN]: text.replace(/naechste: \["4\.7"\]/, 'naechste: ["4.9"]') })[0]?.problem).to.include(
      'Fundstelle gibt es nicht',
    );
    expect(id).not.to.equal('');
  });

  it('reports every problem at once, also over several files', () => {
    const problems = problemsWith({
      [LISTE]: fileText(LISTE).replace('id: planungsrunde', 'id: planung'),
      [TABELLE]: fileText(TABELLE).replace('dann: leitung\n', 'dann: chef\n'),
      'sprache/texte.yaml': fileText('sprache/texte.yaml').replace(/^ {2}leer:.*$/m, ''),
      'unbekannt.yaml': 'a: 1',
    });
    expect(problems.map((p) => p.file)).to.include.members([LISTE, 'sprache/texte.yaml', 'unbekannt.yaml']);
  });

  it('refuses YAML that is broken or has a key twice, with the line', () => {
    expect(problemsWith({ [LISTE]: 'id: "planungsrunde\n' })[0]?.path).to.match(/^Zeile \d+$/);
    expect(problemsWith({ [LISTE]: `${fileText(LISTE)}\nid: "x"\n` })[0]?.problem).to.include('YAML');
  });

  it('refuses a missing file', () => {
    expect(problemsWith({ 'sprache/texte.yaml': undefined })[0]).to.deep.include({
      file: 'sprache/texte.yaml',
      problem: 'Die Datei fehlt.',
    });
  });

  it('refuses a text that lost its place to fill, and markup or template marks in any text', () => {
    expect(problemsWith({ 'sprache/texte.yaml': fileText('sprache/texte.yaml').replace('{grenze}', 'vielen') })[0]?.problem).to.include(
      '{grenze}',
    );
    expect(problemsWith({ [LISTE]: fileText(LISTE).replace('wer: "KI"', 'wer: "$\u007bname}"') })).to.not.have.length(0);
  });

  it('refuses the same question in two places', () => {
    const [problem] = problemsWith({ [LISTE]: fileText(LISTE).replace('"checkliste planung"', '"partner ermitteln"') });
    expect(problem?.problem).to.include('dialoge/partner.yaml');
  });

  it('refuses nearly the same question in two places', () => {
    const [problem] = problemsWith({
      [LISTE]: fileText(LISTE).replace('"checkliste planung"', '"bitte prüfen, wer denn meinen antrag genehmigt"'),
    });
    expect(problem?.problem).to.include('Fast dieselbe Frage').and.include('dialoge/');
  });

  it('refuses a reference to nothing', () => {
    const path = [...knowledgeFiles.keys()].find((p) => p.startsWith('themen/') && fileText(p).includes('dialog: genehmigung')) as string;
    const [problem] = problemsWith({ [path]: fileText(path).replace('dialog: genehmigung', 'dialog: genemigung') });
    expect(problem).to.deep.include({ file: path, path: 'dialog', remedy: 'Meinten Sie „genehmigung“?' });
  });

  it('throws one error with all problems where the program cannot go on', () => {
    expect(() => loadKnowledge(withFiles({ [LISTE]: 'id: 3' }))).to.throw(KnowledgeError, /Abhilfe/);
  });

  it('names what is wrong with the conditions of a checklist', () => {
    const text = fileText(LISTE);
    const changed = (from: string, to: string) => {
      expect(text).to.include(from);
      return problemsWith({ [LISTE]: text.replace(from, to) });
    };
    expect(changed('schwerpunkte: [sport]', 'schwerpunkte: [spott]')[0]?.problem).to.include('„spott“ gibt es nicht');
    expect(changed('schwerpunkte: [sport]', 'leitung: [lehrkraft]')[0]?.problem).to.include('fragt nicht nach dieser Angabe');
    expect(changed('angaben: [traeger, schwerpunkte]', 'angaben: [traeger, schwerpunkte, leitung]')[0]?.problem).to.include(
      'hängt kein Punkt ab',
    );
    expect(
      changed('id: partner,', 'id: partnerin,')
        .map((p) => p.problem)
        .join(),
    ).to.include('Diese Tabelle gibt es nicht');
    expect(changed('ergebnis: kreisangehoerige-gemeinden', 'ergebnis: gemeinden')[0]?.problem).to.include('Ergebnis');
    expect(changed('- id: sport\n', '- id: verbund\n')[0]?.problem).to.include('zweimal');
    expect(changed('art: hinweis', 'art: erlass')[0]?.problem).to.include('braucht eine Fundstelle');
  });
});
