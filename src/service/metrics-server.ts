/** `/metrics` on a port of its own, for Prometheus in the same network; nothing else is served there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

export interface MetricsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws Error with `code` EADDRINUSE, EACCES … where it cannot listen */
export async function serveMetrics({ registry }: Metrics, host: string, port: number): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    const found = request.method === 'GET' && request.url === '/metrics';
    const text = found ? await registry.metrics() : '';
    // Another part of the stack patches this method so that it returns nothing: no chaining.
    response.writeHead(found ? 200 : 404, { 'Content-Type': registry.contentType, 'X-Content-Type-Options': 'nosniff' });
    response.end(text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
