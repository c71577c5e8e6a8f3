/** The HTTP side: health, messages, and the page with the text; nothing else is served. */
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import type { Health } from '../service/health.js';
import { serveErlassPage } from './erlass-page.js';
import { type ReceiverParts, receive } from './receive.js';

export interface ServerParts extends ReceiverParts {
  readonly health: Health;
}

/** Milliseconds. Whoever sends slower than this is cut off: nobody may hold a connection for nothing. */
export interface Timeouts {
  /** until the headers are there */
  readonly headers: number;
  /** until the whole request is there */
  readonly request: number;
  /** a connection without a request; longer than a reverse proxy keeps it (nginx: 60 s), so that it never sends into a closed one */
  readonly idle: number;
  /** how often all this is looked at */
  readonly check: number;
}

export const TIMEOUTS: Timeouts = { headers: 10_000, request: 20_000, idle: 65_000, check: 2_000 };
const MAX_CONNECTIONS = 5_000;
const MAX_HEADERS = 50;
/** An ending bot waits so long for its turns; whoever started it waits 10 s (systemd, Kubernetes, compose). */
const GRACE_MS = 8_000;

/** A server that listens. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** Takes no new turns (503), lets those under way finish, then closes. @returns how many turns had to be left */
  stop(): Promise<number>;
}

/**
 * Listens on host and port (0 picks a free one).
 * @throws Error with `code` EADDRINUSE, EACCES … where it cannot
 */
export async function startServer(parts: ServerParts, host: string, port: number, timeouts: Timeouts = TIMEOUTS): Promise<RunningServer> {
  const server = restify.createServer({ name: 'erlass-lotse' });
  limit(server, timeouts);
  server.get('/healthz', async (_request: restify.Request, response: restify.Response) => {
    response.send(200, parts.health.alive());
  });
  server.get('/readyz', async (_request: restify.Request, response: restify.Response) => {
    const { ready, ...details } = await parts.health.ready();
    const open = ready && !parts.turns.full;
    response.send(open ? 200 : 503, { ready: open, ...details });
  });
  serveErlassPage(server, parts);
  server.post('/api/messages', async (request: restify.Request, response: restify.Response) => {
    await receive(parts, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return { host, port: (server.server.address() as AddressInfo).port, stop: () => stop(server, parts) };
}

/** restify makes the server itself, so the limits of Node are set on it before it listens. */
function limit({ server }: restify.Server, timeouts: Timeouts): void {
  Object.assign(server, {
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.idle,
    connectionsCheckingInterval: timeouts.check,
    maxConnections: MAX_CONNECTIONS,
    maxHeadersCount: MAX_HEADERS,
  });
}

async function stop(server: restify.Server, { turns, adapter }: ServerParts): Promise<number> {
  adapter.giveUpSoon();
  const left = await turns.close(GRACE_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections?.();
    // Whoever still sends has had its time.
    setTimeout(() => server.server.closeAllConnections?.(), 100).unref();
  });
  return left;
}
