/** HTML that may be put into HTML as it is. */
export class Html {
  readonly text: string;

  /** @param text must be well-formed, with everything foreign in it escaped */
  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template: text is escaped, lists are joined, null and false leave nothing. */
export type Part = Html | string | number | null | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A template of HTML. Values are escaped for text and for attributes in quotation marks: they may stand nowhere else. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(String.raw({ raw: strings }, ...parts.map(render)));
}
