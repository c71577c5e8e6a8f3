/** `lotse reload`: checks the knowledge, then tells the running bot to take it. */
import { readConfig } from '../config.js';
import { readPidFile } from '../pid-file.js';
import { openKnowledge } from '../prepared.js';
import { CliError, print } from './output.js';

/** Sends SIGHUP to the process of PID_FILE. @throws KnowledgeError, and then the bot is told nothing */
export async function reload(): Promise<void> {
  const { pidFile } = readConfig();
  if (!pidFile) throw new CliError('PID_FILE ist nicht gesetzt. Ohne diese Datei hilft: kill -HUP und die Nummer des Prozesses.', 1);
  const { version } = await openKnowledge();
  const pid = readPidFile(pidFile);
  if (pid === undefined || !signalled(pid)) throw new CliError(`Zu ${pidFile} läuft kein Bot.`, 1);
  print(
    `Wissensstand ${version} ist in Ordnung. Der Bot (Prozess ${pid}) lädt ihn jetzt. Ob es gelang, steht in seinem Protokoll: LOTSE-601.`,
  );
}

function signalled(pid: number): boolean {
  try {
    process.kill(pid, 'SIGHUP');
    return true;
  } catch {
    return false;
  }
}
