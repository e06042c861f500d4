import type { FunctionDefinition } from '../../functions/table.ts';

/** One route of the HTTP contract and the function behind it. */
export interface Route {
  readonly method: string;
  /** API Gateway form, `/v1/cafs/{caf}/slots`. */
  readonly path: string;
  readonly function: string;
  readonly signedIn: boolean;
  readonly timeoutSeconds: number;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function routesOf(functions: Readonly<Record<string, FunctionDefinition>>): Route[] {
  return Object.entries(functions).flatMap(([name, definition]) =>
    definition.trigger === 'http'
      ? Object.values(definition.operations).map((operation) => ({
          method: operation.method,
          path: operation.path,
          function: name,
          signedIn: operation.access !== 'public',
          timeoutSeconds: definition.timeoutSeconds,
        }))
      : [],
  );
}

/**
 * Finds the route of a request as API Gateway does: a fixed segment goes before `{a parameter}`. Parameters are decoded.
 * @throws URIError when a segment is not well-formed.
 */
export function makeMatcher(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const split = routes.map((route) => ({ route, segments: route.path.split('/') }));
  split.sort((a, b) => compare(a.segments, b.segments));
  return (method, path) => {
    const asked = path.split('/');
    const found = split.find(({ route, segments }) => route.method === method && fits(segments, asked));
    return found && { route: found.route, params: readParams(found.segments, asked) };
  };
}

const isParam = (segment: string | undefined) => segment?.startsWith('{') === true;

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((segment, index) => isParam(segment) !== isParam(b[index]));
  return at === -1 ? 0 : Number(isParam(a[at])) - Number(isParam(b[at]));
}

function fits(segments: readonly string[], asked: readonly string[]): boolean {
  return (
    segments.length === asked.length &&
    segments.every((segment, at) => (isParam(segment) ? asked[at] !== '' : segment === asked[at]))
  );
}

function readParams(segments: readonly string[], asked: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, at) =>
      isParam(segment) ? [[segment.slice(1, -1), decodeURIComponent(asked[at] ?? '')]] : [],
    ),
  );
}
