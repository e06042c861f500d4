import { useCatalogue } from '../../app/catalogue.tsx';
import type { Appointment } from '../desk/desk-words.ts';
import { typedPerson } from '../desk/find-people.ts';
import { useStaff } from '../staff.tsx';
import { MarkPerson } from './marks.tsx';
import { texts } from './texts.fr.ts';

/** What an appointment leads to: a case, from an information interview that has begun (M1), and the marks of M7. */
export function Protect({ appointment, now }: { appointment: Appointment; now: number }) {
  const { hasRole } = useStaff();
  const { services } = useCatalogue();
  const { id, person, service, start, status } = appointment;
  const isInterview = services.some(
    (one) => one.id === service && one.receivedBy === 'mediator' && one.bookableBy === 'anyone',
  );
  const took = (status === 'confirmed' || status === 'closed') && Date.parse(start) <= now;
  return (
    <div class="row">
      {hasRole('mediator') && isInterview && took ? (
        <a class="button secondary" href={`/pro/dossiers/ouvrir?entretien=${id}`}>
          {texts.fromAppointment}
        </a>
      ) : null}
      <MarkPerson id="mark" person={typedPerson(person)} />
    </div>
  );
}
