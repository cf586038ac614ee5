import { describe, expect, it } from 'vitest';
import { lintApp, lintValues, shown } from './lint-values.ts';

const guid = '11111111-1111-1111-1111-111111111111';

describe('booleans, numbers and text', () => {
  it.each<[string, string[]]>([
    // Words that Helm reads as true or false.
    ['registrationGateRequireExplicitAllow: yes', ['2:41 boolean-word registrationGateRequireExplicitAllow']],
    ['registrationGateRequireExplicitAllow: Off', ['2:41 boolean-word registrationGateRequireExplicitAllow']],
    ['registrationGateRequireExplicitAllow: n', ['2:41 boolean-word registrationGateRequireExplicitAllow']],
    ['registrationGateRequireExplicitAllow: true', []],
    ['registrationGateRequireExplicitAllow: False', []],
    ['registrationGateRequireExplicitAllow: TRUE', []],
    ['registrationGateRequireExplicitAllow: "yes"', ['2:41 wrong-type registrationGateRequireExplicitAllow']],
    ['registrationGateRequireExplicitAllow: yEs', ['2:41 wrong-type registrationGateRequireExplicitAllow']],
    ['registrationGateOauth2ClientId: yes', ['2:35 wrong-type registrationGateOauth2ClientId']],
    // Numbers.
    ['registryRateLimitPerMinute: 010', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 08', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 0o17', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 0x1F', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 0b1', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 1_000', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 1e1', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 5.0', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: +5', ['2:31 number-form registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 5', []],
    ['registryRateLimitPerMinute: 0', []],
    ['registryRateLimitPerMinute: "5"', []],
    ['registryRateLimitPerMinute: !!int 5', []],
    ['registryRateLimitPerMinute: 5 # a second', []],
    ['registryRateLimitPerMinute: 1:30', ['2:31 wrong-value registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 1.5', ['2:31 wrong-type registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: -5', ['2:31 wrong-value registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 1000000', ['2:31 wrong-value registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 0xFFFFFFFF', ['2:31 wrong-value registryRateLimitPerMinute']],
    ['registryRateLimitPerMinute: 9007199254740993', ['2:31 wrong-value registryRateLimitPerMinute']],
    // Text that others read as something else.
    ['registryAdminGroup: 2024-01-01', ['2:23 ambiguous-text registryAdminGroup']],
    ['registryAdminGroup: 2024-01-01T10:00:00Z', ['2:23 ambiguous-text registryAdminGroup']],
    ['registryAdminGroup: 1:30', ['2:23 ambiguous-text registryAdminGroup']],
    ['registryAdminGroup: 1e400', ['2:23 ambiguous-text registryAdminGroup']],
    ['registryAdminGroup: 0x1234567890abcdef1234567890abcdef', ['2:23 ambiguous-text registryAdminGroup']],
    ['registryAdminGroup: =', ['2:23 ambiguous-text registryAdminGroup']],
    ['registrationGateSigningKeysExistingSecret: 2024-01-01', ['2:46 ambiguous-text registrationGateSigningKeysExistingSecret']],
    ['registryAdminGroup: "2024-01-01"', []],
    ['registryAdminGroup: !!str 2024-01-01', []],
    ['registryAdminGroup: 08', ['2:23 wrong-type registryAdminGroup']],
    ['registryAdminGroup: 0o17', ['2:23 wrong-type registryAdminGroup']],
    ['registryAdminGroup: 1_000', ['2:23 wrong-type registryAdminGroup']],
    ['registryAdminGroup: 2024-01', []],
    [`registryAdminGroup: ${guid}`, []],
    ['registryAdminGroup: 1.2.3', []],
    ['registryAdminGroup: v1:30', []],
    ['registryHost: 10.0.0.1', []],
    ['registryLogLevel: 2024-01-01', ['2:21 wrong-value registryLogLevel']],
    ['registryNamespace: 1:30', ['2:22 wrong-value registryNamespace']],
  ])('%s', async (line, expected) => {
    expect(shown(await lintApp(line))).toEqual(expected);
  });

  it('says what Helm reads, and how to write it', async () => {
    const findings = await lintApp(
      'registryRateLimitPerMinute: 010\nregistryAdminGroup: 1:30\nregistrationGateRequireExplicitAllow: on',
    );
    expect(findings.map(({ message, hint, fix }) => [message, hint, fix?.action])).toEqual([
      [
        'app.registryRateLimitPerMinute is written in a form that Helm reads as 8 and others may read differently',
        'write 10, or 8 if you mean the octal number',
        undefined,
      ],
      [
        'app.registryAdminGroup is text to Helm and a number of base 60 to other readers of YAML',
        'put it in quotes',
        { kind: 'quote' },
      ],
      [
        'app.registrationGateRequireExplicitAllow is written as a word that Helm reads as true and readers of YAML 1.2 as text',
        'write true',
        { kind: 'write', text: 'true' },
      ],
    ]);
    expect(findings[1]?.fix).toMatchObject({ file: 'values.yaml', path: ['app', 'registryAdminGroup'] });
  });

  it.each<[string, string | undefined, string]>([
    ['010', undefined, 'write 10, or 8 if you mean the octal number'],
    ['+0_60', undefined, 'write 60, or 48 if you mean the octal number'],
    ['08', '8', 'write 8 in plain digits'],
    ['0o17', '15', 'write 15 in plain digits'],
    ['0x1F', '31', 'write 31 in plain digits'],
    ['1_000', '1000', 'write 1000 in plain digits'],
  ])('the number %s has the fix %s', async (written, text, hint) => {
    const [found] = await lintApp(`registryRateLimitPerMinute: ${written}`);
    const action = text === undefined ? undefined : { kind: 'write', text };
    expect([found?.code, found?.fix?.action, found?.hint]).toEqual(['number-form', action, hint]);
  });

  it('offers no fix where the value stands elsewhere', async () => {
    const text = 'x: &x 010\ny: &y yes\napp:\n  registryRateLimitPerMinute: *x\n  registrationGateRequireExplicitAllow: *y\n';
    const known = (await lintValues({ files: { 'values.yaml': text } })).filter(({ code }) => code !== 'unknown-key');
    expect(known.map(({ code, fix }) => [code, fix])).toEqual([
      ['number-form', undefined],
      ['boolean-word', undefined],
    ]);
    const stack = await lintValues({ files: { v: 'registry:\n  app:\n    registryPort: 0x1F90\n' }, chart: 'stack' });
    expect(stack[0]?.fix?.path).toEqual(['registry', 'app', 'registryPort']);
  });

  it.each<[string, string]>([
    ['registryAdminGroup: 7', 'Helm reads it as a number: put it in quotes'],
    ['registryAdminGroup: off', 'Helm reads it as true or false: put it in quotes'],
    ['registrationGateOauth2Scope: [read, write]', 'write one text; several entries are separated by spaces in it'],
    ['registryAdminGroup: {name: admins}', 'give text'],
    ['registrationGateRequireExplicitAllow: "maybe"', 'give true or false, without quotes'],
  ])('says how to mend the wrong type: %s', async (line, hint) => {
    const findings = await lintApp(line);
    expect(findings.filter(({ code }) => code === 'wrong-type').map((one) => one.hint)).toEqual([hint]);
  });

  it('looks at the gate keys alone in any other chart', async () => {
    const lines =
      'registrationGateMaxRetries: 0b1\nregistryPort: 0x1F90\nregistrationGateRequireExplicitAllow: on\nregistrationGateUrl:';
    expect(shown(await lintApp(lines, { chart: 'any' }))).toEqual([
      '2:31 number-form registrationGateMaxRetries',
      '4:41 boolean-word registrationGateRequireExplicitAllow',
      '5:23 null-value registrationGateUrl',
    ]);
  });

  it('leaves arguments and defaults alone', async () => {
    expect(shown(await lintValues({ files: { v: 'app: {}\n' }, set: ['app.registryRateLimitPerMinute=5'] }))).toEqual([]);
    expect(shown(await lintValues({ setJson: ['app.registryRateLimitPerMinute=5.0', 'app.registryAdminGroup="1:30"'] }))).toEqual(
      [],
    );
  });
});

describe('nulls', () => {
  it.each<[string, Parameters<typeof lintValues>[0], string[]]>([
    [
      'nothing behind the colon',
      { files: { v: 'app:\n  registrationGateOauth2ClientId:\n' } },
      ['2:34 null-value registrationGateOauth2ClientId'],
    ],
    ['a tilde', { files: { v: 'app:\n  registryPort: ~\n' } }, ['2:17 null-value registryPort']],
    ['a reference', { files: { v: 'app:\n  existingSecret: null\n' } }, ['2:19 null-value existingSecret']],
    ['an argument', { files: { v: 'app: {}\n' }, set: ['app.registryPort=null'] }, ['- null-value registryPort']],
    [
      'a later file',
      { files: { a: 'app:\n  registryPort: 80\n', b: 'app:\n  registryPort:\n' } },
      ['2:16 null-value registryPort'],
    ],
    ['a later silent file', { files: { a: 'app:\n  registryPort:\n', b: 'app: {}\n' } }, ['2:16 null-value registryPort']],
    ['an earlier file', { files: { a: 'app:\n  registryPort:\n', b: 'app:\n  registryPort: 80\n' } }, []],
    ['the whole map', { files: { v: 'app:\nimage: {}\n' } }, ['1:5 wrong-type app']],
    ['quotes', { files: { v: 'app:\n  registrationGateOauth2ClientId: ""\n' } }, []],
    ['a word', { files: { v: 'app:\n  registrationGateOauth2ClientId: "null"\n' } }, []],
    [
      'another chart',
      { files: { v: 'app:\n  registrationGateOauth2ClientId:\n' }, chart: 'any' },
      ['2:34 null-value registrationGateOauth2ClientId'],
    ],
  ])('%s', async (_name, values, expected) => {
    expect(shown(await lintValues(values))).toEqual(expected);
  });

  it('of other charts tell what a template may print', async () => {
    const findings = await lintApp('registrationGateTimeoutSeconds:\nregistrationGateMode: ~', { chart: 'any' });
    expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'null-value: app.registrationGateTimeoutSeconds is null, which takes the default away, and which a template may print as <nil>',
      "null-value: app.registrationGateMode is null, which takes the chart's default away",
    ]);
  });

  it('say how to leave a text empty, and how to keep a default', async () => {
    const findings = await lintApp('registrationGateOauth2ClientId:\nregistryPort:');
    expect(findings.map(({ hint }) => hint)).toEqual([
      'write "" to leave it empty, or drop the line',
      'drop the line to keep the default, or say what it shall be',
    ]);
  });
});

describe('traps of YAML', () => {
  const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
  const at = 'registrationGateOauth2ClientId';
  const trap = (column: number, line = 2): string[] => [`${line}:${column} yaml-trap ${at}`];

  it.each<[string, string, string[]]>([
    ['a tag of a tool', `${at}: !vault secret/x#y`, trap(42)],
    ['a tag of CloudFormation', `${at}: !Ref Client`, trap(40)],
    ['a tag behind an anchor', `${at}: &a !Ref Client`, trap(43)],
    ['a value that begins with an exclamation mark', `${at}: !abc`, trap(39)],
    ['bytes', `${at}: !!binary aGVsbG8=`, trap(44)],
    [
      'a tag on a boolean',
      'registrationGateRequireExplicitAllow: !x true',
      ['2:44 wrong-type registrationGateRequireExplicitAllow', '2:44 yaml-trap registrationGateRequireExplicitAllow'],
    ],
    ['a tag of YAML', `${at}: !!str abc`, []],
    ['an exclamation mark in quotes', `${at}: "!abc"`, []],
    ['an exclamation mark within', `${at}: a!b # !c`, []],
    ['an exclamation mark in a comment before the value', `${at}: # !c\n  abc`, []],
    ['an anchor', `${at}: &a abc\nregistryAdminGroup: *a`, []],
    ['a plain text in two lines', `${at}: abc\n  def`, trap(35)],
    ['a quoted text in two lines', `${at}: "abc\n  def"`, []],
    ['a folded block', `${at}: >-\n  abc\n  def`, []],
    ['a PEM text as a block', `registrationGateOauth2Certificate: |\n  ${pem.replaceAll('\n', '\n  ')}`, []],
    ['a PEM text with escapes', `registrationGateOauth2Certificate: ${JSON.stringify(pem)}`, []],
    [
      'a PEM text folded',
      `registrationGateOauth2Certificate: >\n  ${pem.replaceAll('\n', '\n  ')}`,
      ['2:38 yaml-trap registrationGateOauth2Certificate'],
    ],
    [
      'a PEM text without quotes',
      `registrationGateOauth2Certificate: ${pem.replaceAll('\n', '\n  ')}`,
      ['2:38 yaml-trap registrationGateOauth2Certificate'],
    ],
    [
      'a PEM text with escapes that are none',
      `registrationGateOauth2Certificate: '${pem.replaceAll('\n', '\\n')}'`,
      ['2:38 yaml-trap registrationGateOauth2Certificate'],
    ],
    ['an unknown key', `other: !vault x`, ['2:3 unknown-key other']],
  ])('%s', async (_name, lines, expected) => {
    expect(shown(await lintApp(lines))).toEqual(expected);
  });

  it('does not show how a secret begins', async () => {
    const findings = await lintApp('registrationGateAuthCredential: !Tr0ub4dor&3');
    expect(JSON.stringify(findings)).toContain('yaml-trap');
    expect(JSON.stringify(findings)).not.toContain('Tr0ub4dor');
  });

  it('takes merge keys as they are', async () => {
    const text = 'x-shared: &x\n  registryAdminGroup: a\napp:\n  <<: *x\n';
    expect((await lintValues({ files: { v: text } })).filter(({ code }) => code !== 'unknown-key')).toEqual([]);
  });
});
