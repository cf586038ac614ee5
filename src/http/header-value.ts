/** True for a field value that holds nothing but visible ASCII, spaces and tabs (RFC 9110 section 5.5 without obs-text). */
export function isSafeHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value);
}
