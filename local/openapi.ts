import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi-document.ts';

/** `npm run openapi`: writes the document that is served and kept in docs/. */
const file = new URL('../docs/openapi.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
console.log(`${file.pathname} written`);
