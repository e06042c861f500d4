import { operation } from '../../shared/http/operation.ts';

export const operations = {
  openApi: operation({
    id: 'openApi',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document.',
    access: 'public',
    success: { status: 200, text: 'application/json; charset=utf-8' },
  }),
};
