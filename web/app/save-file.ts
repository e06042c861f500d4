/** Long enough for a slow phone to begin the download. */
const KEPT_MS = 60_000;

/** Hands a text to the person as a file, made on this machine; its name tells nothing of the matter (F3). */
export function saveFile(name: string, text: string, type: 'text/calendar' | 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
