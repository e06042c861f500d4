import type { Caf } from '../domain/caf.ts';

interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
}

/** What `/config.json` tells the client of one Caf, from the front door and from the gateway of one machine alike. */
export function clientConfig(caf: Caf, { issuer, clientId, scope }: SignIn) {
  const { code, name, phone, phoneHours, english } = caf;
  return {
    caf: code,
    signIn: { issuer, clientId, scope },
    help: { name, phone, phoneHours, ...(english === undefined ? {} : { english }) },
  };
}
export type ClientConfig = ReturnType<typeof clientConfig>;
