/** What a spreadsheet set to French opens by a double click: semicolons, and the mark that says UTF-8. */
export const spreadsheet = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;

/** A field that a spreadsheet could take for a formula begins with an apostrophe. */
function quoted(field: string): string {
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
