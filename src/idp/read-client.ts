import { parseWebUrl } from './addresses.ts';
import { type Address, type ClientConfiguration, clientKeys, type FormParameter } from './client.ts';
import { isGuid } from './guid.ts';

/** Settings by their keys, wherever they stand. */
export interface ClientSource {
  /** The text of a setting; undefined when there is none, or none that is known. */
  readonly text: (key: string) => string | undefined;
  /** True when a setting holds something, known or not. */
  readonly isSet: (key: string) => boolean;
  readonly authMethod: string;
  /** False when settings may come from where nobody sees them. */
  readonly complete: boolean;
}

function readAddress(text: string): Address | undefined {
  // What is no such URL has a finding of its own.
  const url = parseWebUrl(text);
  return url && { url, endsInSlash: text.trimEnd().endsWith('/') };
}

function readParameters(source: ClientSource): Map<'scope' | 'audience' | 'resource', FormParameter> {
  const extra = new URLSearchParams(source.text(clientKeys.extraParams) ?? '');
  const parameters = new Map<'scope' | 'audience' | 'resource', FormParameter>();
  for (const name of ['scope', 'audience', 'resource'] as const) {
    const key = clientKeys[name];
    const value = extra.get(name) ?? '';
    if (source.isSet(key)) parameters.set(name, { key, value: source.text(key) ?? '' });
    else if (value.trim() !== '') parameters.set(name, { key: clientKeys.extraParams, value });
  }
  return parameters;
}

/** What is configured for the token request, as advice is given about it. */
export function readClient(source: ClientSource): ClientConfiguration {
  const { extraParams, clientSecret } = clientKeys;
  const extraIsReadable = source.text(extraParams) !== undefined || !source.isSet(extraParams);
  return {
    tokenUrl: readAddress(source.text(clientKeys.tokenUrl) ?? ''),
    issuerUrl: readAddress(source.text(clientKeys.issuerUrl) ?? ''),
    authMethod: source.authMethod,
    hasAssertionAudience: source.isSet(clientKeys.assertionAudience),
    parameters: readParameters(source),
    secret: { looksLikeGuid: isGuid(source.text(clientSecret)?.trim() ?? '') },
    complete: extraIsReadable && source.complete,
  };
}
