import { describe, expect, it } from 'vitest';
import kept from '../../docs/openapi.json' with { type: 'json' };
import { FUNCTIONS } from '../../functions/table.ts';
import { openApiDocument } from '../../local/openapi-document.ts';

const made: unknown = JSON.parse(JSON.stringify(openApiDocument()));

describe('the OpenAPI document', () => {
  it('kept in docs/ is current (npm run openapi writes it)', () => {
    expect(kept).toEqual(made);
  });

  it('describes every operation of every function, each under its own id', () => {
    const operations = Object.values(FUNCTIONS).flatMap((one) =>
      one.trigger === 'http' ? Object.values(one.operations) : [],
    );
    const ids = JSON.stringify(made).match(/"operationId":"(\w+)"/g) ?? [];
    expect(ids).toHaveLength(operations.length);
    expect(new Set(ids).size).toBe(operations.length);
  });
});
