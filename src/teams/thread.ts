/** The id of a conversation in a channel names its thread too: "19:…@thread.tacv2;messageid=1700000000099". */

const MARK = ';messageid=';

/** The channel or chat, without the thread. */
export function withoutThread(id: string): string {
  return id.split(';')[0] ?? '';
}

/** The id of the message that began the thread; absent where the id names none. */
export function threadOf(id: string): string | undefined {
  return id.split(MARK)[1];
}

/** The id of a thread of a channel. */
export function threadIn(channel: string, thread: string): string {
  return `${channel}${MARK}${thread}`;
}
