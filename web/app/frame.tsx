import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { HelpBox } from './help-box.tsx';
import { useLanguage } from './language.tsx';
import './frame.css';

/** Header, content, help and footer of the allocataire's pages. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { texts, language, speak } = useLanguage();
  const { path } = useLocation();
  const other = language === 'fr' ? 'en' : 'fr';
  const words = texts.frame;
  const link = (href: string, label: string) => (
    <li>
      <a href={href} aria-current={path === href ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
  return (
    <div class="site">
      <a class="button skip" href="#contenu">
        {words.skip}
      </a>
      <header class="bar">
        <div class="bar-inside">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="40" height="40" />
            <span>{texts.page.siteName}</span>
          </a>
          <nav class="bar-menu" aria-label={words.mainMenu}>
            <ul>
              {link('/reserver', words.book)}
              {link('/invitation', words.letter)}
              {link('/rendez-vous', words.myAppointment)}
            </ul>
          </nav>
          <button type="button" class="button quiet" lang={other} onClick={() => speak(other)}>
            {words.otherLanguage}
          </button>
        </div>
      </header>
      <div class="body">
        <main class="main" id="contenu" tabIndex={-1}>
          {children}
        </main>
        <HelpBox />
      </div>
      <footer class="foot">
        <nav class="foot-inside" aria-label={words.footMenu}>
          <ul>
            {link('/rendez-vous', words.myAppointment)}
            {link('/rappel', words.callBack)}
            {link('/donnees-personnelles', words.personalData)}
            {link('/accessibilite', words.accessibility)}
            {link('/cookies', words.cookies)}
            {link('/partenaires', words.partners)}
            {link('/pro', words.staff)}
          </ul>
        </nav>
      </footer>
    </div>
  );
}
