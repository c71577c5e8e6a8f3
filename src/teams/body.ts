/** Reading a request body without trusting it. */
import type { IncomingMessage } from 'node:http';
import { type Envelope, envelope } from './activity.js';

/** Far above any activity of Teams, far below what hurts. */
export const MAX_BODY_BYTES = 256 * 1024;

export type Body = { readonly ok: true; readonly activity: Envelope } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** The activity of a request, or the 4xx status that its body deserves. Rejects only if the connection breaks. */
export async function readActivity(request: IncomingMessage): Promise<Body> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '') || request.headers['content-encoding'])
    return { ok: false, status: 415 };
  const bytes = await readLimited(request);
  if (!bytes) return { ok: false, status: 413 };
  try {
    const parsed = envelope.safeParse(JSON.parse(bytes.toString('utf8')));
    return parsed.success ? { ok: true, activity: parsed.data } : { ok: false, status: 400 };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** What exceeds the limit is read and dropped, so that the answer can still get through. */
function readLimited(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection closed before the body was complete')));
  });
}
