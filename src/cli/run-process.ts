import { fstatSync } from 'node:fs';
import { UsageError } from '../errors/usage-error.ts';
import { ExitStatus } from './context.ts';
import { runCli } from './program.ts';

// For the build, which runs some commands in its own process.
export { runCli };

/** The standard input; of a folder Node would read nothing, without a word. */
function readable(): NodeJS.ReadStream {
  if (fstatSync(0).isDirectory())
    throw new UsageError('the standard input is a folder', 'give it a file: gatectl lint - < values.yaml');
  return process.stdin;
}

/** Runs gatectl with the arguments and streams of this process, and sets its exit status. */
export async function runProcess(): Promise<void> {
  let failed: number | undefined;
  /** The stream, for which a reader that has seen enough, such as head, is no fault. */
  const forgiving = (stream: NodeJS.WriteStream, name: string): NodeJS.WriteStream => {
    if (stream.listenerCount('error') > 0) return stream;
    return stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      failed = ExitStatus.usage;
      process.exitCode = failed;
      if (stream !== process.stderr) process.stderr.write(`gatectl: ${name} cannot be written (${String(code)})\n`);
    });
  };
  // Node opens its streams when they are asked for, which takes a while: most runs need the standard output alone.
  const context = {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return readable();
    },
    get stdout() {
      return forgiving(process.stdout, 'the standard output');
    },
    get stderr() {
      return forgiving(process.stderr, 'the standard error');
    },
  };
  const status = await runCli(context, process.argv.slice(2));
  process.exitCode = failed ?? status;
}
