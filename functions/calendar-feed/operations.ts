import * as z from 'zod';
import { operation } from '../../shared/http/operation.ts';

export const operations = {
  calendarFeed: operation({
    id: 'calendarFeed',
    method: 'GET',
    path: '/v1/calendars/{file}',
    summary:
      'A professional’s busy times for a calendar program, without names (D6); `file` is the secret of the address and `.ics`.',
    access: 'public',
    params: z.strictObject({ file: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/) }),
    success: { status: 200, text: 'text/calendar; charset=utf-8' },
    problems: ['NOT_FOUND'],
  }),
};
