/** A fake channel for many conversations at once: each reply is matched with the turn it answers. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the channel answers one reply; by default with 201 at once. What is reset or left without an answer was not taken. */
export type Behaviour = (attempt: number) => {
  readonly status?: number;
  readonly retryAfter?: number;
  readonly silent?: boolean;
  readonly reset?: boolean;
};

export interface Tally {
  replies: number;
  /** a reply whose turn got the same before, however late it comes */
  doubled: number;
  /** a new reply to a turn after one to a later turn of the same conversation */
  misordered: number;
}

export class LoadChannel {
  /** when the last reply was taken, by `performance.now()` */
  last = 0;
  readonly tally: Tally = { replies: 0, doubled: 0, misordered: 0 };
  behaviour: Behaviour | undefined;
  /** a moment, and when the first reply after it was taken */
  mark = Number.POSITIVE_INFINITY;
  firstAfterMark = Number.NaN;
  /** number of the newest turn that got a reply, by run and conversation */
  private readonly newest = new Map<string, number>();
  /** fingerprints of all replies with their turns */
  private readonly taken = new Set<string>();
  private server!: Server;
  private attempts = 0;
  private readonly open = new Map<string, { readonly turn: string; readonly arrived: () => void }>();

  async start(port = 0): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url?.includes('/members/')) return void response.end('{"userRole":"user"}');
        const asked = this.behaviour?.(this.attempts++) ?? {};
        if (asked.reset) return void request.socket.destroy();
        if (asked.silent) return;
        const status = asked.status ?? 201;
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(asked.retryAfter === undefined ? {} : { 'retry-after': String(asked.retryAfter) }),
        });
        response.end(status < 300 ? '{"id":"1"}' : '{"error":{"code":"Fake"}}');
        if (status < 300) this.take(request.url ?? '', Buffer.concat(chunks).toString('utf8'));
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
      this.open.set(conversation, { turn, arrived: resolve });
    });
  }

  private take(path: string, body: string): void {
    const [, conversation = '', turn = ''] = /\/conversations\/([^/]+)\/activities\/([^/]+)/.exec(path) ?? [];
    const open = this.open.get(decodeURIComponent(conversation));
    this.tally.replies++;
    if (this.last < this.mark) this.firstAfterMark = performance.now();
    this.last = performance.now();
    // Turns are numbered as they are begun: "run-17".
    const [run, place] = decodeURIComponent(turn).split('-');
    const number = Number(place);
    const series = `${run} ${conversation}`;
    const newest = this.newest.get(series) ?? 0;
    const text = body.replace(/"(?:timestamp|localTimestamp)":"[^"]*"/g, '');
    const reply = createHash('sha256').update(`${path} ${text}`).digest('base64url');
    // An attempt that was given up may arrive after all, and after what was sent later: that is a double, the order was kept.
    if (this.taken.has(reply)) this.tally.doubled++;
    else if (number < newest) this.tally.misordered++;
    this.taken.add(reply);
    this.newest.set(series, Math.max(number, newest));
    if (open?.turn === decodeURIComponent(turn)) open.arrived();
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
