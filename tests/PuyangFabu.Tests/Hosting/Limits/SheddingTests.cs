using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Webhook;

namespace PuyangFabu.Tests.Hosting.Limits;

/// <summary>What happens while all places are taken, as by pages that hang: somebody has locked the table of the articles.</summary>
public sealed class SheddingTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_pages_hang_further_ones_are_turned_away_at_once_and_messages_are_answered()
    {
        await using var host = await StartAsync("--Limits:PagesAtOnce", "2", "--Limits:Waiting", "2");
        using var client = new HttpClient { BaseAddress = host.Address };
        Task<HttpResponseMessage>[] hanging;
        await using (await LockArticlesAsync(host))
        {
            hanging = [.. Enumerable.Range(1, 4).Select(number => client.GetAsync($"/articles/{number}", Cancellation))];
            await UntilAsync(host, RequestKind.Page, running: 2, waiting: 2);

            // Neither of these asks the database: it would hang.
            using var refused = await client.GetAsync("/articles/5", Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(5, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            Assert.True(refused.Headers.CacheControl!.NoStore);
            Assert.Contains("现在访问的人太多", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"), Cancellation);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Cancellation)).Length));

            Assert.NotEmpty(await host.Sender.AskAsync("你好"));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/favicon.svg", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/console/sign-in", Cancellation)).StatusCode);

            // Nobody waits for a page longer than people do.
            host.Database.Clock.Advance(TimeSpan.FromSeconds(6));
            await UntilAsync(host, RequestKind.Page, running: 2, waiting: 0);
        }

        var statuses = (await Task.WhenAll(hanging)).Select(static response => response.StatusCode).ToList();
        Assert.Equal(2, statuses.Count(static status => status == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(2, statuses.Count(static status => status is HttpStatusCode.OK or HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_program_is_told_that_the_product_is_overloaded_and_that_nothing_was_done()
    {
        await using var host = await StartAsync("--Limits:ApiAtOnce", "1", "--Limits:Waiting", "0");
        using var driver = OperatorDriver.Of(host);
        var editor = await driver.WithRolesAsync("editor");

        // An answer is there before the place of its request is free.
        await UntilAsync(host, RequestKind.Api, running: 0, waiting: 0);
        var other = new DefaultHttpContext { Request = { Method = "GET", Path = "/api/articles" } };
        using (var place = host.Services.GetRequiredService<RunningRequests>().AttemptAcquire(other))
        {
            Assert.True(place.IsAcquired);
            using var refused = await editor.GetAsync("/api/articles", Cancellation);
            await OperatorDriver.RefusedAsync(refused, HttpStatusCode.ServiceUnavailable, "overloaded");
            Assert.Equal(5, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
            Assert.NotEmpty(await host.Sender.AskAsync("你好"));
        }

        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync("/api/articles", Cancellation)).StatusCode);
    }

    private Task<ProductHost> StartAsync(params string[] settings) => ProductHost.StartAsync(databases, "postgresql", settings: settings);

    private static Task UntilAsync(ProductHost host, RequestKind kind, int running, int waiting)
    {
        var requests = host.Services.GetRequiredService<RunningRequests>();
        return PassingTime.UntilAsync(host, () => requests.Running(kind) == running && requests.Waiting(kind) == waiting, within: TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Until it is disposed of, whoever reads articles waits.</summary>
    private static async Task<NpgsqlConnection> LockArticlesAsync(ProductHost host)
    {
        var other = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.Database.Options.ConnectionString) { Pooling = false }.ConnectionString);
        await other.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("set idle_in_transaction_session_timeout = 0; begin; lock table articles in access exclusive mode", other);
        await command.ExecuteNonQueryAsync(Cancellation);
        return other;
    }
}
