import type * as z from 'zod';
import type { DataRequest } from '../domain/data-request.ts';
import { answerToken, type DataLink, hashOfToken } from '../store/data-links.ts';
import { keys } from '../store/keys.ts';
import { type CheckContext, SEARCHED_AFTER } from './context.ts';

const linkKey = (pk: string, caf: string, request: string) => ['data-link', pk, caf, request].join(' ');

/** A search goes on until it is done, and the slip that was handed over opens its answer (D3). */
export function checkDataRequest(request: DataRequest, item: string, check: CheckContext): void {
  const { caf, id, state, slip } = request;
  if (state.status === 'searching' && state.at + SEARCHED_AFTER < check.now)
    check.fault({ code: 'search-stuck', item, detail: state.step });
  if (check.keys === undefined) return;
  // The link of a mail may have been written, or ended by time; that of the last slip must stand.
  check.ledger.allows(linkKey(keys.dataLink(hashOfToken(answerToken(check.keys, request))).pk, caf, id));
  if (slip?.code !== undefined && slip.code.until > check.now)
    check.ledger.wants(linkKey(keys.dataLink(slip.code.hash).pk, caf, id), {
      code: 'slip-without-link',
      item,
    });
}

export function checkDataLink(
  { caf, request, until }: z.infer<typeof DataLink>,
  item: string,
  check: CheckContext,
  { pk }: { pk: string },
): void {
  if (check.keys === undefined || until <= check.now) return;
  const detail = `request ${request}`;
  check.ledger.has(linkKey(pk, caf, request), { code: 'link-without-slip', item, detail });
}
