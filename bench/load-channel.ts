/** A fake channel for many conversations at once: each reply is matched with the turn it answers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the channel answers one reply; absent: 201 at once. */
export type Behaviour = (attempt: number) => {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly delay?: number;
  readonly reset?: boolean;
};

export interface Tally {
  replies: number;
  /** a reply whose turn got the same before */
  doubled: number;
  /** a reply to another turn than the one that is open in its conversation */
  misordered: number;
}

export class LoadChannel {
  readonly tally: Tally = { replies: 0, doubled: 0, misordered: 0 };
  behaviour: Behaviour | undefined;
  private server!: Server;
  private attempts = 0;
  private readonly open = new Map<string, { readonly turn: string; readonly seen: Set<string>; readonly arrived: () => void }>();

  async start(port = 0): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const asked = this.behaviour?.(this.attempts++) ?? {};
        if (asked.reset) return void request.socket.destroy();
        const answer = () => {
          const status = asked.status ?? 201;
          response.writeHead(status, {
            'content-type': 'application/json',
            ...(asked.retryAfter === undefined ? {} : { 'retry-after': String(asked.retryAfter) }),
          });
          response.end(status < 300 ? '{"id":"1"}' : '{"error":{"code":"Fake"}}');
          if (status < 300) this.take(request.url ?? '', Buffer.concat(chunks).toString('utf8'));
        };
        if (asked.delay) setTimeout(answer, asked.delay);
        else answer();
      });
    });
    this.server.keepAliveTimeout = 30_000;
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves with the first reply to `turn`. */
  reply(conversation: string, turn: string): Promise<void> {
    return new Promise((resolve) => {
      this.open.set(conversation, { turn, seen: new Set(), arrived: resolve });
    });
  }

  private take(path: string, body: string): void {
    const [, conversation = '', turn = ''] = /\/conversations\/([^/]+)\/activities\/([^/]+)/.exec(path) ?? [];
    const open = this.open.get(decodeURIComponent(conversation));
    this.tally.replies++;
    if (!open || open.turn !== decodeURIComponent(turn)) {
      this.tally.misordered++;
      return;
    }
    const text = body.replace(/"(?:timestamp|localTimestamp)":"[^"]*"/g, '');
    if (open.seen.has(text)) this.tally.doubled++;
    open.seen.add(text);
    open.arrived();
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
