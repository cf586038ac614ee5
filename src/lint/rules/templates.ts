/** True for a text with `{{ ... }}` in it: of Helm, helmfile, Jinja and others. */
export function holdsTemplate(text: string): boolean {
  const start = text.indexOf('{{');
  return start !== -1 && text.includes('}}', start);
}

/** True for the name of a file that another program renders before Helm reads it: `values.yaml.gotmpl`. */
export function isRenderedFirst(file: string): boolean {
  return /\.(?:gotmpl|tmpl|tpl|j2|jinja2?|template|erb|mustache|ytt)$/i.test(file);
}
