import type { Finding } from '../../errors/finding.ts';
import { parseWebUrl } from '../../idp/addresses.ts';
import type { Setting } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { isWrongText, type KnownKey } from './known-keys.ts';
import { holdsPlaceholderPart, urlHoldsPlaceholder } from './placeholder.ts';
import { isReplacedBefore } from './secret-reference.ts';
import { holdsTemplate } from './templates.ts';

/** Text of a key that is no secret: names that Kubernetes does not take, and what somebody forgot to replace. */
export function checkPlainText(subject: Subject, known: KnownKey, text: string): Finding[] {
  if (holdsTemplate(text)) return [];
  const file = subject.entry(known.key)?.value.origin.range.file ?? '';
  if (known.setting === undefined) return checkName(subject, known, text, file);
  return isReplacedBefore(text, file) ? [] : checkPlaceholderPart(subject, known.setting, text);
}

/** A name of Kubernetes (RFC 1123 subdomain); the schema limits its length. */
const SECRET_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The key of an entry of a Secret. */
const ENTRY_KEY = /^[-._a-zA-Z0-9]+$/;

/** What a webhook of the cluster would replace in a container's environment, and not in a name. */
const CLUSTER_REFERENCE = /^(?:>>)?(?:vault|akeyless):/;

function checkName(subject: Subject, { key, namesSecret }: KnownKey, text: string, file: string): Finding[] {
  if ((namesSecret ? SECRET_NAME : ENTRY_KEY).test(text)) return [];
  if (isReplacedBefore(text, file) && !CLUSTER_REFERENCE.test(text)) return [];
  // White space and quotes around it have findings of their own.
  if (text !== text.trim() || /^(["']).*\1$/s.test(text)) return [];
  return [
    subject.finding('wrong-value', key, {
      message: namesSecret ? 'is not a name that a Secret can have' : 'is not a key that an entry of a Secret can have',
      hint: namesSecret
        ? 'use small letters, digits, - and . alone, with a letter or digit at both ends'
        : 'use letters, digits, -, _ and . alone',
    }),
  ];
}

function checkPlaceholderPart(subject: Subject, setting: Setting, text: string): Finding[] {
  // A group or another name of somebody's own may look like anything.
  if (setting.area !== 'gate' || isWrongText(subject, setting, text)) return [];
  const url = setting.schema['x-check'] === 'url' ? parseWebUrl(text) : undefined;
  if (url === undefined ? !holdsPlaceholderPart(text) : !urlHoldsPlaceholder(url)) return [];
  return [
    subject.finding(url === undefined ? 'wrong-value' : 'unsafe-url', setting.key, {
      message: 'holds a placeholder',
      hint: 'replace it by your own value',
    }),
  ];
}
