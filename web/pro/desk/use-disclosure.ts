import { useRef, useState } from 'preact/hooks';

/** Something that a button opens below itself; closed, the focus goes back to that button. */
export function useDisclosure() {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return {
    isOpen,
    opener,
    open: () => setOpen(true),
    close: () => {
      setOpen(false);
      opener.current?.focus();
    },
  };
}
