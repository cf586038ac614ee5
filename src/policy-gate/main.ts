import { runPolicyGate } from './program.ts';

process.exitCode = await runPolicyGate({
  args: process.argv.slice(2),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  events: process,
});
