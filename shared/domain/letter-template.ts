import * as z from 'zod';
import type { Caf, Service } from './caf.ts';
import { LetterSender, type LetterText, NeutralText, PrintedText } from './letter.ts';
import { CafCode, Slug } from './words.ts';

/** What a text may have filled in: facts of the Caf, never of a person. */
const PLACEHOLDERS = ['caf', 'accueil', 'telephone', 'horaires', 'adresse'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

/** The `https` address as people type it. */
const typed = (address: string) => address.replace(/^https?:\/\//, '').replace(/\/+$/, '');

/** A text with placeholders in braces; only known ones, so that nothing personal can be put in. */
const Text = PrintedText.superRefine((text, context) => {
  if (text.length === 0) context.addIssue({ code: 'custom', message: 'Ce texte est vide.' });
  for (const [whole, name] of text.matchAll(/\{([^{}]*)\}/g))
    if (!PLACEHOLDERS.some((known) => known === name))
      context.addIssue({
        code: 'custom',
        message: `${whole} n’existe pas. On peut écrire ${PLACEHOLDERS.map((known) => `{${known}}`).join(', ')}.`,
      });
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')))
    context.addIssue({ code: 'custom', message: 'Une accolade n’est pas fermée.' });
});

/** A needed part: its text must say each of these. */
const saying = (...wanted: readonly (readonly [RegExp, string])[]) =>
  Text.superRefine((text, context) => {
    for (const [words, message] of wanted)
      if (!words.test(text)) context.addIssue({ code: 'custom', message });
  });

/** What paper alone has: nobody can scan the message they are reading. */
const OF_PAPER = /scann|carré|QR/i;
const notOfPaper = (text: z.ZodType<string>) =>
  text.refine((said) => !OF_PAPER.test(said), 'Dans un e-mail, on ouvre le lien : il n’y a rien à scanner.');

const Heading = PrintedText.refine((text) => text.length <= 70, 'Un titre compte au plus 70 signes.');
const part = <T extends z.ZodType<string>>(text: T) => z.strictObject({ heading: Heading, text });

const Come = saying(
  [/\{telephone\}/, 'Ce texte doit donner le {telephone}.'],
  [/\{horaires\}/, 'Ce texte doit donner les {horaires} du téléphone.'],
  [/code/i, 'Ce texte doit parler du code.'],
);
const Decline = saying(
  [/code|\{adresse\}|lien/i, 'Ce texte doit dire comment refuser en ligne.'],
  [/\{telephone\}|appel|téléphon/i, 'Ce texte doit dire comment refuser par téléphone.'],
);
const Data = saying(
  [/effac/i, 'Ce texte doit dire quand les données sont effacées, ou comment le demander.'],
  [/adresse|coordonnées|données/i, 'Ce texte doit dire quelles données ont servi.'],
);

/**
 * The letter of one kind of campaign, as data that a Caf can change. Every needed part is a field, and must say what it is there for:
 * what is offered, free, optional and without effect on benefits (F1, M1), how to come, how to decline (F2), what happens to the data.
 */
const TemplateParts = z.strictObject({
  id: Slug,
  /** Above the text; may lie open on a table (F3). */
  subject: NeutralText.refine((text) => text.length <= 60, 'L’objet compte au plus 60 signes.'),
  greeting: Text,
  opening: Text,
  what: part(Text),
  free: saying([/gratuit/i, 'Ce texte doit dire que c’est gratuit.']),
  optional: saying(
    [
      /libre|facultati|obligation|choix|choisi/i,
      'Ce texte doit dire que la personne est libre de venir ou non.',
    ],
    [/(droits|prestations|allocations)/i, 'Ce texte doit dire que cela ne change rien aux droits.'],
  ),
  come: part(Come),
  decline: part(Decline),
  data: part(Data),
  /** The same three parts where the letter leaves as an e-mail: a link to open, no paper. */
  mail: z
    .strictObject({ come: notOfPaper(Come), decline: notOfPaper(Decline), data: notOfPaper(Data) })
    .partial()
    .optional(),
  /** Another service, offered beside the first one. */
  second: part(Text).optional(),
  closing: Text,
  signature: Text,
});
export const LetterTemplate = TemplateParts.superRefine((template, context) => {
  for (const name of ['come', 'decline', 'data'] as const)
    if (OF_PAPER.test(template[name].text) && template.mail?.[name] === undefined)
      context.addIssue({
        code: 'custom',
        path: ['mail', name],
        message: 'Le texte du courrier dit de scanner : donnez aussi celui de l’e-mail.',
      });
});
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** The letters of one Caf, and who writes them. */
export const LetterSettings = z
  .strictObject({
    caf: CafCode,
    sender: LetterSender.pick({ returnAddress: true, town: true }),
    letters: z.array(LetterTemplate).min(1),
  })
  .refine(({ letters }) => new Set(letters.map(({ id }) => id)).size === letters.length, {
    path: ['letters'],
    message: 'two letters share an id',
  });
export type LetterSettings = z.infer<typeof LetterSettings>;

/** The letterhead of one Caf. */
export function letterSender(
  caf: Pick<Caf, 'name' | 'phone' | 'phoneHours'>,
  settings: LetterSettings,
): LetterSender {
  const { name, phone, phoneHours } = caf;
  return { name, phone, phoneHours, ...settings.sender };
}

/**
 * The words of a letter with everything filled in; the same for a whole run. `service` is what the code opens: a partner's name and
 * phone stand where a partner delivers it. Undefined when nobody delivers it: then no campaign starts.
 */
export function fillTemplate(
  template: LetterTemplate,
  caf: Pick<Caf, 'name' | 'phone' | 'phoneHours' | 'webAddress'>,
  service: Pick<Service, 'delivery'>,
): LetterText | undefined {
  const { delivery } = service;
  if (delivery.by === 'nobody') return undefined;
  const typedAddress = `${typed(caf.webAddress)}/invitation`;
  const values: Record<Placeholder, string> = {
    caf: caf.name,
    accueil: delivery.by === 'partner' ? delivery.name : `la ${caf.name}`,
    telephone: delivery.by === 'partner' ? delivery.phone : caf.phone,
    horaires: caf.phoneHours,
    adresse: typedAddress,
  };
  const fill = (text: string) =>
    PLACEHOLDERS.reduce((filled, name) => filled.replaceAll(`{${name}}`, () => values[name]), text);
  const section = (
    { heading, text }: { readonly heading: string; readonly text: string },
    mail?: string,
  ): LetterText['sections'][number] => ({
    heading: fill(heading),
    text: fill(text),
    ...(mail === undefined ? {} : { mail: fill(mail) }),
  });
  const { what, free, optional, come, decline, data, mail, second } = template;
  return {
    subject: template.subject,
    greeting: fill(template.greeting),
    sections: [
      { text: fill(template.opening) },
      section(what),
      { text: fill(`${free} ${optional}`), strong: true },
      section(come, mail?.come),
      ...(second === undefined ? [] : [section(second)]),
      section(decline, mail?.decline),
      section(data, mail?.data),
    ],
    closing: fill(template.closing),
    signature: fill(template.signature),
    typedAddress,
  };
}
