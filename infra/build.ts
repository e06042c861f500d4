import { fileURLToPath } from 'node:url';
import type { App } from 'aws-cdk-lib';
import { readSettings } from './settings.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { IdentityStack } from './stacks/identity.ts';
import { MailStack } from './stacks/mail.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { WebStack } from './stacks/web.ts';
import { WorkersStack } from './stacks/workers.ts';

const CLIENT = fileURLToPath(new URL('../web/dist', import.meta.url));

/** Every stack of one deployment; the account is the one that is signed in when it is deployed. */
export function buildStacks(app: App, client = CLIENT): void {
  const settings = readSettings(app);
  const id = (part: string) => `${settings.name}-${part}`;
  const props = { env: { region: settings.region } };
  const kept = { ...props, terminationProtection: true };
  const data = new DataStack(app, id('data'), settings, kept);
  const signIn = settings.signIn ?? new IdentityStack(app, id('identity'), data, kept).signIn;
  const mail = new MailStack(app, id('mail'), data, props);
  new WorkersStack(app, id('workers'), data, mail, props);
  const { api, pathPatterns } = new ApiStack(app, id('api'), data, signIn, props);
  const { webAclArn } = new EdgeStack(app, id('edge'), settings, { env: { region: 'us-east-1' } });
  new WebStack(app, id('web'), data, { api, pathPatterns, webAclArn, signIn, client }, props);
  new ObservabilityStack(app, id('observability'), data, api, props);
}
