using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.FollowerCare.Tagging;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.WeChat.Api.Media;

namespace PuyangFabu.Tests.Sandbox.Platform;

public sealed class ProductPlatformTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_product_in_sandbox_mode_has_a_platform_that_knows_its_account_as_verified()
    {
        await using var product = await SandboxedProduct.StartAsync();
        using var client = new HttpClient { BaseAddress = product.Address };
        var account = product.Services.GetRequiredService<AccountRegistry>().Default;
        using var asked = await client.PostAsJsonAsync(
            "/sandbox/wechat/cgi-bin/stable_token",
            new { grant_type = "client_credential", appid = account.AppId, secret = account.Settings.AppSecret },
            Cancelled);
        var token = (await asked.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).Text("access_token");

        // Only a verified account may ask for its followers.
        var followers = await client.GetFromJsonAsync<JsonElement>($"/sandbox/wechat/cgi-bin/user/get?access_token={token}", Cancelled);

        Assert.Equal(0, followers.Code());
        Assert.Equal("0", followers.Text("total"));
        Assert.Empty(product.Services.GetRequiredService<PlatformLedger>().Jobs(account.Slug));
        Assert.Empty(product.Services.GetRequiredService<FaultQueue>().Of(account.Slug));
    }

    [Fact]
    public async Task The_product_fetches_what_people_said_under_the_name_the_platform_gives_it()
    {
        await using var product = await SandboxedProduct.StartAsync();
        var delivery = await product.ActAsync(await product.FollowerAsync(), new { type = "voice", seconds = 2 });
        var mediaId = Regex.Match(delivery.Text("innerXml"), @"<MediaId><!\[CDATA\[(?<id>[^\]]+)").Groups["id"].Value;

        var file = await product.Services.GetRequiredService<IMediaApi>()
            .DownloadAsync(product.Services.GetRequiredService<AccountRegistry>().Default.Api, mediaId, Cancelled);

        Assert.Equal(($"{mediaId}.amr", "audio/amr"), (file.Value.FileName, file.Value.ContentType));
    }

    [Fact]
    public async Task A_picture_a_voice_and_a_film_that_somebody_sends_are_kept_by_what_they_are()
    {
        await using var product = await SandboxedProduct.StartAsync();
        var openId = await product.FollowerAsync();
        await product.ActAsync(openId, new { type = "image", mediaId = "sample-1" });
        await product.ActAsync(openId, new { type = "voice", seconds = 2 });
        await product.ActAsync(openId, new { type = "video", seconds = 3 });

        await product.Services.StepAsync<MediaFetch>();

        var kept = await product.Services.GetRequiredService<Database>().ReadAsync(session => SentMediaStore.OfFollowerAsync(session, "puyang", openId, 10), Cancelled);
        Assert.All(kept, static media => Assert.Equal((MediaState.Kept, ""), (media.State, media.Problem)));
        Assert.Equal(["video/mp4", "audio/amr", "image/jpeg"], kept.Select(static media => media.ContentType));
    }

    [Fact]
    public async Task Of_three_people_the_one_whom_the_platform_does_not_know_is_named_and_the_others_are_tagged()
    {
        await using var product = await SandboxedProduct.StartAsync();
        var known = await product.FollowerAsync();
        var database = product.Services.GetRequiredService<Database>();
        var store = product.Services.GetRequiredService<FollowerStore>();
        foreach (var openId in (string[])["oGoneA", "oGoneB"])
        {
            await database.WriteAsync(session => store.FollowAsync(session, "puyang", openId, "", 1_700_000_000_000), Cancelled);
        }

        var tag = (await product.Services.GetRequiredService<TagDesk>().CreateAsync(Actor.CommandLine, null, new TagInput("媒体"), Cancelled)).Value;
        await product.Services.GetRequiredService<FollowerNames>().FillAsync(Cancelled);
        var codes = new List<string>();
        foreach (var openId in (string[])["oGoneA", known, "oGoneB"])
        {
            codes.Add((await store.FindAsync("puyang", openId, Cancelled))!.Code);
        }

        var result = (await product.Services.GetRequiredService<TagMembers>().ChangeAsync(Actor.CommandLine, null, tag.Id, new TagMembersInput(codes), add: true, Cancelled)).Value;

        Assert.Equal(1, result.Done);
        Assert.Equal([codes[0], codes[2]], result.FailedIds);
        Assert.Contains("下次同步时核对", result.Problem, StringComparison.Ordinal);
        Assert.NotNull((await store.FindAsync("puyang", "oGoneA", Cancelled))!.StaleMs);
        Assert.Null((await store.FindAsync("puyang", known, Cancelled))!.StaleMs);
    }
}
