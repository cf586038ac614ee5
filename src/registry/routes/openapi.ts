import type { Answer } from './handler.ts';

/** The API's description. It holds no data, so that everybody may read it. */
export async function openApi(): Promise<Answer> {
  // A start does not pay for it.
  const { openApiDocument } = await import('../openapi/document.ts');
  return { status: 200, body: openApiDocument() };
}
