import { describe, expect, it } from 'vitest';
import { PartyMessage } from '../../../shared/domain/notification.ts';
import { toText } from '../../../shared/messaging/blocks.ts';
import { partyWords } from '../../../shared/messaging/party-texts.fr.ts';
import { ANSWER_PAGE, aboutSession } from './templates.ts';

const textOf = (...given: Parameters<typeof partyWords>) =>
  toText(partyWords(...given)).replaceAll('\u00a0', ' ');

describe('a mail to a party of a mediation', () => {
  it.each(PartyMessage.options)(
    '%s: never says what it is about, nor that there are others (F3, M3)',
    (message) => {
      for (const mode of ['on-site', 'video'] as const) {
        const text = textOf(message, aboutSession(mode));
        expect(text).not.toMatch(/médiat|séance|autre (personne|parent)|conjoint|partie\b|désaccord|retir/i);
      }
    },
  );

  it.each(PartyMessage.options)('%s: discreet, it carries no link, place or way (F4, M7)', (message) => {
    const text = textOf(message, aboutSession('video', { page: false }));
    expect(text).not.toMatch(/https?:|Créteil|visio|minutes|heures?\b(?! )/);
  });

  it('asks for an agreement without pressing: yes, no, and no effect on anything (F1)', () => {
    const text = textOf('agreement-asked', aboutSession('on-site'));
    expect(text).toContain('Vous êtes libre de dire oui ou non, et de changer d’avis à tout moment.');
    expect(text).toContain('ne change rien à vos droits');
    expect(text).toContain(ANSWER_PAGE);
  });

  it('gives the proposed times in order, where, and until when they are kept', () => {
    const text = textOf('session-proposed', aboutSession('on-site', { fixed: false }));
    expect(text).toContain('Proposition 1 : mardi 1er décembre 2026 à 9 h, Caf Créteil');
    expect(text).toContain('Proposition 2 : mardi 1er décembre 2026 à 11 h 15, Caf Créteil');
    expect(text).toContain('jusqu’au vendredi 27 novembre 2026 à 8 h');
  });

  it('says when what is off should have been, and never that somebody did it', () => {
    expect(textOf('session-off', aboutSession('on-site'))).toContain(
      'Il devait avoir lieu le mardi 1er décembre 2026 à 9 h.',
    );
    expect(textOf('session-off', aboutSession('on-site', { fixed: false }))).toContain(
      'n’a pas pu être fixé',
    );
  });

  it('says that the mediator has closed, whoever ended it (M2)', () => {
    expect(textOf('closed', aboutSession('on-site'))).toContain(
      'Le professionnel de la Caf qui vous recevait a mis fin à vos rendez-vous avec lui.',
    );
  });
});
