import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { RequestListener, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server's certificate is to be. */
export interface CertificateOptions {
  /** Subject alternative name, as OpenSSL writes it. */
  readonly name: string;
  /** Days from now at which it ends; negative for one that has expired. */
  readonly days: number;
  readonly isSelfSigned?: boolean;
}

/** A certificate and key in PEM. */
export interface ServerIdentity {
  readonly cert: string;
  readonly key: string;
}

/** Time as `openssl ca` takes it. */
const asn1Time = (days: number): string =>
  new Date(Date.now() + days * 86_400_000)
    .toISOString()
    .replaceAll(/[-:T]|\.\d+/g, '')
    .slice(2);

const CONFIG = `[ca]
default_ca=own
[own]
database=index
new_certs_dir=.
serial=serial
default_md=sha256
policy=any
[any]
commonName=supplied
`;

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes an authority and certificates of it; openssl does the work. */
export function makeAuthority(): { readonly ca: string; make(options: CertificateOptions): ServerIdentity; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, 'config'), CONFIG);
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(join(folder, 'index.attr'), 'unique_subject = no\n');
  writeFileSync(join(folder, 'serial'), '1000\n');
  openssl('req', '-x509', ...KEY, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority');
  return {
    ca: read('ca.pem'),
    make({ name, days, isSelfSigned = false }) {
      if (isSelfSigned) {
        const extension = ['-addext', `subjectAltName=${name}`];
        openssl(
          'req',
          '-x509',
          ...KEY,
          '-keyout',
          'key',
          '-out',
          'cert',
          '-days',
          String(days),
          '-subj',
          '/CN=self',
          ...extension,
        );
      } else {
        writeFileSync(join(folder, 'extensions'), `subjectAltName=${name}\n`);
        openssl('req', ...KEY, '-keyout', 'key', '-out', 'request', '-subj', '/CN=server');
        const [from, to] = [asn1Time(Math.min(days, 0) - 100), asn1Time(days)];
        const signer = ['-config', 'config', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-extfile', 'extensions'];
        openssl('ca', '-batch', '-notext', ...signer, '-in', 'request', '-out', 'cert', '-startdate', from, '-enddate', to);
      }
      return { cert: read('cert'), key: read('key') };
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** Makes servers of https out of an identity. */
export const withTls =
  (identity: ServerIdentity) =>
  (listener: RequestListener): Server =>
    createServer(identity, listener);
