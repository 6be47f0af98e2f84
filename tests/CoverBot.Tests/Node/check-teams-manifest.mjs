// Reads a Teams manifest from standard input and prints what the schema of its own version objects to, one JSON array of lines.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04').default;
const manifest = JSON.parse(await text(process.stdin));
const version = /^[0-9.]+$/.test(manifest.manifestVersion) ? manifest.manifestVersion : 'none';
const schema = new URL(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`, import.meta.url);
const check = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(JSON.parse((await readFile(schema, 'utf8')).replace(/^\uFEFF/, '')));
process.stdout.write(JSON.stringify(check(manifest) ? [] : check.errors.map(error => `${error.instancePath} ${error.message}`)));
