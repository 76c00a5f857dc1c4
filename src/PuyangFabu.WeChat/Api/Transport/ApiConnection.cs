using System.Net.Http.Headers;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>Sends one call over HTTP and reads its answer, and tells what is known when there is none. Knows nothing of tokens.</summary>
internal sealed class ApiConnection(IHttpClientFactory clients, ApiAddress address, ApiLimits limits)
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>As much as tells a file from words; whole refusals are shorter.</summary>
    private const int HeadBytes = 8 * 1024;

    /// <param name="token">Goes into the query; null for calls without one.</param>
    /// <param name="file">Takes the answer's bytes where they are a file; null to have everything in the answer.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled: what the call did is unknown.</exception>
    public async Task<ApiAnswer<RawAnswer>> SendAsync(ApiCall call, string? token, CancellationToken cancellation, Stream? file = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(call.IsTransfer ? limits.Transfer : limits.Call);
        try
        {
            using var request = Request(call, token);
            using var client = clients.CreateClient(ApiHttpClient.Name);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return file is null ? await ReadAsync(response, limit.Token) : await ReceiveAsync(response, file, limit.Token);
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
        var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, call.Address ?? address.Of(call, token));
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
        return AnswerOf(response, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>A file goes piece by piece where it is wanted; words, as refusals and pages are, are read.</summary>
    private async Task<ApiAnswer<RawAnswer>> ReceiveAsync(HttpResponseMessage response, Stream file, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var piece = new byte[PieceBytes];
        var length = await body.ReadAtLeastAsync(piece, HeadBytes, throwOnEndOfStream: false, cancellation);
        var begin = AnswerOf(response, piece[..length]);
        if (!begin.IsSuccess || length == 0 || begin.BeginsWith('{') || begin.LooksLikePage)
        {
            return begin;
        }

        file.SetLength(0);
        var written = 0L;
        for (; length > 0; length = await body.ReadAsync(piece, cancellation))
        {
            written += length;
            if (written > limits.AnswerBytes)
            {
                return TransportFailures.TooLarge;
            }

            await file.WriteAsync(piece.AsMemory(0, length), cancellation);
        }

        return AnswerOf(response, []) with { FileBytes = written };
    }

    private static RawAnswer AnswerOf(HttpResponseMessage response, byte[] body)
    {
        var headers = response.Content.Headers;
        return new RawAnswer(
            (int)response.StatusCode, body, headers.ContentType?.MediaType ?? "", headers.ContentDisposition?.FileName?.Trim('"'), response.Headers.Date);
    }
}
