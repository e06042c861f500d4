import type { ComponentChildren } from 'preact';
import { Route, Router, useLocation } from 'preact-iso';
import { CatalogueProvider } from '../app/catalogue.tsx';
import { ErrorGuard } from './error-guard.tsx';
import { type Entry, Menu } from './menu.tsx';
import { PAGES } from './pages.ts';
import { ForbiddenPage, NotFoundPage } from './refusals.tsx';
import { signOut } from './sign-in.ts';
import { useStaff } from './staff.tsx';
import { Start } from './start/start.tsx';
import { texts } from './texts.fr.ts';

interface StaffSiteProps {
  readonly chooseCaf: () => void;
  /** What watches over the session; behind the link that skips to the content, which comes first. */
  readonly guard: ComponentChildren;
}

/** Header, menu by role and pages for whoever is signed in. */
export function StaffSite({ chooseCaf, guard }: StaffSiteProps) {
  const { hasRole, me } = useStaff();
  const { path } = useLocation();
  const mayOpen = (page: (typeof PAGES)[number]) => !('roles' in page) || hasRole(...page.roles);
  const open = PAGES.filter(mayOpen);
  const entries: Entry[] = open.flatMap((page) => ('label' in page ? [page] : []));
  return (
    <div class="staff">
      <a class="button skip" href="#contenu">
        {texts.frame.skip}
      </a>
      {guard}
      <header class="bar">
        <div class="bar-inside">
          <a class="brand" href="/pro">
            <img src="/icon.svg" alt="" width="36" height="36" />
            <span>{texts.frame.siteName}</span>
          </a>
          <ul class="staff-who">
            <li>{me.caf.name}</li>
            {me.memberships.length > 1 ? (
              <li>
                <button type="button" class="button quiet" onClick={chooseCaf}>
                  {texts.frame.otherCaf}
                </button>
              </li>
            ) : null}
            <li class="desk-only">
              <a
                class="button quiet"
                href="/pro/profil"
                aria-current={path === '/pro/profil' ? 'page' : undefined}
              >
                {texts.frame.profile}
              </a>
            </li>
            <li class="desk-only">
              <button type="button" class="button quiet" onClick={() => void signOut()}>
                {texts.frame.signOut}
              </button>
            </li>
          </ul>
        </div>
      </header>
      <div class="staff-body">
        <Menu entries={entries} />
        <main class="main" id="contenu" tabIndex={-1}>
          <CatalogueProvider caf={me.caf.code}>
            <ErrorGuard at={path}>
              <Router>
                <Route path="/pro" component={Start} entries={entries} />
                {PAGES.map((page) => (
                  <Route
                    key={page.path}
                    path={page.path}
                    component={open.includes(page) ? page.page : ForbiddenPage}
                  />
                ))}
                <Route default component={NotFoundPage} />
              </Router>
            </ErrorGuard>
          </CatalogueProvider>
        </main>
      </div>
    </div>
  );
}
