using System.Text;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Media;
using PuyangFabu.WeChat.Api.Menus;
using PuyangFabu.WeChat.Api.Tags;
using PuyangFabu.WeChat.Api.Transport;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.WeChat.Tests.Api.Transport;

public sealed class AnswerRepairTests
{
    /// <summary>What stands in a text of the answer, byte for byte, and what is read.</summary>
    public static TheoryData<byte[], string> Texts => new()
    {
        { "平安\u001d建设"u8.ToArray(), "平安建设" },
        { [.. "零"u8, 0, 1, 8, 0x0B, 0x0C, 0x1F], "零" },
        { "一行\n又\t一\r行"u8.ToArray(), "一行\n又\t一\r行" },
        { [.. "濮"u8, .. "阳"u8[..2]], "濮\uFFFD" },
        { [0xFF, .. "阳"u8, 0xC0, 0xAF], "\uFFFD阳\uFFFD\uFFFD" },
        { [0xED, 0xA0, 0xBD, .. "x"u8], "\uFFFD\uFFFD\uFFFDx" },
        { """笑\ud83d"""u8.ToArray(), "笑\uFFFD" },
        { """\ude00笑\ud83d\u0041"""u8.ToArray(), "\uFFFD笑\uFFFDA" },
        { """笑\ud83d\ude00"""u8.ToArray(), "笑😀" },
        { """零\u0000一\u001d\b\f"""u8.ToArray(), "零一" },
        { """a\x41 b\'c \u12 d\"e\\"""u8.ToArray(), """a\x41 b\'c \u12 d"e\""" },
        { "引\uFFFE号\uFEFF"u8.ToArray(), "引\uFFFE号\uFEFF" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_with_what_JSON_does_not_allow_is_read(byte[] text, string expected)
    {
        var answer = RawAnswer.ReadJson([.. """{"remark":" """u8[..^1], .. text, .. "\",\"openid\":\"o1\"}"u8])!.Value;

        Assert.Equal(expected, answer.Text("remark"));
        Assert.Equal("o1", answer.Text("openid"));
    }

    [Theory]
    [InlineData("\uFEFF{\"n\":1}")]
    [InlineData("\0\u0001 {\"n\":1}")]
    [InlineData("{\"n\":1}<html>behind</html>")]
    [InlineData("{\"n\":1}\0\0")]
    [InlineData("{\u0002\"n\"\u0003:1}")]
    [InlineData("{\"n\":\"1\"}")]
    [InlineData("{\"n\":\" 1 \"}")]
    [InlineData("{\"n\":1.0}")]
    [InlineData("{\"n\":7,\"n\":1}")]
    public void What_stands_around_an_object_and_how_a_number_is_written_does_not_matter(string body) =>
        Assert.Equal(1, RawAnswer.ReadJson(Encoding.UTF8.GetBytes(body))!.Value.Number("n"));

    [Fact]
    public async Task A_broken_text_of_one_follower_costs_nobody_the_page()
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(200, "text/plain",
        [
            .. """{"user_info_list":[{"subscribe":1,"openid":"o1","remark":"a"""u8, 0x1D, 0xE6, .. "\",\"qr_scene_str\":\""u8, 0,
            .. """入\ud83d","tagid_list":["100",2]},7,{"remark":"无名"},{"openid":"o"""u8, 0xE6, .. "\"},{\"subscribe\":\"1\",\"openid\":\"o2\"}]}"u8,
        ]));

        var people = (await bench.Api<IUserApi>().InfoAsync(ApiBench.Account, ["o1", "o2", "o3"], ApiBench.Cancellation)).Value;

        Assert.Equal(["o1", "o2"], people.Select(static person => person.OpenId));
        Assert.Equal(("a\uFFFD", "入\uFFFD"), (people[0].Remark, people[0].QrScene));
        Assert.Equal([100, 2], people[0].TagIds);
    }

    [Fact]
    public async Task Broken_entries_of_a_list_are_left_out_and_counted()
    {
        await using var bench = new ApiBench();
        bench.Platform
            .ThenJson("""{"total":4,"count":4,"data":{"openid":["o1",null,"o\udc00","o4"]},"next_openid":"o4"}""")
            .ThenJson("""{"tags":[{"id":100,"name":"媒\ud83d体"},{"name":"x"},{"id":"101","name":7}]}""");

        var page = (await bench.Api<IUserApi>().PageAsync(ApiBench.Account, "", ApiBench.Cancellation)).Value;
        var tags = (await bench.Api<ITagApi>().ListAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        Assert.Equal(["o1", "o4"], page.OpenIds);
        Assert.Equal((2, 1), (page.Unreadable, tags.Unreadable));
        Assert.Equal([new UserTag(100, "媒\uFFFD体", 0), new UserTag(101, "7", 0)], tags.Items);
    }

    [Fact]
    public async Task A_menu_with_broken_names_comes_as_JSON_that_a_strict_reader_takes()
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(200, "text/plain",
            [.. """{"menu":{"button":[{"name":"政"""u8, 0x07, 0xE5, .. """\ud83d","type":"click","key":"a\qb"}]},"conditionalmenu":[{"button":[]}]}"""u8]));

        var menus = (await bench.Api<IMenuApi>().GetAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        Assert.Equal("""{"button":[{"name":"政""" + "\uFFFD" + """\ufffd","type":"click","key":"a\\qb"}]}""", menus.DefaultJson);
        Assert.Empty(menus.Conditional);
    }

    [Fact]
    public async Task A_broken_errmsg_does_not_hide_the_errcode()
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(200, "text/html", [.. "\uFEFF{\"errcode\":\"45028\",\"errmsg\":\"no"u8, 0x1B, 0x00, 0xE9, .. """ \ud83d"}"""u8]));

        var failure = (await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation)).Failure!;

        Assert.Equal((45028, "no\uFFFD \uFFFD"), (failure.Code, failure.Error!.Message));
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("40001.5")]
    public async Task An_errcode_that_is_no_number_is_no_success(string code)
    {
        await using var bench = new ApiBench();
        bench.Platform.ThenJson($$"""{"errcode":{{code}}}""");

        var failure = (await bench.Api<IMassSendApi>().DeleteAsync(ApiBench.Account, "1", 0, ApiBench.Cancellation)).Failure;

        Assert.Contains("errcode", failure!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><title>登录</title>", "网页", false)]
    [InlineData("\uFEFF\r\n<html>", "网页", false)]
    [InlineData("{\"total_count\":1", "残缺", true)]
    [InlineData("{\"total\":1}", "total_count", true)]
    [InlineData("[1]", "不是 JSON 对象", false)]
    [InlineData("null", "不是 JSON 对象", false)]
    [InlineData("", "空的", false)]
    public async Task A_question_that_was_not_answered_says_what_came_and_leaves_nothing_in_doubt(string body, string expected, bool garbled)
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(200, "application/json", Encoding.UTF8.GetBytes(body)));

        var asked = (await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!;
        var made = (await bench.Api<IDraftApi>().AddAsync(ApiBench.Account, [Articles.One], ApiBench.Cancellation)).Failure!;

        Assert.Contains(expected, asked.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("送达", asked.ToString(), StringComparison.Ordinal);
        Assert.Contains("送达", made.Sentence, StringComparison.Ordinal);
        Assert.Equal((ApiFailureKind.NoAnswer, garbled), (asked.Kind, asked.IsGarbled));
    }

    [Fact]
    public async Task No_question_at_all_speaks_of_a_delivery_when_the_connection_breaks()
    {
        await using var bench = new ApiBench(limits: new ApiLimits { Repetitions = 1, RepetitionDelay = TimeSpan.FromMilliseconds(1) });
        await bench.Api<IDraftApi>().CountAsync(ApiBench.Account, ApiBench.Cancellation);
        bench.Platform.Then(Reaction.HalfAnAnswer);

        ApiFailure[] failures =
        [
            (await bench.Api<IUserApi>().PageAsync(ApiBench.Account, "", ApiBench.Cancellation)).Failure!,
            (await bench.Api<IUserApi>().InfoAsync(ApiBench.Account, ["o1"], ApiBench.Cancellation)).Failure!,
            (await bench.Api<ITagApi>().ListAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!,
            (await bench.Api<IMenuApi>().GetAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!,
            (await bench.Api<IMenuApi>().SelfMenuAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!,
            (await bench.Api<IMassSendApi>().ProgressAsync(ApiBench.Account, "1", ApiBench.Cancellation)).Failure!,
            (await bench.Api<IDraftApi>().GetAsync(ApiBench.Account, "d", ApiBench.Cancellation)).Failure!,
            (await bench.Api<IMediaApi>().DownloadAsync(ApiBench.Account, "m", ApiBench.Cancellation)).Failure!,
        ];
        var deleted = (await bench.Api<IMenuApi>().DeleteAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!;

        Assert.All(failures, static failure => Assert.DoesNotContain("送达", failure.ToString(), StringComparison.Ordinal));
        Assert.Contains("送达", deleted.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_gateway_is_no_file_of_a_follower()
    {
        await using var bench = new ApiBench();
        bench.Platform.Then(Reaction.Http(200, "image/jpeg", "<html>login</html>"u8.ToArray()));

        var failure = (await bench.Api<IMediaApi>().DownloadAsync(ApiBench.Account, "m", ApiBench.Cancellation)).Failure!;

        Assert.Contains("网页", failure.Sentence, StringComparison.Ordinal);
    }
}
