import type { ComponentChildren } from 'preact';
import { useLanguage } from './language.tsx';

/** Header, content and footer of the allocataire's pages. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { texts, language, speak } = useLanguage();
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <>
      <a class="button skip" href="#contenu">
        {texts.frame.skip}
      </a>
      <header class="bar">
        <div class="bar-inside">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="36" height="36" />
            <span>{texts.page.siteName}</span>
          </a>
          <button type="button" class="button quiet" lang={other} onClick={() => speak(other)}>
            {texts.frame.otherLanguage}
          </button>
        </div>
      </header>
      <main class="main" id="contenu" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <div class="foot-inside stack">
          <ul>
            <li>
              <a href="/rendez-vous">{texts.frame.myAppointment}</a>
            </li>
            <li>
              <a href="/rappel">{texts.frame.callBack}</a>
            </li>
            <li>
              <a href="/donnees-personnelles">{texts.frame.personalData}</a>
            </li>
            <li>
              <a href="/accessibilite">{texts.frame.accessibility}</a>
            </li>
            <li>
              <a href="/cookies">{texts.frame.cookies}</a>
            </li>
            <li>
              <a href="/pro">{texts.frame.staff}</a>
            </li>
          </ul>
        </div>
      </footer>
    </>
  );
}
