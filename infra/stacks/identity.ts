import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { Role } from '../../shared/domain/words.ts';
import type { Foundations } from '../constructs/foundations.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { functionsOf } from '../functions.ts';
import { OPENID, type SignIn } from '../settings.ts';

const INVITATION = {
  emailSubject: 'Votre accès au service de rendez-vous',
  emailBody:
    'Bonjour,<br>Un compte a été créé pour vous : {username}.<br>Votre mot de passe provisoire, valable sept jours : {####}',
};
const VERIFICATION = {
  emailSubject: 'Votre code de vérification',
  emailBody: 'Bonjour,<br>Votre code de vérification : {####}',
};

/** Sign-in of staff: accounts made by an administrator, a second factor, one group per Caf and role (`94:mediator`). */
export class IdentityStack extends Stack {
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, foundations: Foundations, props: StackProps) {
    super(scope, id, props);
    const { name, cafs } = foundations.settings;
    const pool = new UserPool(this, 'Staff', {
      userPoolName: name,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: INVITATION,
      userVerification: VERIFICATION,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const row of functionsOf('sign-in')) {
      const { lambda } = new ServiceFunction(this, foundations, row);
      // The second version of the event is the first that can change the access token.
      pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, lambda, LambdaVersion.V2_0);
    }
    for (const { code } of cafs)
      for (const role of Role.options)
        new CfnUserPoolGroup(this, `Group-${code}-${role}`, {
          userPoolId: pool.userPoolId,
          groupName: `${code}:${role}`,
        });
    const client = this.client(pool, foundations);
    const page = pool.addDomain('SignInPage', {
      cognitoDomain: { domainPrefix: `${name}-${this.account}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a look of its own the newer page, which speaks French, does not open.
    new CfnManagedLoginBranding(this, 'SignInLook', {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.signIn = {
      issuer: pool.userPoolProviderUrl,
      audience: [client.userPoolClientId],
      clientId: client.userPoolClientId,
      scope: OPENID,
      origins: [page.baseUrl(), `https://cognito-idp.${this.region}.amazonaws.com`],
    };
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
  }

  /** The browser client: no secret, authorization code with PKCE. */
  private client(pool: UserPool, { settings: { origins } }: Foundations): UserPoolClient {
    return pool.addClient('Web', {
      userPoolClientName: 'web',
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: origins.map((origin) => `${origin}/connexion`),
        logoutUrls: origins.map((origin) => `${origin}/`),
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    });
  }
}
