using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Tests.Content.Search;

public sealed class ArticleIndexTests : IDisposable
{
    private readonly ArticleIndex index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);

    public void Dispose() => index.Dispose();

    [Fact]
    public void An_article_is_found_as_soon_as_it_is_applied()
    {
        index.Apply([new() { Id = 7, Title = "住房公积金提取办理指南" }], [], 1);

        Assert.Equal([7L], Find("公积金"));
        Assert.Equal(1, index.Count);
        Assert.Equal(1, index.LastSequence);
    }

    [Fact]
    public void An_article_replaces_what_had_its_id()
    {
        index.Apply([new() { Id = 7, Title = "停水通知" }, new() { Id = 8, Title = "供暖缴费" }], [], 1);
        index.Apply([new() { Id = 7, Title = "停电通知" }], [], 2);

        Assert.Empty(Find("停水"));
        Assert.Equal([7L], Find("停电"));
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void A_deleted_article_is_not_found()
    {
        index.Apply([new() { Id = 7, Title = "停水通知" }, new() { Id = 8, Title = "停水公告" }], [], 1);
        index.Apply([], [7], 2);

        Assert.Equal([8L], Find("停水"));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void An_id_both_deleted_and_written_is_written()
    {
        index.Apply([new() { Id = 7, Title = "停水通知" }], [7], 1);

        Assert.Equal([7L], Find("停水"));
    }

    [Fact]
    public void A_cleared_index_is_empty_and_begins_again()
    {
        index.Apply([new() { Id = 7, Title = "停水通知" }], [], 9);
        index.Clear();

        Assert.Empty(Find("停水"));
        Assert.Equal(0, index.Count);
        Assert.Equal(0, index.LastSequence);
    }

    [Fact]
    public void An_article_is_neither_found_nor_counted_nor_read_as_pinyin_before_its_time()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        using var timed = ArticleIndex.Open(null, NullLogger.Instance, clock);
        timed.Apply(
            [
                new() { Id = 7, Title = "元宵灯会公告", PublishedAtMs = clock.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds() },
                new() { Id = 8, Title = "元宵放假安排", PublishedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            ],
            [],
            1);
        var dengHui = PinyinPattern.Of("denghui")[0];

        Assert.Equal(1, timed.Search("元宵", 0, 10).Total);
        Assert.False(timed.Search("元宵灯会公告", 0, 10).Sure);
        Assert.Null(timed.Reading(dengHui));
        Assert.DoesNotContain(timed.Related("元宵灯会公告", 5), static hit => hit.Id == 7);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, timed.Search("元宵", 0, 10).Total);
        Assert.True(timed.Search("元宵灯会公告", 0, 10).Sure);
        Assert.Equal("灯会", timed.Reading(dengHui));
    }

    [Fact]
    public void Pages_follow_one_another_without_gap_or_repeat()
    {
        index.Apply([.. Enumerable.Range(1, 20).Select(id => new SearchDocument { Id = id, Title = $"第{id}号停水通知" })], [], 1);
        var all = index.Search("停水通知", 0, 20);

        Assert.Equal(20, all.Total);
        Assert.Equal(all.Hits, [.. index.Search("停水通知", 0, 8).Hits, .. index.Search("停水通知", 8, 8).Hits, .. index.Search("停水通知", 16, 8).Hits]);
        Assert.Empty(index.Search("停水通知", 20, 8).Hits);
        Assert.Equal(20, index.Search("停水通知", int.MaxValue, int.MaxValue).Total);
    }

    [Theory]
    [InlineData("劳动仲裁")]
    [InlineData("就业补贴")]
    [InlineData("人社局公告")]
    [InlineData("失业登记")]
    [InlineData("0393-6661234")]
    public void Keywords_digest_body_and_board_name_are_searched_too(string query)
    {
        index.Apply(
            [
                new()
                {
                    Id = 7,
                    Title = "办事大厅服务项目",
                    Keywords = "劳动仲裁,社会保险",
                    BoardName = "人社局公告",
                    Digest = "就业补贴怎样申请",
                    Body = "办理失业登记请带身份证，电话：0393-6661234。",
                },
                new() { Id = 8, Title = "马颊河公园开园", Body = "公园有健身步道。" },
            ],
            [],
            1);

        Assert.Equal([7L], Find(query));
    }

    [Fact]
    public void A_title_comes_before_keywords_and_keywords_before_a_body()
    {
        index.Apply(
            [
                new() { Id = 1, Title = "办事大厅服务项目", Body = "三楼可以办理居住证。" },
                new() { Id = 2, Title = "办事大厅开放时间", Keywords = "居住证" },
                new() { Id = 3, Title = "居住证办理指南" },
            ],
            [],
            1);

        Assert.Equal([3L, 2L, 1L], Find("居住证"));
    }

    [Fact]
    public void Of_equal_titles_the_newest_comes_first()
    {
        index.Apply([.. new[] { 3L, 1L, 2L }.Select(year => new SearchDocument { Id = year, Title = "供暖缴费通知", PublishedAtMs = year * 31_557_600_000 })], [], 1);

        Assert.Equal([3L, 2L, 1L], Find("供暖"));
    }

    [Fact]
    public void Synonyms_count_from_the_next_search_on()
    {
        index.Apply([new() { Id = 7, Title = "计划停电通知" }, new() { Id = 8, Title = "断电事故通报" }], [], 1);
        Assert.Equal([8L], Find("断电"));

        index.Synonyms = new SynonymTable([["停电", "断电", "斷電"]]);
        Assert.Equal([8L, 7L], Find("断电"));

        index.Synonyms = SynonymTable.Empty;
        Assert.Equal([8L], Find("断电"));
    }

    [Fact]
    public void A_closed_index_says_so()
    {
        index.Dispose();

        Assert.Throws<ObjectDisposedException>(() => index.Search("停水", 0, 1));
    }

    private long[] Find(string query) => [.. index.Search(query, 0, 10).Hits.Select(hit => hit.Id)];
}
