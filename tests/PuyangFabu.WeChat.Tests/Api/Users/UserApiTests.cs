using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Users;

namespace PuyangFabu.WeChat.Tests.Api.Users;

public sealed class UserApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private IUserApi Users => bench.Api<IUserApi>();

    [Fact]
    public async Task Pages_follow_each_other_by_the_last_openid()
    {
        bench.Platform
            .ThenJson("""{"total":3,"count":2,"data":{"openid":["o1","o2"]},"next_openid":"o2"}""")
            .ThenJson("""{"total":3,"count":0,"next_openid":""}""");

        var first = (await Users.PageAsync(ApiBench.Account, "", ApiBench.Cancellation)).Value;
        var second = (await Users.PageAsync(ApiBench.Account, first.NextOpenId, ApiBench.Cancellation)).Value;

        Assert.Equal((3, "o2"), (first.Total, first.NextOpenId));
        Assert.Equal(["o1", "o2"], first.OpenIds);
        Assert.Empty(second.OpenIds);
        Assert.Equal("GET /base/cgi-bin/user/get?access_token=token-1", bench.Platform.Calls[0].Line);
        Assert.Equal("GET /base/cgi-bin/user/get?access_token=token-1&next_openid=o2", bench.Platform.Calls[1].Line);
    }

    [Fact]
    public async Task People_are_asked_for_in_one_call_and_read_without_a_name()
    {
        bench.Platform.ThenJson(
            """{"user_info_list":[{"subscribe":1,"openid":"o1","subscribe_time":1434093047,"remark":"张","tagid_list":[128,"2"],"subscribe_scene":"ADD_SCENE_QR_CODE","qr_scene":98765,"qr_scene_str":""},{"subscribe":0,"openid":"o2"}]}""");

        var people = (await Users.InfoAsync(ApiBench.Account, ["o1", "o2"], ApiBench.Cancellation)).Value;

        SaidBody.Is("""{"user_list":[{"openid":"o1","lang":"zh_CN"},{"openid":"o2","lang":"zh_CN"}]}""", bench.Platform.Calls[0]);
        Assert.Equal((true, 1_434_093_047, "张", "ADD_SCENE_QR_CODE", "98765"), (people[0].Subscribed, people[0].SubscribeTime, people[0].Remark, people[0].SubscribeScene, people[0].QrScene));
        Assert.Equal([128, 2], people[0].TagIds);
        Assert.Equal((false, 0, ""), (people[1].Subscribed, people[1].SubscribeTime, people[1].QrScene));
    }

    [Fact]
    public async Task Too_many_people_and_too_long_a_remark_do_not_leave()
    {
        var many = await Users.InfoAsync(ApiBench.Account, [.. Enumerable.Repeat("o", 101)], ApiBench.Cancellation);
        var remark = await Users.SetRemarkAsync(ApiBench.Account, "o1", "十个汉字的备注名太长", ApiBench.Cancellation);

        Assert.All([many.Failure, remark.Failure], static failure => Assert.Equal(ApiFailureKind.NotSent, failure!.Kind));
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task A_remark_is_set_and_taken_away()
    {
        await Users.SetRemarkAsync(ApiBench.Account, "o1", "", ApiBench.Cancellation);

        SaidBody.Is("""{"openid":"o1","remark":""}""", bench.Platform.Calls[0]);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
