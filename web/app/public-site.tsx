import type { ComponentType } from 'preact';
import { lazy, Route, Router } from 'preact-iso';
import { Home } from '../pages/home.tsx';
import { CatalogueProvider } from './catalogue.tsx';
import { CouldNotLoad } from './could-not-load.tsx';
import { Frame } from './frame.tsx';
import { useTexts } from './language.tsx';

type Module = { default: ComponentType };

/** Fetched when it is first shown; what cannot be fetched says so and offers to try again. */
const page = (load: () => Promise<Module>) =>
  lazy(() => load().catch((): Module => ({ default: CouldNotLoad })));

const Service = page(() => import('../pages/service.tsx'));
const Booking = page(() => import('../booking/booking.tsx'));
const OwnAppointment = page(() => import('../pages/own-appointment.tsx'));
const Answer = page(() => import('../pages/mediation-party.tsx'));
const Ask = page(() => import('../pages/ask.tsx'));
const OwnRequest = page(() => import('../pages/own-request.tsx'));
const Invitation = page(() => import('../pages/invitation.tsx'));
const CallBack = page(() => import('../pages/call-back.tsx'));
const Partner = page(() => import('../pages/partner.tsx'));
const TellMe = page(() => import('../pages/tell-me.tsx'));
const WaitingPlace = page(() => import('../pages/waiting-place.tsx'));
const Video = page(() => import('../pages/video.tsx'));
const DataRequest = page(() => import('../pages/data-request.tsx'));
const DataAnswer = page(() => import('../pages/data-answer.tsx'));
const PersonalData = page(() => import('../pages/personal-data.tsx'));
const Accessibility = page(() => import('../pages/accessibility.tsx'));
const Cookies = page(() => import('../pages/cookies.tsx'));
const NotFound = page(() => import('../pages/not-found.tsx'));

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
          <Route path="/reponse/:step?" component={Answer} />
          <Route path="/demander/:step?" component={Ask} />
          <Route path="/demande/:step?" component={OwnRequest} />
          <Route path="/invitation" component={Invitation} />
          <Route path="/rappel/:key?" component={CallBack} />
          <Route path="/partenaires" component={Partner} />
          <Route path="/prevenir/:key?" component={TellMe} />
          <Route path="/attente" component={WaitingPlace} />
          <Route path="/visio" component={Video} />
          <Route path="/votre-demande/:step?" component={DataRequest} />
          <Route path="/lire" component={DataAnswer} />
          <Route path="/donnees-personnelles" component={PersonalData} />
          <Route path="/accessibilite" component={Accessibility} />
          <Route path="/cookies" component={Cookies} />
          <Route default component={NotFound} />
        </Router>
      </CatalogueProvider>
    </Frame>
  );
}
