/** A turn and its memory: conflicts are repeated, and a store that is out of order stops nobody. */
import { expect } from 'chai';
import { pino } from 'pino';
import { NEW_SESSION, type Session } from '../../src/conversation/session.js';
import { turn } from '../../src/conversation/turn.js';
import type { SessionStore } from '../../src/storage/session-store.js';
import { type Taken, takeTurn } from '../../src/teams/take-turn.js';
import { templates } from '../cards/support.js';
import { assistant, knowledge } from '../support.js';

const broken = () => Promise.reject(new Error('Verbindung verloren'));

function parts(sessions: Partial<SessionStore>, spy: (session: Session) => void = () => undefined) {
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const store: SessionStore = {
    get: async () => ({ session: NEW_SESSION, version: 0 }),
    set: async () => true,
    delete: async () => undefined,
    ...sessions,
  };
  const spied: typeof turn = (a, session, incoming) => {
    spy(session);
    return turn(a, session, incoming);
  };
  return { logged, parts: { assistant, templates, sessions: store, log, turn: spied } };
}

const message = (text: string) => ({ type: 'message', text }) as const;
const spoken = ({ messages }: Taken) => messages.map(({ card }) => String(card.speak));

describe('a turn', () => {
  it('is repeated with the new state where another one was faster', async () => {
    const seen: Session[] = [];
    let version = 0;
    const { parts: p } = parts(
      {
        get: async () => ({ session: version === 0 ? {} : { lastTopic: 'urlaub-genehmigung' }, version }),
        set: async () => version++ > 0,
      },
      (session) => seen.push(session),
    );
    const cards = await takeTurn(p, 'k', message('wo steht das?'));
    expect(seen).to.deep.equal([{}, { lastTopic: 'urlaub-genehmigung' }]);
    expect(spoken(cards).join()).to.include('5.4');
  });

  it('gives an answer even if it is never the fastest', async () => {
    let tries = 0;
    const { parts: p } = parts({ set: async () => tries++ < 0 });
    expect(spoken(await takeTurn(p, 'k', message('Wer genehmigt Urlaub?')))[0]).to.include('Leitung');
    expect(tries).to.equal(5);
  });

  it('answers without memory where the store cannot be read', async () => {
    const { parts: p, logged } = parts({ get: broken });
    const cards = await takeTurn(p, 'k', message('Wer genehmigt Urlaub?'));
    expect(spoken(cards)).to.have.length(1);
    expect(spoken(cards)[0]).to.include('Leitung');
    expect(logged.join()).to.include('Gedächtnis').and.not.include('Urlaub');
  });

  it('asks for the buttons where a typed answer would be lost', async () => {
    for (const fault of [{ get: broken }, { set: broken }]) {
      const cards = await takeTurn(parts(fault).parts, 'k', message('Eignung prüfen'));
      expect(spoken(cards)).to.have.length(2);
      expect(spoken(cards)[1]).to.include(knowledge.sprache.texte.speicher_gestoert);
    }
  });
});
