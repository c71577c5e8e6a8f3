/** One JSON request over a kept-alive connection. Redirects are not followed: our token goes to the host that was checked. */
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface JsonRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly token?: string;
  readonly body?: unknown;
  /** milliseconds until the whole answer has to be there */
  readonly patience: number;
}

export interface JsonAnswer {
  readonly status: number;
  /** parsed; `undefined` where it is no JSON */
  readonly body: unknown;
  /** the header Retry-After in milliseconds */
  readonly retryAfter?: number;
}

/** More would only wait at the other side. */
const MAX_SOCKETS = 128;
/** An answer of the connector is an id; whatever is longer is cut off. */
const MAX_ANSWER_BYTES = 1024 * 1024;

const options = { keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'lifo' } as const;
const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

/** @throws Error with `code` (ECONNREFUSED, ECONNRESET, ETIMEDOUT …) where no answer came */
export function requestJson({ method, url, token, body, patience }: JsonRequest): Promise<JsonAnswer> {
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(target, {
      method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(bytes ? { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length } : {}),
      },
    });
    const timer = setTimeout(() => request.destroy(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })), patience);
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAX_ANSWER_BYTES) chunks.push(chunk);
        else request.destroy(Object.assign(new Error('The answer is too long'), { code: 'EMSGSIZE' }));
      });
      response.on('error', reject);
      response.on('end', () => {
        clearTimeout(timer);
        const wait = retryAfter(response.headers['retry-after']);
        const parsed = parse(Buffer.concat(chunks).toString('utf8'));
        resolve({ status: response.statusCode ?? 0, body: parsed, ...(wait === undefined ? {} : { retryAfter: wait }) });
      });
    });
    request.end(bytes);
  });
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
