import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { call, type Options } from '../api/client.ts';
import type { AnswerOf, CallOf, Result, RouteName } from '../api/contract.ts';
import type { Session } from './session.ts';

export type Me = AnswerOf<'GET /v1/staff/me'>;
export type Role = Me['roles'][number];

/** Whoever is signed in, and how their calls are made. */
export interface Staff {
  readonly me: Me;
  readonly hasRole: (...roles: readonly Role[]) => boolean;
  /**
   * As `call`, in the name of whoever is signed in. When the session has ended, the person signs in again in another tab and the
   * call goes on from there: nothing that is typed on the page is lost.
   */
  readonly ask: <N extends RouteName>(
    route: N,
    parts: CallOf<N>,
    options?: Pick<Options, 'key' | 'signal'>,
  ) => Promise<Result<AnswerOf<N>>>;
}

export const StaffContext = createContext<Staff | undefined>(undefined);

/** @throws Error outside the signed-in pages. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (staff === undefined) throw new Error('nobody is signed in above this page');
  return staff;
}

export function makeStaff(me: Me, session: Session, caf: string | undefined): Staff {
  return {
    me,
    hasRole: (...roles) => roles.some((role) => me.roles.includes(role)),
    ask: async (route, parts, options = {}) => {
      for (;;) {
        const token = session.token();
        const result = await call(route, parts, { ...options, token, caf });
        if (result.ok || result.problem.status !== 401) return result;
        if (!(await session.refused(token, options.signal))) return result;
      }
    },
  };
}
