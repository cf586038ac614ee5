import type { LintCode, RuleText } from './rule.ts';

/** Rules about how values are written, and what Helm, other readers and the container make of them. */
export const typeRules = {
  'yaml-syntax': {
    checks: 'The file is YAML that Helm can read: YAML 1.1, a map at its root, no infinity, no key that is null.',
    why: 'Helm refuses the file. Editors and other linters read YAML 1.2 and may let it pass.',
    fix: 'Correct the place that is named. Put text that begins with `{`, `[`, `*`, `&`, `!`, `%` or `@` in quotes.',
    bad: { values: 'app:\n  registryAdminGroup: {{ .Values.group }}\n' },
    good: { values: 'app:\n  registryAdminGroup: platform-admins\n' },
  },
  'yaml-trap': {
    checks:
      'Helm takes a value as it looks: no tag of a tool (`!vault`, `!Ref`), which Helm drops, no `!!binary`, no text without quotes that runs over several lines, no PEM text whose line breaks are lost, nothing behind the end of the map.',
    why: 'Helm says nothing, and the registry gets another text: the path of a secret for the secret, half a password, a key that cannot be read.',
    fix: 'Resolve tags before Helm runs. Put a value that begins with `!` in quotes. Write a text of several lines as a block scalar (`|`).',
    bad: { values: 'app:\n  registryAdminGroup: !Ref AdminGroup\n' },
    good: { values: 'app:\n  registryAdminGroup: "!Ref AdminGroup"\n' },
  },
  'boolean-word': {
    checks: 'A boolean is written as `true` or `false`, not as `yes`, `no`, `on`, `off`, `y` or `n`.',
    why: 'Helm reads YAML 1.1, where these words are booleans. Readers of YAML 1.2 (editors, most JavaScript and Go tools) take them for text.',
    fix: 'Write `true` or `false`.',
    fixable: true,
    bad: { values: 'app:\n  registrationGateEnabled: no\n' },
    good: { values: 'app:\n  registrationGateEnabled: false\n' },
  },
  'number-form': {
    checks:
      'A number is written in plain decimal digits: not `010` (8 to Helm), `0x1F`, `0b1`, `0o17`, `1_000`, `1e1`, `5.0` or `+5`.',
    why: 'Readers of YAML 1.1 and 1.2 take these forms for different numbers, or for text.',
    fix: 'Write the number in plain digits. Helm reads `010` as 8 where you most likely mean 10: such a number is left to you.',
    fixable: true,
    bad: { values: 'app:\n  registryRateLimitPerMinute: 0x258\n' },
    good: { values: 'app:\n  registryRateLimitPerMinute: 600\n' },
  },
  'ambiguous-text': {
    checks:
      'Text without quotes is not a date, a number of base 60 (`1:30`) or a number that is too large, to other readers of YAML.',
    why: 'Helm takes it as text. A tool that rewrites the file, or another linter, may not, and write something else back.',
    fix: 'Put it in quotes.',
    fixable: true,
    bad: { values: 'app:\n  registryAdminGroup: 2026-01-01\n' },
    good: { values: 'app:\n  registryAdminGroup: "2026-01-01"\n' },
  },
  'null-value': {
    checks: 'A key that the chart knows is not null: neither `null` nor `~`, nor is there nothing behind its colon.',
    why: 'Helm takes a null as a request to delete the default. What takes its place depends on the template, and by version on the chart.',
    fix: 'Drop the line to keep the default. Write `""` to leave a text empty.',
    bad: { values: 'app:\n  registryOidcAudience:\n' },
    good: { values: 'app:\n  registryOidcAudience: ""\n' },
  },
  'wrong-type': {
    checks: 'A value is of the type that the chart expects, as Helm reads it: text, a number, true or false, a map, a list.',
    why: 'Without quotes a client id of digits is a number, and `off` is false. The chart refuses it, or the container gets `1.234567e+06`.',
    fix: 'Put text in quotes, and take them off numbers and booleans. Use `--set-string` for text on the command line.',
    fixable: true,
    bad: { values: 'app:\n  registryAdminGroup: 20260101\n' },
    good: { values: 'app:\n  registryAdminGroup: "20260101"\n' },
  },
  'wrong-value': {
    checks: 'A value is one that the setting takes: one of its choices, within its limits, of its form.',
    why: 'The chart refuses it, or the registry does when it starts.',
    fix: 'Look the setting up in `docs/settings.md`.',
    bad: { values: 'app:\n  registryLogLevel: verbose\n' },
    good: { values: 'app:\n  registryLogLevel: debug\n' },
  },
  'duplicate-key': {
    checks: 'No key stands twice in one map.',
    why: 'Helm takes the last one without a word, and drops the first with all below it.',
    fix: 'Merge the two into one.',
    bad: { values: 'app:\n  registryLogLevel: info\napp:\n  registryAdminGroup: platform-admins\n' },
    good: { values: 'app:\n  registryLogLevel: info\n  registryAdminGroup: platform-admins\n' },
  },
  'template-in-value': {
    checks:
      'No setting holds `{{ ... }}`, `$(NAME)` or `<no value>`. The names of existing Secrets may hold templates; files that another program renders first (`.gotmpl`, `.j2`, ...) may, too.',
    why: 'Helm does not run templates in values, and Kubernetes replaces `$(NAME)` in `extraEnv` alone: the registry gets the text as it stands.',
    fix: 'Write the value, or let a pipeline put it there before Helm runs.',
    bad: { values: 'app:\n  registryAdminGroup: "{{ .Release.Name }}-admins"\n' },
    good: {
      values: 'app:\n  registryAdminGroup: mcp-admins\n  registryApiKeysExistingSecret: "{{ .Release.Name }}-api-keys"\n',
    },
  },
  'container-text': {
    checks:
      "What reaches the container through the chart's templates is what was meant: no line break at the end, no quotes within the quotes, no number that Go prints in a form the registry does not read, no empty text where the registry would take its default.",
    why: 'The environment variable holds the text to the last character: a client id with a line break is another client id.',
    fix: 'Use `|-` in place of `|`, drop the quotes that are too many, or drop the line to keep the default.',
    bad: { values: 'app:\n  registryAdminGroup: |\n    platform-admins\n' },
    good: { values: 'app:\n  registryAdminGroup: |-\n    platform-admins\n' },
  },
} satisfies Partial<Record<LintCode, RuleText>>;
