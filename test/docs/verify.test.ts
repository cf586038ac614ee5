import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { afterAll, afterEach, expect, it } from 'vitest';
import { environment, json, SECRET, serve, token } from '../cli/verify-servers.ts';
import { closeAll } from '../http/support.ts';
import { gatectl } from '../support/cli.ts';
import { codeBlocks, codeBlockWith } from '../support/docs.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeAuthority, withTls } from '../support/tls.ts';

const page = 'docs/verify.md';
const folder = tempFolder();
const authority = makeAuthority();

afterAll(() => authority.close());
afterEach(closeAll);

/** Outcome and name of each step of a text, the names of claims, hints and the form of the summary. */
const shape = (text: string): string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => /^(?:ok|warning|failed|skipped) .{18}|^ {11}\w+|^ {4}hint: .*|^\d.* in/.exec(line)?.[0].trimEnd() ?? line);

it('shows what gatectl prints', async () => {
  const identity = withTls(authority.make({ name: 'DNS:localhost', days: 300 }));
  const provider = await serve((request, response, index) => {
    const issuer = `https://localhost:${provider.port}`;
    const claims = { client_id: 'registry', scope: 'gate.check', iat: undefined };
    (request.method === 'GET' ? json(200, { issuer, token_endpoint: `${issuer}/token` }) : token(claims))(
      request,
      response,
      index,
    );
  }, identity);
  const gate = await serve(json(401, {}), identity);
  const { stdout } = await gatectl(['verify'], {
    env: environment(`https://localhost:${gate.port}`, '', {
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: '',
      REGISTRATION_GATE_OAUTH2_ISSUER_URL: `https://localhost:${provider.port}`,
      REGISTRATION_GATE_CA_FILE: folder.write('ca.pem', authority.ca),
    }),
  });
  expect(shape(stdout)).toEqual(shape(codeBlockWith(page, 'gate call')));
});

it('brings the secret of a Secret into the environment', () => {
  const [, command = ''] = /^(export [\s\S]*?)\nbin/m.exec(codeBlockWith(page, 'kubectl get secret')) ?? [];
  const encoded = Buffer.from(SECRET).toString('base64');
  const expected = 'get secret registration-gate -o jsonpath={.data.REGISTRATION_GATE_OAUTH2_CLIENT_SECRET}';
  chmodSync(folder.write('kubectl', `#!/bin/sh\n[ "$*" = '${expected}' ] && printf %s ${encoded}\n`), 0o755);
  const script = `${command}\nprintf %s "$REGISTRATION_GATE_OAUTH2_CLIENT_SECRET"`;
  const env = { PATH: `${folder.path}:${process.env['PATH'] ?? ''}` };
  expect(execFileSync('bash', ['-ec', script], { env, encoding: 'utf8' })).toBe(SECRET);
});

it('gives options that there are', async () => {
  const { stdout: help } = await gatectl(['verify', '--help']);
  const commands = codeBlocks(page).flatMap(({ language, text }) =>
    language === 'sh' ? (text.match(/gatectl verify.*(?:\\\n.*)*/g) ?? []) : [],
  );
  expect(commands).toHaveLength(6);
  for (const [option] of commands.join('\n').matchAll(/(?<= )--?[a-z][a-z-]*/g)) expect(help).toContain(option);
});
