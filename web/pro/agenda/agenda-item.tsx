import { fullName, phoneInWords, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { type AgendaItem, standingOf } from './item-words.ts';

/** One appointment of an agenda, as much as its viewer may see (D6): who, how, where, and how it stands, in words. */
export function AgendaEntry({ item, now }: { item: AgendaItem; now: number }) {
  const words = useWords();
  const { hasRole } = useStaff();
  const { appointment, mediation, request, group, status, mode, place, person, together, needs = [] } = item;
  const { contact } = item;
  const standing = standingOf(item, now);
  const isPhoned = person?.phone !== undefined && (mode === 'phone' || needs.includes('call-first'));
  const content = (
    <>
      <span class="entry-time">
        {words.when.time(item.start)} – {words.when.time(item.end)}
      </span>
      <span class="entry-who">
        {person !== undefined
          ? fullName(person)
          : group === undefined
            ? status === 'proposed'
              ? texts.agenda.proposed
              : texts.standing.busy
            : texts.agenda.group(words.service(item.service), group.registered, group.seats)}
      </span>
      <span class="entry-line">
        <span class="entry-how">
          {mode === undefined ? words.place(place) : texts.howAndWhere(mode, words.place(place))}
        </span>
        {status === 'busy' && person === undefined ? null : (
          <span class={`tag ${standing.tone}`}>{standing.words}</span>
        )}
      </span>
      {together === undefined ? null : (
        <span class="entry-how">{texts.agenda.together(together.name ?? together.id)}</span>
      )}
      {isPhoned ? <span class="entry-how">{phoneInWords(person.phone ?? '')}</span> : null}
      {needs.length === 0 ? null : (
        <span class="entry-needs">
          {texts.agenda.needs(needs.map((need) => texts.needs[need]).join(', '))}
        </span>
      )}
      {contact?.by === 'none' ? <span class="entry-how">{texts.agenda.noMessage}</span> : null}
    </>
  );
  const look = `agenda-entry ${status === 'confirmed' ? standing.tone : status}`;
  const page = pageOf({ appointment, mediation, request, group });
  // The benefits desk sees who comes beside whom, and opens no appointment (F1).
  const mayOpen = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist');
  const isBusy = person === undefined && group === undefined && status !== 'proposed';
  if (page === undefined || isBusy || !mayOpen) return <div class={look}>{content}</div>;
  return (
    <a class={look} href={page}>
      {content}
    </a>
  );
}

/** Where one reads more: the appointment, the group session, the request, or the case of a joint session. */
function pageOf({
  appointment,
  mediation,
  request,
  group,
}: Pick<AgendaItem, 'appointment' | 'mediation' | 'request' | 'group'>): string | undefined {
  if (group !== undefined) return `/pro/reunions/${group.id}`;
  if (appointment !== undefined) return `/pro/rendez-vous/${appointment}`;
  if (request !== undefined) return `/pro/demandes/${request}`;
  return mediation === undefined ? undefined : `/pro/dossiers/${mediation}`;
}
