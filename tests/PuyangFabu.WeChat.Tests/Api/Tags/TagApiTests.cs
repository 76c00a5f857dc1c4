using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.WeChat.Tests.Api.Tags;

public sealed class TagApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private ITagApi Tags => bench.Api<ITagApi>();

    [Fact]
    public async Task Tags_are_made_listed_renamed_and_deleted()
    {
        bench.Platform
            .ThenJson("""{"tag":{"id":134,"name":"广东"}}""")
            .ThenJson("""{"tags":[{"id":2,"name":"星标组","count":"0"},{"id":134,"name":"广东","count":5}]}""")
            .ThenJson("""{"errcode":0,"errmsg":"ok"}""");

        Assert.Equal(new UserTag(134, "广东", 0), (await Tags.CreateAsync(ApiBench.Account, "广东", ApiBench.Cancellation)).Value);
        Assert.Equal([new UserTag(2, "星标组", 0), new UserTag(134, "广东", 5)], (await Tags.ListAsync(ApiBench.Account, ApiBench.Cancellation)).Value.Items);
        await Tags.RenameAsync(ApiBench.Account, 134, "广西", ApiBench.Cancellation);
        await Tags.DeleteAsync(ApiBench.Account, 134, ApiBench.Cancellation);

        SaidBody.Are(
            ["""{"tag":{"name":"广东"}}""", "", """{"tag":{"id":134,"name":"广西"}}""", """{"tag":{"id":134}}"""],
            bench.Platform.Calls);
    }

    [Fact]
    public async Task A_partial_failure_names_those_who_were_left_out()
    {
        bench.Platform.ThenJson("""{"errcode":45171,"errmsg":"partly failed","fail_openid_list":["o2"]}""");

        var failure = (await Tags.TagAsync(ApiBench.Account, 134, ["o1", "o2"], ApiBench.Cancellation)).Failure!;

        Assert.Equal(["o2"], failure.FailedOpenIds);
        SaidBody.Is("""{"openid_list":["o1","o2"],"tagid":134}""", bench.Platform.Calls[0]);
    }

    [Fact]
    public async Task Members_and_tags_of_a_person_are_read()
    {
        bench.Platform.ThenJson("""{"count":2,"data":{"openid":["o1","o2"]},"next_openid":"o2"}""").ThenJson("""{"tagid_list":[134,2]}""");

        var members = (await Tags.MembersAsync(ApiBench.Account, 134, "", ApiBench.Cancellation)).Value;

        Assert.Equal((2, "o2"), (members.Total, members.NextOpenId));
        Assert.Equal([134, 2], (await Tags.OfUserAsync(ApiBench.Account, "o1", ApiBench.Cancellation)).Value);
        Assert.Equal("POST /base/cgi-bin/user/tag/get?access_token=token-1", bench.Platform.Calls[0].Line);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
