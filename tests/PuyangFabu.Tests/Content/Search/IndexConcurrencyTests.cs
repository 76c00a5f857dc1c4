using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class IndexConcurrencyTests
{
    [Fact]
    public async Task Every_search_beside_the_writer_sees_a_whole_change()
    {
        using var index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);
        Write(index, 0);
        using var written = new CancellationTokenSource();

        // Every change replaces all ten articles: a search that sees nine, eleven or two versions saw half of one.
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                var searches = 0;
                do
                {
                    var hits = index.Search("停水通知", 0, 100).Hits;
                    Assert.Equal(10, hits.Count);
                    Assert.Single(hits.Select(hit => hit.Id / 10).Distinct());
                    searches++;
                }
                while (!written.IsCancellationRequested);

                return searches;
            },
            TestContext.Current.CancellationToken)).ToList();
        for (var change = 1; change <= 100; change++)
        {
            Write(index, change);
        }

        await written.CancelAsync();
        Assert.All(await Task.WhenAll(readers), searches => Assert.True(searches > 0));
    }

    [Fact]
    public void Writers_take_turns()
    {
        using var index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);

        Parallel.For(0, 40, number => index.Apply([new() { Id = number, Title = "停水通知" }], [], number));

        Assert.Equal(40, index.Count);
        Assert.Equal(40, index.Search("停水", 0, 100).Total);
    }

    private static void Write(ArticleIndex index, int change) =>
        index.Apply(
            [.. Enumerable.Range(10 * change, 10).Select(id => new SearchDocument { Id = id, Title = $"第{id}号停水通知" })],
            [.. Enumerable.Range(10 * (change - 1), 10).Select(id => (long)id)],
            change);
}
