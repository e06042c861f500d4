import { describe, expect, it } from 'vitest';
import type { Offer } from '../../../shared/domain/appointment.ts';
import { toHtml, toText } from '../../../shared/messaging/blocks.ts';
import { alreadyBookedWords, appointmentWords, codeWords } from '../../../shared/messaging/texts.fr.ts';
import { aCaf, anAppointment, aPerson, caf94 } from '../../support/fixtures.ts';
import { A_WEEK_BEFORE, ABOUT, about, everyTemplate, PAGE } from './templates.ts';

const NBSP = '\u00a0';
/** What would tell the matter (F3): every service by its words, and what they are about. */
const TELLING =
  /médiat|psycho|séparat|divorce|conflit|social|droits|consultation|entretien|accompagn|violence|enfant|conjoint/i;
const plain = (text: string) => text.replaceAll(NBSP, ' ');
const visible = (html: string) =>
  plain(
    html
      .replace(/<head>[\s\S]*<\/head>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
    .replace(/\s+/g, ' ')
    .trim();

const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address ?? '');

const MAILS = everyTemplate().map(({ words, ...template }) => ({
  ...template,
  subject: words.subject,
  text: toText(words),
  html: toHtml(words),
}));

describe('every mail', () => {
  it('tells nothing of the matter in its subject and first lines (F3)', () => {
    for (const { name, subject, text, html } of MAILS) {
      expect(subject, name).toMatch(/^Votre (rendez-vous à|code pour) la Caf$/);
      const firstLines = plain(text).split('\n\n').slice(0, 2).join(' ');
      expect(firstLines, name).not.toMatch(TELLING);
      expect(visible(html).slice(0, 120), name).not.toMatch(TELLING);
    }
  });

  it('never names the service, not even in its body (F3)', () => {
    for (const { name, caf, text, html } of MAILS)
      for (const service of caf.services) expect(plain(text + html), name).not.toContain(service.name);
  });

  it('says whom to call, and when', () => {
    for (const { name, caf, text, html } of MAILS)
      for (const said of [plain(text), visible(html)]) {
        expect(said, name).toContain(caf.phone);
        expect(said, name).toContain(caf.phoneHours);
      }
  });

  it('keeps French signs from standing alone at the start of a line', () => {
    for (const { name, text, html } of MAILS) {
      const all = `${text}\n${html.replace(/<[^>]+>/g, '').replaceAll('&#39;', "'")}`;
      expect(all, name).not.toMatch(/ [:;!?»]|« |\d h\b|h \d/);
      expect(all, name).not.toMatch(/\p{L}'\p{L}/u);
    }
  });

  it('shows nothing from elsewhere and follows nobody (D1)', () => {
    for (const { name, html } of MAILS) {
      expect(html, name).not.toMatch(/<(img|script|link|iframe|style|object)\b|\bsrc=|url\(/i);
      for (const address of links(html)) expect(address, name).toMatch(/^https:\/\/rdv\.caf94\.example\//);
      expect(html, name).toContain('<html lang="fr">');
    }
  });

  it('says as much in text as in HTML', () => {
    for (const { name, text, html } of MAILS) {
      const lines = plain(text)
        .split('\n')
        .map((line) => line.trim().replace(/ :$/, ''));
      for (const line of lines.filter((each) => !each.startsWith('http')))
        expect(visible(html), name).toContain(line);
      for (const address of links(html)) expect(text, name).toContain(address);
    }
  });

  it('carries a link only where it may, behind the # when it opens something (F4, D1)', () => {
    for (const { name, text, html, discreet } of MAILS) {
      if (discreet) expect(text + html, name).not.toMatch(/https?:/);
      for (const [address] of text.matchAll(/https:\S+/g)) expect(address, name).toMatch(/\/$|#[\w-]+$/);
    }
  });
});

describe('a discreet mail (F4, M7)', () => {
  it.each(ABOUT)('%s says neither place nor how', (message) => {
    for (const mode of ['on-site', 'phone', 'video', 'home'] as const) {
      const text = toText(appointmentWords(message, about({ mode, room: 'salle' }, {})));
      expect(text).not.toMatch(/Créteil|téléphone|visio|chez vous|papiers|minutes/);
    }
  });
});

describe('a code mail (B5)', () => {
  const text = plain(toText(codeWords(caf94(), '042137', Date.parse('2026-12-01T09:05:30+01:00'))));

  it('gives the six digits in one piece and until when they count, in the zone of the Caf', () => {
    expect(text.match(/\b\d{6}\b/g)).toEqual(['042137']);
    expect(text).toContain('avant 9 h 05.');
  });

  it('tells whoever asked for nothing to do nothing', () => {
    expect(text).toContain('Si vous n’avez rien demandé, ne faites rien');
  });

  it('repeats nothing that somebody typed', () => {
    const html = toHtml(codeWords(caf94(), '042137', A_WEEK_BEFORE));
    expect(html).not.toContain(aPerson().lastName);
  });
});

describe('a mail in place of a code (B2)', () => {
  it('tells another mailbox nothing of what exists', () => {
    const text = toText(alreadyBookedWords(caf94(), { exists: false }));
    expect(text).not.toMatch(/déjà|rendez-vous/);
  });

  it('gives the link to what exists, and says that no code will come', () => {
    const text = plain(toText(alreadyBookedWords(caf94(), { exists: true, page: PAGE })));
    expect(text).toContain(PAGE);
    expect(text).toContain('Vous n’avez pas de code à taper.');
  });
});

describe('when, where and how', () => {
  const textOf = (...given: Parameters<typeof about>) =>
    plain(toText(appointmentWords('confirmed', about(...given))));

  it('says the date in words, in the zone of the Caf', () => {
    expect(textOf()).toContain('Quand : mardi 1er décembre 2026 à 9 h\nDurée : environ 45 minutes');
    expect(textOf({ caf: '973', place: 'caf-cayenne' })).toContain('mardi 1er décembre 2026 à 9 h\n');
  });

  it('names the overseas clock when the person need not be there', () => {
    const overseas = { caf: '973', place: 'caf-cayenne', mode: 'phone' } as const;
    expect(textOf(overseas)).toContain('à 9 h (heure locale de la Caf de la Guyane)');
  });

  it('gives the place, its lines when they are known, and its town when the name hides it', () => {
    expect(textOf()).toContain('Où : Caf Créteil\n');
    const place = { ...about().place, name: 'Maison du Lac', address: ['1 rue de l’Exemple'] };
    const text = plain(toText(appointmentWords('confirmed', { ...about(), place })));
    expect(text).toContain('Où : Maison du Lac, 1 rue de l’Exemple, Créteil\n');
  });

  it('calls a number of which it shows the end only', () => {
    const text = textOf({ mode: 'phone' });
    expect(text).toContain('au numéro qui finit par 34');
    expect(text.replace(caf94().phone, '')).not.toMatch(/0199001234|01 99 00 12 34/);
  });

  it('opens the video room with its name behind the #', () => {
    expect(textOf({ mode: 'video', room: 'salle-secrete' })).toContain(
      'https://rdv.caf94.example/visio#salle-secrete',
    );
  });

  it('comes to the home only as agreed, and lets people say no (F1)', () => {
    expect(textOf({ mode: 'home' })).toContain('Vous pouvez encore dire non.');
  });
});

describe('offered times (B11)', () => {
  const start = anAppointment().start + 86_400_000;
  const end = start + 45 * 60_000;
  const offer = {
    at: A_WEEK_BEFORE,
    until: A_WEEK_BEFORE + 86_400_000,
    times: [
      { start, end, place: 'caf-creteil', mode: 'on-site' },
      { start, end, place: 'caf-orly', mode: 'on-site' },
      { start, end, place: 'caf-creteil', mode: 'phone' },
    ],
  } satisfies Offer;
  const textOf = (...given: Parameters<typeof about>) =>
    plain(toText(appointmentWords('offered-times', about(...given))));

  it('say where and how when that is not as it was', () => {
    const text = textOf({ offer });
    expect(text).toContain('Proposition 1 : mercredi 2 décembre 2026 à 9 h\n');
    expect(text).toContain('Proposition 2 : mercredi 2 décembre 2026 à 9 h, Caf Orly\n');
    expect(text).toContain('Proposition 3 : mercredi 2 décembre 2026 à 9 h, par téléphone\n');
    const wasByPhone = textOf({ offer, mode: 'phone' });
    expect(wasByPhone).toContain('Proposition 1 : mercredi 2 décembre 2026 à 9 h, Caf Créteil\n');
    expect(wasByPhone).toContain('Proposition 3 : mercredi 2 décembre 2026 à 9 h\n');
  });

  it('are kept until the deadline, and none beyond its own hour', () => {
    const kept = (change: Partial<Offer>) =>
      /gardons ces dates (.*)\n/.exec(textOf({ offer: { ...offer, ...change } }))?.[1];
    expect(kept({})).toBe('jusqu’au mercredi 25 novembre 2026 à 9 h.');
    expect(kept({ until: start + 86_400_000 })).toBe('jusqu’au mercredi 2 décembre 2026 à 9 h.');
    const later = offer.times.map((time, at) => ({ ...time, start: start + at * 1_800_000 }));
    expect(kept({ until: start + 86_400_000, times: later })).toBe(
      'jusqu’au mercredi 2 décembre 2026 à 10 h, et chacune au plus tard jusqu’à son heure.',
    );
  });

  it('say nothing of it in a discreet mail (F4)', () => {
    const text = textOf({ offer }, {});
    expect(text).not.toMatch(/Orly|téléphone,|Proposition/);
  });
});

describe('until when one may change it (B4)', () => {
  const textOf = (hours: number, now: number) => {
    const given = about({}, { page: PAGE, now });
    return plain(
      toText(
        appointmentWords('reminder', { ...given, service: { ...given.service, moveLimitHours: hours } }),
      ),
    );
  };
  const start = anAppointment().start;

  it('says until when it can be moved, and that it can be cancelled to the last', () => {
    expect(textOf(24, A_WEEK_BEFORE)).toContain(
      'vous pouvez le déplacer jusqu’au lundi 30 novembre 2026 à 9 h, et l’annuler jusqu’à l’heure du rendez-vous',
    );
  });

  it('offers a call for another date once the limit has passed', () => {
    const text = textOf(24, start - 24 * 3_600_000);
    expect(text).toContain('vous pouvez encore annuler');
    expect(text).not.toContain('vous pouvez le déplacer');
  });

  it('says it shortly where there is no limit', () => {
    expect(textOf(0, A_WEEK_BEFORE)).toContain('le déplacer ou l’annuler jusqu’à l’heure du rendez-vous');
  });
});

describe('a cancellation', () => {
  it('is worded as the one who cancelled it (F1)', () => {
    const byPerson = toText(appointmentWords('cancelled-by-person', about()));
    const byCaf = toText(appointmentWords('cancelled-by-caf', about()));
    expect(byPerson).toContain('comme vous l’avez demandé');
    expect(byPerson).not.toContain('désolés');
    expect(byCaf).toContain('désolés');
    expect(byCaf).toContain('Cette annulation vient de nous');
    for (const text of [byPerson, byCaf]) expect(text).toContain('ne change rien à vos droits');
  });

  it('leads back to booking where one may book, to the phone elsewhere', () => {
    const direct = toText(appointmentWords('cancelled-by-caf', about()));
    const onRequest = toText(
      appointmentWords('cancelled-by-caf', about({ service: 'consultation-psychologue' })),
    );
    expect(direct).toContain('https://rdv.caf94.example/\n');
    expect(onRequest).not.toContain('https:');
    expect(onRequest).toContain('appelez-nous');
  });
});

it('escapes whatever a configuration or a person could put into HTML', () => {
  const caf = aCaf({ name: 'Caf <b>&"\'</b>' });
  const html = toHtml(codeWords(caf, '042137', A_WEEK_BEFORE));
  expect(html).toContain('Caf &lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;');
  expect(html).not.toContain('<b>');
});
