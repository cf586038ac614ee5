import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeBlockWith } from '../support/docs.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';
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
  const { stdout } = await run('bash', ['-euc', codeBlockWith('docs/entra.md', part)], {
    cwd: folder.path,
    env,
    timeout: 30_000,
  });
  return stdout;
}

it('the commands of the Entra guide get a token and show its claims', async () => {
  await runBlock('curl --silent', secret);
  const claims = await runBlock('node -e', secret);
  expect(claims).toContain("aud: 'https://gate.example.com'");
  expect(claims).toContain("scope: 'gate.check'");
});

it('and fail visibly with a wrong secret', async () => {
  await expect(runBlock('curl --silent', 'wrong')).rejects.toThrow(/Command failed/);
});
