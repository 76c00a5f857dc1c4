using System.Net;

namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>Sends one request and waits as long as the platform would, or as a played trouble allows.</summary>
internal sealed class AttemptSender(HttpClient client, TimeProvider time)
{
    /// <param name="closeAfter">
    /// Close this long after the start and lose whatever answer came, however early; null waits the full patience.
    /// </param>
    /// <param name="stopping">The host stops: the delivery is given up.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stopping"/> was raised.</exception>
    public async Task<AttemptResult> SendAsync(SignedCallback callback, TimeSpan? closeAfter, CancellationToken stopping)
    {
        var start = time.GetTimestamp();
        using var patience = new CancellationTokenSource(DeliveryPlan.Patience, time);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        var elapsed = Task.Delay(closeAfter ?? TimeSpan.Zero, time, stopping);
        using var content = new CallbackContent(callback.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, callback.Url) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/4.0");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Pragma", "no-cache");
        var sending = client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cut.Token);
        try
        {
            if (closeAfter is not null)
            {
                // Never before the bytes are out: the account must have had the message.
                await Task.WhenAny(sending, content.Sent);
                await elapsed;
                await cut.CancelAsync();
            }

            using var response = await sending;
            return closeAfter is null
                ? await ReadAsync(response, start, stopping)
                : Closed(time.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return Closed(time.GetElapsedTime(start));
        }
        catch (HttpRequestException e)
        {
            return new AttemptResult
            {
                State = AttemptState.Failed,
                Elapsed = time.GetElapsedTime(start),
                Trouble = e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? "应答过大。"
                    : $"连接失败：{e.HttpRequestError}（{e.Message}）",
            };
        }
    }

    private static AttemptResult Closed(TimeSpan elapsed) => new()
    {
        State = AttemptState.Closed,
        Elapsed = elapsed,
        Trouble = "平台已断开连接，应答丢失。",
    };

    private async Task<AttemptResult> ReadAsync(HttpResponseMessage response, long start, CancellationToken stopping) => new()
    {
        State = AttemptState.Answered,
        Elapsed = time.GetElapsedTime(start),
        Status = response.StatusCode,
        StatusLine = $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}",
        Headers =
        [
            .. response.Headers.Concat(response.Content.Headers)
                .SelectMany(h => h.Value.Select(value => new HeaderLine(h.Key, value))),
        ],
        Body = await response.Content.ReadAsByteArrayAsync(stopping),
    };
}

/// <summary>What one request came to.</summary>
internal sealed record AttemptResult
{
    public required AttemptState State { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public HttpStatusCode? Status { get; init; }

    public string? StatusLine { get; init; }

    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    public string? Trouble { get; init; }

    /// <summary>Any other status makes the platform try again.</summary>
    public bool IsAnswer => State == AttemptState.Answered && Status == HttpStatusCode.OK;
}
