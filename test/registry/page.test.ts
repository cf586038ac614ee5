import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { adviseGate } from '../../src/registry/page/gate-advice.ts';
import { html } from '../../src/registry/page/html.ts';
import type { GateStatus } from '../../src/registry/routes/gate.ts';
import { docsServer, pdfSkill, travelAgent } from './support/cards.ts';
import { createTestApp, KEYS, problemOf } from './support/test-app.ts';

const basic = (password: string, user = 'me') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** What the page shows: its words, its elements, its headings. */
function read(body: string): { text: string; elements: string[]; attributes: Record<string, string>[]; headings: string[] } {
  const seen = { text: '', elements: [] as string[], attributes: [] as Record<string, string>[], headings: [] as string[] };
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    seen.elements.push(name);
    seen.attributes.push(attributes);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    if (!open.includes('style')) seen.text += text;
    if (/^h\d$/.test(open.at(-1) ?? '')) seen.headings.push(`${open.at(-1)} ${text}`);
  });
  // Its HTML is XML as well, but for the first line.
  parser.write(body.replace('<!doctype html>', '').trim()).close();
  return { ...seen, text: seen.text.replaceAll(/\s+/g, ' ') };
}

const HOSTILE = `"><script>alert('x')</script>&amp;`;

describe('the page at /', () => {
  it('shows admins the gate, the decisions and the assets', async () => {
    const test = await createTestApp();
    await test.send({ method: 'POST', url: '/api/agents/register', body: { ...travelAgent, status: 'draft' } });
    await test.send({ method: 'POST', url: '/servers/register', body: docsServer });
    test.gate.answer = () => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'not on a Tuesday' });
    await test.send({ as: 'bob', method: 'POST', url: '/api/skills', body: pdfSkill });
    const response = await test.send({ as: null, url: '/', headers: basic(KEYS.admin) });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const { text, headings } = read(response.body);
    expect(headings).toEqual([
      'h1 Registry',
      'h2 Registration gate',
      'h2 Latest decisions',
      'h2 Agents',
      'h2 Servers',
      'h2 Skills',
    ]);
    expect(text).toContain('Signed in as root');
    expect(text).toContain('The gate decides about every write.');
    expect(text).toMatch(/denied \/skills\/pdf-forms ?register skill bob ?api_key not on a Tuesday ?gate_denied/);
    expect(text).toMatch(/allowed ?stored \/docs ?register server alice/);
    expect(text).toMatch(/Travel Assistant Agent ?\/travel-assistant draft api_key:alice 1 /);
    expect(text).toMatch(/Skills None yet\./);
  });

  it.each(['alice', 'bob'] as const)('shows %s the assets alone', async (as) => {
    const test = await createTestApp();
    test.gate.answer = () => ({ detail: 'canary of the gate' });
    await test.send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    const response = await test.send({ as: null, url: '/', headers: basic(KEYS[as]) });
    const { text, headings } = read(response.body);
    expect(headings).toEqual(['h1 Registry', 'h2 Agents', 'h2 Servers', 'h2 Skills']);
    expect(text).toContain('Travel Assistant Agent');
    expect(text).toContain('are for admins');
    expect(response.body).not.toContain('canary');
  });

  it('has nothing foreign in it that is not escaped', async () => {
    const test = await createTestApp();
    test.gate.answer = () => ({ detail: HOSTILE });
    await test.send({
      method: 'POST',
      url: '/api/agents/register',
      body: { ...travelAgent, name: HOSTILE, path: `/a'"<b>&amp;`, status: 'active' },
    });
    const { body } = await test.send({ as: null, url: '/', headers: basic(KEYS.admin) });
    const { text, elements, attributes } = read(body);
    expect(text.split(HOSTILE)).toHaveLength(3);
    expect(text).toContain(`/a'"<b>&amp;`);
    expect(new Set(elements).intersection(new Set(['script', 'img', 'iframe', 'link', 'object', 'form', 'svg']))).toEqual(
      new Set(),
    );
    const names = attributes.flatMap((one) => Object.keys(one));
    expect(names.filter((name) => /^on|^src$|^style$/.test(name))).toEqual([]);
  });

  it('lets a browser load and run nothing, with a style that its policy names', async () => {
    const { send } = await createTestApp();
    const { headers, body } = await send({ as: 'admin', url: '/' });
    const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'authorization',
    });
  });

  it('can be read without seeing it', async () => {
    const test = await createTestApp();
    await test.send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    const { body } = await test.send({ as: 'admin', url: '/' });
    const { elements, attributes } = read(body);
    const all = elements.map((name, at): Record<string, string> => ({ name, ...attributes[at] }));
    const ids = new Set(all.map(({ id }) => id));
    expect(all.find(({ name }) => name === 'html')).toMatchObject({ lang: 'en' });
    expect(all.filter(({ name }) => name === 'main')).toHaveLength(1);
    expect(all.filter(({ name }) => name === 'table').length).toBeGreaterThan(1);
    for (const one of all) {
      if (one['name'] === 'th') expect(['col', 'row']).toContain(one['scope']);
      if (['table', 'section'].includes(one['name'] ?? '')) expect(ids).toContain(one['aria-labelledby']);
    }
  });

  it('says how many more assets there are to see', async () => {
    const test = await createTestApp();
    for (let n = 0; n < 51; n += 1) {
      await test.send({
        method: 'POST',
        url: '/api/agents/register',
        body: { ...travelAgent, name: `Agent ${n}`, path: `/a${n}` },
      });
    }
    const { text } = read((await test.send({ url: '/' })).body);
    expect(text.match(/Agent \d+/g)).toHaveLength(50);
    expect(text).toContain('The first 50; GET /api/agents has all.');
  });
});

describe('who may see the page', () => {
  const challenge = 'Basic realm="registry", charset="UTF-8"';

  it.each([
    ['nobody', {}],
    ['a wrong password', basic('nonsense-0123456789')],
    ['a key as the user name', basic('', KEYS.alice)],
    ['no colon', { authorization: `Basic ${Buffer.from(KEYS.alice).toString('base64')}` }],
    ['no base64', { authorization: 'Basic !' }],
    ['a line break in it', basic(`${KEYS.alice}\r\nx`)],
    ['a wrong bearer token', { authorization: 'Bearer nonsense' }],
  ])('not %s: the browser asks', async (_name, headers) => {
    const { send } = await createTestApp();
    const response = await send({ as: null, url: '/', headers });
    expect(problemOf(response)).toEqual({ status: 401, code: 'unauthenticated' });
    expect(response.headers['www-authenticate']).toBe(challenge);
  });

  it.each([
    ['Basic, whatever the user name', basic(KEYS.alice, '')],
    ['Basic in small letters', { authorization: basic(KEYS.alice).authorization.replace('Basic', 'basic ') }],
    ['a bearer token', { authorization: `Bearer ${KEYS.alice}` }],
    ['X-Api-Key', { 'x-api-key': KEYS.alice }],
  ])('%s', async (_name, headers) => {
    const { send } = await createTestApp();
    expect((await send({ as: null, url: '/', headers })).statusCode).toBe(200);
  });

  it('everybody where reading is for everybody, and they can sign in', async () => {
    const { send } = await createTestApp({ REGISTRY_ALLOW_ANONYMOUS: 'read' });
    const page = await send({ as: null, url: '/' });
    expect(page.body).toContain('href="/?sign-in"');
    expect(read(page.body).headings).not.toContain('h2 Registration gate');
    const asked = await send({ as: null, url: '/?sign-in' });
    expect([asked.statusCode, asked.headers['www-authenticate']]).toEqual([401, challenge]);
    const signedIn = await send({ as: null, url: '/?sign-in', headers: basic(KEYS.admin) });
    expect(read(signedIn.body).headings).toContain('h2 Registration gate');
  });

  it('nobody while there are no callers: the answer says what to set, and no password is asked for', async () => {
    const { send } = await createTestApp({ REGISTRY_API_KEYS: '' });
    const response = await send({ as: null, url: '/' });
    expect(problemOf(response)).toEqual({ status: 401, code: 'no_callers_configured' });
    expect(response.headers['www-authenticate']).not.toContain('Basic');
  });

  it('Basic opens nothing else', async () => {
    const { routes, send } = await createTestApp();
    for (const { method, url } of routes) {
      // What needs no credentials.
      if (
        method === 'OPTIONS' ||
        ['/', '/healthz', '/readyz', '/openapi.json', '/metrics'].includes(url) ||
        url.endsWith('/validate')
      )
        continue;
      const response = await send({ as: null, method, url: url.replace(/\*$|:\w+/g, 'x'), headers: basic(KEYS.admin) });
      expect({ method, url, status: response.statusCode }).toEqual({ method, url, status: 401 });
      expect(response.headers['www-authenticate']).not.toContain('Basic');
    }
  });
});

describe('what the page says of the gate', () => {
  const well: GateStatus = {
    state: 'on',
    mode: 'enforce',
    auth_type: 'oauth2_client_credentials',
    url: 'https://gate.example.com/',
    asset_types: ['agent', 'server', 'skill'],
    operations: ['register', 'update'],
    findings: [],
    startup_check: { at: '2026-01-01T00:00:00.000Z', ok: true, reason: '', hint: '' },
    breaker: 'closed',
    decisions: { in_flight: 0, queued: 0 },
    token: { last_success_at: '2026-01-01T00:00:01.000Z', last_failure: null },
    last_decision: null,
  };
  const wrong = { code: 'required-key', severity: 'error', message: 'REGISTRATION_GATE_URL is needed', hint: 'set it' };
  const failure = {
    at: '2026-01-02T00:00:00.000Z',
    error: 'invalid_client',
    reason: 'token: invalid_client',
    hint: 'check the secret',
  };

  it.each([
    ['well', {}, 'good', []],
    ['misconfigured', { state: 'misconfigured', findings: [wrong] }, 'bad', [/REGISTRATION_GATE_URL is needed — set it/]],
    ['off', { state: 'off' }, 'warn', [/REGISTRATION_GATE_ENABLED/]],
    ['audit', { mode: 'audit' }, 'warn', [/REGISTRATION_GATE_MODE/]],
    ['a warning', { findings: [{ ...wrong, severity: 'warning' }] }, 'warn', [/set it/]],
    ['a remark', { findings: [{ ...wrong, severity: 'info' }] }, 'good', []],
    ['no token', { token: { ...well.token, last_failure: failure } }, 'bad', [/check the secret/, /gatectl verify/]],
    ['a token since', { token: { last_success_at: '2026-01-03T00:00:00.000Z', last_failure: failure } }, 'good', []],
    ['a failed start', { startup_check: { ...failure, ok: false } }, 'bad', [/at the start/, /gatectl verify/]],
    ['a breaker that is open', { breaker: 'open' }, 'bad', [/held back/, /gatectl verify/]],
  ] as const)('%s', (_name, change, level, steps) => {
    const advice = adviseGate({ ...well, ...change } as GateStatus);
    expect(advice.level).toBe(level);
    expect(advice.steps).toHaveLength(steps.length);
    for (const [at, step] of steps.entries()) expect(advice.steps[at]).toMatch(step);
  });
});

describe('html', () => {
  it('escapes text, joins lists, and leaves out what is not there', () => {
    expect(html`<p title="${'"&\''}">${['<', html`<b>${'>'}</b>`, null, false, 0]}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;">&lt;<b>&gt;</b>0</p>',
    );
  });
});
