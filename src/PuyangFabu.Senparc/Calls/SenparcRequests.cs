using System.Net;
using System.Net.Http.Headers;
using PuyangFabu.WeChat.Api.Transport;
using Senparc.Weixin;

namespace PuyangFabu.Senparc.Calls;

/// <summary>
/// Where Senparc's requests leave it: each goes out through our own HTTP client, to our address, with our limits and our rule for
/// repetitions. Its headers stay behind; they tell of a browser.
/// </summary>
internal sealed class SenparcRequests : HttpMessageHandler
{
    /// <exception cref="InvalidOperationException">The request belongs to no call of ours: it would go to the wrong place with a token that nobody looks after.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var running = RunningCall.Current
            ?? throw new InvalidOperationException($"Calls of Senparc go through {nameof(SenparcTransport)}, which hands in the token.");
        var answer = await running.SendAsync(await CallAsync(request));
        return answer.Failure is null
            ? new HttpResponseMessage((HttpStatusCode)answer.Value.Status) { RequestMessage = request, Content = ContentOf(answer.Value) }
            : throw new HttpRequestException(answer.Failure.Kind.ToString());
    }

    private static async Task<ApiCall> CallAsync(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        var root = new Uri(Config.ApiMpHost.TrimEnd('/') + "/");
        if (!root.IsBaseOf(address))
        {
            throw new InvalidOperationException($"Not a call to {root.Host}.");
        }

        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(CancellationToken.None);
        var isJson = body is [(byte)'{', ..];
        return ApiCall.Written(
            root.MakeRelativeUri(address).OriginalString.Split('?')[0],
            [.. Query(address)],
            isJson ? SenparcJson.Clean(body!) : body,
            isJson ? null : request.Content?.Headers.ContentType?.ToString());
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(Uri address) => address.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .Where(static pair => pair is [_, { Length: > 0 }])
        .Select(static pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1].Replace('+', ' '))));

    private static ByteArrayContent ContentOf(RawAnswer answer)
    {
        var content = new ByteArrayContent(answer.Body);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(answer.ContentType, out var type) ? type : null;
        return content;
    }
}
