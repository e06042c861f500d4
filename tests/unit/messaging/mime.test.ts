import { describe, expect, it } from 'vitest';
import { appointmentCalendar } from '../../../shared/messaging/calendar.ts';
import { buildMail } from '../../../shared/messaging/mime.ts';
import { appointmentWords } from '../../../shared/messaging/texts.fr.ts';
import { anAppointment, caf94 } from '../../support/fixtures.ts';
import { readMail } from '../../support/mail.ts';
import { about } from './templates.ts';

const content = appointmentCalendar(anAppointment(), caf94(), { method: 'REQUEST', now: 0 });
const build = (to = 'quelquun@courriel.example') =>
  buildMail({
    from: caf94().sender,
    to,
    words: appointmentWords('confirmed', about()),
    calendar: { method: 'REQUEST', content },
  });

describe('a mail as it is sent', () => {
  it('is text, HTML and invitation, three times the same', async () => {
    const mail = readMail((await build()).raw);
    expect(mail.headers.get('content-type')).toMatch(/^multipart\/alternative/);
    expect(mail.parts.map(({ type }) => type.split(';')[0])).toEqual([
      'text/plain',
      'text/html',
      'text/calendar',
    ]);
    expect(mail.parts[2]?.type).toMatch(/method=REQUEST/);
    expect(mail.calendar).toBe(content);
    expect(mail.text).toContain('Votre rendez-vous à la Caf est confirmé.');
    expect(mail.html).toContain('Votre rendez-vous à la Caf est confirmé.');
  });

  it('shows neutral names only: sender, subject, no file (F3)', async () => {
    const { raw } = await build();
    const { headers, parts } = readMail(raw);
    expect(headers.get('from')).toBe('"Caf du Val-de-Marne" <ne-pas-repondre@caf94.example>');
    expect(headers.get('to')).toBe('quelquun@courriel.example');
    expect(headers.get('subject')).toBe('Votre rendez-vous à la Caf');
    expect(parts.map(({ type }) => type).join()).not.toMatch(/name=/);
    expect(Buffer.from(raw).toString('latin1')).not.toMatch(/content-disposition|filename/i);
  });

  it('says that a machine wrote it, so that no absence message answers', async () => {
    const { headers } = readMail((await build()).raw);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('is made of short ASCII lines that any relay lets through', async () => {
    const text = Buffer.from((await build()).raw).toString('latin1');
    expect(text).not.toMatch(/[^\r]\n|[\u0080-\u00ff]/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('lets no address smuggle a header in', async () => {
    const { raw } = await build('a@b.example\r\nBcc: autre@courriel.example');
    expect(Buffer.from(raw).toString('latin1')).not.toMatch(/^Bcc:/im);
  });
});
