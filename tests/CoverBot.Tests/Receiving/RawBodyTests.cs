using System.IO.Pipelines;
using CoverBot.Receiving;
using Microsoft.AspNetCore.Http;

namespace CoverBot.Tests.Receiving;

[Trait("kind", "rule")]
public sealed class RawBodyTests
{
    /// <summary>The server tells of it while the body is read, and mostly after a part of it: that part may be signed, and whole in itself.</summary>
    [Fact]
    public async Task What_ends_too_early_is_not_taken_as_far_as_it_came()
    {
        foreach (var end in (Exception[])[new BadHttpRequestException("Unexpected end of request content."), new IOException("The client reset the request stream."), new OperationCanceledException()])
        {
            // What is written counts as written once it is read.
            var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
            var request = new DefaultHttpContext().Request;
            (request.ContentType, request.ContentLength, request.Body) = ("application/json", 500, pipe.Reader.AsStream());

            var reading = RawBody.ReadAsync(request, "application/json");
            await pipe.Writer.WriteAsync("{\"type\":\"event_callback\"}"u8.ToArray(), TestContext.Current.CancellationToken);
            await pipe.Writer.CompleteAsync(end);

            var body = await reading;
            Assert.Equal((StatusCodes.Status400BadRequest, 0), (body.Status, body.Bytes.Length));
        }
    }
}
