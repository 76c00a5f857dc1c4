using System.Net;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Sandbox;

public sealed partial class PhonePageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sandbox/phone", "assets/richtext.js")]
    [InlineData("/sandbox/platform", "assets/platform-fault-list.js")]
    public async Task A_page_and_every_file_it_names_are_served_from_the_assembly(string address, string module)
    {
        await using var host = await SandboxHost.StartAsync();
        var page = await host.Client.GetStringAsync(new Uri(address, UriKind.Relative), Cancelled);
        var files = new Queue<string>(Named().Matches(page).Select(m => m.Groups[1].Value));
        var seen = new HashSet<string>();
        while (files.TryDequeue(out var file))
        {
            if (seen.Add(file))
            {
                var text = await host.Client.GetStringAsync(new Uri($"/sandbox/{file}", UriKind.Relative), Cancelled);
                foreach (Match import in Import().Matches(text))
                {
                    files.Enqueue($"assets/{import.Groups[1].Value}");
                }
            }
        }

        Assert.Contains(module, seen);
        Assert.Contains("assets/tokens.css", seen);
    }

    [Theory]
    [InlineData("/sandbox/phone")]
    [InlineData("/sandbox/platform")]
    public async Task A_page_keeps_a_strict_policy_and_needs_nothing_inline(string address)
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineCode(), page);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task An_unchanged_file_is_not_sent_again()
    {
        await using var host = await SandboxHost.StartAsync();
        var address = new Uri("/sandbox/assets/main.js", UriKind.Relative);
        using var first = await host.Client.GetAsync(address, Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/sandbox/assets/none.js")]
    [InlineData("/sandbox/assets/..%2fappsettings.json")]
    [InlineData("/sandbox/media/none")]
    [InlineData("/sandbox/wechat/s/none")]
    [InlineData("/sandbox/wechat/picture/none")]
    [InlineData("/sandbox/api/platform/none")]
    [InlineData("/sandbox/api/platform/none/jobs")]
    [InlineData("/sandbox/api/platform/none/faults")]
    [InlineData("/sandbox/api/accounts/none")]
    [InlineData("/sandbox/api/accounts/none/menu")]
    [InlineData("/sandbox/api/accounts/none/stream")]
    [InlineData("/sandbox/api/deliveries/99")]
    public async Task What_does_not_exist_answers_404(string path)
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await host.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_live_menu_is_handed_through()
    {
        await using var host = await SandboxHost.StartAsync();

        var menu = await host.Client.GetStringAsync(new Uri("/sandbox/api/accounts/puyang/menu", UriKind.Relative), Cancelled);

        Assert.Equal("""{"button":[{"type":"click","name":"要闻","key":"board:yaowen"}]}""", menu);
    }

    [GeneratedRegex("(?:href|src)=\"(assets/[^\"]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex(@"from '\./([^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|https?://", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();
}
