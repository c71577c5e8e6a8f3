/**
 * Finished spans on their way to the collector: in batches, beside the turns, a bounded number. A collector that is away
 * costs the spans and one line of the log.
 */
import { AsyncResource } from 'node:async_hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { TracingSettings } from '../../config-tracing.js';
import type { SpanCounts } from '../tracing.js';

/** About 5 MB of waiting spans at most; beyond that, new ones are dropped. */
const MAX_WAITING = 2_048;
const BATCH = 512;
const GATHER_MS = 5_000;
/** For one batch with its repetitions. */
const PATIENCE_MS = 10_000;

/** Where finished spans are handed in, and what became of them. */
export interface SpanExport {
  readonly processor: SpanProcessor;
  readonly counts: () => SpanCounts;
}

/** @param exporter replaced in tests */
export function exportSpans(
  { url, headers }: Pick<TracingSettings, 'url' | 'headers'>,
  log: Pick<Logger, 'info' | 'warn'>,
  exporter: SpanExporter = new OTLPTraceExporter({ url, headers, timeoutMillis: PATIENCE_MS, concurrencyLimit: 4 }),
): SpanExport {
  let waiting = 0;
  let sent = 0;
  let lost = 0;
  let lostInOutage = 0;
  // Bound to the start of the program: the timer of a batch was set by some turn, whose id must not stand on these lines.
  const arrived = AsyncResource.bind((spans: number) => {
    sent += spans;
    if (lostInOutage > 0) log.info({ code: 'LOTSE-702', lost: lostInOutage }, 'Traces kommen wieder an');
    lostInOutage = 0;
  });
  const failed = AsyncResource.bind((spans: number, reason: string) => {
    lost += spans;
    if (lostInOutage === 0) log.warn({ code: 'LOTSE-701', reason }, 'Traces lassen sich nicht abliefern und werden verworfen');
    lostInOutage += spans;
  });
  const batches = new BatchSpanProcessor({
    maxQueueSize: MAX_WAITING,
    maxExportBatchSize: BATCH,
    scheduledDelayMillis: GATHER_MS,
    exportTimeoutMillis: PATIENCE_MS + 1_000,
    exporter: {
      export: (spans, done) => {
        waiting -= spans.length;
        exporter.export(spans, (result) => {
          if (result.error) failed(spans.length, reasonOf(result.error));
          else arrived(spans.length);
          done(result);
        });
      },
      shutdown: () => exporter.shutdown(),
    },
  });
  const processor: SpanProcessor = {
    onStart: (span, context) => batches.onStart(span, context),
    onEnd: (span) => {
      // The SDK drops silently; here it is counted.
      if (waiting >= MAX_WAITING) lost++;
      else {
        waiting++;
        batches.onEnd(span);
      }
    },
    forceFlush: () => batches.forceFlush(),
    shutdown: () => batches.shutdown(),
  };
  return { processor, counts: () => ({ sent, lost }) };
}

/** Without the texts of the error: a collector may have written anything into its answer. */
function reasonOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'number' ? `HTTP ${code}` : typeof code === 'string' ? code : error.name;
}
