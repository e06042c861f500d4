/** Long enough for a slow phone to begin the download. */
const KEPT_MS = 60_000;

/** Hands a file to the person to keep, from this machine; its name tells nothing of the matter (F3). */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** A text as a file in UTF-8. */
export const textFile = (text: string, type: 'text/calendar' | 'text/csv') =>
  new Blob([text], { type: `${type};charset=utf-8` });
