import type { Example } from '../lint/catalogue/rule.ts';
import { type LintRule, ruleGroups } from '../lint/catalogue/index.ts';

const BANNER = '<!-- Generated from src/lint/catalogue/ by "gatectl generate"; edits are lost. -->';

/** Folder of the rules' pages. */
const RULES_FOLDER = 'docs/rules';

function renderExample({ values, args = [], tracked = false }: Example): string {
  const files = typeof values === 'string' ? [['values.yaml', values] as const] : Object.entries(values);
  const merged = files.length > 1;
  const words = [
    'gatectl',
    'lint',
    ...args.map((word) => (/[\s,{}*$"]/.test(word) ? `'${word}'` : word)),
    ...files.flatMap(([name]) => (merged || args.some((word) => word.startsWith('--set')) ? ['-f', name] : [name])),
  ];
  const said = args.length > 0 || merged ? [`With \`${words.join(' ')}\`:`, ''] : [];
  const blocks = files.map(
    ([name, text]) => `\`\`\`yaml\n${merged || tracked ? `# ${name}${tracked ? ', tracked by git' : ''}\n` : ''}${text}\`\`\``,
  );
  return [...said, blocks.join('\n\n')].join('\n');
}

function renderPage(rule: LintRule): string {
  return `${BANNER}

# ${rule.id}

${rule.title}. Severity: ${rule.severity}.${rule.fixable === true ? ' `--fix` corrects it.' : ''}

${rule.checks}

## Why

${rule.why}

## How to fix it

${rule.fix}

## Found

${renderExample(rule.bad)}

## Right

${renderExample(rule.good)}
`;
}

function renderIndex(): string {
  const sections = ruleGroups.map(
    ({ title, rules }) => `## ${title}

| rule | severity | finds |
|---|---|---|
${rules.map(({ id, severity, title: finds }) => `| [${id}](${id}.md) | ${severity} | ${finds.replaceAll('|', '\\|')} |`).join('\n')}`,
  );
  return `${BANNER}

# Rules

What \`gatectl lint\` looks for. An error fails the command, a warning only beyond \`--max-warnings\`. The severity of a rule is
set in \`gatectl.yaml\`; one finding is suppressed with a reason, and an old repository is adopted with a baseline: see
[linting](../linting.md).

${sections.join('\n\n')}
`;
}

/** The reference of the rules: a page for each, and a list of them all. */
export function renderRulePages(): readonly (readonly [string, string])[] {
  const pages = ruleGroups.flatMap(({ rules }) =>
    rules.map((rule) => [`${RULES_FOLDER}/${rule.id}.md`, renderPage(rule)] as const),
  );
  return [[`${RULES_FOLDER}/README.md`, renderIndex()], ...pages];
}
