import type { CheckName, Setting } from '../setting.ts';
import type { Check, CheckContext, CheckResult } from './check.ts';
import { checkDatabaseUrl } from './database-url.ts';
import { checkExtraParams } from './extra-params.ts';
import { checkHeaderName } from './header-name.ts';
import { checkApiKeys, checkEncryptionKeys, checkSigningKeys } from './keys.ts';
import { checkProxyUrl, checkUrl } from './url.ts';

const checks: Readonly<Record<CheckName, Check>> = {
  url: checkUrl,
  'proxy-url': checkProxyUrl,
  'database-url': checkDatabaseUrl,
  'header-name': checkHeaderName,
  'extra-params': checkExtraParams,
  'signing-keys': checkSigningKeys,
  'api-keys': checkApiKeys,
  'encryption-keys': checkEncryptionKeys,
};

/** The schema checks the range of a number; one written as text, as values may, is checked here. */
function checkDigits({ schema }: Setting, text: string): readonly CheckResult[] {
  const { minimum = 0, maximum = 0 } = schema;
  if (!/^[0-9]+$/.test(text) || (Number(text) >= minimum && Number(text) <= maximum)) return [];
  return [{ code: 'wrong-value', message: `must be from ${minimum} to ${maximum}`, hint: 'write a number in that range' }];
}

/** Runs what JSON Schema cannot say about one value: the setting's own check, and white space around a secret. */
export function checkValue(setting: Setting, text: string, context: CheckContext): readonly CheckResult[] {
  if (text === '') return [];
  if (setting.schema.type === 'integer') return checkDigits(setting, text);
  const name = setting.schema['x-check'];
  const results = name === undefined ? [] : [...checks[name](text, context)];
  // A PEM or JSON text may end with a newline; a password that does is pasted wrongly.
  if (setting.secret && text.trim() !== '' && text !== text.trim() && !/^\s*(-----BEGIN|\[)/.test(text)) {
    results.push({
      code: 'secret-whitespace',
      message: 'begins or ends with white space',
      hint: 'paste it again without; a block scalar (|) and --set-file keep the last newline',
    });
  }
  return results;
}
