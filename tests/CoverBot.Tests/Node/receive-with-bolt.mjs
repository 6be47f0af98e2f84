// Sends requests to the HTTP receiver of Slack's own framework and prints what it answered to each, a JSON array of statuses: 200, or 401 for a signature it
// does not believe. Reads {"secret", "requests": [{"contentType", "body" (base64), "headers": {…}}]} from standard input.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import bolt from '@slack/bolt';

const { secret, requests } = JSON.parse(await text(process.stdin));
const receiver = new bolt.HTTPReceiver({ signingSecret: secret, endpoints: ['/slack'], logLevel: 'error' });
receiver.init({ processEvent: (event) => event.ack() });

const server = createServer(receiver.requestListener);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
try {
  const address = `http://127.0.0.1:${server.address().port}/slack`;
  const statuses = [];
  for (const { contentType, body, headers } of requests) {
    const answer = await fetch(address, { method: 'POST', body: Buffer.from(body, 'base64'), headers: { 'content-type': contentType, ...headers } });
    statuses.push(answer.status);
  }
  process.stdout.write(JSON.stringify(statuses));
} finally {
  server.close();
  server.closeAllConnections();
}
