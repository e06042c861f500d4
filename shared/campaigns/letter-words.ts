import type { Caf } from '../domain/caf.ts';
import { printedCode } from '../domain/invitation.ts';
import { invitationTarget, type LetterText } from '../domain/letter.ts';
import type { Block, Words } from '../messaging/blocks.ts';
import { foot, text, toPage } from '../messaging/texts.fr.ts';

/** Fills what a locked screen shows of a mail, so that the matter never stands there (F3). */
const NEUTRAL =
  'Votre Caf vous propose un rendez-vous. Ce message est personnel : lisez-le quand vous êtes tranquille.';

/**
 * The mail that stands in for a letter: the same words where paper needs no others, the code and the address behind it. `code` as
 * made. No pictures, nothing that tells whether it was opened (D1).
 */
export function letterMailWords(caf: Caf, letter: LetterText, code: string): Words {
  const sections = letter.sections.flatMap(({ heading, text: printed, mail = printed }): Block[] => [
    ...(heading === undefined ? [] : [{ kind: 'heading', text: heading } as const]),
    text(mail),
  ]);
  return {
    subject: 'Un message de votre Caf',
    blocks: [
      text(letter.greeting),
      text(NEUTRAL),
      ...sections,
      { kind: 'heading', text: 'Votre code' },
      { kind: 'code', code: printedCode(code) },
      toPage('Prendre rendez-vous, ou ne plus recevoir de message', invitationTarget(caf.webAddress, code)),
      text('Ne transmettez pas ce message : ce lien et ce code permettent de répondre à votre place.'),
      text(letter.closing),
      text(letter.signature),
    ],
    foot: foot(caf),
  };
}
