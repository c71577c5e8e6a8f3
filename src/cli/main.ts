/** The `lotse` command: the same core as the bot, for the terminal and for scripts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config.js';
import { KnowledgeError } from '../knowledge/problem.js';
import { PROJECT_ROOT } from '../paths.js';
import { StorageError } from '../storage/database.js';
import { ask } from './ask.js';
import { backup, restore } from './backup.js';
import { chat } from './chat.js';
import { check } from './check.js';
import { checklistCommand } from './checklist.js';
import { decideCommand } from './decide.js';
import { CliError, printable } from './output.js';
import { privacyDelete, privacyExport } from './privacy.js';
import { reload } from './reload.js';
import { report } from './report.js';
import { review } from './review.js';
import { show } from './show.js';

/** Runs the command line. @returns the exit status: 0 success, 1 failure, 2 wrong use */
export async function runCli(argv: readonly string[]): Promise<0 | 1 | 2> {
  try {
    await program().parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

function program(): Command {
  const { version } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string };
  const lotse = new Command('lotse')
    .description('Auskunft, Prüfungen und Checklisten zum Erlass „Kommunale Integrationszentren“')
    .version(version, '-V, --version', 'Version ausgeben')
    .helpOption('-h, --help', 'diese Hilfe')
    .helpCommand('help [befehl]', 'Hilfe zu einem Befehl')
    .usage('<befehl> [optionen]')
    .configureHelp(GERMAN_HELP)
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  lotse
    .command('ask')
    .description('eine Frage beantworten')
    .argument('[frage...]', 'die Frage in eigenen Worten')
    .option('--json', 'Ergebnis als JSON')
    .option('--batch <datei>', 'Zeilen {"id","q"} beantworten, je Zeile ein JSON-Ergebnis')
    .option('--explain', 'zeigen, welche Wörter wohin geführt haben')
    .action(ask);
  lotse.command('chat').description('ein Gespräch im Terminal, Prüfungen eingeschlossen').action(chat);
  lotse
    .command('decide')
    .description('einen Fall mit einer Entscheidungstabelle entscheiden')
    .argument('[tabelle]', 'Name der Tabelle')
    .argument('[merkmal=wert...]', 'was bekannt ist; „unbekannt“ ist erlaubt')
    .option('--list', 'alle Tabellen mit Merkmalen und Werten')
    .option('--json', 'Ergebnis als JSON')
    .action(decideCommand);
  lotse
    .command('show')
    .description('eine Nummer im Wortlaut zeigen')
    .argument('<stelle...>', 'z. B. 5.4, "5.4 S. 3", "3.2 Spiegelstrich 7", Kopf')
    .option('--json', 'Ergebnis als JSON')
    .action(show);
  lotse
    .command('check')
    .description('die ganze Wissensbasis prüfen')
    .argument('[ordner]', 'ein anderer Ordner als knowledge/')
    .action(check);
  lotse
    .command('review')
    .description('das Regelwerk als Dokument zur rechtlichen Prüfung')
    .option('--out <datei>', 'in eine Datei schreiben')
    .action(review);
  lotse
    .command('report')
    .description('was gefragt wurde, was fehlte, was nicht half; liest nur')
    .option('--seit <tag>', 'erst ab diesem Tag, z. B. 2026-10-01')
    .option('--html <datei>', 'als Seite mit Bildern in eine Datei schreiben')
    .action(report);
  lotse.command('reload').description('den laufenden Bot das Wissen neu laden lassen (PID_FILE)').action(reload);
  lotse
    .command('backup')
    .description('alles Gespeicherte in eine neue SQLite-Datei sichern')
    .argument('<datei>', 'die neue Datei')
    .action(backup);
  lotse
    .command('restore')
    .description('eine Sicherung in die leere Datenbank von STORAGE_URL einspielen')
    .argument('<datei>', 'die Sicherung')
    .action(restore);
  lotse
    .command('checklist')
    .description('eine Checkliste, auf den Fall zugeschnitten, zum Lesen oder als Datei')
    .argument('[name]', 'Name der Checkliste')
    .argument('[angabe=wert...]', 'was bekannt ist; mehrere Werte mit Komma')
    .option('--list', 'alle Checklisten mit ihren Angaben')
    .option('--datum <tag>', 'Termin, z. B. 12.3. oder "in sechs Wochen"')
    .option('--kreis', 'Träger ist ein Kreis')
    .option('--stadt', 'Träger ist eine kreisfreie Stadt')
    .option('--out <datei>', 'in eine Datei schreiben: .docx, .ics oder .md')
    .action(checklistCommand);
  const privacy = lotse.command('privacy').description('was zu einer Person gespeichert ist');
  privacy
    .command('export')
    .description('als JSON zeigen; liest nur')
    .argument('<kennung...>', 'alle bekannten Kennungen der Person: Objekt-ID, Teams-ID, persönlicher Chat')
    .action(privacyExport);
  privacy
    .command('delete')
    .description('in allen Tabellen löschen; auf gemeinsamen Listen bleibt das Erledigte ohne Namen')
    .argument('<kennung...>', 'alle bekannten Kennungen der Person')
    .action(privacyDelete);
  for (const command of [...lotse.commands, ...privacy.commands]) {
    command.helpOption('-h, --help', 'diese Hilfe').copyInheritedSettings(lotse);
  }
  return lotse;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Aufruf:',
  'Options:': 'Optionen:',
  'Arguments:': 'Angaben:',
  'Commands:': 'Befehle:',
};

const GERMAN_HELP = { styleTitle: (title: string) => TITLES[title] ?? title };

/** Wrong use in German, by the code of the command-line library. */
const WRONG_USE: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'Diesen Befehl gibt es nicht.',
  'commander.unknownOption': 'Diese Option gibt es nicht.',
  'commander.missingArgument': 'Es fehlt eine Angabe.',
  'commander.optionMissingArgument': 'Zu dieser Option fehlt ein Wert.',
  'commander.excessArguments': 'Das sind zu viele Angaben.',
};

function reportUse(error: CommanderError): 0 | 2 {
  if (error.exitCode === 0) return 0;
  const named = /'([^']{1,60})'/.exec(error.message)?.[1];
  const text = WRONG_USE[error.code];
  if (text) process.stderr.write(`${text}${named ? ` („${printable(named)}“)` : ''} Hilfe: lotse --help\n`);
  return 2;
}

function reportFailure(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return reportUse(error);
  if (error instanceof CliError) {
    process.stderr.write(`${error.message}\n`);
    return error.status;
  }
  if (error instanceof KnowledgeError || error instanceof ConfigError || error instanceof StorageError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  process.stderr.write(`Unerwarteter Fehler: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}
