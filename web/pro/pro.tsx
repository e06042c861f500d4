import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import { InFrench } from '../app/language.tsx';
import { SiteName } from '../app/page.tsx';
import { Waiting } from '../design/waiting.tsx';
import { Doorstep, type Stop } from './doorstep.tsx';
import { handOver, makeSession, type Session } from './session.ts';
import { SessionGuard } from './session-guard.tsx';
import { finishSignIn, forget, RESUME, signedIn, signIn } from './sign-in.ts';
import { makeStaff, type Staff, StaffContext } from './staff.tsx';
import { StaffSite } from './staff-site.tsx';
import { AGENDA_OF, PLANNING_OF } from './tab-keys.ts';
import { texts } from './texts.fr.ts';
import './cards.css';
import './pro.css';

/** Which of several Cafs this tab works for. */
const CAF = 'caf';

interface Inside {
  readonly session: Session;
  readonly staff: Staff;
}

/** The professionals' door: signs in, reads who it is, then shows their pages. */
export default function Pro() {
  const { path, route } = useLocation();
  const [stop, setStop] = useState<Stop>();
  const [inside, setInside] = useState<Inside>();

  const enter = async (session: Session, caf: string | undefined) => {
    const me = await call('GET /v1/staff/me', {}, { token: session.token(), caf });
    if (me.ok) {
      if (caf !== undefined) sessionStorage.setItem(CAF, caf);
      setInside({ session, staff: makeStaff(me.value, session, caf) });
      setStop(undefined);
    } else {
      if (me.problem.status === 401) await forget();
      setStop(await stopOf(me.problem, (code) => enter(session, code)));
    }
  };
  const arrive = async () => {
    if (path === '/connexion') {
      const finished = await finishSignIn();
      if (finished.path === RESUME) {
        handOver(finished.user);
        setStop({ why: 'resumed' });
        return;
      }
      route(finished.path, true);
    }
    const user = path === RESUME ? undefined : await signedIn();
    if (user === undefined) await signIn(path === '/connexion' ? '/pro' : here());
    else await enter(makeSession(user), sessionStorage.getItem(CAF) ?? undefined);
  };
  const start = () => {
    setStop(undefined);
    arrive().catch(() => setStop({ why: 'failed' }));
  };
  useEffect(start, []);
  const again = () => {
    if (path === '/connexion') void signIn('/pro');
    else start();
  };

  if (stop !== undefined)
    return (
      <Area>
        <Doorstep stop={stop} again={again} />
      </Area>
    );
  if (inside === undefined)
    return (
      <Area>
        <main class="main">
          <h1 class="visually-hidden">{texts.frame.siteName}</h1>
          <Waiting what={texts.signIn.going} />
        </main>
      </Area>
    );
  return (
    <Area>
      <StaffContext.Provider value={inside.staff}>
        <StaffSite
          key={inside.staff.me.caf.code}
          chooseCaf={() => void chooseCaf(inside)}
          guard={<SessionGuard session={inside.session} />}
        />
      </StaffContext.Provider>
    </Area>
  );

  async function chooseCaf({ staff }: Inside) {
    leaveCaf();
    const choose = async (code: string) => {
      sessionStorage.setItem(CAF, code);
      // A new document: nothing of the other Caf's people stays in memory (D5).
      window.location.assign('/pro');
    };
    setStop({ why: 'choose', cafs: await named(staff.me.memberships), choose });
  }
}

function Area({ children }: { children: ComponentChildren }) {
  return (
    <InFrench>
      <SiteName.Provider value={texts.frame.siteName}>{children}</SiteName.Provider>
    </InFrench>
  );
}

const here = () => `${window.location.pathname}${window.location.search}`;

/** Whose planning and agenda were looked at belongs to the Caf that is left (D5). */
function leaveCaf(): void {
  for (const key of [CAF, PLANNING_OF, AGENDA_OF]) sessionStorage.removeItem(key);
}

/** Why somebody who signed in cannot go in, or not yet. */
async function stopOf(
  problem: { readonly code: string; readonly cafs?: readonly string[] },
  choose: (code: string) => Promise<void>,
): Promise<Stop> {
  leaveCaf();
  if (problem.code === 'CAF_REQUIRED')
    return { why: 'choose', cafs: await named(problem.cafs ?? []), choose };
  if (problem.code === 'FORBIDDEN') return { why: 'nobody' };
  return { why: 'failed' };
}

async function named(codes: readonly string[]) {
  return await Promise.all(
    codes.map(async (code) => {
      const found = await call('GET /v1/cafs/{caf}/services', { params: { caf: code } });
      return { code, name: found.ok ? found.value.caf.name : texts.door.unnamed(code) };
    }),
  );
}
