import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { signOut } from './sign-in.ts';
import { texts } from './texts.fr.ts';

/** One line of the menu, and one card of the start page. */
export interface Entry {
  readonly path: string;
  readonly label: string;
  readonly group: keyof typeof texts.groups;
}

const GROUPS = ['day', 'lists', 'people', 'planning'] as const;

/** The pages that this person may open, grouped; beside the page on a desk, behind a button on a phone. */
export function Menu({ entries }: { entries: readonly Entry[] }) {
  const { path } = useLocation();
  /** The page on which it was opened: on the next one it is shut. */
  const [openOn, setOpenOn] = useState<string>();
  const isOpen = openOn === path;
  const button = useRef<HTMLButtonElement>(null);
  const at = nearest(entries, path);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    setOpenOn(undefined);
    button.current?.focus();
  };
  return (
    <nav class="staff-nav" aria-label={texts.frame.nav} onKeyDown={close}>
      <button
        type="button"
        class="button secondary staff-nav-button"
        ref={button}
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpenOn(isOpen ? undefined : path)}
      >
        <span class="burger" aria-hidden="true" />
        {texts.frame.menu}
      </button>
      <div id="menu" class={isOpen ? 'staff-menu open' : 'staff-menu'}>
        <ul>
          <Line path="/pro" label={texts.nav.start} here={path} />
        </ul>
        {GROUPS.map((group) => {
          const lines = entries.filter((entry) => entry.group === group);
          if (lines.length === 0) return null;
          return (
            <div key={group}>
              <p class="menu-group" id={`menu-${group}`}>
                {texts.groups[group]}
              </p>
              <ul aria-labelledby={`menu-${group}`}>
                {lines.map((line) => (
                  <Line key={line.path} path={line.path} label={line.label} here={path} at={at} />
                ))}
              </ul>
            </div>
          );
        })}
        <ul class="phone-only menu-end">
          <Line path="/pro/profil" label={texts.frame.profile} here={path} />
          <li>
            <button type="button" class="button quiet" onClick={() => void signOut()}>
              {texts.frame.signOut}
            </button>
          </li>
        </ul>
      </div>
    </nav>
  );
}

interface LineProps {
  readonly path: string;
  readonly label: string;
  readonly here: string;
  /** The line within which the page stands. */
  readonly at?: string | undefined;
}

function Line({ path, label, here, at }: LineProps) {
  return (
    <li>
      <a href={path} aria-current={here === path ? 'page' : at === path ? 'true' : undefined}>
        {label}
      </a>
    </li>
  );
}

/** The line of the menu that leads nearest to a page. */
function nearest(entries: readonly Entry[], here: string): string | undefined {
  const [first] = entries
    .map(({ path }) => path)
    .filter((path) => here === path || here.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length);
  return first;
}
