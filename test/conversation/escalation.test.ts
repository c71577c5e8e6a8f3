/** Handing over: when it is offered, and that nothing goes out without the person's word. */
import { expect } from 'chai';
import { MAX_HANDED_OVER } from '../../src/conversation/action.js';
import type { Assistant } from '../../src/conversation/assistant.js';
import { eventsOf } from '../../src/conversation/events.js';
import type { Incoming } from '../../src/conversation/incoming.js';
import type { EscalationReply, GapReply } from '../../src/conversation/reply.js';
import type { Session } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import { renderText } from '../../src/text/render.js';
import { assistant, knowledge } from '../support.js';

const { texte } = knowledge.sprache;
const GAP = 'Wie viele Wochen vorher muss ich Urlaub beantragen?';
/** A word that only leads to "Meinten Sie …?", whatever the knowledge has learned meanwhile. */
const UNCLEAR =
  [...knowledge.themen.values()]
    .flatMap((thema) => thema.begriffe)
    .find((text) => turn(assistant, {}, { type: 'message', text }).replies[0]?.kind === 'choice') ?? '';
const withChannel: Assistant = { ...assistant, human: { kind: 'channel' } };
const withMail: Assistant = { ...assistant, human: { kind: 'mail', address: 'fachstelle@example.org' } };

const say = (to: Assistant, text: string, session: Session = {}) => turn(to, session, { type: 'message', text });
const press = (to: Assistant, action: object, text?: string, session: Session = {}) =>
  turn(to, session, {
    type: 'action',
    stamped: { v: knowledge.version, action, ...(text === undefined ? {} : { text }) },
  } as Incoming);
const finding = { kind: 'gap', id: [...knowledge.luecken.keys()][0] };

describe('a person who can be asked', () => {
  it('is offered after a gap, with the words of the question', () => {
    const [reply] = say(withChannel, GAP).replies as [GapReply];
    expect(reply.human).to.deep.include({ title: texte.knopf_fachstelle });
    expect(reply.human).to.have.nested.property('action.question', GAP);
    expect(reply.human).to.have.nested.property('action.finding.kind', 'gap');
  });

  it('is not offered after an answer, nor where the operator named nobody', () => {
    expect(JSON.stringify(say(withChannel, 'Wer genehmigt Urlaub?').replies)).not.to.include(texte.knopf_fachstelle);
    expect(say(assistant, GAP).replies[0]).not.to.have.property('human');
  });

  it('is offered with "Meinten Sie …?" only when it is the second failed try in a row', () => {
    const first = say(withChannel, UNCLEAR);
    expect(first.replies[0]).to.include({ kind: 'choice' }).and.not.have.property('human');
    const second = say(withChannel, UNCLEAR, first.session);
    expect(second.replies[0]).to.have.nested.property('human.action.do', 'escalate');
    const helped = say(withChannel, 'Wer genehmigt Urlaub?', first.session);
    expect(say(withChannel, UNCLEAR, helped.session).replies[0]).not.to.have.property('human');
  });

  it('gets a mail that is begun where there is only an address', () => {
    const [reply] = say(withMail, GAP).replies as [GapReply];
    const { url } = reply.human as { url: string };
    expect(url).to.match(/^mailto:fachstelle@example\.org\?subject=/);
    expect(decodeURIComponent(url)).to.include(GAP).and.include(reply.antwort);
    expect(renderText(knowledge, reply)).to.include('fachstelle@example.org');
  });

  it('is found by typing as well', () => {
    const { session } = say(withChannel, GAP);
    const [reply] = say(withChannel, 'An Fachstelle weitergeben', session).replies as [EscalationReply];
    expect(reply).to.include({ kind: 'escalation', frage: GAP, gesendet: false });
    expect(renderText(knowledge, say(withChannel, 'weitergeben').replies[0] as GapReply)).to.equal(texte.fachstelle_ohne_frage);
    expect(renderText(knowledge, say(withMail, 'weitergeben', session).replies[0] as GapReply)).to.include('fachstelle@example.org');
    expect(renderText(knowledge, say(assistant, 'weitergeben', session).replies[0] as GapReply)).to.equal(texte.fachstelle_keine);
  });
});

describe('what is handed over', () => {
  it('is shown first, with the finding and its Fundstelle, and nothing goes out', () => {
    const { replies, effect } = press(withChannel, { do: 'escalate', question: GAP, finding });
    expect(effect).to.equal(undefined);
    const [reply] = replies as [EscalationReply];
    const luecke = knowledge.luecken.get(finding.id ?? '');
    expect(reply).to.include({ frage: GAP, befund: luecke?.antwort });
  });

  it('goes out as the person changed it', () => {
    const { replies, effect } = press(withChannel, { do: 'escalate-send', finding }, '  Anders\u0000 gefragt? ');
    expect(replies).to.deep.equal([]);
    expect(effect).to.deep.equal({ kind: 'escalate', question: 'Anders gefragt?', finding });
    expect(eventsOf({}, { replies, session: {}, ...(effect ? { effect } : {}) })).to.deep.equal([
      { kind: 'handed-over', subject: finding.id },
    ]);
  });

  it('does not go out empty or too long, and what was written stays', () => {
    const empty = press(withChannel, { do: 'escalate-send', finding }, '   ');
    expect(empty.effect).to.equal(undefined);
    expect(empty.replies[0]).to.include({ rueckfrage: texte.fachstelle_leer });
    const long = press(withChannel, { do: 'escalate-send', finding }, 'ä'.repeat(20_000));
    expect(long.effect).to.equal(undefined);
    expect((long.replies[0] as EscalationReply).rueckfrage)
      .to.include('20.000')
      .and.include('2.000');
    expect((long.replies[0] as EscalationReply).frage).to.equal('ä'.repeat(MAX_HANDED_OVER));
  });

  it('can be called off: the gap stands there again, and the words are kept for another try', () => {
    const { replies, effect } = press(withChannel, { do: 'escalate-not', finding }, 'Doch lieber so?');
    expect(effect).to.equal(undefined);
    expect(replies[0]).to.include({ kind: 'gap', gap: finding.id });
    expect(replies[0]).to.have.nested.property('human.action.question', 'Doch lieber so?');
    expect(press(withChannel, { do: 'escalate-not', finding: { kind: 'unclear', id: '' } }).replies[0]).to.include({
      text: texte.fachstelle_nicht,
    });
  });

  it('does not go out where nobody is named any more', () => {
    const { replies, effect } = press(assistant, { do: 'escalate-send', finding }, 'Frage?');
    expect(effect).to.equal(undefined);
    expect(replies[0]).to.include({ text: texte.fachstelle_keine });
  });

  it('is described honestly where the finding is gone from the knowledge', () => {
    const [reply] = press(withChannel, { do: 'escalate', question: GAP, finding: { kind: 'gap', id: 'gibt-es-nicht' } }).replies;
    expect(reply).to.deep.include({ befund: texte.befund_nichts, zitate: [] });
  });
});
