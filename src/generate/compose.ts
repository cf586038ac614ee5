import { UsageError } from '../errors/usage-error.ts';
import { environmentNames } from '../settings/setting.ts';
import type { Catalogue } from './catalogue.ts';

const BEGIN = /^( *)# begin generated\b.*\n/m;
const END = /^ *# end generated\b/m;

/** Settings that the image itself decides, and whose variables on the host mean something else. */
const OF_THE_IMAGE = ['registryHost', 'registryPort', 'registryDataDir'];

/**
 * `compose.yaml` with its list of variables between the markers made anew. A name without a value is passed on as it is set
 * in `.env` or the environment, and stays unset where it is not.
 *
 * @param text the file as it is
 * @throws UsageError when a marker is missing
 */
export function renderCompose(catalogue: Catalogue, text: string): string {
  const begin = BEGIN.exec(text);
  const end = END.exec(text);
  if (begin === null || end === null || end.index < begin.index) {
    throw new UsageError(
      'compose.yaml lacks the lines "# begin generated" and "# end generated"',
      'put them where the list of variables belongs',
    );
  }
  const names = catalogue.appSettings.filter(({ key }) => !OF_THE_IMAGE.includes(key)).flatMap(environmentNames);
  const list = names.map((name) => `${begin[1]}- ${name}\n`).join('');
  return text.slice(0, begin.index + begin[0].length) + list + text.slice(end.index);
}
