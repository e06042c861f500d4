import { useState } from 'preact/hooks';

let forNext: string | undefined;

/** What the page that one is led to says first. */
export function sayNext(words: string): void {
  forNext = words;
}

/** What was just done, for `Said`; the same words said again take the focus again, none clear what was said. */
export function useSaid() {
  const [said, setSaid] = useState<string | undefined>(() => {
    const words = forNext;
    forNext = undefined;
    return words;
  });
  const say = (words: string | undefined) => {
    setSaid(undefined);
    if (words !== undefined) setTimeout(() => setSaid(words));
  };
  return { said, say };
}
