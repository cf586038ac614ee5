/** dist/gatectl.js: what src/cli/main.ts is to the sources. */
import { join } from 'node:path';
import type * as Gatectl from '../src/cli/run-process.ts';
import { CommandLoader } from './command-loader.ts';

const gatectl = new CommandLoader().load(join(import.meta.dirname, 'lib', 'gatectl', 'gatectl.js')) as typeof Gatectl;
await gatectl.runProcess();
