using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Checks.Words;

/// <summary>Lists in the database: loaded whole or not at all, in the record, and followed by every node.</summary>
public sealed class WordListStoreTests(TestDatabases databases)
{
    private static readonly byte[] Csv = "words,severity,suggestion\n帐户,hint,账户\n首界,confirm,首届\n"u8.ToArray();

    [Theory, EachDatabase]
    public async Task A_list_is_replaced_listed_and_deleted(string provider)
    {
        using var test = databases.Create(provider);
        var (store, lists, audit) = On(test);
        Assert.Equal(new WordListLoad("易错词", 2, 0), (await lists.LoadAsync(Actor.CommandLine, "易错词", Csv, default)).Value);
        Assert.Equal(new WordListLoad("易错词", 1, 2), (await lists.LoadAsync(Actor.CommandLine, "易错词", "words,severity,enabled\n帐户,hint,false\n"u8.ToArray(), default)).Value);
        await lists.LoadAsync(Actor.CommandLine, "另一个", Csv, default);
        Assert.Equal(
            [("另一个", 2L, 2L), ("易错词", 1L, 0L)],
            (await store.SummariesAsync(default)).OrderBy(static list => list.Name, StringComparer.Ordinal).Select(static list => (list.Name, list.Rules, list.Enabled)).OrderBy(static list => list.Name == "易错词"));
        Assert.Equal(["帐户", "首界"], (await store.EnabledAsync(default)).Select(static rule => rule.Words));

        Assert.False((await lists.DeleteAsync(Actor.CommandLine, "另一个", default)).IsRefused);
        Assert.Equal("notFound", (await lists.DeleteAsync(Actor.CommandLine, "另一个", default)).Refusal!.Code);
        Assert.Equal(
            ["wordList.delete", "wordList.load", "wordList.load", "wordList.load"],
            (await audit.BeforeAsync(long.MaxValue, 10, default)).Select(static row => row.Action));
    }

    [Theory, EachDatabase]
    public async Task A_bad_line_leaves_the_list_as_it_was(string provider)
    {
        using var test = databases.Create(provider);
        var (store, lists, _) = On(test);
        await lists.LoadAsync(Actor.CommandLine, "易错词", Csv, default);
        var refusal = (await lists.LoadAsync(Actor.CommandLine, "易错词", "words,severity\n好,hint\n坏,bad\n"u8.ToArray(), default)).Refusal!;
        Assert.Equal(("badWordList", "line 3"), (refusal.Code, refusal.Fields[0].Field));
        Assert.Equal(2, (await store.RulesAsync("易错词", default)).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a\nb")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        using var test = databases.Create("sqlite");
        Assert.Equal("name", Assert.Single((await On(test).Lists.LoadAsync(Actor.CommandLine, name, Csv, default)).Refusal!.Fields).Field);
    }

    [Theory, EachDatabase]
    public async Task Fifty_thousand_words_are_kept_in_their_order(string provider)
    {
        using var test = databases.Create(provider);
        var (store, lists, _) = On(test);
        var csv = "words,severity\n" + string.Concat(Enumerable.Range(0, 50_000).Select(static number => $"词{number},hint\n"));
        Assert.Equal(50_000, (await lists.LoadAsync(Actor.CommandLine, "大词表", System.Text.Encoding.UTF8.GetBytes(csv), default)).Value.Rules);
        var rules = await store.RulesAsync("大词表", default);
        Assert.Equal(50_000, rules.Count);
        Assert.Equal("词49999", rules[^1].Words);
    }

    [Theory, EachDatabase]
    public async Task What_one_node_loads_another_follows(string provider)
    {
        using var test = databases.Create(provider);
        var (store, lists, _) = On(test);
        var book = new WordListBook(store);
        await book.LoadAsync(default);
        Assert.Empty(Find(book));
        await lists.LoadAsync(Actor.CommandLine, "易错词", Csv, default);
        await book.ApplyAsync(await test.Changes.AfterAsync(0, 10, default), default);
        Assert.Single(Find(book));
        await lists.DeleteAsync(Actor.CommandLine, "易错词", default);
        await book.ApplyAsync(await test.Changes.AfterAsync(1, 10, default), default);
        Assert.Empty(Find(book));
    }

    private static IReadOnlyList<TextFinding> Find(WordListBook book) => new WordListCheck(book).Run("开立帐户");

    private static (WordListStore Store, WordLists Lists, AuditStore Audit) On(TestDatabase test)
    {
        var store = new WordListStore(test.Database, test.Changes, test.Clock);
        return (store, new WordLists(test.Database, store, new AuditLog(test.Database, test.Clock)), new AuditStore(test.Database));
    }
}
