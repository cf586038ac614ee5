import type { Check, CheckResult } from './check.ts';
import { hostReach } from './host-reach.ts';

/**
 * URLs that the charts let pass: Helm's templates have only a regular expression (RE2) to check them with.
 * What it cannot see, the linter and the registry's start-up do.
 */
export const CHART_URL = /^https?:\/\/[^/?#@\s]+([/?][^#\s]*)?$/;

const unsafe = (message: string, hint: string): CheckResult => ({ code: 'unsafe-url', message, hint });

/** Marks that word processors and chat programs put in the place of plain quotes. */
const TYPOGRAPHIC_QUOTES = /[\u2018-\u201f\u00ab\u00bb]/;

/** Characters that nobody sees: of no width, for the direction of text, control characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

/** Why a text is no absolute http or https URL; undefined when it is one. */
function whyNoUrl(text: string): CheckResult | undefined {
  if (text !== text.trim()) {
    return unsafe(
      'begins or ends with white space, or a line break',
      'drop it; it may be a no-break space, which looks like others',
    );
  }
  if (TYPOGRAPHIC_QUOTES.test(text))
    return unsafe('holds typographic quotes', 'drop them, or put plain quotes (\' or ") around it');
  if (/^(["'`]).*\1$/s.test(text))
    return unsafe('is in quotes that are part of the text', 'one pair of quotes is enough: drop the other');
  if (/\s/.test(text)) return unsafe('holds white space', 'drop it, or write %20 where the address has a space');
  if (INVISIBLE.test(text)) return unsafe('holds characters that cannot be seen', 'type it anew instead of pasting it');
  if (text.includes('\\')) return unsafe('holds a backslash', 'write / in its place');
  if (/^https?:\/\/[^/]/.test(text)) {
    if (URL.canParse(text)) return undefined;
    const isPort = URL.canParse(text.replace(/^(https?:\/\/[^/?#]*?):\d+(?=[/?#]|$)/, '$1'));
    return isPort
      ? unsafe('has a port beyond 65535', 'write the port that the service listens on, or leave it out')
      : unsafe('has a host or port that cannot be read', 'write it as https://host/path or https://host:port/path');
  }
  if (/^https?:\/\/[^/]/i.test(text)) return unsafe('must begin with https:// in small letters', 'write https:// so');
  return unsafe('must be an absolute URL that begins with https://', 'write it as https://host/path');
}

/** A URL that the registry calls: absolute, https (or http with a word about it), no credentials, no fragment. */
export const checkUrl: Check = (text) => {
  if (/[{}<>]|%7[bB]|%3[cC]/.test(text)) {
    return [unsafe('holds a placeholder', 'replace what stands in braces or angle brackets by your own value')];
  }
  const fault = whyNoUrl(text);
  if (fault !== undefined) return [fault];
  const url = new URL(text);
  const results: CheckResult[] = [];
  if (url.username !== '' || url.password !== '') {
    results.push(unsafe('must not hold a user name or password', 'credentials have settings of their own'));
  }
  if (text.includes('#')) results.push(unsafe('must not have a fragment', 'drop the # and all behind it'));
  const reach = hostReach(url.hostname);
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
