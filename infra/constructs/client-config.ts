import { type ClientConfig as Content, clientConfig } from '../../shared/http/client-config.ts';
import type { Settings, SignIn } from '../settings.ts';

/** A file beside the built client, and what is in it. */
export interface ClientConfig {
  readonly key: string;
  readonly content: Content;
}

const DEFAULT = 'config.json';
const keyOf = (host: string) => `config/${host}.json`;

/**
 * What `/config.json` says: the first Caf's at any name, and where several Cafs have a name of their own, each at its own.
 * @throws Error when two Cafs share a name: their pages could not be told apart.
 */
export function clientConfigs(
  { cafs, webAddress }: Pick<Settings, 'cafs' | 'webAddress'>,
  signIn: SignIn,
): ClientConfig[] {
  const [first] = cafs;
  if (first === undefined) throw new Error('no Caf is configured');
  const usual = { key: DEFAULT, content: clientConfig(first, signIn) };
  if (webAddress !== undefined || cafs.length === 1) return [usual];
  const hosts = cafs.map((caf) => new URL(caf.webAddress).hostname);
  const shared = hosts.find((host, at) => hosts.indexOf(host) !== at);
  if (shared !== undefined) throw new Error(`Two Cafs have the web address ${shared}: give each its own.`);
  return [
    usual,
    ...cafs.map((caf, at) => ({ key: keyOf(hosts[at] ?? ''), content: clientConfig(caf, signIn) })),
  ];
}

/**
 * CloudFront's function for every request but the API's: a page of the client has no extension, all are the one document; each
 * Caf's name has a configuration of its own where there are several.
 */
export function pagesFunction(configs: readonly Pick<ClientConfig, 'key'>[]): string {
  const own = configs.map(({ key }) => key).filter((key) => key !== DEFAULT);
  return `var CONFIGS = ${JSON.stringify(own)};
function handler(event) {
  var request = event.request;
  if (request.uri === '/${DEFAULT}') {
    var own = 'config/' + (request.headers.host ? request.headers.host.value : '') + '.json';
    if (CONFIGS.indexOf(own) !== -1) request.uri = '/' + own;
  } else if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html';
  return request;
}`;
}
