import { assert, expect } from 'chai';
import { ConfigError, parseConfig } from '../src/config.js';

const ID = '11111111-2222-3333-4444-555555555555';
const problems = (environment: Record<string, string>): readonly string[] => {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('parseConfig', () => {
  it('needs nothing to run on this machine', () => {
    const { environment: _, display: __, ...config } = parseConfig({});
    expect(config).to.deep.equal({
      host: '127.0.0.1',
      port: 3978,
      allowedTenants: [],
      allowGuests: false,
      rates: { person: 60, tenant: 3000 },
      storageUrl: 'sqlite:.data/lotse.db',
      storeTexts: false,
      uploadHosts: [],
      logLevel: 'info',
      playground: true,
      playgroundPort: 56150,
    });
  });

  it('knows two kinds of stores', () => {
    expect(parseConfig({ STORAGE_URL: 'postgres://a:b@db/lotse' }).storageUrl).to.equal('postgres://a:b@db/lotse');
    for (const url of ['mysql://a:geheim@x', 'sqlite:', 'postgres://a:geheim b'])
      expect(problems({ STORAGE_URL: url }).join())
        .to.match(/^STORAGE_URL/)
        .and.not.include('geheim');
  });

  it('keeps texts only where told to', () => {
    expect(parseConfig({ STORE_TEXTS: 'on' }).storeTexts).to.equal(true);
    expect(parseConfig({}).human).to.equal(undefined);
    expect(parseConfig({ FACHSTELLE_CHANNEL: '19:abc-1@thread.tacv2', FACHSTELLE_MAIL: 'a@example.org' }).human).to.deep.equal({
      kind: 'channel',
      channel: '19:abc-1@thread.tacv2',
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
    });
    expect(parseConfig({ FACHSTELLE_MAIL: 'a@example.org' }).human).to.deep.equal({ kind: 'mail', address: 'a@example.org' });
    expect(problems({ FACHSTELLE_CHANNEL: 'Team Integration', FACHSTELLE_MAIL: 'keine' })).to.have.length(2);
    expect(parseConfig({ UPLOAD_HOSTS: 'Cloud.Example.org, b.example.org' }).uploadHosts).to.deep.equal([
      'cloud.example.org',
      'b.example.org',
    ]);
    expect(problems({ UPLOAD_HOSTS: 'https://x' })).to.have.length(1);
    expect(problems({ STORE_TEXTS: 'ja' })).to.deep.equal(['STORE_TEXTS kennt nur: on, off.']);
  });

  it('takes empty settings for absent ones', () => expect(parseConfig({ PORT: ' ', MICROSOFT_APP_ID: '' }).port).to.equal(3978));

  it('takes credentials, and then starts no Playground', () => {
    const config = parseConfig({
      MICROSOFT_APP_ID: ID,
      MICROSOFT_APP_PASSWORD: 'geheim',
      MICROSOFT_APP_TENANT_ID: ID,
      HOST: '0.0.0.0',
      PORT: '80',
    });
    expect(config.credentials).to.deep.equal({ appId: ID, type: 'SingleTenant', tenantId: ID, password: 'geheim' });
    expect(config).to.include({ host: '0.0.0.0', port: 80, playground: false });
  });

  it('needs no password with a managed identity', () => {
    expect(problems({ MICROSOFT_APP_ID: ID, MICROSOFT_APP_TENANT_ID: ID, MICROSOFT_APP_TYPE: 'UserAssignedMSI' })).to.deep.equal([]);
  });

  it('takes the address of the page as an https origin, in one spelling', () => {
    for (const PUBLIC_URL of ['https://lotse.example.org', 'https://lotse.example.org/', 'HTTPS://Lotse.Example.ORG:443'])
      expect(parseConfig({ PUBLIC_URL }).publicUrl, PUBLIC_URL).to.equal('https://lotse.example.org');
    expect(parseConfig({ PUBLIC_URL: 'https://lotse.example.org:8443' }).publicUrl).to.equal('https://lotse.example.org:8443');
    expect(parseConfig({})).not.to.have.property('publicUrl');
  });

  it('refuses an address that is more or less than that', () => {
    for (const PUBLIC_URL of [
      'http://lotse.example.org',
      'lotse.example.org',
      'https://lotse.example.org/erlass',
      'https://lotse.example.org?x',
      'https://lotse.example.org/#a',
      'https://a:b@lotse.example.org',
      'https://',
      'javascript:alert(1)',
      `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.org`,
    ])
      expect(problems({ PUBLIC_URL }), PUBLIC_URL).to.match(/PUBLIC_URL muss eine Adresse/);
  });

  it('refuses to be reachable from outside without credentials', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.2', 'example.com']) expect(problems({ HOST }), HOST).to.match(/HOST darf dann nur/);
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) expect(problems({ HOST }), HOST).to.deep.equal([]);
  });

  const secured = { MICROSOFT_APP_ID: ID, MICROSOFT_APP_TENANT_ID: ID.toUpperCase(), MICROSOFT_APP_PASSWORD: 'geheim' };

  it('lets in the own tenant, or those that are listed', () => {
    expect(parseConfig(secured).allowedTenants).to.deep.equal([ID]);
    const other = 'AAAAAAAA-2222-3333-4444-555555555555';
    expect(parseConfig({ ...secured, ALLOWED_TENANTS: `${ID}, ${other}` }).allowedTenants).to.deep.equal([ID, other.toLowerCase()]);
    expect(problems({ ...secured, ALLOWED_TENANTS: 'alle' }).join()).to.match(/^ALLOWED_TENANTS/);
  });

  it('takes hosts that may be answered to', () => {
    expect(parseConfig({ SERVICE_HOSTS: 'smba.trafficmanager.net,*.Example.org' }).serviceHosts).to.deep.equal([
      'smba.trafficmanager.net',
      '*.example.org',
    ]);
    for (const SERVICE_HOSTS of ['*', 'https://a.b', 'a b', '*.', ','])
      expect(problems({ SERVICE_HOSTS }).join()).to.match(/^SERVICE_HOSTS/);
  });

  it('takes limits and a port for numbers', () => {
    expect(parseConfig({ RATE_PERSON: '0', RATE_TENANT: '9', METRICS_PORT: '9090' })).to.deep.include({
      rates: { person: 0, tenant: 9 },
      metrics: { host: '127.0.0.1', port: 9090 },
    });
    expect(problems({ RATE_PERSON: '-1', METRICS_PORT: 'x', METRICS_HOST: 'a/b' })).to.have.length(3);
  });

  it('takes secrets from files', () => {
    const files: Readonly<Record<string, string>> = { '/run/secrets/pw': 'geheim\n', '/run/secrets/db': 'postgres://a:b@db/lotse' };
    const read = (path: string) => files[path] ?? assert.fail('no such file');
    const config = parseConfig(
      { ...secured, MICROSOFT_APP_PASSWORD: '', MICROSOFT_APP_PASSWORD_FILE: '/run/secrets/pw', STORAGE_URL_FILE: '/run/secrets/db' },
      read,
    );
    expect(config.credentials?.password).to.equal('geheim');
    expect(config.storageUrl).to.equal('postgres://a:b@db/lotse');
    expect(problems({ ...secured, MICROSOFT_APP_PASSWORD_FILE: '/x' })).to.deep.equal([
      'MICROSOFT_APP_PASSWORD und MICROSOFT_APP_PASSWORD_FILE sind beide gesetzt. Bitte nur eines davon.',
    ]);
    expect(problems({ STORAGE_URL_FILE: '/gibt/es/nicht' })).to.deep.equal([
      'Die Datei aus STORAGE_URL_FILE lässt sich nicht lesen: /gibt/es/nicht',
    ]);
  });

  it('takes a certificate in place of the password, and one proof only', () => {
    const certificate = '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----';
    const privateKey = '-----BEGIN PRIVATE KEY-----\nYQ==\n-----END PRIVATE KEY-----';
    const { MICROSOFT_APP_PASSWORD: _, ...base } = secured;
    const both = { ...base, MICROSOFT_APP_CERTIFICATE: certificate, MICROSOFT_APP_PRIVATE_KEY: privateKey };
    expect(parseConfig(both).credentials).to.deep.include({ certificate: { certificate, privateKey } });
    expect(problems({ ...base, MICROSOFT_APP_CERTIFICATE: certificate }).join()).to.match(/gehören zusammen/);
    expect(problems({ ...secured, ...both }).join()).to.match(/mehr als ein Nachweis/);
    expect(problems({ ...base, MICROSOFT_APP_CERTIFICATE: 'x', MICROSOFT_APP_PRIVATE_KEY: 'y' })).to.have.length(2);
  });

  it('makes traces only where a collector is named', () => {
    expect(parseConfig({ OTEL_SERVICE_NAME: 'x', OTEL_TRACES_SAMPLER: 'always_off' })).not.to.have.property('tracing');
    const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://collector.example.org:4318';
    expect(parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' })).not.to.have.property('tracing');
    expect(parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT }).tracing).to.deep.equal({
      url: 'https://collector.example.org:4318/v1/traces',
      headers: {},
      resource: { 'service.name': 'erlass-lotse' },
      sampler: 'always_on',
      ratio: 1,
    });
    expect(
      parseConfig(
        {
          OTEL_EXPORTER_OTLP_ENDPOINT: `${OTEL_EXPORTER_OTLP_ENDPOINT}/otlp/`,
          OTEL_EXPORTER_OTLP_HEADERS_FILE: '/run/secrets/otlp',
          OTEL_RESOURCE_ATTRIBUTES: 'service.name=a,deployment.environment.name=K%C3%B6ln,',
          OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
          OTEL_TRACES_SAMPLER_ARG: '0.25',
        },
        () => 'Authorization=Api-Token%20geheim, x=1=2\n',
      ).tracing,
    ).to.deep.equal({
      url: 'https://collector.example.org:4318/otlp/v1/traces',
      headers: { Authorization: 'Api-Token geheim', x: '1=2' },
      resource: { 'service.name': 'a', 'deployment.environment.name': 'Köln' },
      sampler: 'parentbased_traceidratio',
      ratio: 0.25,
    });
    const OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = 'http://127.0.0.1:4318/eigener/weg';
    const own = parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_SERVICE_NAME: 'b' }).tracing;
    expect(own?.url).to.equal(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
    expect(own?.resource).to.deep.equal({ 'service.name': 'b' });
  });

  it('refuses wrong settings of traces without showing them', () => {
    for (const [name, values] of Object.entries({
      OTEL_EXPORTER_OTLP_ENDPOINT: ['collector:4318', 'ftp://a', 'https://a:geheim@b', 'https://b/?geheim', 'https://b/#geheim', 'geheim'],
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ['collector', 'grpc://a:4317'],
      OTEL_EXPORTER_OTLP_PROTOCOL: ['grpc', 'http/protobuf'],
      OTEL_EXPORTER_OTLP_HEADERS: ['geheim', '=geheim', 'a b=geheim', 'a=', 'a=%0D%0Ageheim', 'a=%geheim', 'x=1,geheim', 'a=gehéim'],
      OTEL_RESOURCE_ATTRIBUTES: ['geheim', 'a b=1', 'a=%00', 'a=%'],
      OTEL_TRACES_SAMPLER: ['immer', 'jaeger_remote'],
      OTEL_TRACES_SAMPLER_ARG: ['-1', '1.5', '2', '0,5', 'NaN', '1e-3'],
      OTEL_SDK_DISABLED: ['ja'],
      OTEL_SERVICE_NAME: ['x'.repeat(101)],
    }))
      for (const value of values) {
        const told = problems({ [name]: value });
        expect(told, value).to.have.length(1);
        expect(told[0], value)
          .to.match(new RegExp(`^${name} `))
          .and.not.include('geheim');
      }
  });

  it('tells everything that is wrong at once', () => {
    expect(problems({ PORT: '70000', PLAYGROUND_PORT: 'x', LOG_LEVEL: 'laut', PLAYGROUND: 'ja', MICROSOFT_APP_ID: 'abc' })).to.deep.equal([
      'PORT muss eine Zahl von 0 bis 65535 sein.',
      'MICROSOFT_APP_ID muss eine Kennung wie 00000000-0000-0000-0000-000000000000 sein.',
      'LOG_LEVEL kennt nur: fatal, error, warn, info, debug, trace, silent.',
      'PLAYGROUND kennt nur: auto, off.',
      'PLAYGROUND_PORT muss eine Zahl von 0 bis 65535 sein.',
      'MICROSOFT_APP_TENANT_ID fehlt. Der Bot gehört zu genau einem Mandanten.',
      'MICROSOFT_APP_PASSWORD fehlt.',
    ]);
  });

  it('tells of a password without an id', () =>
    expect(problems({ MICROSOFT_APP_PASSWORD: 'x' })).to.deep.equal(['MICROSOFT_APP_PASSWORD ist gesetzt, aber MICROSOFT_APP_ID fehlt.']));

  it('never shows a secret in its message', () => {
    expect(problems({ MICROSOFT_APP_ID: 'abc', MICROSOFT_APP_PASSWORD: 'streng-geheim' }).join()).not.to.include('streng-geheim');
  });
});
