import type { LintCode, RuleText } from './rule.ts';

const gate = (comments: string): string => `app:
  registrationGateEnabled: true
  ${comments}
  registrationGateUrl: http://gate.lab.example.com/check
`;

const good = { values: gate('# gatectl-disable-next-line plain-http -- the lab has no certificates, see NET-112') };

/** Rules about comments that suppress findings, and about the baseline. */
export const suppressionRules = {
  'unused-suppression': {
    checks:
      'Every rule that a comment suppresses would find something there, and the baseline counts no more findings than there are. It is looked for where one file is linted by itself and in full, and not for rules whose findings depend on git, on the name of the file or on other sources.',
    why: 'A comment that is left over hides the next mistake in its place, and a baseline that counts too much lets new findings in.',
    fix: 'Remove the comment, or take the rule out of it. Write the baseline anew with `--write-baseline`.',
    bad: {
      values: gate('# gatectl-disable-next-line plain-http, url-query -- the lab has no certificates, see NET-112'),
    },
    good,
  },
  'invalid-suppression': {
    checks:
      'A comment that begins with `gatectl-disable` names rules that exist and gives a reason behind `--`. `gatectl-disable-next-line` stands on a line of its own. What Helm itself would refuse (`yaml-syntax`, `set-argument`, `helm-refuses`) and findings about suppressions cannot be suppressed.',
    why: 'Such a comment suppresses nothing, whatever its author believes; and without a reason nobody dares to remove it later.',
    fix: 'Write `# gatectl-disable-next-line RULE -- reason` above the line, or `# gatectl-disable-file RULE -- reason` anywhere in the file.',
    bad: { values: gate('# gatectl-disable-next-line plain-http') },
    good,
  },
} as const satisfies Partial<Record<LintCode, RuleText>>;
