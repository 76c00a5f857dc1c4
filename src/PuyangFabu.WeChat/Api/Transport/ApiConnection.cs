using System.Net.Http.Headers;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>Sends one call over HTTP and reads its answer, and tells what is known when there is none. Knows nothing of tokens.</summary>
internal sealed class ApiConnection(IHttpClientFactory clients, ApiAddress address, ApiLimits limits)
{
    /// <param name="token">Goes into the query; null for calls without one.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled: what the call did is unknown.</exception>
    public async Task<ApiAnswer<RawAnswer>> SendAsync(ApiCall call, string? token, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(call.IsTransfer ? limits.Transfer : limits.Call);
        try
        {
            using var request = Request(call, token);
            using var client = clients.CreateClient(ApiHttpClient.Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return await ReadAsync(response, limit.Token);
        }
        catch (HttpRequestException failure)
        {
            return TransportFailures.Of(failure);
        }
        catch (HttpIOException)
        {
            return TransportFailures.CutOff;
        }
        catch (IOException)
        {
            return TransportFailures.CutOff;
        }
        catch (OperationCanceledException failure) when (!cancellation.IsCancellationRequested)
        {
            // The connection's own limit says so by its inner exception, and then nothing was sent.
            return failure.InnerException is TimeoutException && !limit.IsCancellationRequested
                ? TransportFailures.NoConnection
                : TransportFailures.TooSlow;
        }
    }

    private HttpRequestMessage Request(ApiCall call, string? token)
    {
        var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, address.Of(call, token));
        HarmlessRepetitions.Mark(request, call.IsHarmless);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.ContentType);
        }

        return request;
    }

    private async Task<ApiAnswer<RawAnswer>> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        // Throws HttpRequestException when the answer is larger.
        await response.Content.LoadIntoBufferAsync(limits.AnswerBytes, cancellation);
        var headers = response.Content.Headers;
        return new RawAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellation),
            headers.ContentType?.MediaType ?? "",
            headers.ContentDisposition?.FileName?.Trim('"'),
            response.Headers.Date);
    }
}
