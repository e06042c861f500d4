import type { Caf } from '../domain/caf.ts';
import type { Words } from './blocks.ts';
import { foot, text, toPage } from './texts.fr.ts';
import { dayInWords } from './when.fr.ts';

/** Neither says what was asked for (F3). */
const SUBJECT = 'Votre demande à la Caf';

/** The answer can be read; without a page, where no link may be sent, it is there to be asked for (M7). `until`: epoch ms. */
export function readyWords(
  caf: Caf,
  open: { readonly page: string; readonly until: number } | undefined,
): Words {
  return {
    subject: SUBJECT,
    blocks:
      open === undefined
        ? [text('Bonjour,'), text('La réponse à votre demande est prête. Appelez-nous pour la recevoir.')]
        : [
            text('Bonjour,'),
            text('La réponse à votre demande est prête.'),
            text(
              `Vous pouvez la lire jusqu’au ${dayInWords(open.until, caf.zone)}. Après, la page sera effacée.`,
            ),
            toPage('Lire la réponse', open.page),
            text('Ne transmettez pas ce message : ce lien permet de lire la réponse à votre place.'),
          ],
    foot: foot(caf),
  };
}

/** There is no answer; why is said by voice (F3). */
export function refusedWords(caf: Caf): Words {
  return {
    subject: SUBJECT,
    blocks: [
      text('Bonjour,'),
      text('Votre demande est terminée. Nous n’avons rien changé.'),
      text('Si vous avez une question, ou si vous voulez recommencer, appelez-nous.'),
    ],
    foot: foot(caf),
  };
}
