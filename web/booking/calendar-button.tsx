import type { Slot } from '../api/contract.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { saveFile, textFile } from '../app/save-file.ts';
import { Button } from '../design/button.tsx';
import { calendarFile } from './calendar-file.ts';

interface CalendarButtonProps {
  /** Of the appointment or joint session. */
  readonly id: string;
  readonly slot: Slot;
  readonly discreet?: boolean;
  readonly kind?: 'primary' | 'secondary';
}

/** Downloads an appointment for a calendar; made here, since the link to the service's own file comes by mail only. */
export function CalendarButton({ id, slot, discreet = false, kind = 'primary' }: CalendarButtonProps) {
  const texts = useTexts();
  const { caf, places } = useCatalogue();
  const place = places.find((one) => one.id === slot.place);
  const save = () => {
    const file = calendarFile({
      id,
      caf: caf.code,
      slot,
      title: texts.booking.done.calendarTitle,
      // A partner's name may tell what the matter is: its commune stands for it.
      place:
        discreet || slot.mode !== 'on-site' ? undefined : place?.kind === 'caf' ? place.name : place?.commune,
      now: Date.now(),
    });
    saveFile(texts.own.file, textFile(file, 'text/calendar'));
  };
  return (
    <Button kind={kind} onClick={save}>
      {texts.own.calendar}
    </Button>
  );
}
