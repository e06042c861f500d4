import { describe, expect, it } from 'vitest';
import { CertificateContent } from '../../../shared/domain/letter.ts';
import { letterSender } from '../../../shared/domain/letter-template.ts';
import { renderCertificate } from '../../../shared/letters/certificate.ts';
import { caf94 } from '../../support/fixtures.ts';
import { letters94 } from '../../support/letters.ts';
import { textOfPage, withPdf } from '../../support/pdf.ts';

const read = async (overrides: Partial<CertificateContent> = {}) =>
  withPdf(
    await renderCertificate(
      CertificateContent.parse({
        sender: letterSender(caf94(), letters94()),
        name: 'Camille Exemple',
        received: { date: '2026-12-01', time: '09:30' },
        issuedOn: '2026-12-03',
        ...overrides,
      }),
    ),
    async (doc) => ({
      pages: doc.numPages,
      text: (await textOfPage(await doc.getPage(1))).replace(/[\s\u00a0]+/g, ' '),
      info: (await doc.getMetadata()).info,
    }),
  );

describe('the attendance certificate (M6)', () => {
  it('says who, the day and the hour, and that it was at the Caf', async () => {
    const { pages, text } = await read();
    expect(pages).toBe(1);
    expect(text).toBe(
      'Caf du Val-de-Marne 94000 Créteil Attestation La Caf du Val-de-Marne atteste que Camille Exemple a été reçu(e) ' +
        'à la Caf le mardi 1er décembre 2026 à 9 h 30. Cette attestation est remise à sa demande. ' +
        'Créteil, le jeudi 3 décembre 2026 Pour la Caf du Val-de-Marne',
    );
  });

  it('names no matter, service, professional or other person, in its words or in its file', async () => {
    const { text, info } = await read();
    for (const words of [text, JSON.stringify(info)])
      expect(words).not.toMatch(/médiat|sépar|famil|social|psycho|entretien|séance/i);
    expect(JSON.stringify(info)).not.toContain('Camille');
    expect(CertificateContent.safeParse({ service: 'entretien-information-mediation' }).success).toBe(false);
  });

  it('says a full hour as people do, and stays on one page with the longest name', async () => {
    expect((await read({ received: { date: '2026-12-01', time: '14:00' } })).text).toContain('à 14 h.');
    expect((await read({ name: 'Œ'.repeat(120) })).pages).toBe(1);
  });
});
