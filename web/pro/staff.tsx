import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { call, fetchFile, type Options } from '../api/client.ts';
import type { AnswerOf, CallOf, FileRoute, Result, RouteName } from '../api/contract.ts';
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
  /** As `ask`, for the file to which a route leads. */
  readonly fetchFile: <N extends FileRoute>(
    route: N,
    parts: CallOf<N>,
    options?: Pick<Options, 'signal'>,
  ) => Promise<Result<Blob>>;
}

export const StaffContext = createContext<Staff | undefined>(undefined);

/** @throws Error outside the signed-in pages. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (staff === undefined) throw new Error('nobody is signed in above this page');
  return staff;
}

export function makeStaff(me: Me, session: Session, caf: string | undefined): Staff {
  const signedIn = async <T,>(
    options: Pick<Options, 'key' | 'signal'>,
    send: (options: Options) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    for (;;) {
      const token = session.token();
      const result = await send({ ...options, token, caf });
      if (result.ok || result.problem.status !== 401) return result;
      if (!(await session.refused(token, options.signal))) return result;
    }
  };
  return {
    me,
    hasRole: (...roles) => roles.some((role) => me.roles.includes(role)),
    ask: (route, parts, options = {}) => signedIn(options, (all) => call(route, parts, all)),
    fetchFile: (route, parts, options = {}) => signedIn(options, (all) => fetchFile(route, parts, all)),
  };
}
