import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { startIssuer } from '../../policy-gate/support.ts';
import { json, startServer } from '../../registry/support/servers.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { Realm, type RealmClient } from './realm.ts';
import { ALLOWED, BLOCKED, startGated } from './registry.ts';

const folder = tempFolder();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
const jwks = (key: KeyObject, members: object): object => ({
  keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', ...members }],
});

/** Each of these characters has a meaning in a form, a Basic header or a URL. */
const AWKWARD = `z/tZ9+x:Q% ~"=&';-_.!*()p%41ü`;

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create(inject('keycloak'));
});

function certificateOf(name: string, key: KeyObject): string {
  const [keyFile, file] = [folder.write(`${name}.key`, pem(key)), join(folder.path, `${name}.pem`)];
  execFileSync('openssl', ['req', '-x509', '-key', keyFile, '-out', file, '-days', '1', '-subj', '/CN=registry'], {
    stdio: 'ignore',
  });
  return file;
}

const keyClient = (attributes: Record<string, string> = {}): Promise<RealmClient> =>
  realm.createClient({ clientAuthenticatorType: 'client-jwt', attributes });

const jwksClient = (key: KeyObject, members: object): Promise<RealmClient> =>
  keyClient({ 'use.jwks.string': 'true', 'jwks.string': JSON.stringify(jwks(key, members)) });

const signing = (key: KeyObject, env: Record<string, string> = {}): Record<string, string> => ({
  REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
  REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(key),
  ...env,
});

describe('a secret', () => {
  it.each([
    ['in the form', 'client_secret_post', 'plain', 'a-plain-secret'],
    ['in the Basic header', 'client_secret_basic', 'plain-basic', 'a-plain-secret'],
    ['of awkward characters in the form', 'client_secret_post', 'awkward:1 /+%41', AWKWARD],
    ['of awkward characters in the Basic header', 'client_secret_basic', 'awkward:2 /+%41', AWKWARD],
  ])('%s gets a token', async (_name, method, clientId, secret) => {
    const client = await realm.createClient({ clientId, secret });
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: method });
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(gated.output()).not.toContain(secret);
  });
});

describe('a signed assertion gets a token', () => {
  it.each([
    ['RS256', rsa, 'RS256', {}],
    ['PS256', rsa, 'PS256', {}],
    ['ES256', ec, '', {}],
    ['ES256, its audience the issuer', ec, 'ES256', { audience: 'issuer' }],
  ] as const)('%s, the key in the JWKS of the client', async (_name, { privateKey, publicKey }, algorithm, options) => {
    const client = await jwksClient(publicKey, { kid: 'k1' });
    const gated = await startGated(
      realm,
      client,
      signing(privateKey, {
        REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'k1',
        REGISTRATION_GATE_OAUTH2_SIGNING_ALG: algorithm,
        ...('audience' in options && { REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url }),
      }),
    );
    // Twice: each assertion has a jti of its own.
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('the key at a JWKS URL of the client', async () => {
    const server = await startServer(json(200, jwks(rsa.publicKey, { kid: 'k1' })));
    const client = await keyClient({ 'use.jwks.url': 'true', 'jwks.url': `${server.url}/jwks` });
    const gated = await startGated(realm, client, signing(rsa.privateKey, { REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'k1' }));
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it.each([
    ['RS256', rsa, 'RS256', false],
    ['PS256', rsa, 'PS256', false],
    ['PS256 with the thumbprint of the certificate', rsa, '', true],
    ['ES256', ec, '', false],
  ] as const)('%s, the certificate imported', async (_name, { privateKey }, algorithm, hasCertificate) => {
    const client = await keyClient();
    const file = certificateOf(randomUUID(), privateKey);
    await realm.importCertificate(client, readFileSync(file, 'utf8'));
    const gated = await startGated(
      realm,
      client,
      signing(privateKey, {
        REGISTRATION_GATE_OAUTH2_SIGNING_ALG: algorithm,
        ...(hasCertificate && { REGISTRATION_GATE_OAUTH2_CERTIFICATE_FILE: file }),
      }),
    );
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('but a key id of our own fits no imported certificate', async () => {
    const client = await keyClient();
    const file = certificateOf(randomUUID(), rsa.privateKey);
    await realm.importCertificate(client, readFileSync(file, 'utf8'));
    const gated = await startGated(
      realm,
      client,
      signing(rsa.privateKey, { REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'registry-2026' }),
    );
    expect(await gated.register()).toMatchObject({
      ...BLOCKED,
      reason: 'invalid_client (HTTP 400)',
      hint: expect.stringContaining('leave the private key id empty') as string,
    });
  });
});

describe('a federated token, signed by the issuer of the platform', () => {
  /** A client that proves itself by tokens of another issuer, in a file that is written anew by `mint`. */
  async function federated({ reuse = false, lifeSeconds = 300, clientId = '' }) {
    const subject = `system:serviceaccount:mcp:${randomUUID()}`;
    const issuer = await startIssuer();
    onTestFinished(() => issuer.close());
    const alias = `platform-${randomUUID()}`;
    await realm.trustIssuer(alias, issuer.url, `${issuer.url}/keys`, reuse);
    const attributes = { 'jwt.credential.issuer': alias, 'jwt.credential.sub': subject };
    const client = await realm.createClient({
      clientId: clientId || subject,
      clientAuthenticatorType: 'federated-jwt',
      attributes,
    });
    const file = join(folder.path, alias);
    const mint = async (): Promise<void> => {
      const exp = Math.floor(Date.now() / 1000) + lifeSeconds;
      writeFileSync(file, `${await issuer.sign({ sub: subject, aud: realm.url, jti: randomUUID(), exp })}\n`);
    };
    await mint();
    const gated = await startGated(realm, client, {
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: file,
    });
    return { gated, mint };
  }

  it('is read anew for each token, and taken once', async () => {
    const { gated, mint } = await federated({});
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await gated.register()).toMatchObject({
      ...BLOCKED,
      reason: 'invalid_client (HTTP 400)',
      hint: expect.stringContaining('takes an assertion once') as string,
    });
    await mint();
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('is taken again and again where the realm permits its reuse, an hour long', async () => {
    const { gated } = await federated({ reuse: true, lifeSeconds: 3600 });
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('is not taken for a client of another name than its subject', async () => {
    const { gated } = await federated({ clientId: 'another-name' });
    expect(await gated.register()).toMatchObject({
      ...BLOCKED,
      reason: 'invalid_client (HTTP 400)',
      hint: expect.stringContaining('the subject of the token as client id') as string,
    });
  });
});
