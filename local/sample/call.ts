export type Call = (method: string, path: string, body?: unknown, key?: string) => Promise<unknown>;

/**
 * One demonstration account's hands on the API; `key` makes a request that is sent again after an interrupted start the same request.
 * @throws Error with the answer when the API refuses.
 */
export async function caller(
  { api, tokenOf }: { readonly api: string; tokenOf(account: string): Promise<string> },
  account: string,
): Promise<Call> {
  const authorization = `Bearer ${await tokenOf(account)}`;
  return async (method, path, body, key) => {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(
        `The sample data was refused: ${method} ${path} gave ${response.status} ${text} (\`npm start -- --fresh\` begins anew.)`,
      );
    return JSON.parse(text);
  };
}
