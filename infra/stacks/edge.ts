import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { PROBLEMS } from '../../shared/http/problems.ts';
import type { Settings } from '../settings.ts';

/** Requests of one address in five minutes: a whole Caf, a library or a town hall may stand behind one. */
const PER_ADDRESS = 3000;
const TOO_MANY = 'too-many';

type Rule = CfnWebACL.RuleProperty;

/** The web ACL of the front door; CloudFront takes it from us-east-1 only. No request is sampled: paths carry tokens (D1). */
export class EdgeStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    const rules: Omit<Rule, 'priority' | 'visibilityConfig'>[] = [
      managed('AWSManagedRulesAmazonIpReputationList'),
      managed('AWSManagedRulesKnownBadInputsRuleSet'),
      // Bodies have their own limits and schemas behind the door, with an answer that says what is wrong.
      managed('AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']),
      {
        name: 'per-address',
        statement: { rateBasedStatement: { limit: PER_ADDRESS, aggregateKeyType: 'IP' } },
        action: {
          block: {
            customResponse: {
              responseCode: PROBLEMS.TOO_MANY.status,
              customResponseBodyKey: TOO_MANY,
              responseHeaders: [{ name: 'retry-after', value: '60' }],
            },
          },
        },
      },
    ];
    const acl = new CfnWebACL(this, 'WebAcl', {
      name: settings.name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(settings.name),
      customResponseBodies: { [TOO_MANY]: { contentType: 'APPLICATION_JSON', content: tooMany() } },
      rules: rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: visibility(rule.name) })),
    });
    this.webAclArn = acl.attrArn;
  }
}

function managed(
  name: string,
  onlyCounted: readonly string[] = [],
): Omit<Rule, 'priority' | 'visibilityConfig'> {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

/** The same problem document as the functions answer. */
function tooMany(): string {
  const { status, detail } = PROBLEMS.TOO_MANY;
  return JSON.stringify({ type: 'about:blank', title: 'TOO_MANY', status, code: 'TOO_MANY', detail });
}
