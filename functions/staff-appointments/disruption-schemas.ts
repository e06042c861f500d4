import * as z from 'zod';
import { LocalDate, Mode, ReceivingRole, Slug } from '../../shared/domain/words.ts';
import { ENGAGEMENTS } from '../../shared/engagements/engagement.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, Instant, ProfessionalView, starts } from '../../shared/http/contract.ts';
import { AppointmentView } from './schemas.ts';

export const RebookBody = z.strictObject({
  appointment: Id,
  start: Instant,
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
  /** Of two who receive together. */
  second: Slug.optional(),
  agreement: AgreementBody.optional(),
});
export const OfferBody = z.strictObject({
  appointment: Id,
  starts: starts(3),
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
});
export const CancelTouchedBody = z.strictObject({ appointment: Id });

const disruptionView = {
  id: Id,
  cause: z.enum(['absence', 'closure', 'availability']),
  place: Slug.optional(),
  role: ReceivingRole,
  professional: ProfessionalView,
  since: Instant,
  /** People nobody has settled with yet; of these, those who were offered times. */
  waiting: z.int(),
  offered: z.int(),
  /** Cases, requests and group sessions with an hour in the way. */
  engaged: z.int(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  /** Whether the viewer may rebook, offer and cancel here. */
  canHandle: z.boolean(),
};
export const DisruptionList = z.strictObject({
  disruptions: z.array(z.strictObject(disruptionView)),
  more: z.boolean(),
});
const ProposalView = z.strictObject({
  start: Instant,
  end: Instant,
  place: Slug,
  mode: Mode,
  professional: ProfessionalView,
  sameHour: z.boolean(),
});
const TouchedView = z.strictObject({
  appointment: AppointmentView,
  status: z.enum(['open', 'offered']),
  proposals: z.array(ProposalView),
});
/** Dealt with where it belongs, by whose it is: `about` is its case, request or group session, for those who may open it. */
const TouchedEngagement = z.strictObject({
  kind: z.enum(ENGAGEMENTS),
  start: Instant,
  end: Instant,
  place: z.string(),
  about: z.string().optional(),
});
/** `touched`: those who wait, the soonest first; `more` of them are left out until these are settled. */
export const DisruptionDetail = z.strictObject({
  ...disruptionView,
  touched: z.array(TouchedView),
  engagements: z.array(TouchedEngagement),
  more: z.int(),
});
