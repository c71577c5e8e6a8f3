/** Counts and durations for Prometheus. Labels come from closed lists: no text, no identity, no address. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SpanCounts } from './tracing.js';

/** Seconds; most turns take a few milliseconds, a retried message may take long. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export class Metrics {
  readonly registry = new Registry();

  private readonly turns = this.histogram('lotse_turn_seconds', 'Turns by kind of activity', ['kind']);
  private readonly replies = this.counter('lotse_replies_total', 'Replies by kind', ['kind']);
  private readonly refusals = this.counter('lotse_refused_total', 'Requests refused at the entry', ['reason']);
  private readonly looks = this.counter('lotse_member_lookups_total', 'Looks at the roster of a conversation', ['outcome']);
  private readonly limits = this.counter('lotse_rate_limited_total', 'Turns over a rate limit', ['scope']);
  private readonly connector = this.histogram('lotse_connector_seconds', 'Calls of the Bot Connector by status', ['status']);
  private readonly retries = this.counter('lotse_connector_retries_total', 'Failed attempts that were repeated', ['error']);
  private readonly undelivered = this.counter('lotse_undelivered_total', 'Messages given up', []);
  private readonly store = this.counter('lotse_store_errors_total', 'Failed or late operations of the store', ['operation']);
  private readonly errors = this.counter('lotse_errors_total', 'Failures on our side by code', ['code']);
  private readonly reloads = this.counter('lotse_knowledge_reloads_total', 'Reloads of the knowledge', ['outcome']);

  /** @param queued how many messages wait or are on their way @param running how many turns run @param spans of traces; absent: none are made */
  constructor(
    info: { readonly version: string; readonly knowledge: () => string },
    gauges: { readonly queued: () => number; readonly running: () => number; readonly spans?: (() => SpanCounts) | undefined },
  ) {
    collectDefaultMetrics({ register: this.registry });
    const { registry } = this;
    new Gauge({
      name: 'lotse_messages_waiting',
      help: 'Messages that wait or are on their way',
      registers: [registry],
      collect() {
        this.set(gauges.queued());
      },
    });
    new Gauge({
      name: 'lotse_turns_running',
      help: 'Turns under way',
      registers: [registry],
      collect() {
        this.set(gauges.running());
      },
    });
    const { spans } = gauges;
    if (spans)
      new Counter({
        name: 'lotse_trace_spans_total',
        help: 'Spans of traces by outcome',
        labelNames: ['outcome'],
        registers: [registry],
        collect() {
          this.reset();
          for (const [outcome, count] of Object.entries(spans())) this.inc({ outcome }, count);
        },
      });
    new Gauge({
      name: 'lotse_info',
      help: 'Versions of program and knowledge',
      labelNames: ['version', 'knowledge'],
      registers: [registry],
      collect() {
        this.reset();
        this.set({ version: info.version, knowledge: info.knowledge() }, 1);
      },
    });
  }

  turn(kind: string, milliseconds: number): void {
    this.turns.observe({ kind }, milliseconds / 1_000);
  }

  reply(kind: string): void {
    this.replies.inc({ kind });
  }

  refused(reason: string): void {
    this.refusals.inc({ reason });
  }

  /** @param outcome what the roster said of somebody */
  looked(outcome: string): void {
    this.looks.inc({ outcome });
  }

  limited(scope: 'person' | 'tenant'): void {
    this.limits.inc({ scope });
  }

  /** @param status 0 where no answer came */
  called(status: number, milliseconds: number): void {
    this.connector.observe({ status: String(status) }, milliseconds / 1_000);
  }

  retried(error: Error): void {
    this.retries.inc({ error: error.name });
  }

  gaveUp(): void {
    this.undelivered.inc();
  }

  storeFailed(operation: string): void {
    this.store.inc({ operation });
  }

  failed(code: string): void {
    this.errors.inc({ code });
  }

  reloaded(outcome: 'new' | 'same' | 'refused'): void {
    this.reloads.inc({ outcome });
  }

  private counter<T extends string>(name: string, help: string, labelNames: T[]): Counter<T> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private histogram<T extends string>(name: string, help: string, labelNames: T[]): Histogram<T> {
    return new Histogram({ name, help, labelNames, buckets: BUCKETS, registers: [this.registry] });
  }
}
