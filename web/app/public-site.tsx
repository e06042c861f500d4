import { lazy, Route, Router } from 'preact-iso';
import { Home } from '../pages/home.tsx';
import { CatalogueProvider } from './catalogue.tsx';
import { Frame } from './frame.tsx';
import { useTexts } from './language.tsx';

const Service = lazy(() => import('../pages/service.tsx'));
const Booking = lazy(() => import('../booking/booking.tsx'));
const OwnAppointment = lazy(() => import('../pages/own-appointment.tsx'));
const Invitation = lazy(() => import('../pages/invitation.tsx'));
const CallBack = lazy(() => import('../pages/call-back.tsx'));
const Video = lazy(() => import('../pages/video.tsx'));
const PersonalData = lazy(() => import('../pages/personal-data.tsx'));
const Accessibility = lazy(() => import('../pages/accessibility.tsx'));
const Cookies = lazy(() => import('../pages/cookies.tsx'));
const NotFound = lazy(() => import('../pages/not-found.tsx'));

/** The allocataire's pages, one module each. Paths tell nothing of the matter (F3): a service stands there by its short key. */
export function PublicSite() {
  return (
    <Frame>
      <CatalogueProvider title={useTexts().page.siteName}>
        <Router>
          <Route path="/" component={Home} />
          <Route path="/service/:key" component={Service} />
          <Route path="/reserver/:step?" component={Booking} />
          <Route path="/rendez-vous/:step?" component={OwnAppointment} />
          <Route path="/invitation" component={Invitation} />
          <Route path="/rappel/:key?" component={CallBack} />
          <Route path="/visio" component={Video} />
          <Route path="/donnees-personnelles" component={PersonalData} />
          <Route path="/accessibilite" component={Accessibility} />
          <Route path="/cookies" component={Cookies} />
          <Route default component={NotFound} />
        </Router>
      </CatalogueProvider>
    </Frame>
  );
}
