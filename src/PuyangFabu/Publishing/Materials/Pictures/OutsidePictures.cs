using System.Net;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.OutgoingHttp;

namespace PuyangFabu.Publishing.Materials.Pictures;

/// <summary>Gets pictures from other sites, from addresses the guard lets through, within limits of size and time.</summary>
public sealed class OutsidePictures(ChecksOptions options) : IDisposable
{
    /// <summary>What the refusal is called by programs that another attempt does not help: there is no such page.</summary>
    internal const string GoneCode = "pictureGone";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = GuardedHttp.Create(options.AllowPrivateLinks);

    public void Dispose() => http.Dispose();

    public Task<Outcome<byte[]>> GetAsync(Uri address, CancellationToken cancellation) => GetAsync(address, "在别的网站上", cancellation);

    /// <param name="place">Where it lies, as a refusal tells it, in Chinese.</param>
    internal Task<Outcome<byte[]>> GetAsync(Uri address, string place, CancellationToken cancellation) => GetAsync(http, address, place, cancellation);

    /// <summary>The same by a client that reaches what the caller has looked at.</summary>
    internal static async Task<Outcome<byte[]>> GetAsync(HttpClient http, Uri address, string place, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Longest);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, time.Token);
            if (LinkProbe.IsBad(response.StatusCode))
            {
                var refusal = Unreachable(place, LinkProbe.ReasonOf(response.StatusCode));
                return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? refusal with { Code = GoneCode } : refusal;
            }

            return await ReadAsync(response.Content, time.Token) is { } bytes ? bytes : PictureRefusals.TooLarge;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Unreachable(place, $"{Longest.TotalSeconds:0} 秒内没有传完");
        }
        catch (HttpRequestException failure)
        {
            return Unreachable(place, LinkProbe.ReasonOf(failure));
        }
        catch (IOException)
        {
            return Unreachable(place, "传到一半断了");
        }
        catch (Exception strange) when (strange is UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return Unreachable(place, LinkProbe.StrangeRedirect);
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > PictureLimits.LargestFile)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > PictureLimits.LargestFile)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static Refusal Unreachable(string place, string reason) => Refusal.BadInput("url", $"{place}，{reason}");
}
