import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { TABLE } from '../../shared/store/table.ts';
import { readRights } from './rights.ts';
import { synthesise } from './support.ts';

const cloud = synthesise();
const rights = readRights(cloud);
const table: Record<string, FunctionDefinition> = FUNCTIONS;
const names = Object.keys(table);
const rows = Object.entries(table);

const actions = (name: string, service: string) =>
  [...new Set(rights.of(name).map(({ action }) => action))]
    .filter((action) => action.startsWith(`${service}:`))
    .sort();
/** Functions that may do this. */
const who = (action: string) =>
  names.filter((name) => rights.of(name).some((right) => right.action === action));

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

describe('what a function may do', () => {
  it('is said action by action, never with a star', () => {
    expect(rights.everybody.length).toBeGreaterThan(100);
    expect(rights.everybody.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  it('is never on everything but what SES knows of the account; patterns are the table’s own streams and prefixes of files', () => {
    const wide = rights.everybody.filter(
      ({ resource }) => resource.includes('*') && !resource.startsWith('arn:aws:s3:'),
    );
    expect(who('ses:GetAccount')).toEqual(['campaign-dispatch']);
    expect(wide).toEqual([
      { action: 'ses:GetAccount', resource: '*', condition: undefined },
      {
        action: 'dynamodb:ListStreams',
        resource: 'arn:aws:dynamodb:eu-west-3:<AWS::AccountId>:table/rdv-famille/stream/*',
        condition: undefined,
      },
    ]);
  });

  it('comes from no policy that somebody else may change', () => {
    const roles = cloud.all(
      'AWS::IAM::Role',
      z.object({ ManagedPolicyArns: z.array(z.unknown()).default([]) }),
    );
    expect(roles.length).toBeGreaterThanOrEqual(names.length);
    for (const role of roles) expect(role.is.ManagedPolicyArns).toEqual([]);
  });

  it.each(rows)('%s touches the table as the table of functions says', (name, row) => {
    const scan = row.scansTable === true ? ['dynamodb:Scan'] : [];
    const allowed = { none: [], read: READ, 'read-write': [...READ, ...WRITE, ...scan].sort() }[row.table];
    const ofItems = actions(name, 'dynamodb').filter(
      (action) => !action.includes('Stream') && !/Shard|Records/.test(action),
    );
    expect(ofItems).toEqual(allowed);
  });

  it('is to read all of the table for nobody but whoever looks for what is known of one person (D3)', () => {
    expect(who('dynamodb:Scan')).toEqual(['data-requests']);
  });

  it('on an index is a query, on those that exist', () => {
    const onIndexes = rights.everybody.filter(({ resource }) => resource.includes('/index/'));
    expect([...new Set(onIndexes.map(({ action }) => action))]).toEqual(['dynamodb:Query']);
    expect([...new Set(onIndexes.map(({ resource }) => resource.replace(/^.*\//, '')))]).toEqual(
      TABLE.indexes.map(({ name }) => name),
    );
  });

  it('lets the relay alone read the stream', () => {
    for (const action of ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'])
      expect(who(action)).toEqual(['relay']);
  });

  it('lets the notifier and the letters alone send mail, as the Caf’s own senders and through the set that reports back', () => {
    expect(who('ses:SendRawEmail')).toEqual(['notifier', 'campaign-dispatch']);
    const sending = rights.everybody.filter(({ action }) => action.startsWith('ses:Send'));
    expect(new Set(sending.map(({ action }) => action))).toEqual(new Set(['ses:SendRawEmail']));
    for (const { resource, condition } of sending) {
      expect(resource).toMatch(/:(configuration-set\/rdv-famille|identity\/<.*>)$/);
      expect(condition).toEqual({
        StringEquals: { 'ses:FromAddress': [...loadCafs().values()].map((caf) => caf.sender.address) },
      });
    }
  });

  it('lets the relay alone send to the workers’ queues; others reach only their own dead letters', () => {
    const sent = (name: string) =>
      rights
        .of(name)
        .filter(({ action }) => action === 'sqs:SendMessage')
        .map(({ resource }) => resource);
    expect(sent('relay').filter((resource) => !resource.includes('deadletters'))).toHaveLength(
      FUNCTIONS.relay.feeds.length,
    );
    for (const name of names.filter((each) => each !== 'relay'))
      for (const resource of sent(name)) expect(resource).toMatch(/deadletters/);
  });

  it('lets a worker take from its own queue only', () => {
    for (const [name, row] of rows) {
      const taken = rights.of(name).filter(({ action }) => action === 'sqs:ReceiveMessage');
      expect(taken.map(({ resource }) => resource.replaceAll('-', ''))).toEqual(
        row.trigger === 'queue' ? [expect.stringContaining(row.queue.replaceAll('-', ''))] : [],
      );
    }
  });

  it('reads the one secret that codes and links come from, where the table is used', () => {
    expect(who('secretsmanager:GetSecretValue')).toEqual(
      rows.filter(([, row]) => row.table !== 'none').map(([name]) => name),
    );
    const secrets = rights.everybody.filter(({ action }) => action === 'secretsmanager:GetSecretValue');
    expect(new Set(secrets.map(({ resource }) => resource)).size).toBe(1);
    expect(secrets[0]?.resource).toContain('KeySecret');
  });

  it('lets functions with files, and no others, reach them by prefix, one by one', () => {
    const withFiles = rows.flatMap(([name, row]) => (row.files === true ? [name] : []));
    for (const action of ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'])
      expect(who(action)).toEqual(withFiles);
    for (const { action, resource } of rights.everybody.filter((right) => right.action.startsWith('s3:')))
      if (action !== 's3:ListBucket')
        expect(resource).toMatch(
          /^arn:aws:s3:::rdv-famille-files-eu-west-3-<AWS::AccountId>\/(posted|uploads|lines|rejects|prints)\/\*$/,
        );
  });

  it('lets nobody but EventBridge Scheduler start a scheduled function', () => {
    expect(who('lambda:InvokeFunction')).toEqual([]);
  });
});
