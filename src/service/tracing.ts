/**
 * Traces for operators who run OpenTelemetry. The rest of the program knows only this interface; what is behind it
 * (`otlp/`) is loaded where OTEL_EXPORTER_OTLP_ENDPOINT is set, and otherwise costs a call that does nothing.
 */
import type { Logger } from 'pino';
import type { TracingSettings } from '../config-tracing.js';
import type { TurnNote } from './log.js';

/** The parts of a turn that are timed. */
export type SpanName = 'admission' | 'rate limit' | 'store read' | 'answer' | 'store write' | 'effect' | 'render' | 'connector';

/** All that a span may say. No text, no name, no id of a person or conversation, no token: values come from closed lists or are numbers. */
export interface SpanAttributes {
  readonly 'lotse.turn.id'?: string;
  /** what an activity was, as in the log */
  readonly 'lotse.turn.kind'?: string;
  readonly 'lotse.outcome'?: 'done' | 'malformed' | 'overloaded' | 'refused' | 'repeated' | 'limited' | 'failed';
  readonly 'lotse.refusal'?: string;
  /** gravest code in the log, "LOTSE-301" for example */
  readonly 'lotse.code'?: string;
  /** 1 for the first */
  readonly 'lotse.attempt'?: number;
  readonly 'http.request.method'?: string;
  readonly 'http.route'?: '/api/messages';
  readonly 'http.response.status_code'?: number;
  /** host of the connector, one of SERVICE_HOSTS */
  readonly 'server.address'?: string;
  readonly 'error.type'?: string;
}

/** Spans that were sent, and those that could not be. */
export interface SpanCounts {
  readonly sent: number;
  readonly lost: number;
}

export interface Tracer {
  /**
   * Runs `work` as the span of one request. @param traceparent the header of W3C Trace Context, the caller's span
   * @param note gets the id of the trace; its problem, if there is one at the end, is told by the span
   */
  request<T>(note: TurnNote, traceparent: unknown, work: () => T): T;
  /** Runs `work` as a span below the current one. It ends when the work does, and fails as it fails. */
  span<T>(name: SpanName, attributes: SpanAttributes, work: () => T): T;
  /** Adds to the current span. */
  note(attributes: SpanAttributes): void;
  /** Marks the current span as failed. @param type a status or a name, no text */
  fail(type: string): void;
  /** The current span does not end before `work` has. */
  until(work: Promise<unknown>): void;
  /** absent: nothing is sent */
  readonly counts?: () => SpanCounts;
  /** Sends what is waiting, for a moment at most. Never rejects. */
  stop(): Promise<void>;
}

/** No traces. */
export const NO_TRACES: Tracer = {
  request: (_note, _traceparent, work) => work(),
  span: (_name, _attributes, work) => work(),
  note: () => undefined,
  fail: () => undefined,
  until: () => undefined,
  stop: () => Promise.resolve(),
};

/** @param settings absent: no traces, and nothing of OpenTelemetry is loaded @param version of the program */
export async function openTracer(
  settings: TracingSettings | undefined,
  version: string,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<Tracer> {
  if (!settings) return NO_TRACES;
  const { openOtlpTracer } = await import('./otlp/tracer.js');
  return openOtlpTracer(settings, version, log);
}
