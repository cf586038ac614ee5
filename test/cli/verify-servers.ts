/** A provider, a gate and a run of `gatectl verify`, as tests of it need them. */
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { closing, type Handler, startServer, type TestServer } from '../http/support.ts';
import { gatectl } from '../support/cli.ts';
import { root } from '../support/repository.ts';

/** Planted secrets; a run that prints one fails, whatever it is about. */
export const SECRET = 'canary-client-secret';
export const API_KEY = 'canary-api-key';
export const SIGNATURE = 'canary-signature';

const CANARIES = [SECRET, API_KEY, SIGNATURE, 'canary'];

const schema = JSON.parse(readFileSync(join(root, 'schema/contract/verify.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

/** One step of the JSON. */
export interface Step {
  readonly step: string;
  readonly target: string | null;
  readonly outcome: string;
  readonly durationMs: number;
  readonly detail: string;
  readonly hint: string;
  readonly [member: string]: any;
}

/** A verification in both formats. */
export interface Run {
  readonly status: number;
  readonly text: string;
  readonly ok: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly steps: readonly Step[];
  /** The step of a name, such as `token` or `gate tls`. */
  find(name: string): Step;
  /** Names of the steps that came to this. */
  named(outcome: string): string[];
}

const nameOf = ({ step, target }: Step): string =>
  target === null || step === 'gate' || step === 'discovery' ? step : `${target} ${step}`;

/** Runs it in both formats; checks the schema, the exit status, and that nothing secret shows. */
export async function runVerify(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const json = await gatectl(['verify', '--format', 'json', ...args], { env });
  const text = await gatectl(['verify', ...args], { env });
  for (const canary of CANARIES) {
    for (const part of [canary, Buffer.from(canary).toString('base64url').slice(0, -2)]) {
      expect(json.stdout + json.stderr + text.stdout + text.stderr).not.toContain(part);
    }
  }
  expect(json.stderr + text.stderr).toBe('');
  const document = JSON.parse(json.stdout) as Run;
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect([json.status, text.status]).toEqual(document.ok ? [0, 0] : [1, 1]);
  expect(document.ok).toBe(document.counts['failed'] === 0);
  return {
    ...document,
    status: json.status,
    text: text.stdout,
    find(name) {
      const found = document.steps.find((step) => nameOf(step) === name);
      expect(found, `${name} in ${document.steps.map(nameOf).join(', ')}`).toBeDefined();
      return found!;
    },
    named: (outcome) => document.steps.filter((step) => step.outcome === outcome).map(nameOf),
  };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT that nobody signed: its signature is a canary. */
export const jwt = (claims: object): string => `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.${SIGNATURE}`;

/** Seconds since 1970, some from now. */
export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** Answers with a status and JSON. */
export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

/** A token answer, with a JWT of these claims besides the usual ones. */
export const token =
  (claims: object = {}): Handler =>
  (request, response, index) => {
    const all = { iss: 'https://idp.example.com', aud: 'api://gate', iat: inSeconds(0), exp: inSeconds(300), ...claims };
    json(200, { access_token: jwt(all), token_type: 'Bearer', expires_in: 300 })(request, response, index);
  };

/** Starts a server that goes away after the test. */
export const serve = async (handler: Handler, make: (listener: RequestListener) => Server = createServer): Promise<TestServer> =>
  closing(await startServer(handler, make));

/** Settings of a gate behind OAuth2 with both servers, which may be changed. */
export function environment(
  gateUrl: string,
  tokenUrl: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: `${gateUrl}/check`,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${tokenUrl}/token`,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
    REGISTRATION_GATE_MAX_RETRIES: '0',
    ...more,
  };
}

/** A port of 127.0.0.1 on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createListener();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** An address with https in place of http. */
export const secure = (url: string): string => url.replace('http:', 'https:');

/** A gate that allows. */
export const allow: Handler = json(200, {});
