import { describe, expect, it } from 'vitest';
import { LetterText } from '../../../shared/domain/letter.ts';
import { fillTemplate, LetterTemplate } from '../../../shared/domain/letter-template.ts';
import { caf94 } from '../../support/fixtures.ts';
import { aTemplate } from '../../support/letters.ts';

const faults = (change: object) =>
  LetterTemplate.safeParse({ ...aTemplate(), ...change }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  ) ?? [];

const all = (text: LetterText) => JSON.stringify(text);

describe('a letter that a Caf has changed is refused when a needed part', () => {
  it.each(['opening', 'what', 'free', 'optional', 'come', 'decline', 'data', 'closing', 'signature'])(
    'is missing: %s',
    (part) => {
      expect(faults({ [part]: undefined })).not.toEqual([]);
    },
  );

  it.each([
    ['does not say that it is free (M1)', { free: 'Venez.' }, 'free: Ce texte doit dire que c’est gratuit.'],
    [
      'does not say that nobody has to come (F1)',
      { optional: 'Cela ne change rien à vos droits.' },
      'optional: Ce texte doit dire que la personne est libre de venir ou non.',
    ],
    [
      'does not say that benefits stay as they are (F1)',
      { optional: 'Vous êtes libre de venir.' },
      'optional: Ce texte doit dire que cela ne change rien aux droits.',
    ],
    [
      'gives no phone number',
      { come: { heading: 'Pour venir', text: 'Tapez votre code. {horaires}' } },
      'come.text: Ce texte doit donner le {telephone}.',
    ],
    [
      'does not mention the code',
      { come: { heading: 'Pour venir', text: 'Appelez le {telephone}, {horaires}.' } },
      'come.text: Ce texte doit parler du code.',
    ],
    [
      'does not say how to decline by phone (F2)',
      { decline: { heading: 'Non', text: 'Tapez votre code.' } },
      'decline.text: Ce texte doit dire comment refuser par téléphone.',
    ],
    [
      'does not say how to decline online (F2)',
      { decline: { heading: 'Non', text: 'Appelez-nous.' } },
      'decline.text: Ce texte doit dire comment refuser en ligne.',
    ],
    [
      'does not say that data are erased (D2)',
      { data: { heading: 'Vos données', text: 'Nous avons utilisé votre adresse.' } },
      'data.text: Ce texte doit dire quand les données sont effacées, ou comment le demander.',
    ],
    [
      'says in an e-mail to scan something',
      { mail: { come: 'Scannez le carré, ou tapez votre code. Appelez le {telephone}, {horaires}.' } },
      'mail.come: Dans un e-mail, on ouvre le lien : il n’y a rien à scanner.',
    ],
    [
      'says to scan, without other words for an e-mail',
      { mail: undefined },
      'mail.come: Le texte du courrier dit de scanner : donnez aussi celui de l’e-mail.',
    ],
    ['is empty', { closing: '  ' }, 'closing: Ce texte est vide.'],
    [
      'tells the matter in its subject (F3)',
      { subject: 'Votre médiation' },
      'subject: Ce texte se voit de l’extérieur : il ne doit pas dire de quoi il s’agit.',
    ],
    [
      'would hold something of the person',
      { greeting: 'Bonjour {nom},' },
      'greeting: {nom} n’existe pas. On peut écrire {caf}, {accueil}, {telephone}, {horaires}, {adresse}.',
    ],
    ['has a brace left open', { greeting: 'Bonjour {caf' }, 'greeting: Une accolade n’est pas fermée.'],
  ])('%s', (_, change, message) => {
    expect(faults(change)).toContain(message);
  });
});

describe('the words of a letter', () => {
  it('have everything filled in, and are the same for everybody', () => {
    const text = fillTemplate(aTemplate(), caf94(), { delivery: { by: 'caf' } });
    if (text === undefined) throw new Error('no text');
    expect(LetterText.parse(text)).toEqual(text);
    expect(all(text)).not.toMatch(/[{]\w+[}]/);
    expect(all(text)).toContain('01 99 00 00 94');
    expect(text.typedAddress).toBe('rdv.caf94.example/invitation');
    expect(text.signature).toBe('L’équipe de médiation familiale de la Caf du Val-de-Marne');
  });

  it('stand in the order: why, what, free and optional, how to come, another service, how to decline, the data', () => {
    const { second: _, ...without } = aTemplate();
    const headings = (template: LetterTemplate) =>
      fillTemplate(template, caf94(), { delivery: { by: 'caf' } })?.sections.map(({ heading }) => heading);
    expect(headings(aTemplate())).toEqual([
      undefined,
      'La médiation familiale, qu’est-ce que c’est ?',
      undefined,
      'Pour venir',
      'Besoin d’aide pour vos démarches ?',
      'Si vous ne le souhaitez pas',
      'Vos données',
    ]);
    expect(headings(without)).toHaveLength(6);
  });

  it('point to the partner that delivers the service', () => {
    const delivery = {
      by: 'partner',
      name: 'l’association Exemple',
      phone: '01 99 00 12 12',
      agreement: 'x',
    } as const;
    const text = fillTemplate(aTemplate(), caf94(), { delivery });
    expect(text?.signature).toBe('L’équipe de médiation familiale de l’association Exemple');
    expect(text && all(text)).toContain('01 99 00 12 12');
    expect(text && all(text)).not.toContain('01 99 00 00 94');
  });

  it('do not exist when nobody delivers the service: no campaign starts', () => {
    expect(
      fillTemplate(aTemplate(), caf94(), { delivery: { by: 'nobody', elsewhere: 'ailleurs' } }),
    ).toBeUndefined();
  });
});
