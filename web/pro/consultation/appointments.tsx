import { useWords } from '../desk/desk-words.ts';
import { useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';

/** What came of the request: its appointments, and more of them agreed with the person (P2). */
export function Appointments() {
  const { request } = useRequest();
  const { moment, place } = useWords();
  const { id, appointments, closed } = request;
  const words = texts.request;
  return (
    <section class="card stack" aria-labelledby="appointments">
      <h2 id="appointments">{words.appointments}</h2>
      {appointments.length === 0 ? <p class="soft">{words.noAppointment}</p> : null}
      <ul class="plain-list">
        {appointments.map((one) => (
          <li key={one.id}>
            <a href={`/pro/rendez-vous/${one.id}`}>{moment(one.start)}</a>
            {', '}
            {place(one.place)}, {words.statuses[one.status]}
          </li>
        ))}
      </ul>
      {closed === undefined ? (
        <p>
          <a class="button secondary" href={`/pro/demandes/${id}/suite`}>
            {words.followUp}
          </a>
        </p>
      ) : null}
    </section>
  );
}
