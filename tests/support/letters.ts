import { loadLetters } from '../../shared/config/letters.ts';
import { invitationTarget, LetterContent } from '../../shared/domain/letter.ts';
import {
  fillTemplate,
  type LetterSettings,
  type LetterTemplate,
  letterSender,
} from '../../shared/domain/letter-template.ts';
import { A_TUESDAY, caf94 } from './fixtures.ts';

export function letters94(): LetterSettings {
  const settings = loadLetters().get('94');
  if (settings === undefined) throw new Error('no letters of caf 94');
  return settings;
}

/** A letter template of Caf 94, with changes. */
export function aTemplate(overrides: Partial<LetterTemplate> = {}, id = 'separation'): LetterTemplate {
  const found = letters94().letters.find((template) => template.id === id);
  if (found === undefined) throw new Error(`no letter ${id}`);
  return { ...found, ...overrides };
}

export function textOf(template: LetterTemplate): LetterContent['text'] {
  const text = fillTemplate(template, caf94(), { delivery: { by: 'caf' } });
  if (text === undefined) throw new Error('nobody delivers the service');
  return text;
}

export const AN_ADDRESS = ['Camille Exemple', 'Résidence des Modèles', '94999 EXEMPLE-SUR-MARNE'];

/** Six lines of 38 of the widest signs there are. */
export const WIDEST_ADDRESS = [...Array.from({ length: 5 }, () => 'Œ'.repeat(38)), `94999 ${'W'.repeat(32)}`];

export function aLetter(overrides: Partial<LetterContent> = {}, code = 'ACDE4793'): LetterContent {
  return LetterContent.parse({
    sender: letterSender(caf94(), letters94()),
    address: AN_ADDRESS,
    date: A_TUESDAY,
    reference: '2026-12-000001',
    text: textOf(aTemplate()),
    code: `${code.slice(0, 4)}-${code.slice(4)}`,
    target: invitationTarget(caf94().webAddress, code),
    ...overrides,
  });
}
