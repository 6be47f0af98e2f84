// Shows tokens to the token check of Microsoft's own connector library and prints what it thinks of each, a JSON array: true for believed.
// Reads {"metadata", "appId", "tokens": [{"header", "serviceUrl"}]} from standard input.
import { text } from 'node:stream/consumers';
import connector from 'botframework-connector';

const { metadata, appId, tokens } = JSON.parse(await text(process.stdin));
connector.ChannelValidation.OpenIdMetadataEndpoint = metadata;
const bot = new connector.SimpleCredentialProvider(appId, '');
const believed = [];
for (const { header, serviceUrl } of tokens) {
  const check = connector.ChannelValidation.authenticateChannelTokenWithServiceUrl(header, bot, serviceUrl, 'msteams');
  believed.push(await check.then((identity) => identity.isAuthenticated, () => false));
}
process.stdout.write(JSON.stringify(believed));
