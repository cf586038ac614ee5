import { Buffer } from 'node:buffer';
import { isIPv6 } from 'node:net';
import { compileRegexp } from './regexp.ts';
import { parseGoUrl } from './url.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

function isRegexp(text: string): boolean {
  try {
    compileRegexp(text);
    return true;
  } catch {
    return false;
  }
}

const isJsonPointer = (text: string): boolean => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);

const isIpv4 = (text: string): boolean =>
  /^(?:0|[1-9]\d*|[+-]\d+)(?:\.(?:0|[1-9]\d*|[+-]\d+)){3}$/.test(text) &&
  text.split('.').every((part) => Number(part) >= 0 && Number(part) <= 255);

const isIpv6 = (text: string): boolean => isIPv6(text) && !text.includes('%');

function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, '');
  return bytes(name) <= 253 && name.split('.').every((label) => /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)$/.test(label));
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (at === -1 || bytes(text) > 254 || bytes(local) > 64) return false;
  const quoted = bytes(local) > 1 && local.startsWith('"');
  // As in the validator, the closing quote is taken for granted.
  if (quoted && /[\\"]/.test(Buffer.from(local).subarray(1, -1).toString('latin1'))) return false;
  if (!quoted && !/^(?:(?!\.)[A-Za-z0-9.!#$%&'*+\-/=?^_`{|}~]*(?<!\.))$/.test(local)) return false;
  if (!quoted && local.includes('..')) return false;
  const [, address] = /^\[(.*)\]$/s.exec(domain) ?? [];
  if (address === undefined) return isHostname(domain);
  return address.startsWith('IPv6:') ? isIpv6(address.slice(5)) : isIpv4(address);
}

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Go's `Atoi` takes a sign, so that a field of two characters may be `+1`. */
const TIME = /^(\d\d|\+\d|-0):(\d\d|\+\d|-0):(\d\d|\+\d|-0)(?:\.\d+)?(?:[zZ]|([+-])(\d\d|\+\d|-0):(\d\d|\+\d|-0))$/;

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [hour = 0, minute = 0, second = 0, , zoneHour = 0, zoneMinute = 0] = match.slice(1).map((part) => Number(part) || 0);
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
  if (second < 60) return true;
  // A leap second is the last of a day in UTC. A time past midnight there is not brought back into the day.
  const offset = (zoneHour * 60 + zoneMinute) * (match[4] === '-' ? 1 : -1);
  const utc = hour * 60 + minute + offset;
  return (utc < 0 ? utc + 24 * 60 : utc) === 23 * 60 + 59;
}

const isDateTime = (text: string): boolean => /^.{10}[tT]/s.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));

const isDuration = (text: string): boolean =>
  /^P(?:\d+W|(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(text);

function isPeriod(text: string): boolean {
  const slash = text.indexOf('/');
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash === -1) return false;
  if (start.startsWith('P')) return isDuration(start) && isDateTime(end);
  return isDateTime(start) && (end.startsWith('P') ? isDuration(end) : isDateTime(end));
}

/** Bytes that Go leaves as they are in a path. */
const PLAIN_PATH = /[A-Za-z0-9\-_.~$&+,/:;=@]/;

/** Braces are looked at only where Go keeps the path as it was written, because it would write it otherwise. */
function isUriTemplate(text: string): boolean {
  const url = parseGoUrl(text);
  if (url === undefined) return false;
  const decoded = Buffer.from(
    url.path.replaceAll(/%([0-9A-Fa-f]{2})|[^\0-\xff]/g, (part, hex: string | undefined) =>
      hex === undefined ? Buffer.from(part).toString('latin1') : String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
  const encoded = Array.from(decoded, (byte) => {
    const character = String.fromCharCode(byte);
    return PLAIN_PATH.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
  if (encoded === url.path) return true;
  return url.path.split('/').every((segment) => {
    const braces = segment.replaceAll(/%7B/gi, '{').replaceAll(/%7D/gi, '}').replaceAll(/[^{}]/g, '');
    return /^(?:\{\})*$/.test(braces);
  });
}

const SEMVER =
  /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

const isUri = (text: string): boolean => (parseGoUrl(text)?.scheme ?? '') !== '';
const isUriReference = (text: string): boolean => !text.includes('\\') && parseGoUrl(text) !== undefined;

/** The formats that Helm's validator knows and what it takes for each (`format.go`); it ignores every other name. */
export const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['regex', isRegexp],
  ['json-pointer', isJsonPointer],
  ['relative-json-pointer', (text) => /^(?:0|[1-9]\d*)(?:#|(?:\/.*)?)$/s.test(text) && isJsonPointer(text.replace(/^\d+#?/, ''))],
  ['uuid', (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)],
  ['duration', isDuration],
  ['period', isPeriod],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['hostname', isHostname],
  ['email', isEmail],
  ['date', isDate],
  ['time', isTime],
  ['date-time', isDateTime],
  ['uri', isUri],
  ['iri', isUri],
  ['uri-reference', isUriReference],
  ['iri-reference', isUriReference],
  ['uri-template', isUriTemplate],
  ['semver', (text) => SEMVER.test(text)],
]);
