import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { isUsageError } from '../errors/usage-error.ts';
import { escapeControls } from '../report/escape.ts';
import { type CliContext, ExitStatus } from './context.ts';
import type { EnvOptions } from './env.ts';
import { lintCommand, type LintOptions } from './lint.ts';
import type { ValuesOptions } from './values.ts';
import type { VerifyOptions } from './verify.ts';
import { VERSION } from '../settings/version.ts';

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

function parseCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it takes a whole number');
  return Number(text);
}

/** Helm's own flags for values, in Helm's order. */
function withValueOptions(command: Command): Command {
  return command
    .option('-f, --values <FILE>', 'values file, - for the standard input (repeatable, the later wins)', collect, [])
    .option('--set-json <KEY=JSON>', 'a value as JSON (repeatable)', collect, [])
    .option('--set <KEY=VALUE>', 'a value, typed as Helm does (repeatable)', collect, [])
    .option('--set-string <KEY=VALUE>', 'a value as text (repeatable)', collect, [])
    .option('--set-file <KEY=FILE>', "a file's content as text (repeatable)", collect, [])
    .option('--set-literal <KEY=VALUE>', 'a value as text, without any escapes (repeatable)', collect, [])
    .option('--chart <CHART>', 'registry, stack, or the path of a chart; found from the values when not given')
    .option('--helm-version <VERSION>', "follow this Helm's semantics, such as 3.21.4 (default: the newest Helm 4)");
}

function buildProgram(context: CliContext, done: (status: number) => void): Command {
  const program = new Command('gatectl')
    .description('Checks, converts and generates the settings of the MCP gateway registry and its registration gate')
    .version(VERSION)
    .showHelpAfterError('(gatectl --help shows what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  const subcommand = (name: string, description: string): Command =>
    program.command(name).description(description).copyInheritedSettings(program);

  withValueOptions(subcommand('lint', 'check values: each FILE by itself, or the merge of the -f files'))
    .argument('[FILE...]', 'values files, folders or globs to check one by one, - for the standard input')
    .option(
      '--format <FORMAT[=FILE]>',
      'text, json, jsonl, sarif, github, gitlab or junit; with =FILE into a file (repeatable, default: text)',
      collect,
      [],
    )
    .option('--max-warnings <N>', 'fail with more warnings than this', parseCount)
    .option('--scope <SCOPE>', 'gate: look at the gate keys alone, in any chart')
    .option('--fix', 'correct the files where it is safe: quotes, spelling and depth of keys')
    .option('--dry-run', 'with --fix: print what would be changed, and change nothing')
    .option('--baseline <FILE>', 'leave out the findings that this file knows')
    .option('--write-baseline <FILE>', 'write all findings into this file, to leave them out from now on')
    .option('--config <FILE>', 'configuration (default: the nearest gatectl.yaml)')
    .action(async (files: string[], options: LintOptions) => {
      done(await lintCommand(context, files, options));
    });

  withValueOptions(subcommand('values', 'print the effective values as Helm would compute them'))
    .option('-o, --output <FORMAT>', 'yaml or json', 'yaml')
    .option('--origins', 'say where each value comes from and what it overrides')
    .option('--show-secrets', 'print secrets instead of [redacted]')
    .action(async (options: ValuesOptions) => {
      const { valuesCommand } = await import('./values.ts');
      done(await valuesCommand(context, options));
    });

  withValueOptions(subcommand('env', 'write the settings as a .env file'))
    .option('--dialect <DIALECT>', 'reader of the file: compose, docker, dotenv, python-dotenv or shell', 'dotenv')
    .option('-o, --output <FILE>', 'file to write, with mode 0600 (default: the standard output)')
    .option('--show-secrets', 'print secrets to a terminal, too')
    .action(async (options: EnvOptions) => {
      const { envCommand } = await import('./env.ts');
      done(await envCommand(context, options));
    });

  withValueOptions(subcommand('verify', 'try settings, connections, token and gate, step by step; nothing is registered'))
    .option('--env-file <FILE>', 'settings from a .env file (default without values: the environment)')
    .option('--format <FORMAT>', 'text or json', 'text')
    .option('--no-gate', 'do not call the gate')
    .action(async (options: VerifyOptions) => {
      const { verifyCommand } = await import('./verify.ts');
      done(await verifyCommand(context, options));
    });

  subcommand('generate', 'write everything that comes from schema/, in a checkout of the repository')
    .option('--check', 'write nothing; show what differs and end with status 3')
    .action(async (options: { check?: boolean }) => {
      const { generate } = await import('./generate.ts');
      done(await generate(context, options));
    });

  program.addHelpText(
    'after',
    '\nExit status: 0 clean, 1 findings, 2 wrong usage or a file that cannot be read, 3 generated files differ.',
  );
  return program;
}

/**
 * Runs gatectl.
 *
 * @param args arguments without the program's name
 * @returns exit status; never throws for what a user can do
 */
export async function runCli(context: CliContext, args: readonly string[]): Promise<number> {
  let status: number = ExitStatus.clean;
  const program = buildProgram(context, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.clean : ExitStatus.usage;
    if (isUsageError(error)) {
      const hint = error.hint === '' ? '' : `\n    hint: ${escapeControls(error.hint)}`;
      context.stderr.write(`gatectl: ${escapeControls(error.message)}${hint}\n`);
      return ExitStatus.usage;
    }
    throw error;
  }
}
