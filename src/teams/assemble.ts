/** Puts the Teams side together: who gets in, who is called, and the bot between them. */
import type { Logger } from 'pino';
import type { CardTemplates } from '../cards/templates.js';
import type { Config } from '../config.js';
import type { Assistant } from '../conversation/assistant.js';
import { Health } from '../service/health.js';
import { Metrics } from '../service/metrics.js';
import { NO_TRACES, type Tracer } from '../service/tracing.js';
import { DatabaseWorklists } from '../storage/checklists.js';
import type { Database } from '../storage/database.js';
import { Greetings } from '../storage/greetings.js';
import { impatient } from '../storage/patience.js';
import { personalStore } from '../storage/privacy.js';
import type { RateLimits } from '../storage/rate-limits.js';
import type { Recorder } from '../storage/recorder.js';
import { reminderStore } from '../storage/reminders.js';
import { DatabaseSessionStore } from '../storage/session-store.js';
import { LotseAdapter } from './adapter.js';
import { Admissions } from './admission.js';
import { type BotParts, createBot } from './bot.js';
import type { TokenSource } from './connector.js';
import { type Delivering, openDelivering } from './delivering.js';
import { Members } from './members.js';
import { Sending, type SendingLimits } from './sending.js';
import type { ServerParts } from './server.js';
import { CONNECTOR_HOSTS, LOCAL_HOSTS } from './service-hosts.js';
import type { TurnParts } from './take-turn.js';
import type { TokenVerifier } from './token.js';
import { Turns } from './turns.js';

export interface AssemblyParts {
  /** the assistant of this moment: the knowledge may be exchanged */
  readonly assistant: () => Assistant;
  readonly templates: CardTemplates;
  readonly database: Database;
  readonly usage: Recorder;
  readonly log: Logger;
  /** absent: no traces */
  readonly tracer?: Tracer;
  readonly version: string;
  readonly storeTexts: boolean;
  readonly publicUrl?: string;
  /** people who answer where the assistant cannot */
  readonly human?: Config['human'];
  readonly rates?: RateLimits;
  /** absent: a local bot, whose senders cannot be checked */
  readonly secured?: {
    readonly appId: string;
    readonly verifier: TokenVerifier;
    readonly token: TokenSource;
    readonly tenants: readonly string[];
    /** whether guests of the tenant are answered as well */
    readonly allowGuests: boolean;
  };
  /** in place of the usual hosts */
  readonly serviceHosts?: readonly string[];
  readonly sending?: SendingLimits;
  /** hosts besides Microsoft's to which files may be uploaded */
  readonly uploadHosts?: readonly string[];
  /** milliseconds since 1970; replaced in tests */
  readonly now?: () => number;
  /** replaced in tests */
  readonly turn?: TurnParts['turn'];
}

/** Milliseconds that a turn waits for its memory; Teams gives up on a button after some seconds. */
const STORE_PATIENCE_MS = 1_500;

/** Everything `startServer` needs, and the postman, who is to be started after it. */
export function assemble(parts: AssemblyParts): ServerParts & BotParts & Pick<Delivering, 'postman' | 'remindersJob'> {
  const { database, usage, log, templates, secured, version, human, tracer = NO_TRACES } = parts;
  const assistant = (): Assistant => (human ? { ...parts.assistant(), human } : parts.assistant());
  const knowledge = () => parts.assistant().knowledge.version;
  const turns = new Turns();
  const sending: Sending = new Sending(parts.sending, (error) => {
    metrics.retried(error);
    log.warn({ err: error, code: 'LOTSE-502' }, 'Ein Sendeversuch ist gescheitert und wird wiederholt');
  });
  const metrics: Metrics = new Metrics(
    { version, knowledge },
    { queued: () => sending.size, running: () => turns.size, spans: tracer.counts },
  );
  const serviceHosts = parts.serviceHosts ?? (secured ? CONNECTOR_HOSTS : LOCAL_HOSTS);
  const adapter = new LotseAdapter({
    sending,
    token: secured?.token ?? (async () => undefined),
    serviceHosts,
    onAnswer: (status, milliseconds) => metrics.called(status, milliseconds),
    tracer,
  });
  const publicUrl = parts.publicUrl ? { publicUrl: parts.publicUrl } : {};
  const lists = new DatabaseWorklists(database);
  const now = parts.now ? { now: parts.now } : {};
  const delivering = openDelivering({
    assistant,
    templates,
    database,
    adapter,
    log,
    lists,
    appId: secured?.appId ?? '',
    ...now,
    ...(human ? { human } : {}),
    ...publicUrl,
  });
  const shared = {
    get assistant() {
      return assistant();
    },
    ...delivering,
    adapter,
    templates,
    usage,
    log,
    metrics,
    tracer,
    storeTexts: parts.storeTexts,
    sessions: impatient(new DatabaseSessionStore(database), STORE_PATIENCE_MS, (operation) => metrics.storeFailed(operation)),
    greetings: new Greetings(database),
    lists,
    reminders: reminderStore(database),
    personal: personalStore(database, () => parts.assistant().knowledge.sprache.texte.daten_jemand),
    uploadHosts: parts.uploadHosts ?? [],
    ...now,
    turns,
    ...(secured && !secured.allowGuests ? { members: membersOf(adapter, secured.tenants, log, metrics, now) } : {}),
    admissions: new Admissions({ ...(secured ? { secured } : {}), serviceHosts }),
    health: new Health({ version, knowledge, database }),
    ...(parts.rates ? { rates: parts.rates } : {}),
    ...publicUrl,
    ...(parts.turn ? { turn: parts.turn } : {}),
  };
  return Object.assign(shared, { bot: createBot(shared) });
}

/** Who is a member and who a guest. Without credentials there is no roster that could be asked. */
function membersOf(
  adapter: LotseAdapter,
  tenants: readonly string[],
  log: Logger,
  metrics: Metrics,
  now: { readonly now?: () => number },
): Members {
  return new Members({
    ask: (...place) => adapter.lookAtMember(...place),
    tenants,
    ...now,
    onLook: (standing, error) => {
      metrics.looked(standing);
      if (standing === 'failed') log.warn({ err: error, code: 'LOTSE-207' }, 'Es ließ sich nicht feststellen, ob jemand Gast ist');
    },
  });
}
