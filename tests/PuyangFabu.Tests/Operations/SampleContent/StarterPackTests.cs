using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Operations.Doctor;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Operations.SampleContent;

/// <summary>What an office starts from: marked as to be checked, and before nobody's eyes until a person has saved it.</summary>
public sealed class StarterPackTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_cannot_be_recorded_is_not_added()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);
        await host.Database.Database.WriteAsync(
            static session => session.ExecuteAsync("create trigger starter_refused before insert on audit_log when new.action = 'starter.add' begin select raise(abort, 'refused'); end"), Cancellation);

        await Assert.ThrowsAsync<SqliteException>(() => host.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, Cancellation));

        Assert.Equal(0, await host.Database.Database.ReadAsync(static session => session.ScalarAsync<long>("select count(*) from reply_rules"), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Every_entry_is_marked_and_reaches_nobody_until_it_was_checked(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Storage:SampleContent", "false"]);
        var before = await host.Sender.AskAsync("停水");
        var (rules, synonyms, directory) = await host.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, Cancellation);
        await host.FollowChangesAsync();
        Assert.True(rules > 40 && synonyms > 20 && directory > 30, $"{rules} {synonyms} {directory}");
        Assert.Equal((0, 0, 0), await host.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, Cancellation));

        using var operators = OperatorDriver.Of(host);
        var editor = await operators.AppointAsync("editor", "editor");
        var listed = (await editor.CallAsync("GET", "/api/reply-rules?limit=500")).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(rules, listed.Length);
        Assert.All(listed, static rule => Assert.Equal((true, false), (rule.GetProperty("toCheck").GetBoolean(), rule.GetProperty("enabled").GetBoolean())));
        Assert.Equal(before, await host.Sender.AskAsync("停水"));
        using var reader = operators.Anonymous();
        Assert.DoesNotContain("0393-6912377", await reader.GetStringAsync("/directory", Cancellation), StringComparison.Ordinal);
        Assert.Empty(await host.Services.GetRequiredService<SynonymStore>().ListAsync(Cancellation));
        var waiting = Assert.Single((await host.Services.GetRequiredService<Examination>().RunAsync(Cancellation)).Items, static finding => finding.Check == StarterCheck.Name);
        Assert.Equal(FindingLevel.Notice, waiting.Level);
        Assert.Contains($"{rules} 条", waiting.Text, StringComparison.Ordinal);

        // Read, mended and saved, it is an entry like any other.
        var rule = listed.Single(static rule => rule.GetProperty("name").GetString() == "停水");
        var saved = (await editor.CallAsync("PUT", $"/api/reply-rules/{rule.GetProperty("id")}", new
        {
            name = "停水",
            keywords = new[] { "停水" },
            replies = new[] { "核对过的停水答复" },
            revision = rule.GetProperty("revision").GetInt64(),
        })).Json;
        Assert.Equal((false, true), (saved.GetProperty("toCheck").GetBoolean(), saved.GetProperty("enabled").GetBoolean()));
        Assert.Contains("核对过的停水答复", await host.Sender.AskAsync("停水"), StringComparison.Ordinal);

        var entry = (await editor.CallAsync("GET", "/api/directory")).Json.GetProperty("items").EnumerateArray().First(static item => item.GetProperty("phone").GetString() == "0393-6912377");
        Assert.True(entry.GetProperty("toCheck").GetBoolean());
        await editor.CallAsync("PUT", $"/api/directory/{entry.GetProperty("id")}", new { kind = "热线", name = "濮阳网信举报电话", phone = "0393-6912377" });
        Assert.Contains("0393-6912377", await reader.GetStringAsync("/directory", Cancellation), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Groups_of_words_are_taken_over_or_dropped_and_the_rest_waits(string provider)
    {
        await using var host = await ProductHost.StartAsync(databases, provider, settings: ["--Storage:SampleContent", "false"]);
        await host.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, Cancellation);
        using var operators = OperatorDriver.Of(host);
        var editor = await operators.AppointAsync("editor", "editor");
        var stored = (await editor.CallAsync("GET", "/api/synonyms")).Json;
        var waiting = stored.GetProperty("toCheck").EnumerateArray().ToArray();
        Assert.Equal(0, stored.GetProperty("groups").GetArrayLength());

        var one = (await editor.CallAsync("PUT", "/api/synonyms", new { groups = waiting[..1] })).Json;
        Assert.Equal((1, waiting.Length - 1), (one.GetProperty("groups").GetArrayLength(), one.GetProperty("toCheck").GetArrayLength()));
        Assert.Single(await host.Services.GetRequiredService<SynonymStore>().ListAsync(Cancellation));

        // What was read can be sent back as it is.
        var same = (await editor.CallAsync("PUT", "/api/synonyms", new { groups = one.GetProperty("groups"), toCheck = one.GetProperty("toCheck") })).Json;
        Assert.Equal(one.GetProperty("toCheck").GetRawText(), same.GetProperty("toCheck").GetRawText());
        var none = (await editor.CallAsync("PUT", "/api/synonyms", new { groups = one.GetProperty("groups"), toCheck = Array.Empty<string[]>() })).Json;
        Assert.Equal(0, none.GetProperty("toCheck").GetArrayLength());
        await editor.CallAsync("PUT", "/api/synonyms", new { groups = Array.Empty<string[]>(), toCheck = new[] { new[] { "一" } } }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_an_office_has_already_is_not_mixed_with_it()
    {
        await using var host = await ProductHost.StartAsync(databases);

        Assert.Equal((0, 0, 0), await host.Services.GetRequiredService<StarterPack>().AddAsync(Actor.CommandLine, Cancellation));
    }
}
