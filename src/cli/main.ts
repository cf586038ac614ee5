import { runCli } from './program.ts';

process.exitCode = await runCli(
  { cwd: process.cwd(), env: process.env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
  process.argv.slice(2),
);
