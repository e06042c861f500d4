import { ErrorBoundary, LocationProvider, lazy, useLocation } from 'preact-iso';
import { CouldNotLoad } from './could-not-load.tsx';
import { LanguageProvider } from './language.tsx';
import { PublicSite } from './public-site.tsx';

const Pro = lazy(() => import('../pro/pro.tsx').catch(() => ({ default: CouldNotLoad })));

/** Two front doors in one document: allocataires everywhere, professionals under `/pro`, whose code is fetched there only. */
export function App() {
  return (
    <LocationProvider>
      <LanguageProvider>
        <ErrorBoundary>
          <Door />
        </ErrorBoundary>
      </LanguageProvider>
    </LocationProvider>
  );
}

function Door() {
  const { path } = useLocation();
  return isForStaff(path) ? <Pro /> : <PublicSite />;
}

/** `/connexion` is where the sign-in comes back to. */
function isForStaff(path: string): boolean {
  return path === '/connexion' || path === '/pro' || path.startsWith('/pro/');
}
