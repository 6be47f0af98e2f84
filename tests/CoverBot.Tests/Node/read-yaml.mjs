// Reads {"text": YAML} from standard input and prints the document as JSON. A key given twice is an error.
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

const question = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(parse(question.text)));
