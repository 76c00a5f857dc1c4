using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Conversation.Replies;

public sealed class UnansweredWordsStoreTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_words_are_counted_and_the_most_frequent_come_first(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database, new InboxOptions());
        await RecordAsync(database, "puyang", "地铁", 100);
        await RecordAsync(database, "puyang", "机场", 200);
        await RecordAsync(database, "puyang", "机场", 150);
        await RecordAsync(database, "other", "地铁", 100);

        Assert.Equal(
            [
                new UnansweredWords { Account = "puyang", Words = "机场", Times = 2, FirstMs = 200, LastMs = 200 },
                new UnansweredWords { Account = "puyang", Words = "地铁", Times = 1, FirstMs = 100, LastMs = 100 },
            ],
            await store.ListAsync("puyang", 10, Cancellation));
        Assert.Single(await store.ListAsync("puyang", 1, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Long_words_are_cut_between_whole_characters(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database, new InboxOptions());

        await RecordAsync(database, "puyang", new string('问', 63) + "😀", 1);

        Assert.Equal(new string('问', 63), Assert.Single(await store.ListAsync("puyang", 10, Cancellation)).Words);
    }

    [Theory, EachDatabase]
    public async Task Text_without_words_is_not_kept(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database, new InboxOptions());

        await RecordAsync(database, "puyang", "", 1);
        await RecordAsync(database, "puyang", " \0 ", 1);

        Assert.Empty(await store.ListAsync("puyang", 10, Cancellation));
    }

    private static async Task RecordAsync(TestDatabase database, string account, string words, long atMs)
    {
        foreach (var write in UnansweredWordsStore.Recording(account, words, "oUser1", atMs))
        {
            await database.Database.WriteAsync(write.RunAsync, Cancellation);
        }
    }

    [Fact]
    public async Task Words_leave_the_list_in_the_order_in_which_messages_take_them()
    {
        using var database = databases.Create("sqlite");
        await database.Database.WriteAsync(
            static async session =>
            {
                await session.ExecuteAsync("create table gone (words text)");
                await session.ExecuteAsync("create trigger goes before delete on unanswered_words begin insert into gone values (old.words || old.account); end");
            },
            Cancellation);
        string[] orders = ["丙", "b", "乙", "a"];
        foreach (var words in orders)
        {
            await RecordAsync(database, "puyang", words, 1);
            await RecordAsync(database, "other", words, 1);
        }

        await database.Database.WriteAsync(session => UnansweredWordsStore.RemoveAsync(session, ["丙", "b", "乙"]), Cancellation);
        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.CleanAsync(new UnansweredWordsStore(database.Database, new InboxOptions { UnansweredDays = 1 }));

        Assert.Equal(
            ["bother", "bpuyang", "丙other", "丙puyang", "乙other", "乙puyang", "aother", "apuyang"],
            await database.Database.ReadAsync(static session => session.QueryAsync<string>("select words from gone order by rowid"), Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Words_that_nobody_sent_for_the_set_days_go_and_with_none_set_they_stay(string provider)
    {
        using var database = databases.Create(provider);
        var store = new UnansweredWordsStore(database.Database, new InboxOptions());
        var sent = database.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        await RecordAsync(database, "puyang", "旧问题", sent);
        database.Clock.Advance(TimeSpan.FromDays(180));
        await RecordAsync(database, "puyang", "新问题", sent + 1);

        Assert.Equal(2, await LeftAsync(180));
        database.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await LeftAsync(0));
        Assert.Equal(1, await LeftAsync(180));
        Assert.Equal("新问题", Assert.Single(await store.ListAsync("puyang", 10, Cancellation)).Words);

        async Task<int> LeftAsync(int days)
        {
            await database.CleanAsync(new UnansweredWordsStore(database.Database, new InboxOptions { UnansweredDays = days }));
            return (await store.ListAsync("puyang", 10, Cancellation)).Count;
        }
    }

    [Theory]
    [InlineData("我的身份证号是410901199001011231能办吗", "410901199001011231")]
    [InlineData("身份证 410901 19900101 1231", "19900101")]
    [InlineData("请打我电话13812345678", "13812345678")]
    [InlineData("１３８ １２３４ ５６７８ 有人吗", "1234")]
    [InlineData("卡号6222021234567890128退款", "6222021234567890128")]
    [InlineData("幸福小区3号楼2单元501室漏水", "501")]
    [InlineData("号码4109011990010112399写错了", "4109011990010112399")]
    public void Numbers_of_people_are_starred_out_before_words_are_kept(string sent, string number)
    {
        var kept = UnansweredWordsStore.KeptForm(sent);

        Assert.DoesNotContain(number, kept, StringComparison.Ordinal);
        Assert.Contains('*', kept);
        Assert.Equal(kept, UnansweredWordsStore.KeptForm(kept));
    }

    [Fact]
    public void A_number_is_starred_out_also_where_the_words_are_cut()
    {
        var kept = UnansweredWordsStore.KeptForm(new string('问', 55) + "410901199001011231");

        Assert.EndsWith("问410******", kept, StringComparison.Ordinal);
    }
}
