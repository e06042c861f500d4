import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { readList } from '../../shared/campaigns/read-list.ts';

const [, , how, file = ''] = process.argv;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
const start = performance.now();
let lines = 0;
if (how === 'bare')
  for await (const _ of createReadStream(file).pipe(parse({ delimiter: ';', bom: true }))) lines += 1;
else
  for await (const { accepted, rejected } of readList(createReadStream(file), { today: '2026-11-30' }))
    lines += accepted.length + rejected.length;
clearInterval(watch);
peak = Math.max(peak, process.memoryUsage().rss);
process.stdout.write(JSON.stringify({ ms: performance.now() - start, peakMb: peak / 1e6, lines }));
