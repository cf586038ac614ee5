/**
 * How a browser, which knows nothing of bearer tokens, shows who its user is: HTTP Basic (RFC 7617) with an API key as the password. Only
 * the page takes it. The API does not, so that what a browser remembers cannot be used by another site's form to write anything.
 *
 * @module
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Problem } from '../problem.ts';

const CHALLENGE = { 'www-authenticate': 'Basic realm="registry", charset="UTF-8"' };

/** The 401 that makes a browser ask its user. */
export const signInNeeded = (): Problem =>
  new Problem('unauthenticated', 'sign in with an API key as the password; the user name does not matter', {
    headers: CHALLENGE,
  });

/** The same problem for a browser. One that no password can mend stays as it is, so that nobody is asked for one in vain. */
export const forBrowser = (error: unknown): unknown =>
  error instanceof Problem && error.code === 'unauthenticated' ? signInNeeded() : error;

/**
 * Headers of a browser's request as the API takes them.
 *
 * @throws Problem `unauthenticated` for a Basic header that holds no password
 */
export function fromBrowser(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { authorization, ...others } = headers;
  const encoded = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return headers;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const password = pair.includes(':') ? pair.slice(pair.indexOf(':') + 1).trim() : '';
  if (password === '' || /\s/.test(password)) throw signInNeeded();
  return { ...others, authorization: `Bearer ${password}` };
}
