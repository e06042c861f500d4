import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import { Notice } from '../design/notice.tsx';
import { Waiting } from '../design/waiting.tsx';
import { finishSignIn, signedIn, signIn } from './sign-in.ts';
import { makeStaff, type Staff, StaffContext } from './staff.tsx';
import { StaffSite } from './staff-site.tsx';
import { texts } from './texts.fr.ts';

/** The professionals' door: signs in, reads who it is, then shows their pages. */
export default function Pro() {
  const { path, route } = useLocation();
  const [staff, setStaff] = useState<Staff>();
  const [failed, setFailed] = useState(false);
  const enter = async () => {
    if (path === '/connexion') route(await finishSignIn(), true);
    const user = await signedIn();
    if (user === undefined) {
      await signIn(window.location.pathname);
      return;
    }
    const me = await call('GET /v1/staff/me', {}, { token: user.access_token });
    if (me.ok) setStaff(makeStaff(me.value, user.access_token, undefined));
    else setFailed(true);
  };
  useEffect(() => {
    enter().catch(() => setFailed(true));
  }, []);
  if (staff !== undefined)
    return (
      <StaffContext.Provider value={staff}>
        <StaffSite />
      </StaffContext.Provider>
    );
  if (!failed) return <Waiting what={texts.signIn.going} />;
  return (
    <main class="main">
      <Notice tone="bad" role="alert">
        <p>{texts.signIn.failed}</p>
        <button type="button" class="button" onClick={() => void signIn('/pro')}>
          {texts.signIn.again}
        </button>
      </Notice>
    </main>
  );
}
