using System.Net;
using PuyangFabu.Sandbox;
using PuyangFabu.Sandbox.Platform.Faults;

namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>Exchanges of clients that others wrote, answered as the platform answers them.</summary>
public sealed class RealClientTests
{
    [Fact]
    public async Task A_mass_send_that_fails_leaves_the_draft()
    {
        await using var host = await PlatformHost.StartAsync();
        var draft = await host.DraftAsync("头条");
        host.Faults.Add(TestAccount.Slug, new PlatformFault { Kind = PlatformFaultKind.FinishFails });
        var job = await host.SendToAllAsync(draft, "key-1");

        Assert.Equal(0, job.Code());
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/draft/get", $$"""{"media_id":"{{draft}}"}"""));
    }

    [Fact]
    public async Task Pictures_and_videos_for_many_come_from_the_library_alone()
    {
        await using var host = await PlatformHost.StartAsync();
        var temporary = (await host.UploadAsync("/cgi-bin/media/upload?type=image", Samples.Jpeg())).Text("media_id");
        var film = (await host.UploadAsync("/cgi-bin/media/upload?type=video", Samples.Mp4())).Text("media_id");

        Assert.Equal(40007, await SendAsync(host, $$$"""{"filter":{"is_to_all":true},"msgtype":"image","images":{"media_ids":["{{{temporary}}}"]}}"""));
        Assert.Equal(40007, await SendAsync(host, $$$"""{"filter":{"is_to_all":true},"msgtype":"mpvideo","mpvideo":{"media_id":"{{{film}}}"}}"""));
        Assert.Equal(0, await SendAsync(host, $$$"""{"filter":{"is_to_all":true},"msgtype":"image","images":{"media_ids":["{{{await host.CoverAsync()}}}"]}}"""));
    }

    [Fact]
    public async Task A_file_comes_with_its_name()
    {
        await using var host = await PlatformHost.StartAsync();
        var id = (await host.UploadAsync("/cgi-bin/media/upload?type=image", Samples.Jpeg())).Text("media_id");

        using var answer = await host.RawAsync($"/cgi-bin/media/get?media_id={id}");

        Assert.Equal($"attachment; filename=\"{id}.jpg\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Theory]
    [InlineData("/cgi-bin/no/such/call")]
    [InlineData("/wxa/getwxacode")]
    [InlineData("/")]
    public async Task A_call_that_is_not_played_is_answered_as_an_unknown_address(string call)
    {
        await using var host = await PlatformHost.StartAsync();

        using var answer = await host.RawAsync(call);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"errcode\":40066", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_with_choices_is_for_service_accounts()
    {
        await using var host = await PlatformHost.StartAsync(SandboxAccountKind.Subscription);
        var openIds = await host.NamelessAsync(1);

        Assert.Equal(40200, await host.CodeAsync(
            "/cgi-bin/message/custom/send",
            $$$"""{"touser":"{{{openIds[0]}}}","msgtype":"msgmenu","msgmenu":{"head_content":"满意吗","list":[{"id":"1","content":"满意"}]}}"""));
    }

    [Fact]
    public async Task A_menu_that_was_deleted_is_gone_from_the_phones()
    {
        await using var host = await PlatformHost.StartAsync();
        Assert.Equal(0, await host.CodeAsync("/cgi-bin/menu/create", """{"button":[{"type":"click","name":"今日","key":"k"}]}"""));
        Assert.Equal(0, (await host.GetAsync("/cgi-bin/menu/delete")).Code());

        var menu = await host.Sandbox.Client.GetStringAsync(
            new Uri($"/sandbox/api/accounts/{TestAccount.Slug}/menu", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("""{"button":[]}""", menu);
    }

    [Fact]
    public async Task Menus_for_some_and_the_one_for_all_have_their_ids()
    {
        await using var host = await PlatformHost.StartAsync();
        await host.CodeAsync("/cgi-bin/tags/create", """{"tag":{"name":"媒体"}}""");
        await host.CodeAsync("/cgi-bin/menu/create", """{"button":[{"type":"click","name":"今日","key":"k"}]}""");
        await host.CodeAsync("/cgi-bin/menu/addconditional", """{"button":[{"type":"click","name":"媒体","key":"m"}],"matchrule":{"tag_id":"100"}}""");

        var menus = await host.GetAsync("/cgi-bin/menu/get");

        Assert.NotEqual(menus.GetProperty("menu").Text("menuid"), menus.GetProperty("conditionalmenu")[0].Text("menuid"));
    }

    private static Task<int> SendAsync(PlatformHost host, string json) => host.CodeAsync("/cgi-bin/message/mass/sendall", json);
}
