import { Route, Router, useLocation } from 'preact-iso';
import { CatalogueProvider } from '../app/catalogue.tsx';
import { PAGES } from './pages.ts';
import { signOut } from './sign-in.ts';
import { useStaff } from './staff.tsx';
import { texts } from './texts.fr.ts';

/** Header, menu by role and pages for whoever is signed in. */
export function StaffSite() {
  const { hasRole } = useStaff();
  const { path } = useLocation();
  const open = PAGES.filter((page) => !('roles' in page) || hasRole(...page.roles));
  return (
    <div class="wide">
      <header class="bar">
        <div class="bar-inside">
          <a class="brand" href="/pro">
            {texts.frame.siteName}
          </a>
          <a href="/pro/profil">{texts.frame.profile}</a>
          <button type="button" class="button quiet" onClick={() => void signOut()}>
            {texts.frame.signOut}
          </button>
        </div>
        <nav class="bar-inside" aria-label={texts.frame.nav}>
          {open.map((page) =>
            'label' in page ? (
              <a key={page.path} href={page.path} aria-current={path === page.path ? 'page' : undefined}>
                {page.label}
              </a>
            ) : null,
          )}
        </nav>
      </header>
      <main class="main" id="contenu" tabIndex={-1}>
        <CatalogueProvider>
          <Router>
            {open.map(({ path: at, page }) => (
              <Route key={at} path={at} component={page} />
            ))}
          </Router>
        </CatalogueProvider>
      </main>
    </div>
  );
}
