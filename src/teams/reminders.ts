/** Looks once a day, on working days, at what people wanted to be reminded of, and delivers it. */
import type { Logger } from 'pino';
import { z } from 'zod/v4';
import { dayInGermany } from '../calendar/day.js';
import { isQuiet, quietFor } from '../calendar/quiet.js';
import { renderCard } from '../cards/render.js';
import type { CardTemplates } from '../cards/templates.js';
import { dueOn } from '../checklists/due.js';
import type { WorklistStore } from '../checklists/store.js';
import type { Assistant } from '../conversation/assistant.js';
import { reminderReply } from '../conversation/keep/reminder.js';
import type { Database } from '../storage/database.js';
import { addToOutbox, type OutboxEntry } from '../storage/outbox.js';
import type { Delivery, Postman } from '../storage/postman.js';
import { isReminded, lookAt, type Reminder, remindersToLookAt } from '../storage/reminders.js';
import { conversationTarget, type Proactive } from './proactive.js';

/** Kind of its entries in the outbox. */
export const REMINDER = 'reminder';
const LOOK_EVERY_MS = 10 * 60 * 1000;
const AT_A_TIME = 50;

const payload = z.object({
  list: z.string(),
  owner: z.string(),
  target: conversationTarget,
  items: z.array(z.string()),
  runsOut: z.string().optional(),
});

export interface ReminderParts {
  readonly assistant: () => Assistant;
  readonly templates: CardTemplates;
  readonly database: Database;
  readonly lists: WorklistStore;
  readonly proactive: Proactive;
  readonly log: Logger;
  readonly publicUrl?: string;
  /** milliseconds since 1970 */
  readonly now?: () => number;
}

export class Reminders {
  private timer: NodeJS.Timeout | undefined;
  private readonly now: () => number;

  constructor(private readonly parts: ReminderParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Looks now and then every ten minutes. @param postman is told when something was put into the outbox */
  start(postman: Pick<Postman, 'poke'>): void {
    const look = () => void this.look().then((found) => (found > 0 ? postman.poke() : undefined));
    this.timer = setInterval(look, LOOK_EVERY_MS);
    this.timer.unref();
    look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Never rejects. @returns how many reminders were put into the outbox */
  async look(): Promise<number> {
    if (isQuiet(this.now())) return 0;
    const today = dayInGermany(this.now());
    let found = 0;
    try {
      for (;;) {
        const some = await remindersToLookAt(this.parts.database, today, AT_A_TIME);
        for (const reminder of some) if (await this.one(reminder, today)) found++;
        if (some.length < AT_A_TIME) return found;
      }
    } catch (error) {
      this.parts.log.error({ err: error, code: 'LOTSE-409' }, 'Die Erinnerungen ließen sich nicht lesen');
      return found;
    }
  }

  /** One attempt to deliver an entry. Who opted out meanwhile, or has done everything, is left in peace. */
  async deliver({ payload: json }: OutboxEntry): Promise<Delivery> {
    const { database, lists, proactive, templates, publicUrl } = this.parts;
    const { list: id, owner, target, items, runsOut } = payload.parse(JSON.parse(json));
    const wait = quietFor(this.now());
    if (wait > 0) return { ok: false, reason: 'quiet hours', retryAfterMs: wait };
    const list = (await isReminded(database, owner, id)) ? await lists.find(owner, id) : undefined;
    const assistant = this.parts.assistant();
    const due = { items, ...(runsOut ? { runsOut } : {}) };
    const reply = list && reminderReply(assistant, list, due, dayInGermany(this.now()));
    if (!reply) return { ok: true };
    return proactive.send(target, renderCard(templates, assistant.knowledge, reply, publicUrl));
  }

  private async one(reminder: Reminder, today: string): Promise<boolean> {
    const { database, lists } = this.parts;
    const list = await lists.find(reminder.owner, reminder.list);
    const { checklisten } = this.parts.assistant().knowledge;
    const due = list && dueOn(list, checklisten.get(list.checklist), today, reminder.told);
    return database.transaction(async (queries) => {
      if (!(await lookAt(queries, reminder, today, due?.told ?? reminder.told)) || !due) return false;
      const { items, runsOut } = due;
      const target = JSON.parse(reminder.target) as object;
      const entry = { list: reminder.list, owner: reminder.owner, target, items, ...(runsOut ? { runsOut } : {}) };
      await addToOutbox(queries, REMINDER, entry, this.now());
      return true;
    });
  }
}
