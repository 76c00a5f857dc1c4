using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console.Frame;

/// <summary>What a browser that has nothing yet receives before it draws a page: the page, its styles and its scripts, compressed.</summary>
public sealed partial class FirstPaintTests(TestDatabases databases)
{
    /// <summary>In bytes; on a slow line of a county town a second or two.</summary>
    private const int Most = 300_000;

    /// <summary>The articles' editor is an island with scripts of its own.</summary>
    private static readonly string[] WithEditor = ["/console/articles/new"];

    private readonly Dictionary<string, (long Size, IReadOnlyList<string> Imports)> known = [];

    [Fact]
    public async Task Every_page_without_the_editor_is_drawn_after_less_than_300_KB()
    {
        await using var room = await Newsroom.OpenAsync(databases);
        await room.AppointAsync("everything", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher, Role.Admin);
        using var visitor = await room.EnterAsync("everything");
        var paths = room.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
            .Select(static endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(static path => path.StartsWith("/console", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)).Distinct().Except(WithEditor).Order(StringComparer.Ordinal).ToList();
        Assert.True(paths.Count > 60, string.Join('\n', paths));

        var sizes = new List<(string Path, long Size)>();
        foreach (var path in paths)
        {
            using var answer = await visitor.OpenAsync(path);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                sizes.Add((path, await SizeAsync(visitor, path, visitor.Html)));
            }
        }

        Assert.True(sizes.Count > 50, string.Join('\n', sizes));
        // Styles and scripts were seen: a page by itself is far smaller.
        Assert.All(sizes, static page => Assert.InRange(page.Size, 30_000, Most));
    }

    private async Task<long> SizeAsync(ConsoleVisitor visitor, string path, string html)
    {
        var parts = new Queue<string>(Parts().Matches(html).Select(static match => WebUtility.HtmlDecode(match.Groups[1].Value)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var size = await CompressedAsync(visitor, path);
        while (parts.TryDequeue(out var part))
        {
            var address = new Uri(visitor.Client.BaseAddress!, part);
            if (seen.Add(address.AbsolutePath))
            {
                var (bytes, imports) = await ReadAsync(visitor, address);
                size += bytes;
                imports.ToList().ForEach(parts.Enqueue);
            }
        }

        return size;
    }

    private async Task<(long Size, IReadOnlyList<string> Imports)> ReadAsync(ConsoleVisitor visitor, Uri address)
    {
        if (!known.TryGetValue(address.AbsolutePath, out var read))
        {
            var text = await visitor.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
            read = (
                await CompressedAsync(visitor, address.PathAndQuery),
                [.. Imports().Matches(text).Select(match => new Uri(address, match.Groups[1].Value).AbsolutePath)]);
            known[address.AbsolutePath] = read;
        }

        return read;
    }

    private static async Task<long> CompressedAsync(ConsoleVisitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).LongLength;
    }

    [GeneratedRegex("<(?:link rel=\"stylesheet\" href|script [^>]*src)=\"([^\"]+)\"")]
    private static partial Regex Parts();

    [GeneratedRegex("^(?:import|export)\\b[^;]*?from '(\\./[^']+)'", RegexOptions.Multiline)]
    private static partial Regex Imports();
}
