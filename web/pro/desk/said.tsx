import { useLayoutEffect, useRef } from 'preact/hooks';

/** What was just done. It takes the focus, since the button that did it is usually gone, and is spoken by that. */
export function Said({ words }: { words: string | undefined }) {
  const box = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (words !== undefined) box.current?.focus();
  }, [words]);
  if (words === undefined) return null;
  return (
    <p class="notice good" ref={box} tabIndex={-1}>
      {words}
    </p>
  );
}
