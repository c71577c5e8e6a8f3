/** Where the bot may send to: nobody can make it call, or hand its token to, another host. */
import { expect } from 'chai';
import { CONNECTOR_HOSTS, isAllowedService, LOCAL_HOSTS } from '../../src/teams/service-hosts.js';
import { activity, type Harness, startHarness } from './support.js';

describe('isAllowedService', () => {
  it('knows the hosts of the Bot Connector', () => {
    for (const url of [
      'https://smba.trafficmanager.net/de/',
      'https://SMBA.trafficmanager.net/amer/00000000-0000-0000-0000-000000000001/',
      'https://smba.infra.gcc.teams.microsoft.com/teams',
      'https://europe.webchat.botframework.com/',
    ])
      expect(isAllowedService(url, CONNECTOR_HOSTS), url).to.equal(true);
  });

  it('refuses everything else', () => {
    for (const url of [
      'http://smba.trafficmanager.net/de/',
      'https://smba.trafficmanager.net:8443/de/',
      'https://smba.trafficmanager.net.example.org/',
      'https://example.org/smba.trafficmanager.net/',
      'https://smba.trafficmanager.net@example.org/',
      'https://user:pw@smba.trafficmanager.net/',
      'https://botframework.com.example.org/',
      'https://evilbotframework.com/',
      'https://169.254.169.254/latest/meta-data/',
      'http://169.254.169.254/',
      'http://127.0.0.1:3978/',
      'http://[::1]/',
      'http://0x7f000001/',
      'ftp://smba.trafficmanager.net/',
      'file:///etc/passwd',
      'kein Link',
      '',
    ])
      expect(isAllowedService(url, CONNECTOR_HOSTS), url).to.equal(false);
  });

  it('lets a local bot talk to this machine only', () => {
    for (const url of ['http://localhost:56150/_connector', 'http://127.0.0.1:1/', 'http://[::1]:9/'])
      expect(isAllowedService(url, LOCAL_HOSTS), url).to.equal(true);
    for (const url of [
      'http://192.168.1.1/',
      'https://smba.trafficmanager.net/',
      'http://localhost.example.org/',
      'http://127.0.0.1.example.org/',
    ])
      expect(isAllowedService(url, LOCAL_HOSTS), url).to.equal(false);
  });

  it('takes a named port for that port alone', () => {
    expect(isAllowedService('https://lotse.example.org:8443/', ['lotse.example.org:8443'])).to.equal(true);
    expect(isAllowedService('https://lotse.example.org/', ['lotse.example.org:8443'])).to.equal(false);
  });
});

describe('an activity that wants its answer elsewhere', () => {
  let bot: Harness;
  before(async () => {
    bot = await startHarness();
  });
  after(() => bot.stop());

  it('gets 403, and nothing is called', async () => {
    const body = JSON.stringify(activity('message-personal', { serviceUrl: 'http://169.254.169.254/latest/' }));
    const response = await fetch(`${bot.origin}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).to.equal(403);
    expect(await response.json()).to.deep.equal({ error: 'forbidden' });
    expect(bot.parts.turns.size).to.equal(0);
  });
});
