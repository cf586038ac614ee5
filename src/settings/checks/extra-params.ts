import type { Check, CheckResult } from './check.ts';

const ALWAYS_SENT = new Set(['grant_type', 'client_id', 'client_secret', 'client_assertion', 'client_assertion_type']);

/** Form parameters with a setting of their own: taken once that setting is used. */
const OWN_SETTING = new Map([
  ['scope', 'registrationGateOauth2Scope'],
  ['audience', 'registrationGateOauth2Audience'],
  ['resource', 'registrationGateOauth2Resource'],
]);

/** More form parameters of the token request, `a=b&c=d` (application/x-www-form-urlencoded). */
export const checkExtraParams: Check = (text, context) => {
  const results: CheckResult[] = [];
  if (text.split('&').some((pair) => !/^[^=\s]+=\S*$/.test(pair))) {
    results.push({ code: 'wrong-value', message: 'must be form parameters', hint: 'write them as a=b&c=d, percent-encoded' });
  }
  const seen = new Set<string>();
  for (const name of new URLSearchParams(text).keys()) {
    const own = OWN_SETTING.get(name);
    if (ALWAYS_SENT.has(name) || (own !== undefined && context.isSet(own))) {
      results.push({ code: 'wrong-value', message: `must not name ${name}, which is sent already`, hint: 'drop it' });
    } else if (seen.has(name)) {
      results.push({
        code: 'wrong-value',
        message: `names ${name} twice`,
        hint: 'RFC 6749 section 3.2 allows each parameter once',
      });
    }
    seen.add(name);
  }
  return results;
};
