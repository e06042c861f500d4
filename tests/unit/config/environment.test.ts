import { describe, expect, it } from 'vitest';
import { Environment } from '../../../shared/config/environment.ts';

const least = { TABLE_NAME: 'rdv-famille', SECRET_KEY: 'a secret of the tests, forty characters!' };

describe('the surroundings of a function', () => {
  it('are parsed, and whatever else stands there is left alone', () => {
    const queues = { notifier: 'http://127.0.0.1:3001/notifier' };
    const parsed = Environment.parse({ ...least, QUEUE_URLS: JSON.stringify(queues), PATH: '/bin' });
    expect(parsed).toMatchObject({ ...least, QUEUE_URLS: queues });
    expect(parsed).not.toHaveProperty('PATH');
  });

  it.each([
    [{ TABLE_NAME: undefined }, 'TABLE_NAME'],
    [{ TABLE_NAME: '' }, 'TABLE_NAME'],
    [{ DYNAMODB_ENDPOINT: 'not an address' }, 'DYNAMODB_ENDPOINT'],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY'],
    [{ QUEUE_URLS: '{ not json' }, 'QUEUE_URLS'],
    [{ QUEUE_URLS: '{"notifier":"nowhere"}' }, 'QUEUE_URLS.notifier'],
    [{ WEB_ADDRESS: 'rdv.caf94.example' }, 'WEB_ADDRESS'],
    [{ ORIGIN_SECRET: 'short' }, 'ORIGIN_SECRET'],
  ])('%j stops the start and names its path', (change, path) => {
    const result = Environment.safeParse({ ...least, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});
