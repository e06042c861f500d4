import type { Caf } from '../domain/caf.ts';
import { printedCode } from '../domain/invitation.ts';
import { invitationTarget, type LetterText } from '../domain/letter.ts';
import type { Block, Words } from '../messaging/blocks.ts';

/** Fills what a locked screen shows of a mail, so that the matter never stands there (F3). */
const NEUTRAL =
  'Votre Caf vous propose un rendez-vous. Ce message est personnel : lisez-le quand vous êtes tranquille.';

/**
 * The mail that stands in for a letter: the same words, the code and the address behind it. `code` as made. No pictures, nothing that
 * tells whether it was opened (D1).
 */
export function letterMailWords(caf: Caf, text: LetterText, code: string): Words {
  const sections = text.sections.flatMap(({ heading, text: said }): Block[] => [
    ...(heading === undefined ? [] : [{ kind: 'text', text: `${heading}` } as const]),
    { kind: 'text', text: said },
  ]);
  return {
    subject: 'Un message de votre Caf',
    blocks: [
      { kind: 'text', text: text.greeting },
      { kind: 'text', text: NEUTRAL },
      ...sections,
      { kind: 'text', text: 'Votre code :' },
      { kind: 'code', code: printedCode(code) },
      {
        kind: 'action',
        label: 'Prendre rendez-vous, ou ne plus recevoir de message',
        href: invitationTarget(caf.webAddress, code),
      },
      { kind: 'text', text: text.closing },
      { kind: 'text', text: text.signature },
    ],
    foot: [caf.name, `Téléphone : ${caf.phone}, ${caf.phoneHours}`],
  };
}
