/** An OTLP/HTTP collector on loopback that notes what it gets. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2 is an error */
  readonly status: { readonly code?: number; readonly message?: string };
  readonly events: readonly unknown[];
  readonly start: bigint;
  readonly end: bigint;
}

export interface Collector {
  readonly url: string;
  readonly port: number;
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  spans(): CollectedSpan[];
  resource(): Readonly<Record<string, unknown>>;
  stop(): Promise<void>;
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string };
}
interface WireSpan extends Omit<CollectedSpan, 'attributes' | 'start' | 'end'> {
  readonly attributes: readonly Attribute[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}
interface Payload {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

const read = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]));

/** @param status of its answers; `undefined` where it never answers */
export async function startCollector(status: () => number | undefined = () => 200, port = 0): Promise<Collector> {
  const requests: Collector['requests'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = status();
      if (answer === undefined) return;
      if (answer < 300) requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      // restify patches every response of the process: its writeHead returns nothing, so no chaining here.
      response.writeHead(answer, { 'content-type': 'application/json' });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: open } = server.address() as AddressInfo;
  const payloads = () => requests.map(({ body }) => JSON.parse(body) as Payload);
  return {
    url: `http://127.0.0.1:${open}`,
    port: open,
    requests,
    spans: () =>
      payloads()
        .flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
        .map(({ attributes, startTimeUnixNano, endTimeUnixNano, ...span }) => ({
          ...span,
          attributes: read(attributes),
          start: BigInt(startTimeUnixNano),
          end: BigInt(endTimeUnixNano),
        })),
    resource: () => read(payloads()[0]?.resourceSpans[0]?.resource.attributes ?? []),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
