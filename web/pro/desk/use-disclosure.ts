import { useRef, useState } from 'preact/hooks';

/** Something that a button, given `opener`, opens below itself; closed, the focus goes back to that button. */
export function useDisclosure() {
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    ref.current?.focus();
  };
  const onClick = () => (isOpen ? close() : setOpen(true));
  return { isOpen, close, opener: { ref, type: 'button', 'aria-expanded': isOpen, onClick } as const };
}
