// Reads a JSON object of cards by name from standard input and prints what the Adaptive Cards parser objects to, one JSON array of lines.
import { createRequire } from 'node:module';

const AC = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js'); // The package's own entry point cannot be loaded by Node.
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const cards = JSON.parse(Buffer.concat(chunks).toString('utf8'));

const objections = [];
for (const [name, json] of Object.entries(cards)) {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  card.parse(json, context);
  for (let i = 0; i < context.eventCount; i++) objections.push(`${name}: ${context.getEventAt(i).message}`);
  for (const event of card.validateProperties().validationEvents) objections.push(`${name}: ${event.message}`);
}
process.stdout.write(JSON.stringify(objections));
