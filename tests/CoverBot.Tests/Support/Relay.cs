using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CoverBot.Tests.Support;

/// <summary>Hands requests on to another server, as they came.</summary>
internal sealed class Relay : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The other server's answer becomes ours.</summary>
    public async Task PassAsync(HttpContext context, Uri server)
    {
        using var answer = await AskAsync(context.Request, server);
        await AnswerAsync(context.Response, answer);
    }

    public async Task<HttpResponseMessage> AskAsync(HttpRequest request, Uri server)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var message = new HttpRequestMessage(new(request.Method), new Uri(server, target));
        if (request.ContentLength is not null)
        {
            message.Content = new StreamContent(request.Body);
        }
        foreach (var (name, values) in request.Headers.Where(header => header.Key != "Host"))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }
        return await http.SendAsync(message);
    }

    public void Dispose() => http.Dispose();

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Transfer-Encoding" and not "Connection" and not "Keep-Alive"))
        {
            response.Headers[name] = values.ToArray();
        }
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (body.Length > 0)
        {
            await response.Body.WriteAsync(body);
        }
    }
}
