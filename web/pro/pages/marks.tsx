import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { NOBODY } from '../desk/person-fields.ts';
import { MarkForm } from '../mediation/marks.tsx';
import { texts as sessionTexts } from '../mediation/session-texts.fr.ts';

/** The two neutral marks of M7, for a person who has no appointment, or whom one's role does not find. */
export default function Marks() {
  const words = sessionTexts.marks;
  return (
    <Page title={words.title} neutralTitle={words.tab} lead={words.lead}>
      <div class="desk stack">
        <MarkForm id="mark" person={NOBODY} />
      </div>
    </Page>
  );
}
