/** Where the bot may send to. An address comes with each activity, and our token goes along: to known hosts only. */

/**
 * Hosts of the Bot Connector for Teams: worldwide and the government clouds
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
export const CONNECTOR_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  '*.botframework.azure.us',
];

/** Without credentials the bot talks to a local client only. */
export const LOCAL_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether `url` leads to one of `hosts`: over https at its usual port, or to this machine, or to a port that is named. A pattern is a name, `*.name` for what lies below it, or a name with a port. */
export function isAllowedService(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, host, port, username, password } = new URL(url);
  if (username || password) return false;
  const local = LOCAL_HOSTS.includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) return false;
  return hosts.some((pattern) => {
    if (pattern.startsWith('*.')) return port === '' && hostname.endsWith(pattern.slice(1));
    return pattern === host || (pattern === hostname && (port === '' || local));
  });
}
