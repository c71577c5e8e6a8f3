/** A bounded memory of keys, the oldest forgotten first: who was greeted already. */
export class RecentKeys {
  private readonly keys = new Set<string>();

  constructor(private readonly limit = 10_000) {}

  /** Remembers the key. @returns whether it was new */
  add(key: string): boolean {
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    const [oldest] = this.keys;
    if (this.keys.size > this.limit && oldest !== undefined) this.keys.delete(oldest);
    return true;
  }

  forget(key: string): void {
    this.keys.delete(key);
  }
}
