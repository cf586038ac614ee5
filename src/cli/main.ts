import { runCli } from './program.ts';

/** The stream, for which a reader that has seen enough, such as head, is no fault. */
function forgiving(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.listenerCount('error') > 0
    ? stream
    : stream.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error;
        process.exit(process.exitCode);
      });
}

// Node opens its streams when they are asked for, which takes a while: most runs need the standard output alone.
process.exitCode = await runCli(
  {
    cwd: process.cwd(),
    env: process.env,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return forgiving(process.stdout);
    },
    get stderr() {
      return forgiving(process.stderr);
    },
  },
  process.argv.slice(2),
);
