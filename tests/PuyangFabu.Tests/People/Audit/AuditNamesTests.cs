using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.People.Audit;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Review;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.People.Audit;

/// <summary>Whatever the record can say has a name for people.</summary>
public sealed partial class AuditNamesTests(TestDatabases databases)
{
    [Fact]
    public async Task Every_route_that_changes_something_has_one()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var actions = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(static method => method is "POST" or "PUT" or "DELETE") == true)
            .Select(static endpoint => endpoint.Metadata.GetMetadata<AuditActionAttribute>()?.Name ?? endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .OfType<string>().ToList();

        Assert.True(actions.Count > 80);
        Named(actions);
    }

    [Fact]
    public void Every_move_and_every_call_has_one()
    {
        Named(Codes<ReviewAction>("article"));
        Named(Codes<BroadcastAction>(Broadcast.AuditKind));
        Named(Codes<PublicationAction>(Publication.AuditKind));
        Named(Codes<MenuAction>(MenuVersion.AuditKind));
        Named(Codes<MenuPublicationAction>(MenuVersion.AuditKind));
        Named(Codes<TalkAction>(Talk.AuditKind));
        Named(OutsideCallKind.All);
        Named(typeof(ArticleEventKind).GetFields().Select(static field => $"article.{field.GetRawConstantValue()}"));
    }

    [Fact]
    public void Every_action_that_the_sources_write_has_one()
    {
        var written = SourceTree.Files("src/PuyangFabu", "*.cs")
            .SelectMany(static file => Recorded().Matches(file.Code).Select(static match => match.Groups[1].Value))
            .Distinct().ToList();

        Assert.True(written.Count > 30);
        Named(written);
    }

    [Fact]
    public void A_name_is_Chinese_and_says_the_thing()
    {
        var all = AuditNames.Things.SelectMany(static thing => thing.Actions).ToList();
        Assert.Equal(all.Count, all.Select(static action => action.Code).Distinct().Count());
        Assert.All(all, static action => Assert.Matches(@"^[\p{IsCJKUnifiedIdeographs}，：]+$", AuditNames.OfAction(action.Code)));
        Assert.Equal("回复规则：新建", AuditNames.OfAction("replyRule.create"));
        Assert.Equal("more.than.known", AuditNames.OfAction("more.than.known"));
    }

    private static IEnumerable<string> Codes<TAction>(string kind)
        where TAction : struct, Enum => Enum.GetValues<TAction>().Select(action => $"{kind}.{MoveCode.Of(action)}");

    private static void Named(IEnumerable<string> actions) =>
        Assert.Empty(actions.Where(static action => !AuditNames.Knows(action)).Distinct().Order());

    // What is handed to the record by a literal: an entry's action, or the first text of a method that records.
    [GeneratedRegex("(?:Action = |Record\\w*\\([^\"\\n]*|Entry\\([^\"\\n]*|SaveAsync\\([^\"\\n]*|EndAsync\\([^\"\\n]*)\"([a-z][A-Za-z]+\\.[a-z][A-Za-z]+)\"")]
    private static partial Regex Recorded();
}
