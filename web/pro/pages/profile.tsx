import { Page } from '../../app/page.tsx';
import { Button } from '../../design/button.tsx';
import { CalendarFeed } from '../profile/calendar-feed.tsx';
import { Delegates } from '../profile/delegates.tsx';
import '../profile/profile.css';
import { signOut } from '../sign-in.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

/** Who is signed in, the calendar's secret address, who sees the agenda, and the way out. */
export default function ProfilePage() {
  const { me } = useStaff();
  const words = texts.profile;
  const { professional } = me;
  return (
    <Page title={texts.frame.profile}>
      <dl class="facts card">
        {professional === undefined ? null : (
          <div>
            <dt>{words.name}</dt>
            <dd>
              {professional.displayName}, {professional.title.toLowerCase()}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.caf}</dt>
          <dd>{me.caf.name}</dd>
        </div>
        <div>
          <dt>{words.roles}</dt>
          <dd>{me.roles.map((role) => texts.roles[role]).join(', ')}</dd>
        </div>
        <div>
          <dt>{words.account}</dt>
          <dd>{me.subject}</dd>
        </div>
      </dl>
      {professional === undefined ? null : (
        <>
          <CalendarFeed />
          <Delegates professional={professional} />
        </>
      )}
      <section class="stack" aria-labelledby="leave-title">
        <h2 id="leave-title">{words.leaveTitle}</h2>
        <p>{words.leave}</p>
        <Button kind="secondary" onClick={() => void signOut()}>
          {texts.frame.signOut}
        </Button>
      </section>
    </Page>
  );
}
