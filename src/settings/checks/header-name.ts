import type { Check } from './check.ts';

/** Field names that HTTP itself or the registry sets (RFC 9110 sections 7.2, 7.6.1, 8). */
const TAKEN =
  /^(host|content-.*|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|accept|accept-encoding|user-agent|x-request-id|x-gate-attempt|traceparent|tracestate|webhook-.*)$/i;

/** The name of a header that carries a credential (RFC 9110 section 5.1: a token). */
export const checkHeaderName: Check = (text) => {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text)) {
    return [{ code: 'wrong-value', message: 'must be a header name', hint: 'use letters, digits and hyphens, as in X-Api-Key' }];
  }
  return TAKEN.test(text)
    ? [
        {
          code: 'wrong-value',
          message: 'must not be a header that HTTP or the registry sets itself',
          hint: 'use a name such as X-Api-Key',
        },
      ]
    : [];
};
