/** Which counts a turn leaves behind. */
import { expect } from 'chai';
import { eventsOf, subjectOf, type UsageEvent, unansweredBy } from '../../src/conversation/events.js';
import { MAX_NOTE_LENGTH, noteText } from '../../src/conversation/note-text.js';
import type { Reply } from '../../src/conversation/reply.js';
import type { Session } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { assistant, knowledge } from '../support.js';
import { Talk } from './support.js';

/** A conversation that gives the events of each step. */
class Counted extends Talk {
  events(step: (talk: Talk) => Reply): UsageEvent[] {
    const before = this.session;
    step(this);
    return eventsOf(before, { replies: this.replies, session: this.session });
  }
}

/** A word that only leads to "Meinten Sie …?", whatever the knowledge has learned meanwhile. */
const UNSURE =
  [...knowledge.themen.values()]
    .flatMap((thema) => thema.begriffe)
    .find((text) => turn(assistant, {}, { type: 'message', text }).replies[0]?.kind === 'choice') ?? '';

const started = (subject: string): UsageEvent => ({ kind: 'dialog-started', subject });
const finished = (subject: string): UsageEvent => ({ kind: 'dialog-finished', subject });

describe('the events of a turn', () => {
  const talk = () => new Counted();
  const said = (text: string) => talk().events((t) => t.say(text));

  it('name the topic of an answer and the known gap', () => {
    expect(said('Wer genehmigt meinen Urlaub?')).to.deep.equal([{ kind: 'answer', subject: 'urlaub-genehmigung' }]);
    const [gap] = knowledge.luecken.values();
    expect(talk().events((t) => t.press({ do: 'gap', id: gap?.id ?? '' }))).to.deep.equal([{ kind: 'gap', subject: gap?.id }]);
  });

  it('are as many as there are answers in one message', () => {
    const events = said('Wer genehmigt meinen Urlaub? Und wie viele Urlaubstage habe ich?');
    expect(events.map(({ kind }) => kind)).to.deep.equal(['answer', 'gap']);
  });

  it('are none for greetings, help, bad input, a Nummer and a checklist', () => {
    for (const text of ['Hallo', 'Hilfe', '', '5.4', 'Checkliste Planungsrunde', 'x'.repeat(3_000)])
      expect(said(text), text).to.deep.equal([]);
    expect(eventsOf({}, turn(assistant, {}, { type: 'welcome' }))).to.deep.equal([]);
    expect(eventsOf({}, turn(assistant, {}, { type: 'broken-action' }))).to.deep.equal([]);
  });

  it('name no subject where something foreign was asked', () => {
    expect(said('Wie wird das Wetter morgen?')).to.deep.equal([{ kind: 'off-topic', subject: '' }]);
  });

  it('name what "Meinten Sie …?" offers first', () => {
    const t = talk();
    const events = t.events((x) => x.say(UNSURE));
    const [reply] = t.replies;
    if (reply?.kind !== 'choice') throw new Error('no choice');
    expect(events).to.deep.equal([{ kind: 'choice', subject: subjectOf(reply)?.subject }]);
    expect(events[0]?.subject).to.match(/^[a-z-]+$/);
  });

  it('count a dialog once when it starts and once when it ends', () => {
    const t = talk();
    expect(t.events((x) => x.say('Eignung prüfen'))).to.deep.equal([started('eignung-fachkraft')]);
    const all = ['bachelor', 'keins von beiden', 'was?', 'nur ehrenamtlich'].flatMap((text) => t.events((x) => x.say(text)));
    expect(all.filter(({ kind }) => kind.startsWith('dialog'))).to.deep.equal([finished('eignung-fachkraft')]);
  });

  it('count what was broken off as started only, also where another dialog takes its place', () => {
    const t = talk();
    t.say('Eignung prüfen');
    expect(t.events((x) => x.say('abbrechen'))).to.deep.equal([]);
    t.say('Eignung prüfen');
    expect(t.events((x) => x.press({ do: 'start-dialog', table: 'genehmigung' }))).to.deep.equal([started('genehmigung')]);
  });

  it('count a case decided straight from a text as started and finished', () => {
    const text = 'Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung. Geht das als Fachkraft?';
    expect(said(text)).to.deep.equal([started('eignung-fachkraft'), finished('eignung-fachkraft')]);
  });

  it('do not count a result that is shown again as text', () => {
    const t = talk();
    t.say('Kandidatin: Master BWL, nix mit Migration, danach drei Jahre Migrationsberatung. Geht das als Fachkraft?');
    const { decided } = t.session;
    if (!decided) throw new Error('not decided');
    expect(t.events((x) => x.press({ do: 'as-text', state: decided }))).to.deep.equal([]);
  });

  it('never finish more dialogs than were started, whatever is pressed', () => {
    const t = talk();
    const events = [
      'Eignung prüfen',
      'bachelor',
      'keins von beiden',
      'nur ehrenamtlich',
      'ändern',
      'hauptberuflich',
      'Abschluss ändern',
    ].flatMap((text) => t.events((x) => x.say(text)));
    const count = (kind: string) => events.filter((e) => e.kind === kind).length;
    expect(count('dialog-finished')).to.be.within(1, count('dialog-started'));
  });
});

describe('a question without an answer', () => {
  const of = (text: string, session: Session = {}) => unansweredBy(turn(assistant, session, { type: 'message', text }).replies);

  it('is one that met silence or "Meinten Sie …?"', () => {
    expect(of(UNSURE)?.kind).to.equal('choice');
    expect(unansweredBy([{ kind: 'gap', titel: '', antwort: '', zitate: [], buttons: [] }])).to.deep.equal({ kind: 'gap', subject: '' });
  });

  it('is none that was answered, met a known gap, or was foreign', () => {
    expect(of('Wer genehmigt meinen Urlaub?')).to.equal(undefined);
    expect(of('Wie wird das Wetter morgen?')).to.equal(undefined);
    expect(unansweredBy([{ kind: 'gap', gap: 'x', titel: '', antwort: '', zitate: [], buttons: [] }])).to.equal(undefined);
  });
});

describe('noteText', () => {
  it('leaves ordinary sentences with places and years alone', () => {
    const text = 'Nr. 5.4 Satz 3 von 2016: wer zahlt 50.000 € für 3,5 Stellen?';
    expect(noteText(text)).to.equal(text);
  });

  it('masks addresses, links and long numbers', () => {
    expect(
      noteText('Ruf mich an: 0251/411-1234 oder +49 (251) 411 1234, a.b@stadt.example, https://x.example/y?z=1 PersNr 12345678'),
    ).to.equal('Ruf mich an: … oder …, …, … PersNr …');
  });

  it('is one line of at most 500 characters, in fair time', () => {
    const start = performance.now();
    const long = noteText(`\u0000\u202e😀\n${'ä@1 '.repeat(25_000)}`);
    expect([...long].length).to.be.within(400, MAX_NOTE_LENGTH);
    expect(long).not.to.match(/[\p{Cc}\p{Cf}]/u);
    for (const evil of ['a.'.repeat(50_000), '1 '.repeat(50_000), 'a'.repeat(100_000), '@'.repeat(100_000), '(-/ '.repeat(30_000)])
      noteText(evil);
    expect(performance.now() - start).to.be.below(200);
    expect(noteText(' \n\t')).to.equal('');
  });
});
