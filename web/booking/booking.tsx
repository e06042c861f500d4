import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { serverNow } from '../api/server-clock.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { CheckStep } from './check-step.tsx';
import { ChooseService } from './choose-service.tsx';
import { CodeStep } from './code-step.tsx';
import { Confirmed } from './confirmed.tsx';
import { changeDraft, clearDraft, type Draft, loseTime, readDraft } from './draft.ts';
import { isOnline, NotOnline } from './not-online.tsx';
import { PersonStep } from './person-step.tsx';
import { isPlaceGiven, settled } from './place-fields.tsx';
import { PlaceStep } from './place-step.tsx';
import { admitted, firstMissing, keptUntil, pathOf, type Step } from './steps.ts';
import { TimeStep } from './time-step.tsx';
import { useDraft } from './use-draft.ts';
import { useTimeLeft } from './use-time-left.ts';
import './booking.css';

/** The journey of a booking: each step has its address; whoever asks for one too early is led to the first answer that is missing. */
export default function Booking() {
  const asked = useRoute().params['step'];
  const { path, route } = useLocation();
  const { services } = useCatalogue();
  const draft = useDraft();
  const service = services.find(({ id }) => id === draft.service);
  const isGiven = service !== undefined && isPlaceGiven(service);
  const isToSettle = isGiven && draft.mode === undefined;
  const wanted = isGiven && asked === 'lieu' ? 'heure' : asked;
  const step = admitted(wanted, firstMissing(draft, service, serverNow()));
  useEffect(() => {
    if (isToSettle) changeDraft(settled(service, { place: undefined, mode: undefined }));
  }, [isToSettle]);
  useEffect(() => {
    // This page stays up while the next one is fetched: whoever leaves is not called back.
    if (!isToSettle && path.startsWith(pathOf(undefined)) && path !== pathOf(step)) route(pathOf(step), true);
  }, [path, step, isToSettle]);
  useLoss(draft);
  useEffect(
    () => () => {
      if (readDraft().confirmed !== undefined) clearDraft();
    },
    [],
  );
  if (step === undefined || service === undefined) return <ChooseService />;
  if (isToSettle) return null;
  if (!isOnline(service)) return <NotOnline service={service} />;
  return <OneStep step={step} service={service} />;
}

function OneStep({ step, service }: { step: Step; service: Service }) {
  switch (step) {
    case 'lieu':
      return <PlaceStep service={service} />;
    case 'heure':
      return <TimeStep service={service} />;
    case 'vous':
      return <PersonStep service={service} />;
    case 'verifier':
      return <CheckStep service={service} />;
    case 'code':
      return <CodeStep service={service} />;
    case 'confirme':
      return <Confirmed service={service} />;
  }
}

/** When the chosen time is no longer kept, it is no longer chosen (B5): the steps then lead back to the times. */
function useLoss(draft: Draft): void {
  const until = keptUntil(draft);
  const { over } = useTimeLeft(until);
  const isLost = until > 0 && over && draft.confirmed === undefined;
  useEffect(() => {
    if (isLost) loseTime(draft.pending === undefined ? 'hold-over' : 'code-over');
  }, [isLost]);
}
