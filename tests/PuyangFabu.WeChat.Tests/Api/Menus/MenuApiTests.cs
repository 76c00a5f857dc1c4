using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Menus;

namespace PuyangFabu.WeChat.Tests.Api.Menus;

public sealed class MenuApiTests : IAsyncDisposable
{
    private readonly ApiBench bench = new();

    private IMenuApi Menus => bench.Api<IMenuApi>();

    [Fact]
    public async Task A_menu_leaves_without_escapes_however_it_was_written()
    {
        await Menus.CreateAsync(ApiBench.Account, """{"button":[{"type":"view","name":"\u653f\u52a1😀","url":"https://a.example/?x=1\u0026y=2"}]}""", ApiBench.Cancellation);

        Assert.Equal("POST /base/cgi-bin/menu/create?access_token=token-1", bench.Platform.Calls[0].Line);
        SaidBody.Is("""{"button":[{"type":"view","name":"政务😀","url":"https://a.example/?x=1&y=2"}]}""", bench.Platform.Calls[0]);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task What_is_no_object_does_not_leave(string menu)
    {
        Assert.Equal(ApiFailureKind.NotSent, (await Menus.CreateAsync(ApiBench.Account, menu, ApiBench.Cancellation)).Failure!.Kind);
        Assert.Empty(bench.Platform.Calls);
    }

    [Fact]
    public async Task Stored_menus_are_read_with_the_conditional_ones()
    {
        bench.Platform.ThenJson("""{"menu":{"button":[{"name":"a"}],"menuid":208396938},"conditionalmenu":[{"button":[{"name":"b"}],"matchrule":{"tag_id":"2"},"menuid":208396993}]}""");

        var menus = (await Menus.GetAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        Assert.Equal("""{"button":[{"name":"a"}]}""", menus.DefaultJson);
        Assert.Equal("208396993", Assert.Single(menus.Conditional).MenuId);
    }

    [Fact]
    public async Task No_menu_is_a_refusal_by_number()
    {
        bench.Platform.ThenJson("""{"errcode":46003,"errmsg":"menu no exist"}""");

        Assert.Equal(46003, (await Menus.GetAsync(ApiBench.Account, ApiBench.Cancellation)).Failure!.Code);
    }

    [Fact]
    public async Task The_menu_that_followers_see_keeps_its_own_form()
    {
        bench.Platform.ThenJson("""{"is_menu_open":1,"selfmenu_info":{"button":[{"name":"x","sub_button":{"list":[]}}]}}""").ThenJson("""{"is_menu_open":0}""");

        var open = (await Menus.SelfMenuAsync(ApiBench.Account, ApiBench.Cancellation)).Value;
        var none = (await Menus.SelfMenuAsync(ApiBench.Account, ApiBench.Cancellation)).Value;

        Assert.Equal(new SelfMenu(true, """{"button":[{"name":"x","sub_button":{"list":[]}}]}"""), open);
        Assert.Equal(new SelfMenu(false, null), none);
    }

    [Fact]
    public async Task Conditional_menus_are_added_taken_away_and_tried()
    {
        bench.Platform.ThenJson("""{"menuid":"208379533"}""").ThenJson("""{"errcode":0}""").ThenJson("""{"button":[{"name":"b"}]}""");

        Assert.Equal("208379533", (await Menus.AddConditionalAsync(ApiBench.Account, """{"button":[],"matchrule":{"tag_id":"2"}}""", ApiBench.Cancellation)).Value);
        await Menus.DeleteConditionalAsync(ApiBench.Account, "208379533", ApiBench.Cancellation);
        Assert.Equal("""{"button":[{"name":"b"}]}""", (await Menus.TryMatchAsync(ApiBench.Account, "wxname", ApiBench.Cancellation)).Value);

        SaidBody.Is("""{"menuid":"208379533"}""", bench.Platform.Calls[1]);
        SaidBody.Is("""{"user_id":"wxname"}""", bench.Platform.Calls[2]);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();
}
