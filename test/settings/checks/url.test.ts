import { describe, expect, it } from 'vitest';
import { checkUrl } from '../../../src/settings/checks/url.ts';

const check = (text: string) => checkUrl(text, { isSet: () => false });

describe('a URL', () => {
  it.each([
    'https://gate.example.com',
    'https://gate.example.com/check',
    'https://gate.example.com:65535/check',
    'https://[2001:db8::1]:8443/check',
    'https://bücher.example.com/',
    'http://127.0.0.1:8080/check',
    'http://[::ffff:127.0.0.1]:8080/check',
    'https://169.254.1.1/check',
    'https://gate.example.com/a%20b',
    "https://gate.example.com/it's",
  ])('%s', (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ...[
      'http://169.254.169.254/latest/meta-data',
      'https://169.254.169.254./',
      'https://2852039166/',
      'https://0xa9.0xfe.0xa9.0xfe/',
      'https://[::ffff:169.254.169.254]/',
      'https://[::169.254.169.254]/',
      'https://[64:ff9b::169.254.169.254]/',
      'https://169.254.170.2/',
      'https://169.254.170.23/',
      'https://[fd00:ec2::254]/',
      'https://[FD00:EC2:0::23]/',
      'https://100.100.100.200/',
      'https://168.63.129.16/',
      'https://192.0.0.192/',
      'https://Metadata.Google.Internal/',
      'https://metadata.goog./',
    ].map((text): [string, RegExp] => [text, /metadata service/]),
    ['https://gate.example.com ', /begins or ends with white space/],
    ['\thttps://gate.example.com', /begins or ends with white space/],
    ['https://gate.example.com\n', /begins or ends with white space/],
    ['https://gate.example.com\u00a0', /begins or ends with white space/],
    ['\ufeffhttps://gate.example.com', /begins or ends with white space/],
    ['https://gate.example .com', /holds white space/],
    ['https://gate.example.com/a\u00a0b', /holds white space/],
    ['\u201chttps://gate.example.com\u201d', /typographic quotes/],
    ['https://gate.example.com/\u2019', /typographic quotes/],
    ['"https://gate.example.com"', /in quotes that are part of the text/],
    ["'https://gate.example.com'", /in quotes that are part of the text/],
    ['https://gate\u200b.example.com', /cannot be seen/],
    ['https://gate.example.com/\u0007', /cannot be seen/],
    ['https:\\\\gate.example.com', /backslash/],
    ['https://gate.example.com:99999', /port beyond 65535/],
    ['https://gate.example.com:65536/check', /port beyond 65535/],
    ['https://gate.example.com:80a/check', /host or port that cannot be read/],
    ['https://[2001:db8::1/check', /host or port that cannot be read/],
    ['https://gate^.example.com', /host or port that cannot be read/],
    ['https://999.1.1.1.1.1/', /host or port that cannot be read/],
    ['HTTPS://gate.example.com', /small letters/],
    ['gate.example.com', /absolute URL that begins with https/],
    ['https:/gate.example.com', /absolute URL that begins with https/],
    ['https:///check', /absolute URL that begins with https/],
    ['ftp://gate.example.com', /absolute URL that begins with https/],
    ['https://{tenant}.example.com', /placeholder/],
    ['https://u:p@gate.example.com', /user name or password/],
  ])('%j is told what is wrong', (text, message) => {
    const [result, ...others] = check(text);
    expect(others).toEqual([]);
    expect(result?.code).toBe('unsafe-url');
    expect(result?.message).toMatch(message);
    expect(`${result?.message} ${result?.hint}`).not.toMatch(/gate|example|99999|65536|999\.1/);
  });
});
