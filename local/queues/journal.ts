import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export const Message = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.number(),
  visibleAt: z.number(),
  receives: z.number(),
});
export type Message = z.infer<typeof Message>;

/** Messages of one queue as files, so that those not yet worked off outlive a restart, and dead ones can be looked at. */
export interface Journal {
  waiting(): Message[];
  dead(): Message[];
  keep(message: Message): void;
  drop(message: Message): void;
  bury(message: Message): void;
}

export function openJournal(folder: string): Journal {
  const deadFolder = join(folder, 'dead');
  mkdirSync(deadFolder, { recursive: true });
  const file = (message: Message) => `${message.id}.json`;
  return {
    waiting: () => readAll(folder),
    dead: () => readAll(deadFolder),
    keep(message) {
      const path = join(folder, file(message));
      writeFileSync(`${path}.new`, JSON.stringify(message));
      renameSync(`${path}.new`, path);
    },
    drop: (message) => rmSync(join(folder, file(message)), { force: true }),
    bury: (message) => renameSync(join(folder, file(message)), join(deadFolder, file(message))),
  };
}

function readAll(folder: string): Message[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => Message.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort((a, b) => a.sentAt - b.sentAt);
}
