using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.SampleContent;

public sealed class SeederTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_empty_database_gets_the_three_boards_with_five_under_each_and_a_menu(string provider)
    {
        using var database = databases.Create(provider);
        var seed = new SeedDriver(database);

        await seed.RunAsync(sampleContent: false);

        var tree = await seed.TreeAsync();
        Assert.Equal(["微濮阳", "微政务", "微平台"], tree.Roots.Select(static board => board.Name));
        Assert.All(tree.Roots, root => Assert.Equal(5, tree.ChildrenOf(root.Id).Count()));
        Assert.All(tree.All, static board => Assert.NotEmpty(board.Description));
        Assert.Equal(
            ["濮阳要闻", "图解政策", "专题", "辟谣平台", "龙都影像"],
            tree.ChildrenOf(tree.Find("wei-puyang")!.Id).Select(static board => board.Name));
        Assert.Equal(MenuJson.Write(Menu.Default), (await seed.Menus.LatestAsync("puyang", Cancellation))!.Content);
        Assert.Empty(await seed.AllArticlesAsync());
        Assert.Empty(await seed.Rules.ListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Samples_come_with_articles_rules_synonyms_and_a_directory(string provider)
    {
        using var database = databases.Create(provider);
        var seed = new SeedDriver(database);

        await seed.RunAsync(sampleContent: true);

        Assert.True((await seed.AllArticlesAsync()).Count >= 50);
        Assert.True((await seed.Rules.ListAsync(Cancellation)).Count >= 70);
        Assert.NotEmpty(await seed.Synonyms.ListAsync(Cancellation));
        Assert.NotEmpty(await seed.Directory.ListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Seeding_again_changes_nothing(string provider)
    {
        using var database = databases.Create(provider);
        var seed = new SeedDriver(database);
        await seed.RunAsync(sampleContent: true);
        var latest = await database.Changes.LatestAsync(Cancellation);
        database.Clock.Advance(TimeSpan.FromDays(3));

        await seed.RunAsync(sampleContent: true);

        Assert.Equal(latest, await database.Changes.LatestAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Several_nodes_may_seed_at_once(string provider)
    {
        using var database = databases.Create(provider);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new SeedDriver(database).RunAsync(sampleContent: true)));

        var seed = new SeedDriver(database);
        Assert.Equal(18, (await seed.TreeAsync()).All.Count);
        Assert.Single(await seed.Menus.VersionsAsync("puyang", Cancellation));
        var rules = await seed.Rules.ListAsync(Cancellation);
        Assert.Equal(rules.Count, rules.Select(static rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public async Task An_account_that_has_articles_gets_no_samples()
    {
        using var database = databases.Create("sqlite");
        var seed = new SeedDriver(database);
        await seed.RunAsync(sampleContent: false);
        var board = (await seed.TreeAsync()).Find("zhuanti")!;
        await seed.Articles.UpsertAsync([new() { BoardId = board.Id, Title = "真实稿件", Status = "published" }], Cancellation);

        await seed.RunAsync(sampleContent: true);

        Assert.Single(await seed.AllArticlesAsync());
        Assert.Empty(await seed.Rules.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Samples_of_boards_that_an_editor_did_not_want_are_left_out()
    {
        using var database = databases.Create("sqlite");
        var seed = new SeedDriver(database);
        await seed.Boards.InsertAsync(new() { Id = 0, Slug = "zhuanti", Name = "专题" }, Cancellation);

        await seed.RunAsync(sampleContent: true);

        Assert.Single((await seed.TreeAsync()).All);
        Assert.All(await seed.AllArticlesAsync(), static article => Assert.StartsWith("sample-zhuanti-", article.ExternalId, StringComparison.Ordinal));
        Assert.All(
            (await seed.Rules.ListAsync(Cancellation)).SelectMany(static rule => rule.Replies),
            static reply => Assert.IsNotType<PuyangFabu.Conversation.Replies.Rules.ArticleContent>(reply));
    }

    [Fact]
    public async Task Sample_times_lie_in_the_weeks_before_the_seeding_and_never_after_it()
    {
        using var database = databases.Create("sqlite");
        database.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 0, 5, 0, TimeSpan.FromHours(8)));
        var seed = new SeedDriver(database);

        await seed.RunAsync(sampleContent: true);

        var now = database.Clock.NowMs();
        var fresh = (await seed.AllArticlesAsync()).Where(article => now - article.PublishedMs < TimeSpan.FromDays(30).TotalMilliseconds).ToList();
        Assert.True(fresh.Count >= 45);
        Assert.All(fresh, article => Assert.True(article.PublishedMs <= now));
    }
}
