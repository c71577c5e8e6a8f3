/** A fake channel on loopback: takes what a bot sends and tells when a reply has arrived. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class FakeChannel {
  private server!: Server;
  private waiting: (() => void) | undefined;

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
        this.waiting?.();
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves when the next reply arrives. */
  reply(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  message(text: string): string {
    return JSON.stringify({
      type: 'message',
      id: 'm1',
      text,
      channelId: 'msteams',
      serviceUrl: this.url,
      from: { id: 'user', name: 'Person', aadObjectId: '00000000-0000-0000-0000-000000000001' },
      recipient: { id: 'bot', name: 'Lotse' },
      conversation: { id: 'c1', conversationType: 'personal', tenantId: 't1' },
    });
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
