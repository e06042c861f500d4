import { wholeRun } from '../../shared/campaigns/change.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { rejectsFile } from '../../shared/campaigns/files.ts';
import { kindOf, wordsOf } from '../../shared/campaigns/kind.ts';
import { letterMailWords } from '../../shared/campaigns/letter-words.ts';
import { markPrinted } from '../../shared/campaigns/mark-printed.ts';
import { SAMPLE_ADDRESS, SAMPLE_CODE } from '../../shared/campaigns/sample.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { printedCode } from '../../shared/domain/invitation.ts';
import { route } from '../../shared/http/function.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { toHtml, toText } from '../../shared/messaging/blocks.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { lettersOfPart } from '../../shared/store/campaigns-letters.ts';
import { batchFile, batchManifest } from '../../shared/store/campaigns-prints.ts';
import { operations } from './operations.ts';
import { detailView, isApprover, requireApprover, requireReader } from './views.ts';

const MOST_DOUBTS = 200;

/** What a run gives to read: files answer with an address that works for five minutes, and are written down first (D3). */
export function fileRoutes(deps: CampaignDeps) {
  const read = async (staff: Staff, id: string) => {
    const whole = await wholeRun(deps, staff.caf.code, id);
    const kind = kindOf(staff.caf, whole.campaign.type);
    requireReader(kind, staff);
    return { whole, kind };
  };
  const audit = ({ caf, subject }: Staff, ids: string[], now: number) =>
    auditReading(deps.store, { caf, by: subject, act: 'read-campaign', appointments: ids, now });
  const address = async (key: string, name: string) => {
    if ((await deps.files.size(key)) === undefined) throw new DomainError('NOT_FOUND');
    return deps.files.signedGet(key, name);
  };
  return [
    route(operations.readRejects, async ({ params, staff, caf, now }) => {
      const { whole } = await read(staff, params.id);
      await audit(staff, [`${whole.campaign.id}.rejects`], now);
      return address(rejectsFile({ caf: caf.code, campaign: whole.campaign.id }), 'lignes-a-corriger.csv');
    }),
    route(operations.previewCampaign, async ({ params, staff, caf }) => {
      const { kind } = await read(staff, params.id);
      const { text } = wordsOf(deps, kind);
      const words = letterMailWords(caf, text, SAMPLE_CODE);
      const { subject, greeting, sections, closing, signature } = text;
      return {
        mail: { subject: words.subject, text: toText(words), html: toHtml(words) },
        letter: {
          address: [...SAMPLE_ADDRESS],
          subject,
          greeting,
          sections: sections.map(({ heading, text: said }) => ({
            ...(heading === undefined ? {} : { heading }),
            text: said,
          })),
          closing,
          signature,
          code: printedCode(SAMPLE_CODE),
        },
      };
    }),
    route(operations.previewLetter, async ({ params, staff, caf }) => {
      await read(staff, params.id);
      return address(batchFile({ caf: caf.code, campaign: params.id, batch: 0 }), 'exemple.pdf');
    }),
    route(operations.listDoubts, async ({ params, staff, now }) => {
      const { whole, kind } = await read(staff, params.id);
      requireApprover(kind, staff);
      const found = [];
      for (const part of whole.parts.filter(({ tally }) => tally.doubts > 0)) {
        if (found.length > MOST_DOUBTS) break;
        for (const { state, person, line } of await lettersOfPart(deps.store, part))
          if (state.status === 'not-written' && state.doubt && person !== undefined)
            found.push({
              id: `${part.part}-${line}`,
              line,
              name: `${person.firstName} ${person.usedName ?? person.lastName}`,
              address: person.address.slice(1),
            });
      }
      const doubts = found.slice(0, MOST_DOUBTS);
      await audit(
        staff,
        doubts.map(({ id }) => `${whole.campaign.id}.${id}`),
        now,
      );
      return { doubts, more: found.length > doubts.length };
    }),
    route(operations.readLetters, async ({ params, staff, caf, now }) => {
      const { whole, kind } = await read(staff, params.id);
      if (!isApprover(kind, staff) && !staff.roles.includes('list-office'))
        throw new DomainError('FORBIDDEN');
      const [number = '', ending] = params.batch.split('.');
      const of = { caf: caf.code, campaign: whole.campaign.id, batch: Number(number) };
      const batch = whole.batches.find((one) => one.batch === of.batch);
      if (batch?.state.status !== 'ready' || batch.state.letters.length === 0)
        throw new DomainError('NOT_FOUND');
      if (whole.campaign.state.status === 'cancelled' && batch.state.printed === undefined)
        throw new DomainError('NOT_IN_THIS_STATE');
      await audit(staff, [`${of.campaign}.print.${of.batch}`], now);
      return ending === 'pdf'
        ? address(batchFile(of), `courriers-${of.batch}.pdf`)
        : address(batchManifest(of), `courriers-${of.batch}.csv`);
    }),
    route(operations.markPrinted, async ({ params, staff }) => {
      const { whole } = await read(staff, params.id);
      const batch = whole.batches.find((one) => one.batch === Number(params.batch));
      if (batch === undefined) throw new DomainError('NOT_FOUND');
      if ((await markPrinted(deps, batch, staff.subject)) === undefined)
        throw new DomainError('NOT_IN_THIS_STATE');
      const after = await read(staff, params.id);
      return detailView(staff, after.whole, { now: deps.clock(), outlook: undefined });
    }),
  ];
}
