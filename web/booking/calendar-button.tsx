import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { saveFile, textFile } from '../app/save-file.ts';
import { Button } from '../design/button.tsx';
import { calendarFile } from './calendar-file.ts';
import type { Draft } from './draft.ts';

/** Downloads the appointment for a calendar; made here, since the link to the service's own file comes by mail only. */
export function CalendarButton({ draft: { slot, confirmed } }: { draft: Draft }) {
  const texts = useTexts();
  const { caf, places } = useCatalogue();
  if (slot === undefined || confirmed === undefined) return null;
  const place = places.find(({ id }) => id === slot.place);
  const save = () => {
    const file = calendarFile({
      id: confirmed.id,
      caf: caf.code,
      slot,
      title: texts.booking.done.calendarTitle,
      // A partner's name may tell what the matter is: its commune stands for it.
      place:
        confirmed.discreet || slot.mode !== 'on-site'
          ? undefined
          : place?.kind === 'caf'
            ? place.name
            : place?.commune,
      now: Date.now(),
    });
    saveFile(texts.own.file, textFile(file, 'text/calendar'));
  };
  return <Button onClick={save}>{texts.own.calendar}</Button>;
}
