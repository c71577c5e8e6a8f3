/** Exchanging the knowledge while the bot runs: all of it or nothing, between two turns. */
import type { Logger } from 'pino';
import type { Assistant } from '../conversation/assistant.js';
import type { Metrics } from './metrics.js';

/** New knowledge, or why there is none: the problems in German. */
export type Loaded = { readonly assistant: Assistant } | { readonly problem: string };

export interface ReloadParts {
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly metrics: Pick<Metrics, 'reloaded'>;
  /** reads and checks everything; rejects where something else than the knowledge is wrong */
  readonly load: () => Promise<Loaded>;
}

/** Holds the assistant that answers now. */
export class CurrentAssistant {
  private running: Promise<void> | undefined;

  constructor(private assistant: Assistant) {}

  get current(): Assistant {
    return this.assistant;
  }

  /** Exchanges the knowledge if the new one is in order, else all stays as it is and the log says why. One at a time; never rejects. */
  reload(parts: ReloadParts): Promise<void> {
    this.running ??= this.exchange(parts).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async exchange({ log, metrics, load }: ReloadParts): Promise<void> {
    const before = this.assistant.knowledge.version;
    try {
      const loaded = await load();
      if ('problem' in loaded) {
        metrics.reloaded('refused');
        log.error(
          { code: 'LOTSE-602', knowledge: before, problem: loaded.problem },
          'Das neue Wissen ist fehlerhaft, das bisherige bleibt',
        );
        return;
      }
      this.assistant = loaded.assistant;
      const after = this.assistant.knowledge.version;
      metrics.reloaded(after === before ? 'same' : 'new');
      log.info({ code: 'LOTSE-601', before, knowledge: after }, 'Das Wissen wurde neu geladen');
    } catch (error) {
      metrics.reloaded('refused');
      log.error({ err: error, code: 'LOTSE-603', knowledge: before }, 'Das Wissen ließ sich nicht neu laden, das bisherige bleibt');
    }
  }
}
