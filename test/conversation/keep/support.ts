/** Somebody who keeps lists, talking to the pure turn and a store in memory. */
import { randomUUID } from 'node:crypto';
import type { ListAsk } from '../../../src/checklists/ask.js';
import type { Person } from '../../../src/checklists/worklist.js';
import type { Action } from '../../../src/conversation/action.js';
import { type Asker, carryOut, type KeepingPorts, type WantedFile } from '../../../src/conversation/keep/carry-out.js';
import type { Reply } from '../../../src/conversation/reply.js';
import { NEW_SESSION, type Session } from '../../../src/conversation/session.js';
import { turn } from '../../../src/conversation/turn.js';
import { DatabaseWorklists } from '../../../src/storage/checklists.js';
import type { Database } from '../../../src/storage/database.js';
import { deletePerson, exportPerson } from '../../../src/storage/privacy.js';
import { assistant, knowledge } from '../../support.js';

/** A Wednesday. */
export const TODAY = '2026-11-25';
export const ANNA: Person = { id: 'anna', name: 'Anna' };
export const BERT: Person = { id: 'bert', name: 'Bert' };

export class Keeper {
  session: Session = NEW_SESSION;
  file: WantedFile | undefined;
  readonly asker: Asker;
  /** ids of the lists of which reminders come */
  readonly reminded = new Set<string>();
  private readonly ports: KeepingPorts;

  constructor(database: Database, person: Person = ANNA, shared = false) {
    const ids = [person.id ?? ''];
    this.asker = {
      owner: shared ? 'gruppe' : JSON.stringify(['person', person.id]),
      person,
      today: TODAY,
      at: Date.UTC(2026, 10, 25, 9),
      shared,
    };
    this.ports = {
      store: new DatabaseWorklists(database),
      findPerson: async (id) => [ANNA, BERT].find((p) => p.id === id),
      privacy: { ids, show: () => exportPerson(database, ids), forget: async () => void (await deletePerson(database, ids, 'jemand')) },
      reminders: {
        isOn: async (list) => this.reminded.has(list),
        set: async (list, on) => void (on ? this.reminded.add(list) : this.reminded.delete(list)),
      },
      newId: randomUUID,
    };
  }

  async say(text: string): Promise<Reply> {
    return this.take(turn(assistant, this.session, { type: 'message', text, heute: TODAY }));
  }

  async press(action: Action, felder?: Record<string, string>): Promise<Reply> {
    const stamped = { v: knowledge.version, action, ...(felder ? { felder } : {}) };
    return this.take(turn(assistant, this.session, { type: 'action', stamped, heute: TODAY }));
  }

  ask(ask: ListAsk, felder?: Record<string, string>): Promise<Reply> {
    return this.press({ do: 'list', ask }, felder);
  }

  private async take({ replies, session, effect }: ReturnType<typeof turn>): Promise<Reply> {
    this.session = session;
    const done = effect?.kind === 'lists' ? await carryOut(assistant, this.ports, this.asker, effect.request) : { replies };
    this.file = 'file' in done ? done.file : undefined;
    return done.replies[0] as Reply;
  }
}

type Of<K, R = Reply> = R extends { readonly kind: infer Kind } ? (K extends Kind ? R : never) : never;

/** The reply, which must be of this kind. */
export function as<K extends Reply['kind']>(kind: K, reply: Reply | undefined): Of<K> {
  if (reply?.kind !== kind) throw new Error(`${kind} expected, but: ${JSON.stringify(reply)?.slice(0, 300)}`);
  return reply as Of<K>;
}
