import type { Check, CheckResult } from './check.ts';

/** Instance metadata services of the clouds: they hand out credentials and are never a gate or a provider. */
const METADATA_HOSTS = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '[fd00:ec2::254]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:a9fe:aa02]',
  '[::ffff:6464:64c8]',
  'metadata.google.internal',
]);

/**
 * URLs that the charts let pass: Helm's templates have only a regular expression (RE2) to check them with.
 * What it cannot see, the linter and the registry's start-up do.
 */
export const CHART_URL = /^https?:\/\/[^/?#@\s]+([/?][^#\s]*)?$/;

/** How far a host is away, as far as its name tells. */
export type HostReach = 'loopback' | 'cluster' | 'network' | 'metadata';

/**
 * Tells how far away a URL's host is: `loopback` (127.0.0.0/8, ::1, localhost), `cluster` (`*.svc`, `*.svc.*` or a
 * single-label name), `metadata` (a cloud's metadata service), else `network`.
 */
export function hostReach(url: URL): HostReach {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (METADATA_HOSTS.has(host)) return 'metadata';
  if (host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)) return 'loopback';
  if (/\.svc(\.|$)/.test(host) || /^[a-z0-9_-]*[a-z_-][a-z0-9_-]*$/.test(host)) return 'cluster';
  return 'network';
}

const unsafe = (message: string, hint: string): CheckResult => ({ code: 'unsafe-url', message, hint });

/** A URL that the registry calls: absolute, https (or http with a word about it), no credentials, no fragment. */
export const checkUrl: Check = (text) => {
  if (/[{}<>]|%7[bB]|%3[cC]/.test(text)) {
    return [unsafe('holds a placeholder', 'replace what stands in braces or angle brackets by your own value')];
  }
  if (!URL.canParse(text) || !/^https?:\/\/[^/]/.test(text) || /[\s\\]/.test(text)) {
    return [unsafe('must be an absolute URL that begins with https://', 'write it as https://host/path')];
  }
  const url = new URL(text);
  const results: CheckResult[] = [];
  if (url.username !== '' || url.password !== '') {
    results.push(unsafe('must not hold a user name or password', 'credentials have settings of their own'));
  }
  if (text.includes('#')) results.push(unsafe('must not have a fragment', 'drop the # and all behind it'));
  const reach = hostReach(url);
  if (reach === 'metadata') {
    results.push(unsafe("must not name a cloud's metadata service", 'give the address of the service you mean'));
  }
  if (url.protocol === 'http:' && reach === 'cluster') {
    results.push({
      code: 'cluster-http',
      message: 'sends its data unencrypted within the cluster',
      hint: 'fine where the cluster network is trusted; https is safer',
    });
  }
  if (url.protocol === 'http:' && reach === 'network') {
    results.push({
      code: 'plain-http',
      message: 'sends tokens and registrations unencrypted over the network',
      hint: 'use https',
    });
  }
  if (url.search !== '') {
    results.push({
      code: 'url-query',
      message: 'has a query, which is sent but never logged',
      hint: 'keep secrets out of it',
    });
  }
  return results;
};

/** A proxy's URL; it may hold credentials. */
export const checkProxyUrl: Check = (text) =>
  URL.canParse(text) && /^https?:\/\/[^/]/.test(text)
    ? []
    : [unsafe('must be an absolute http or https URL', 'write it as http://host:port')];
