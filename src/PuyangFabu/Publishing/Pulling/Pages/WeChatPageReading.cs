using System.Net;
using System.Text;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Links;
using PuyangFabu.Foundation.OutgoingHttp;

namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>Opens the pages of articles at WeChat, from addresses the guard lets through, within limits of size and time.</summary>
public sealed class WeChatPageReading(ChecksOptions options, PlayedPlatform played) : IDisposable
{
    private const int MostBytes = 5 * 1024 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly HttpClient http = GuardedHttp.Create(options.AllowPrivateLinks);

    public void Dispose() => http.Dispose();

    /// <summary>The address as it is opened; null for what is no article at WeChat, which in sandbox mode is this server.</summary>
    public Uri? AddressOf(string text) =>
        WeChatAddress.Read(text) is { } address ? address
        : Uri.TryCreate(text.Trim(), UriKind.Absolute, out var here) && played.IsPage(here) ? here
        : null;

    internal async Task<WeChatPage> OpenAsync(Uri address, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(Longest);
        try
        {
            using var response = await (played.IsPage(address) ? played.Http : http).GetAsync(address, HttpCompletionOption.ResponseHeadersRead, time.Token);
            if (response.RequestMessage?.RequestUri is { } arrived && AddressOf(arrived.AbsoluteUri) is null)
            {
                return Not("跳转到了别的地方，不是文章的页面", later: false);
            }

            if (LinkProbe.IsBad(response.StatusCode))
            {
                return Not(LinkProbe.ReasonOf(response.StatusCode), later: response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests);
            }

            return await ReadAsync(response.Content, time.Token) is { } html
                ? WeChatPageText.Read(html, address.AbsoluteUri, cancellation)
                : Not($"页面超过 {MostBytes / 1024 / 1024} MB，没有读完", later: false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Not($"{Longest.TotalSeconds:0} 秒内没有传完", later: true);
        }
        catch (HttpRequestException failure)
        {
            return Not(LinkProbe.ReasonOf(failure), later: true);
        }
        catch (IOException)
        {
            return Not("传到一半断了", later: true);
        }
        catch (ArticleBodyException unreadable)
        {
            return Not(unreadable.Message, later: false);
        }
        catch (Exception strange) when (strange is UriFormatException or InvalidOperationException or NotSupportedException)
        {
            return Not(LinkProbe.StrangeRedirect, later: false);
        }
    }

    private static WeChatPage Not(string problem, bool later) => new(null, "", 0) { Problem = problem, MayHelpLater = later };

    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (bytes.Length + read > MostBytes)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
