/** So long may a tab that shows a file be loaded again. */
const SHOWN_MS = 600_000;

/**
 * A new tab for a file that is still to come; to be called from the press itself, since later ones are blocked. Undefined where the
 * browser lets none open.
 */
export function openTab(words: string): { show: (file: Blob) => void; close: () => void } | undefined {
  const tab = window.open('', '_blank');
  if (tab === null) return undefined;
  tab.document.title = words;
  tab.document.body.textContent = words;
  return {
    show(file) {
      const address = URL.createObjectURL(file);
      tab.location.replace(address);
      setTimeout(() => URL.revokeObjectURL(address), SHOWN_MS);
    },
    close: () => tab.close(),
  };
}
