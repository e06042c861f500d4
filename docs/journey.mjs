// The main job, end to end, against the addresses of a running `npm start`:
//   node docs/journey.mjs
// A professional opens Tuesday mornings; somebody finds a time, books it, confirms it with the code of the mail, moves it and
// cancels it; the professional sees each step in the agenda and in the calendar feed.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, ask, folder, run, say, tokenOf, until } from './running.mjs';

const { api, mailbox } = addresses();
const caf = `${api}/v1/cafs/94`;
const service = 'rendez-vous-des-droits';
const place = 'caf-orly';
/** The availability that a run makes, until it has removed it again: an interrupted run leaves it to the next. */
const leftBehind = join(folder, 'journey.json');
/** When somebody receives on Tuesday mornings already, another hour does as well. */
const HOURS = [
  ['09:00', '12:00'],
  ['17:00', '20:00'],
  ['06:00', '08:45'],
  ['20:15', '23:15'],
];
const email = `dominique.exemple.${Date.now() % 1000000}@courriel.example`;

/** Mails to this person, oldest first, as the mailbox keeps them. */
async function mails() {
  const { emails } = await ask('GET', `${mailbox}/store`);
  return emails.filter((mail) => JSON.stringify(mail.destination ?? mail).includes(email));
}

const newMail = (count) => until(`mail ${count}`, async () => (await mails()).at(count - 1));

function nextTuesdayAfter(days) {
  const date = new Date(Date.now() + days * 86_400_000);
  date.setUTCDate(date.getUTCDate() + ((9 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

function dayAfter(date) {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** Opens the first of HOURS that the professional still has free. */
async function openTuesdays(from, token) {
  for (const [start, end] of HOURS)
    try {
      const rest = { place, modes: ['on-site', 'phone'], services: [service] };
      const body = { from, start, end, ...rest, repeat: { everyWeeks: 1, weekdays: [2] } };
      const { availability } = await ask('POST', `${api}/v1/staff/availabilities`, { token, body });
      writeFileSync(leftBehind, JSON.stringify({ id: availability.id }));
      return availability;
    } catch (error) {
      if (error.status !== 409) throw error;
    }
  throw new Error('This professional receives all Tuesday long: remove an availability and try again.');
}

const isWithin = (time, { start, end }) => start <= time && time < end;

async function close(id, token) {
  try {
    await ask('DELETE', `${api}/v1/staff/availabilities/${id}`, { token });
  } catch (error) {
    if (error.status !== 404) throw error;
  }
  rmSync(leftBehind, { force: true });
}

async function journey() {
  const token = tokenOf('social-worker');
  const tuesday = nextTuesdayAfter(10);
  const agenda = () =>
    ask('GET', `${api}/v1/staff/agenda?from=${tuesday}&to=${dayAfter(tuesday)}`, { token });

  if (existsSync(leftBehind)) await close(JSON.parse(readFileSync(leftBehind, 'utf8')).id, token);
  const availability = await openTuesdays(tuesday, token);
  say(
    `A professional receives on Tuesdays from ${availability.start} at Caf Orly`,
    JSON.stringify(availability),
  );

  const free = await until('opening the days', async () => {
    const { slots } = await ask(
      'GET',
      `${caf}/slots?service=${service}&place=${place}&mode=on-site&from=${tuesday}&to=${dayAfter(tuesday)}`,
    );
    const opened = slots.filter(({ start }) => isWithin(start.slice(11, 16), availability));
    return opened.length >= 2 ? opened : undefined;
  });
  say('The times can be found', free.map(({ start }) => start).join(', '));

  const booked = await ask('POST', `${caf}/appointments`, {
    body: {
      service,
      place,
      mode: 'on-site',
      start: free[0].start,
      person: { firstName: 'Dominique', lastName: 'Exemple', email },
    },
  });
  say('Somebody books the first one', JSON.stringify(booked));

  const codeMail = await newMail(1);
  const code = /\b(\d{3}[\s\u00a0\u202f]?\d{3})\b/.exec(codeMail.body.text)?.[1].replace(/\D/g, '');
  say('The mailbox has the code', `${codeMail.subject}: ${code}`);

  await ask('POST', `${caf}/appointments/${booked.id}/confirm`, { body: { code } });
  const confirmation = await newMail(2);
  const link = /#([A-Za-z0-9_-]{20,})/.exec(confirmation.body.text)?.[1];
  say(
    'The code confirms it, and the invitation arrives',
    `${confirmation.subject}, with ${confirmation.attachments?.length ?? 0} attachment(s)`,
  );

  const own = `${api}/v1/appointments/${link}`;
  say('The person sees it by the link of the mail', JSON.stringify(await ask('GET', own)));
  say(
    'and can put it into a calendar',
    (await ask('GET', `${own}/calendar.ics`))
      .split('\r\n')
      .filter((line) => /SUMMARY|DTSTART|LOCATION/.test(line))
      .join(', '),
  );
  say('The professional sees it in the agenda', JSON.stringify(await agenda()));

  const { address } = await ask('POST', `${api}/v1/staff/calendar-feed`, { token });
  const feed = address.replace(/^https?:\/\/[^/]+/, api);
  const inFeed = async () => ((await ask('GET', feed)).match(/BEGIN:VEVENT/g) ?? []).length;
  say('and in the calendar feed, without a name', `${await inFeed()} event(s)`);

  const moved = await ask('POST', `${own}/move`, { body: { start: free[1].start } });
  say('The person moves it', `${free[0].start} → ${moved.start}`);
  say('and hears of it', (await newMail(3)).subject);
  say('as does the professional', JSON.stringify(await agenda()));

  const cancelled = await ask('POST', `${own}/cancel`);
  say('The person cancels it', cancelled.status);
  say('and hears of it', (await newMail(4)).subject);
  say('The feed holds', `${await inFeed()} event(s)`);

  await close(availability.id, token);
  say('The professional closes these hours again', 'done');
}

await run(journey);
