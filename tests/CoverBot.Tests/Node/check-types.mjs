// Reads [{"name", "type", "value"}] from standard input, compiles each value as that TypeScript type, strictly, and prints what the compiler objects to:
// a JSON array of "name: objection".
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cases = JSON.parse(await text(process.stdin));
const folder = await mkdtemp(join(here, 'node_modules', '.check-')); // Beside the packages, so that they are found.
try {
  const lines = cases.map(({ type, value }, i) => `export const c${i}: ${type} = ${JSON.stringify(value)};`);
  await writeFile(join(folder, 'cases.mts'), lines.join('\n') + '\n');
  const options = ['--strict', '--noEmit', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', '--pretty', 'false', '--types', ''];
  const output = await new Promise((resolve, reject) => {
    const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
    execFile(process.execPath, [tsc, ...options, 'cases.mts'], { cwd: folder, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      error && !stdout ? reject(new Error(stderr || error.message)) : resolve(stdout));
  });
  const objections = output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith(' ')).map((line) => {
    const at = /^cases\.mts\((\d+),\d+\): (.*)$/.exec(line);
    return at ? `${cases[at[1] - 1].name}: ${at[2]}` : line;
  });
  process.stdout.write(JSON.stringify(objections));
} finally {
  await rm(folder, { recursive: true });
}
