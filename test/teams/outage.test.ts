/** PostgreSQL goes away under load and comes back: everybody is answered, nothing confirmed is lost, nobody restarts the bot. */
import { expect } from 'chai';
import { pino } from 'pino';
import type { Session } from '../../src/conversation/session.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open.js';
import { DatabaseSessionStore, type SessionStore } from '../../src/storage/session-store.js';
import { takeTurn } from '../../src/teams/take-turn.js';
import { templates } from '../cards/support.js';
import { createPostgres, type PostgresServer } from '../storage/postgres-server.js';
import { assistant, knowledge } from '../support.js';

const PEOPLE = 20;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('PostgreSQL that stops under load', function () {
  this.timeout(90_000);
  let postgres: PostgresServer;
  let database: Database;
  before(async () => {
    postgres = await createPostgres();
    await postgres.start();
    database = await openDatabase(postgres.url);
  });
  after(async () => {
    await database.close();
    await postgres.remove();
  });

  it('costs nobody an answer and nothing that was confirmed, and needs no restart', async () => {
    const confirmed = new Map<string, { readonly version: number; readonly session: Session }>();
    const real = new DatabaseSessionStore(database);
    const sessions: SessionStore = {
      get: (key) => real.get(key),
      delete: (key) => real.delete(key),
      set: async (key, session, version) => {
        const saved = await real.set(key, session, version);
        if (saved) confirmed.set(key, { version: version + 1, session });
        return saved;
      },
    };
    const parts = { assistant, templates, sessions, log: pino({ level: 'silent' }) };
    let going = true;
    const spoken: string[][] = [];
    const person = async (key: string) => {
      while (going) {
        const { messages } = await takeTurn(parts, key, { type: 'message', text: 'Eignung prüfen' });
        spoken.push(messages.map(({ card }) => String(card.speak)));
        await pause(5);
      }
    };
    const load = Promise.all(Array.from({ length: PEOPLE }, (_, i) => person(`p${i}`)));
    await pause(300);
    const calm = spoken.length;
    await postgres.kill();
    await pause(600);
    await postgres.start();
    const back = confirmed.size === PEOPLE ? new Map(confirmed) : undefined;
    await pause(600);
    going = false;
    await load;

    expect(calm).to.be.greaterThan(0);
    const { speicher_gestoert, fehler } = knowledge.sprache.texte;
    const disturbed = spoken.filter((cards) => cards.some((card) => card.includes(speicher_gestoert)));
    expect(disturbed.length).to.be.greaterThan(0);
    for (const cards of spoken) {
      expect(cards[0]).to.include('Welchen Abschluss hat die Person?');
      expect(cards.join()).not.to.include(fehler.slice(0, 30));
    }
    // Everybody was in the store before, and wrote again afterwards.
    expect(back?.size).to.equal(PEOPLE);
    for (const [key, { version, session }] of confirmed) {
      const stored = await real.get(key);
      expect(version, key).to.be.greaterThan(back?.get(key)?.version ?? Number.POSITIVE_INFINITY);
      // A write whose confirmation was lost with the connection may stand beyond the last confirmed one, never below it.
      expect(stored.version, key).to.be.at.least(version);
      expect(stored.session, key).to.deep.equal(session);
    }
  });
});
