/** Whether the program lives, and whether it can work. Public: versions, no settings, no addresses. */
import type { Database } from '../storage/database.js';

export interface HealthParts {
  /** version of the program */
  readonly version: string;
  readonly knowledge: () => string;
  readonly database: Pick<Database, 'all' | 'kind'>;
}

export interface Readiness {
  readonly ready: boolean;
  readonly store: 'ok' | 'failed';
  readonly kind: 'sqlite' | 'postgres';
  readonly knowledge: string;
  readonly version: string;
}

/** Anybody may ask, so the store is asked no more often than this. */
const ASK_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

export class Health {
  private asked: { readonly at: number; readonly works: Promise<boolean> } | undefined;

  constructor(
    private readonly parts: HealthParts,
    private readonly now: () => number = Date.now,
  ) {}

  alive(): { readonly ok: true; readonly knowledge: string; readonly version: string } {
    return { ok: true, knowledge: this.parts.knowledge(), version: this.parts.version };
  }

  /** Without its store the bot still answers, but forgets; another instance may do better. Never rejects. */
  async ready(): Promise<Readiness> {
    if (!this.asked || this.now() - this.asked.at >= ASK_EVERY_MS) this.asked = { at: this.now(), works: this.askStore() };
    const works = await this.asked.works;
    const { version, knowledge, database } = this.parts;
    return { ready: works, store: works ? 'ok' : 'failed', kind: database.kind, knowledge: knowledge(), version };
  }

  private async askStore(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, false);
    });
    const asked = this.parts.database.all('SELECT COUNT(*) AS steps FROM migrations').then(
      () => true,
      () => false,
    );
    const works = await Promise.race([asked, late]);
    clearTimeout(timer);
    return works;
  }
}
