using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;

namespace PuyangFabu.Tests.Console.Broadcasts.Composing;

/// <summary>A list is written by the names that the page of followers shows: nobody sees an openid.</summary>
public sealed class ComposerListTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task Short_names_become_a_list_and_who_is_not_found_is_named(string provider)
    {
        await using var room = await BroadcastRoom.OpenAsync(databases, provider, kind: "service");
        await room.AddFollowersAsync(3);
        var account = BroadcastRoom.Account;
        foreach (var number in new[] { 1, 2, 3 })
        {
            await room.Host.Sender.SendAsync(room.Host.Sender.Event("subscribe", user: $"oFollower00000000000000000{number}"));
        }

        await room.Host.Services.GetRequiredService<FollowerNames>().FillAsync(CancellationToken.None);
        var people = await room.Host.Services.GetRequiredService<FollowerStore>().PageAsync(new FollowerFilter(account), 3, CancellationToken.None);
        var names = people.Select(static follower => FollowerNames.NameOf(follower.Code)).ToArray();
        Assert.Equal(3, names.Length);
        var article = await room.Newsroom.PublishedAsync();
        using var writer = await room.Newsroom.EnterAsync("writer");
        await writer.OpenAsync("/console/broadcasts/new");

        (string, string)[] list = [("act", "save"), ("articleIds", $"{article}"), ("audience", "list")];
        using var unknown = await writer.SendAsync("/console/broadcasts/new", [.. list, ("followers", $"{names[0]}\n没有这个人")]);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("没有“没有这个人”这位粉丝", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        using var one = await writer.SendAsync("/console/broadcasts/new", [.. list, ("followers", $"{names[0]}\n{names[0]}")]);
        Assert.Contains("现在是 1 位", WebUtility.HtmlDecode(writer.Html), StringComparison.Ordinal);
        using var saved = await writer.SendAsync("/console/broadcasts/new", [.. list, ("followers", $"{names[0]}\n{names[1]}，{people[2].OpenId}")]);
        Assert.Equal("/console/broadcasts/1?done=created", saved.Target());
        Assert.Equal(3, (await room.ReadAsync(1)).Body.GetProperty("audience").GetProperty("openIdCount").GetInt32());

        (await room.Author.PostAsync("/api/broadcasts", new { articleIds = new[] { article }, audience = new { followers = names, openIds = new[] { people[0].OpenId } } }))
            .Refused(HttpStatusCode.BadRequest, "badInput");
    }
}
