/** Traces over OTLP. Only `tracing.ts` loads this, and only where a collector is named. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Tracer as SdkTracer, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { TracingSettings } from '../../config-tracing.js';
import { within } from '../../deadline.js';
import type { TurnNote } from '../log.js';
import type { SpanAttributes, SpanCounts, SpanName, Tracer } from '../tracing.js';
import { exportSpans } from './export.js';

/** Whoever ends the program waits 10 s, most of which belongs to the turns. */
const STOP_MS = 1_000;
/** pino's "error" */
const ERROR_LEVEL = 50;
const REQUEST: SpanAttributes = { 'http.request.method': 'POST', 'http.route': '/api/messages' };

/** A span that runs. */
interface Active {
  readonly span: Span;
  readonly context: Context;
  /** what it waits for */
  readonly open: Promise<unknown>[];
  readonly note?: TurnNote;
}

/** @param version of the program */
export function openOtlpTracer(settings: TracingSettings, version: string, log: Pick<Logger, 'info' | 'warn'>): Tracer {
  const { processor, counts } = exportSpans(settings, log);
  const provider = new TracerProvider({
    // Nothing is detected: host, process and command line would tell more than the operator wrote down.
    resource: resourceFromAttributes({ 'service.version': version, ...settings.resource }),
    sampler: samplerOf(settings),
    spanProcessors: [processor],
  });
  return new OtlpTracer(provider, counts, version);
}

function samplerOf({ sampler, ratio }: TracingSettings): Sampler {
  const own = sampler.endsWith('ratio')
    ? new TraceIdRatioBasedSampler(ratio)
    : sampler.endsWith('off')
      ? new AlwaysOffSampler()
      : new AlwaysOnSampler();
  return sampler.startsWith('parentbased') ? new ParentBasedSampler({ root: own }) : own;
}

class OtlpTracer implements Tracer {
  private readonly active = new AsyncLocalStorage<Active>();
  private readonly sdk: SdkTracer;

  constructor(
    private readonly provider: TracerProvider,
    readonly counts: () => SpanCounts,
    version: string,
  ) {
    this.sdk = provider.getTracer('erlass-lotse', version);
  }

  request<T>(note: TurnNote, traceparent: unknown, work: () => T): T {
    const attributes = { ...REQUEST, 'lotse.turn.id': note.turn };
    const context = callerOf(traceparent);
    const span = this.sdk.startSpan('POST /api/messages', { kind: SpanKind.SERVER, attributes }, context);
    if (span.isRecording()) note.traceId = span.spanContext().traceId;
    return this.run({ span, context: trace.setSpan(ROOT_CONTEXT, span), open: [], note }, work);
  }

  span<T>(name: SpanName, attributes: SpanAttributes, work: () => T): T {
    const kind = name === 'connector' ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const span = this.sdk.startSpan(name, { kind, attributes: { ...attributes } }, this.active.getStore()?.context ?? ROOT_CONTEXT);
    return this.run({ span, context: trace.setSpan(ROOT_CONTEXT, span), open: [] }, work);
  }

  note(attributes: SpanAttributes): void {
    this.active.getStore()?.span.setAttributes({ ...attributes });
  }

  fail(type: string): void {
    const span = this.active.getStore()?.span;
    if (span) failed(span, type);
  }

  until(work: Promise<unknown>): void {
    this.active.getStore()?.open.push(work);
  }

  async stop(): Promise<void> {
    await within(
      this.provider.shutdown().catch(() => undefined),
      STOP_MS,
      () => undefined,
    );
  }

  private run<T>(active: Active, work: () => T): T {
    try {
      const result = this.active.run(active, work);
      if (result instanceof Promise)
        result.then(
          () => end(active),
          (error: unknown) => end(active, error),
        );
      else end(active);
      return result;
    } catch (error) {
      end(active, error);
      throw error;
    }
  }
}

function end(active: Active, ...thrown: unknown[]): void {
  const { span, open, note } = active;
  if (thrown.length > 0) failed(span, typeOf(thrown[0]));
  if (open.length > 0) return void Promise.allSettled(open.splice(0)).then(() => end(active));
  if (note?.problem) {
    span.setAttribute('lotse.code', note.problem.code);
    if (note.problem.level >= ERROR_LEVEL) failed(span, note.problem.code);
  }
  span.end();
}

function failed(span: Span, type: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', type);
}

/** A code of the system or the name of the error, never its text. */
function typeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  if (typeof code === 'string' && /^[A-Z][A-Z_]{1,40}$/.test(code)) return code;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'Error';
}

/** W3C Trace Context; what does not fit it is as good as absent. The state of other vendors (`tracestate`) is not taken: nobody knows what it says. */
function callerOf(traceparent: unknown): Context {
  const [, version, traceId = '', spanId = '', flags = '', more] =
    (typeof traceparent === 'string' && /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.{0,200})?$/.exec(traceparent)) || [];
  const known = version !== undefined && version !== 'ff' && !(version === '00' && more);
  if (!known || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true });
}
