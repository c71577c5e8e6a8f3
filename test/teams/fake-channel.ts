/** A channel on this machine in place of Teams: it notes what it gets, and says who is in a conversation. */
import { createServer, type Server, type ServerResponse } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization?: string | undefined;
  /** names of all headers */
  readonly headers: readonly string[];
  readonly activity: {
    readonly type: string;
    readonly summary?: string;
    readonly conversation?: { readonly id: string };
    readonly entities?: readonly object[];
    readonly channelData?: { readonly feedbackLoop?: { readonly type: string } };
    readonly attachments?: readonly { readonly content: { readonly speak: string } }[];
  };
}

/** A channel that notes what it gets. */
export async function startChannel(
  { sent, edited, looks = [] }: { readonly sent: Sent[]; readonly edited: Sent[]; readonly looks?: string[] },
  statusOf: (path: string, activity: Sent['activity']) => number,
  roster: Roster = usualRoster,
): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      // A new conversation brings its first message along.
      const opens = path === '/v3/conversations';
      if (path.includes('/members/')) {
        looks.push(path);
        return void answerMember(roster(path), response);
      }
      const read = JSON.parse(body || '{"type":"delete"}') as { readonly activity?: Sent['activity'] } & Sent['activity'];
      const activity = opens ? (read.activity as Sent['activity']) : read;
      const status = statusOf(path, activity);
      const list = method === 'PUT' ? edited : sent;
      if (status < 300)
        list.push({ method, path, authorization: request.headers.authorization, headers: Object.keys(request.headers), activity });
      const id = String(list.length);
      // restify patches every response of the process: its writeHead returns nothing, so no chaining here.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(opens ? { id: `19:kanal;messageid=${id}`, activityId: id } : { id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The one who is always in the conversation besides the one who writes. */
export const MEMBER = { id: '29:1bert', name: 'Bert Kaya', aadObjectId: '00000000-0000-0000-0000-000000000021' };

/** What a roster says under a path; an answer may take its time. */
export type Roster = (path: string) => { readonly status: number; readonly body: object; readonly after?: number };

const usualRoster: Roster = (path) => {
  if (path.endsWith(`/members/${MEMBER.aadObjectId}`)) return { status: 200, body: MEMBER };
  // Senders have ids of Teams; people who are picked on a card come by their object id.
  if (path.includes('/members/29%3A')) return { status: 200, body: { id: '29:1aylin', userRole: 'user' } };
  return { status: 404, body: { error: { code: 'MemberNotFoundInConversation' } } };
};

async function answerMember({ status, body, after = 0 }: ReturnType<Roster>, response: ServerResponse): Promise<void> {
  if (after > 0) await new Promise((resolve) => setTimeout(resolve, after));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
