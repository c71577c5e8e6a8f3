/** Questions that were handed over to people, from the asking to the answer. */
import { randomBytes } from 'node:crypto';
import type { Finding } from '../conversation/action.js';
import { finding } from '../conversation/action.js';
import type { TicketState } from '../conversation/reply.js';
import type { Queries, Row } from './database.js';
import type { PersonalTable } from './personal.js';

/** A question that was handed over. */
export interface Escalation {
  /** cannot be guessed: who holds it has seen the card */
  readonly id: string;
  readonly state: TicketState;
  /** Teams' id of the person who asked */
  readonly askedBy: string;
  readonly name: string;
  /** JSON: where the answer goes */
  readonly reference: string;
  readonly question: string;
  /** what the assistant had found */
  readonly finding: Finding;
  /** id of the message in the channel; empty until it was delivered */
  readonly thread: string;
  /** Teams' id and name of who took or answered it; empty as long as it is open */
  readonly handledBy: string;
  readonly handlerName: string;
  readonly answer: string;
  /** milliseconds since 1970 */
  readonly askedAt: number;
  /** counts the changes */
  readonly version: number;
}

export type NewEscalation = Pick<Escalation, 'askedBy' | 'name' | 'reference' | 'question' | 'finding'>;

/** Keeps a question. @returns it, with its id */
export async function addEscalation(queries: Queries, given: NewEscalation, now: number): Promise<Escalation> {
  const id = randomBytes(12).toString('hex');
  await queries.run(
    `INSERT INTO escalations (id, state, asked_by, name, reference, question, finding, thread, handled_by, handler_name, answer,
      asked_at, changed_at, version) VALUES (?, 'offen', ?, ?, ?, ?, ?, '', '', '', '', ?, ?, 1)`,
    id,
    given.askedBy,
    given.name,
    given.reference,
    given.question,
    JSON.stringify(given.finding),
    now,
    now,
  );
  return { ...given, id, state: 'offen', thread: '', handledBy: '', handlerName: '', answer: '', askedAt: now, version: 1 };
}

/** The question with this id, or `undefined` where it is unknown or forgotten. */
export async function findEscalation(queries: Queries, id: string): Promise<Escalation | undefined> {
  const [row] = await queries.all('SELECT * FROM escalations WHERE id = ?', id);
  return row && read(row);
}

/** The question whose card is this message in the channel. */
export async function findByThread(queries: Queries, thread: string): Promise<Escalation | undefined> {
  if (thread === '') return undefined;
  const [row] = await queries.all('SELECT * FROM escalations WHERE thread = ?', thread);
  return row && read(row);
}

/** Everything that a person handed over, for "Meine Daten". */
export async function escalationsOf(queries: Queries, person: string): Promise<Escalation[]> {
  return (await queries.all('SELECT * FROM escalations WHERE asked_by = ? ORDER BY asked_at', person)).map(read);
}

/** Writes over the state that was read. @returns `false` where somebody was faster: read again */
export async function changeEscalation(
  queries: Queries,
  { id, version }: Escalation,
  change: Pick<Escalation, 'state' | 'handledBy' | 'handlerName' | 'answer'>,
  now: number,
): Promise<boolean> {
  const sql = `UPDATE escalations SET state = ?, handled_by = ?, handler_name = ?, answer = ?, changed_at = ?, version = version + 1
    WHERE id = ? AND version = ?`;
  return (await queries.run(sql, change.state, change.handledBy, change.handlerName, change.answer, now, id, version)) === 1;
}

/** Remembers the message that shows the question in the channel. */
export async function setThread(queries: Queries, id: string, thread: string): Promise<void> {
  await queries.run('UPDATE escalations SET thread = ? WHERE id = ?', thread, id);
}

/** Deletes what a person handed over. @returns how many */
export function deleteEscalationsOf(queries: Queries, person: string): Promise<number> {
  return queries.run('DELETE FROM escalations WHERE asked_by = ?', person);
}

/** Deletes questions in which nothing happened since `before`, answered or not. @returns how many */
export function forgetEscalations(queries: Queries, before: number): Promise<number> {
  return queries.run('DELETE FROM escalations WHERE changed_at < ?', before);
}

function read(row: Row): Escalation {
  return {
    id: String(row.id),
    state: String(row.state) as TicketState,
    askedBy: String(row.asked_by),
    name: String(row.name),
    reference: String(row.reference),
    question: String(row.question),
    finding: finding.parse(JSON.parse(String(row.finding))),
    thread: String(row.thread),
    handledBy: String(row.handled_by),
    handlerName: String(row.handler_name),
    answer: String(row.answer),
    askedAt: Number(row.asked_at),
    version: Number(row.version),
  };
}

/** Questions that a person handed over, and those the person took or answered. */
export const personalEscalations: PersonalTable = {
  table: 'escalations',
  async export(queries, ids) {
    const asked = await Promise.all(ids.map((id) => escalationsOf(queries, id)));
    const handled = await Promise.all(ids.map((id) => queries.all('SELECT * FROM escalations WHERE handled_by = ?', id)));
    return [...asked.flat(), ...handled.flat().map(read)];
  },
  async delete(queries, ids, nobody) {
    let touched = 0;
    for (const id of ids) {
      touched += await deleteEscalationsOf(queries, id);
      const sql = "UPDATE escalations SET handled_by = '', handler_name = ?, version = version + 1 WHERE handled_by = ?";
      touched += await queries.run(sql, nobody, id);
    }
    return touched;
  },
};
