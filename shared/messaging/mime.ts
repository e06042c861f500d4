import MimeNode from 'nodemailer/lib/mime-node';
import { toHtml, toText, type Words } from './blocks.ts';

/** A mail ready to hand over: envelope and bytes (RFC 5322). */
export interface RawMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
}

interface Parts {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly words: Words;
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/**
 * Text, HTML and, for calendar buttons, an invitation: the same mail three times over, best last. The invitation is in
 * base64, so that no relay touches its line ends.
 */
export async function buildMail({ from, to, words, calendar }: Parts): Promise<RawMail> {
  const mail = new MimeNode('multipart/alternative', {
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  mail.setHeader({
    From: { name: from.name, address: from.address },
    To: { address: to },
    Subject: words.subject,
    'Content-Language': 'fr',
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  });
  mail.createChild('text/plain; charset=utf-8').setContent(toText(words));
  mail.createChild('text/html; charset=utf-8').setContent(toHtml(words));
  if (calendar !== undefined)
    mail
      .createChild(`text/calendar; charset=utf-8; method=${calendar.method}`)
      .setHeader('Content-Transfer-Encoding', 'base64')
      .setContent(calendar.content);
  return { from: from.address, to, raw: await mail.build() };
}
