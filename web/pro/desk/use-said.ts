import { useState } from 'preact/hooks';

/** What was just done, for `Said`; the same words said again take the focus again, none clear what was said. */
export function useSaid() {
  const [said, setSaid] = useState<string>();
  const say = (words: string | undefined) => {
    setSaid(undefined);
    if (words !== undefined) setTimeout(() => setSaid(words));
  };
  return { said, say };
}
