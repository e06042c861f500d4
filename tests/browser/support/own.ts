import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { runningTable } from '../../../local/running-table.ts';
import { createInvitation } from '../../../shared/store/invitations.ts';
import { machineFolder } from './machine-folder.ts';
import { codeIn, freshAddress, linkIn, mailTo } from './mailbox.ts';

const Slot = z.object({ start: z.string(), place: z.string(), mode: z.string() });
const Slots = z.object({ slots: z.array(Slot) });
const Booked = z.object({ id: z.string(), pin: z.string().optional() });
const Opened = z.object({ token: z.string() });
const TRIES = 6;
/** Far enough ahead to be moved, whatever the hour. */
const SAFE_DAYS = 4;

interface Wanted {
  readonly service: string;
  readonly mode: string;
}

/** The API as this page's own browser calls it, so that each test is a client of its own. @throws Error for a refusal. */
async function ask(page: Page, { web }: Addresses, path: string, body?: unknown): Promise<unknown> {
  if (!page.url().startsWith(web)) await page.goto(`${web}/cookies`);
  const { status, text } = await page.evaluate(
    async ([to, sent]) => {
      const response = await fetch(
        `/v1${to}`,
        sent === undefined
          ? {}
          : { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent },
      );
      return { status: response.status, text: await response.text() };
    },
    [path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** A free time, any of many, so that tests seldom want the same one. */
async function someSlot(page: Page, addresses: Addresses, { service, mode }: Wanted) {
  const from = new Date(Date.now() + SAFE_DAYS * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ service, mode, limit: '300', from });
  const { slots } = Slots.parse(await ask(page, addresses, `/cafs/94/slots?${query}`));
  const slot = slots[Math.floor(Math.random() * slots.length)];
  if (slot === undefined) throw new Error(`nothing is free for ${service}`);
  return slot;
}

/** Books and confirms as somebody would, and gives the link of the mail. */
export async function anOwnAppointment(page: Page, addresses: Addresses, wanted: Wanted) {
  const email = freshAddress('rendezvous');
  const person = { firstName: 'Dominique', lastName: 'Exemple', email, phone: '0199001234' };
  const { id } = await book(page, addresses, wanted, { person });
  const code = codeIn((await mailTo(addresses, email)).text);
  await ask(page, addresses, `/cafs/94/appointments/${id}/confirm`, { code });
  return { email, link: linkIn((await mailTo(addresses, email, 2)).text) };
}

async function book(page: Page, addresses: Addresses, wanted: Wanted, more: object) {
  for (let tries = 1; ; tries++) {
    const slot = await someSlot(page, addresses, wanted);
    try {
      return Booked.parse(
        await ask(page, addresses, '/cafs/94/appointments', { ...wanted, ...slot, ...more }),
      );
    } catch (error) {
      if (tries === TRIES || !String(error).includes('SLOT_TAKEN')) throw error;
    }
  }
}

/** A letter's code for the information interview; it ran out yesterday, or runs out in a month. */
export async function aLetter({ ranOut = false } = {}): Promise<string> {
  const day = 86_400_000;
  const { code } = await createInvitation(runningTable(machineFolder()), {
    caf: '94',
    service: 'entretien-information-mediation',
    person: { firstName: 'Camille', lastName: 'Exemple' },
    createdAt: Date.now() - 2 * day,
    expiresAt: Date.now() + (ranOut ? -1 : 30) * day,
  });
  return code;
}

/** Books with a letter and without e-mail; the pin is what was shown once. */
export async function bookByLetter(page: Page, addresses: Addresses, code: string): Promise<string> {
  const { token } = Opened.parse(await ask(page, addresses, '/invitations/open', { code }));
  const { pin } = await book(
    page,
    addresses,
    { service: 'entretien-information-mediation', mode: 'phone' },
    {
      // Same name and number would be the same person (B2).
      person: { firstName: 'Camille', lastName: `Exemple ${code}`, phone: '0199001235' },
      contact: { by: 'phone', hours: ['morning'] },
      invitation: token,
    },
  );
  if (pin === undefined) throw new Error('no pin');
  return pin;
}

const Moved = z.object({ start: z.string(), place: z.string(), mode: z.string() });

/** Somebody else is quicker: every professional free at that time is taken, from an address of their own. */
export async function takeTime(wanted: unknown, { api }: Addresses, service: string): Promise<void> {
  const slot = Moved.parse(wanted);
  for (let taken = 0; taken < 20; taken++) {
    const response = await fetch(`${api}/v1/cafs/94/appointments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        service,
        ...slot,
        person: { firstName: 'Alix', lastName: 'Exemple', email: freshAddress('rival'), phone: '0199001299' },
      }),
    });
    if (response.status === 409) return;
    if (!response.ok) throw new Error(`taking: ${response.status} ${await response.text()}`);
  }
  throw new Error('the time is never full');
}
