import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readErrorCodes } from '../../src/idp/diagnostics.ts';
import { explainAnswer, recogniseProvider } from '../../src/idp/explain.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';
import { codeBlocks, codeBlockWith } from '../support/docs.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const run = promisify(execFile);
const folder = tempFolder();
const secret = 'p%41s:w+d/= ~._-';
let server: AuthorizationServer;

beforeAll(async () => {
  server = await startAuthorizationServer({
    audience: 'https://gate.example.com',
    scopes: ['gate.check'],
    clients: [{ clientId: 'registry', secret, method: 'client_secret_post' }],
  });
});

afterAll(() => server.close());

/** Runs a block of the guide as its reader does, with the settings of our authorization server. */
async function runBlock(part: string, clientSecret: string): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    TOKEN_URL: server.tokenEndpoint,
    CLIENT_ID: 'registry',
    CLIENT_SECRET: clientSecret,
    SCOPE: 'gate.check',
  };
  const { stdout } = await run('bash', ['-euc', codeBlockWith('docs/providers/README.md', part)], {
    cwd: folder.path,
    env,
    timeout: 30_000,
  });
  return stdout;
}

it('the commands of the guide get a token and show its claims', async () => {
  await runBlock('curl --silent', secret);
  const claims = await runBlock('node -e', secret);
  expect(claims).toContain("aud: 'https://gate.example.com'");
  expect(claims).toContain("scope: 'gate.check'");
});

it('and fail visibly with a wrong secret', async () => {
  await expect(runBlock('curl --silent', 'wrong')).rejects.toThrow(/Command failed/);
});

const names = readdirSync(join(root, 'docs/providers'))
  .map((file) => file.replace(/\.md$/, ''))
  .filter((name) => name !== 'README');

const HEADINGS = [
  'What to create',
  'Settings',
  'What the token holds',
  'Client authentication',
  'Limits',
  'When it does not work',
];

/** A line of a page's table of errors. */
interface ErrorRow {
  readonly error: string;
  readonly status: number;
  readonly words: string;
  readonly hint: string;
}

/** Rows such as "`invalid_scope (HTTP 400)` | `the provider's words` | what to do", the words not everywhere. */
function errorRows(text: string): ErrorRow[] {
  return [...text.matchAll(/^\| `([^`]+) \(HTTP (\d+)\)` \|(?: (?:`([^`]*)`)? \|)? (.*) \|$/gm)].map(
    ([, code = '', status, words = '', hint = '']) => ({
      error: code.includes(' ') ? '' : code,
      status: Number(status),
      words,
      hint: hint.replaceAll('\\<', '<'),
    }),
  );
}

it('every provider has its page', () => {
  expect(names.toSorted()).toEqual(['auth0', 'cognito', 'entra', 'generic', 'keycloak', 'okta']);
});

describe.each(names)('the page of %s', (name) => {
  const page = `docs/providers/${name}.md`;
  const text = readFileSync(join(root, page), 'utf8');
  const { app } = parse(codeBlockWith(page, 'app:')) as { app: Readonly<Record<string, string>> };
  const address = new URL(app['registrationGateOauth2TokenUrl'] ?? app['registrationGateOauth2IssuerUrl'] ?? '');

  it('has the same parts as the others', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
    expect(text).toContain('`gatectl verify`');
  });

  it('sets what a client of this provider needs, the secret by reference', () => {
    const provider = recogniseProvider(address);
    expect(provider.name).toBe(name);
    for (const { key } of provider.preset) expect(app).toHaveProperty(key);
    expect(app).toHaveProperty('registrationGateOauth2ClientSecretExistingSecret');
    expect(app).not.toHaveProperty('registrationGateOauth2ClientSecret');
  });

  it('sets the same in the environment', () => {
    const env = codeBlocks(page).find(({ language }) => language === 'env')?.text ?? '';
    for (const value of Object.values(app)) if (value !== 'registration-gate') expect(env).toContain(`=${value}\n`);
    expect(env).toMatch(/_SECRET_FILE=/);
  });

  it('explains errors in the words of the log', () => {
    const rows = errorRows(text);
    expect(rows).toHaveLength(text.match(/^\|.*\(HTTP \d+\)/gm)?.length ?? 0);
    expect(rows.length).toBeGreaterThan(5);
    for (const { error, status, words, hint } of rows) {
      const errorCodes = readErrorCodes({ error_description: words });
      expect(explainAnswer(address, { status, error, errorDescription: words, errorCodes }), words).toBe(hint);
    }
  });
});
