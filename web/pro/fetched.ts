import type { ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { Broken } from './error-guard.tsx';

/** A page whose code is fetched when it is opened; a network that fails, or a newer version in its place, leaves a way on. */
export function fetched(load: () => Promise<{ readonly default: ComponentType }>) {
  return lazy(() => load().catch(() => ({ default: Broken })));
}
