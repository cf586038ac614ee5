/**
 * The metadata document of an issuer (OpenID Connect Discovery 1.0 section 4, then RFC 8414 section 3).
 *
 * @module
 */
import type { HttpClient } from '../http/client.ts';
import { describeFailure, type ResponseHead } from '../http/failure.ts';
import { repeatsMember } from '../http/json.ts';
import { checkUrl } from '../settings/checks/url.ts';

/** An issuer's metadata, or why it cannot be had. Reason and hint hold no address. */
export type MetadataResult =
  | { readonly ok: true; readonly metadata: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly hint: string;
      /** The head of an answer that holds no metadata. */
      readonly head?: ResponseHead;
    };

/** Addresses at which an issuer may publish its metadata, in the order in which they are tried. */
export function metadataUrls(issuer: string): URL[] {
  const { origin, pathname, search } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const addresses = [
    `${origin}${path}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${path}`,
    // RFC 8414 section 5: the same place under the older name.
    `${origin}/.well-known/openid-configuration${path}`,
  ];
  return [...new Set(addresses)].map((address) => new URL(`${address}${search}`));
}

/** An endpoint that metadata names, as it is written there; undefined when it names none that is safe to call. */
export function safeEndpoint(
  metadata: Readonly<Record<string, unknown>>,
  member: 'jwks_uri' | 'token_endpoint',
): string | undefined {
  const endpoint = metadata[member];
  if (typeof endpoint !== 'string' || endpoint === '') return undefined;
  return checkUrl(endpoint, { isSet: () => false }).some(({ code }) => code === 'unsafe-url') ? undefined : endpoint;
}

/** True for an http endpoint of an https issuer: what is sent there would travel unencrypted. */
export const isDowngrade = (issuer: string, endpoint: string): boolean =>
  new URL(issuer).protocol === 'https:' && new URL(endpoint).protocol !== 'https:';

const failed = (reason: string, hint: string, head?: ResponseHead): MetadataResult => ({
  ok: false,
  reason,
  hint,
  ...(head && { head }),
});

const NO_DOCUMENT = failed('the answer is not a JSON object', "check the issuer's address");

/**
 * Reads a metadata document. Its `issuer` must equal the expected one to the letter (RFC 8414 section 3.3): a missing or
 * additional trailing slash is a difference.
 */
export function readMetadata(issuer: string, body: Buffer): MetadataResult {
  const text = body.toString('utf8');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    document = null;
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return NO_DOCUMENT;
  }
  if (repeatsMember(text)) return failed('the document names a member twice', "correct the provider's document");
  const metadata = document as Readonly<Record<string, unknown>>;
  if (metadata['issuer'] === issuer) return { ok: true, metadata };
  return failed(
    'the document names another issuer',
    'set the issuer exactly as the provider writes it in its document, a trailing slash included',
  );
}

/**
 * Asks an issuer for its metadata.
 *
 * @param timeoutMs milliseconds for all requests together
 */
export async function fetchIssuerMetadata(http: HttpClient, issuer: string, timeoutMs: number): Promise<MetadataResult> {
  const end = performance.now() + timeoutMs;
  let head: ResponseHead | undefined;
  let page: MetadataResult | undefined;
  for (const url of metadataUrls(issuer)) {
    const result = await http.send({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      timeoutMs: end - performance.now(),
      signal: new AbortController().signal,
      resendWhenStale: true,
    });
    if (!result.ok) return failed(describeFailure(result.failure), "check the issuer's address and that it can be reached");
    head = result.response;
    const { status } = head;
    if (status === 200) {
      const read = readMetadata(issuer, result.response.body);
      if (read !== NO_DOCUMENT) return read;
      // Some hosts answer a page in the place of whatever they do not have.
      page = read;
      continue;
    }
    // Only "there is nothing here" sends us to the next place.
    if (status < 400 || status >= 500 || status === 408 || status === 429) break;
  }
  return page ?? failed(`no metadata (HTTP ${head?.status ?? 0})`, "check the issuer's address", head);
}
