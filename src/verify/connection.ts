/**
 * How a connection to the provider or the gate went: name, connection, TLS.
 *
 * @module
 */
import { isIP } from 'node:net';
import { type ConnectionProbe, type ServerCertificate, TIMEOUT, type TlsState } from '../http/probe.ts';
import { skipped, step, type StepName, type Target, type VerifyStep } from './report.ts';

/** A host to connect to. */
export interface Endpoint {
  readonly target: Target;
  readonly url: URL;
  /** Variable whose value named the host, or led to it. */
  readonly variable: string;
}

const DAY_MS = 86_400_000;

/** Days before a certificate's end at which it is worth a word; less for one that lives shortly by design. */
const RENEWAL_DAYS = 14;

/** Whole days that are left of a certificate; negative once it has expired. */
export function daysLeft({ validTo }: ServerCertificate, now: number): number {
  return Math.floor((validTo.getTime() - now) / DAY_MS);
}

function isNearItsEnd({ validFrom, validTo }: ServerCertificate, now: number): boolean {
  const life = validTo.getTime() - validFrom.getTime();
  return validTo.getTime() - now < Math.min(RENEWAL_DAYS * DAY_MS, life / 4);
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** A few of a list, so that a line stays one. */
function some(items: readonly string[], shown = 3): string {
  const rest = items.length - shown;
  return items.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** What is wrong with a certificate, and what to do about it, by the code of the refusal. */
function explainRefusal(
  code: string,
  certificate: ServerCertificate | null,
  { url }: Endpoint,
): { detail: string; hint: string } {
  const host = hostOf(url);
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return {
        detail: `the certificate expired on ${certificate === null ? 'a day before' : day(certificate.validTo)} (${code})`,
        hint: `renew the certificate of ${host}; if it is valid, set the clock of this machine right`,
      };
    case 'CERT_NOT_YET_VALID':
      return {
        detail: `the certificate is valid only from ${certificate === null ? 'a later day' : day(certificate.validFrom)} (${code})`,
        hint: 'set the clock of this machine right',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        detail: `the certificate is for ${some(certificate?.names ?? [])}, not for ${host} (${code})`,
        hint: `call the server by a name of its certificate, or have ${host} put into it`,
      };
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        detail: `the certificate's authority, ${certificate?.issuer ?? 'unknown'}, is not known (${code})`,
        hint: 'add the authority with REGISTRATION_GATE_CA_FILE, or have the server send its intermediate certificates',
      };
    default:
      return {
        detail: `the certificate of ${certificate?.issuer ?? 'an unknown authority'} is not trusted (${code})`,
        hint: 'add its authority (or itself, when it is self-signed) with REGISTRATION_GATE_CA_FILE',
      };
  }
}

function tlsStep(endpoint: Endpoint, ms: number, tls: TlsState, now: number): VerifyStep {
  const { target } = endpoint;
  const { protocol, certificate, refusal } = tls;
  if (refusal !== null) {
    return { ...step('tls', target, 'failed', { ms, ...explainRefusal(refusal, certificate, endpoint) }), tls };
  }
  if (certificate === null) return { ...step('tls', target, 'ok', { ms, detail: protocol }), tls };
  const left = daysLeft(certificate, now);
  const detail = `${protocol}, certificate for ${some(certificate.names)} from ${certificate.issuer}, valid until ${day(certificate.validTo)} (${left} days left)`;
  return isNearItsEnd(certificate, now)
    ? { ...step('tls', target, 'warning', { ms, detail, hint: 'renew the certificate soon' }), tls }
    : { ...step('tls', target, 'ok', { ms, detail }), tls };
}

function dnsFailure({ url, variable }: Endpoint, code: string): { detail: string; hint: string } {
  const host = hostOf(url);
  if (code === TIMEOUT)
    return { detail: `no answer about ${host} in time`, hint: 'check the name service of this machine or pod' };
  return {
    detail: `${host} is not known (${code})`,
    hint: `check the host in ${variable}, and the name service of this machine or pod`,
  };
}

function connectFailure({ url, variable }: Endpoint, code: string, proxied: boolean): { detail: string; hint: string } {
  const place = `${hostOf(url)} port ${portOf(url)}`;
  if (proxied) {
    return {
      detail: `the proxy makes no connection to ${place} (${code})`,
      hint: 'check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and what the proxy allows',
    };
  }
  const detail = code === TIMEOUT ? `no connection to ${place} in time` : `no connection to ${place} (${code})`;
  return {
    detail,
    hint:
      code === 'ECONNREFUSED'
        ? `nothing listens there: check host and port in ${variable}, and that the server runs`
        : `check host and port in ${variable}, and the firewalls, network policies and proxies between`,
  };
}

const TLS_FAILURE_HINT = 'check that the port speaks https, with TLS 1.2 or later, and that nothing between breaks it';

function failureWords(endpoint: Endpoint, probe: ConnectionProbe): { detail: string; hint: string } {
  const { phase, code } = probe.failure ?? { phase: 'tls', code: '' };
  if (phase === 'dns') return dnsFailure(endpoint, code);
  if (phase === 'connect') return connectFailure(endpoint, code, probe.proxied);
  return { detail: `no encrypted connection (${code})`, hint: TLS_FAILURE_HINT };
}

const PARTS = ['dns', 'connect', 'tls'] as const satisfies readonly StepName[];

/** The steps of one connection. What comes after a failure is skipped. */
export function connectionSteps(endpoint: Endpoint, probe: ConnectionProbe, elapsedMs: number, now: number): VerifyStep[] {
  const { target, url } = endpoint;
  const { proxied, addresses, dnsMs, connectMs, tlsMs, tls, failure } = probe;
  const failedAt = failure === null ? PARTS.length : PARTS.indexOf(failure.phase);
  const spentMs = (dnsMs ?? 0) + (connectMs ?? 0);
  const well: Record<(typeof PARTS)[number], () => VerifyStep> = {
    dns() {
      if (proxied) return skipped('dns', target, `the proxy resolves ${hostOf(url)}`);
      if (isIP(hostOf(url)) !== 0) return skipped('dns', target, 'the host is an address');
      const detail = `${hostOf(url)} is ${some(addresses)}`;
      return { ...step('dns', target, 'ok', { ms: dnsMs ?? 0, detail }), addresses };
    },
    connect: () =>
      step('connect', target, 'ok', {
        ms: connectMs ?? 0,
        detail: `${hostOf(url)} port ${portOf(url)}${proxied ? ', through the proxy' : ''}`,
      }),
    tls: () => (tls === null ? skipped('tls', target, 'the address is http') : tlsStep(endpoint, tlsMs ?? 0, tls, now)),
  };
  return PARTS.map((part, index) => {
    if (index < failedAt) return well[part]();
    if (index > failedAt) return skipped(part, target, 'there is no connection');
    return step(part, target, 'failed', { ms: elapsedMs - spentMs, ...failureWords(endpoint, probe) });
  });
}
