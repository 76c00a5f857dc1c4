namespace PuyangFabu.Benchmarks.Load;

/// <summary>Pages of articles that readers of a product ask for, each with its ETag.</summary>
internal static class LoadedPages
{
    /// <summary>What is read at one time is what was published last.</summary>
    private const int Count = 200;

    /// <exception cref="InvalidOperationException">A page is not what it should be.</exception>
    public static async Task<IReadOnlyList<(string Path, string? Tag)>> ReadAsync(LoadedProduct product)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Server.Url) };
        var pages = new List<(string, string?)>();
        foreach (var (path, title) in await product.Database.NewestPagesAsync(Count))
        {
            var address = new Uri(path, UriKind.Relative);
            using var answer = await client.GetAsync(address);
            var tag = answer.Headers.ETag?.ToString();
            if (tag is null || !(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Contains(title, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{path} 没有 ETag，或不是《{title}》。");
            }

            using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", tag } } };
            using var again = await client.SendAsync(asked);
            pages.Add(again.StatusCode == System.Net.HttpStatusCode.NotModified ? (path, tag) : throw new InvalidOperationException($"{path} 没有变化，却没有回答 304。"));
        }

        return pages;
    }
}
