using PuyangFabu.Console.Broadcasts.Publications;
using PuyangFabu.Console.Frame;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Publishing.Pulling;
using PuyangFabu.Publishing.Pulling.Rules;

namespace PuyangFabu.Console.Desk;

/// <summary>What of 发布 and of menus at WeChat waits for one person, and what he began or got back himself besides articles.</summary>
public sealed class PublishingNumbers(
    WaitingPublicationReading publications, WaitingBroadcastReading broadcasts, MenuReading menus, MenuReleaseReading releases, StandardRepliesReading standard, PullNoticeReading pulls)
{
    private static readonly (string State, string Name)[] Publications =
    [
        (PublicationState.Unknown, "微信发布结果未知"),
        (PublicationState.Failed, "微信发布失败"),
        (PublicationState.PendingApproval, "微信发布待批准"),
        (PublicationState.Approved, "微信发布待发布"),
    ];

    public async Task<IReadOnlyList<DeskNumber>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var numbers = new List<DeskNumber>();
        if (actor.May(Permission.ReadBroadcasts))
        {
            var waiting = await publications.OfAsync(actor, cancellation);
            foreach (var (state, name) in Publications)
            {
                var count = waiting.Count(one => one.Item.Status == state);
                numbers.Add(new(name, count, count == WaitingPublicationReading.MostOfEach, ListAddress.Of(PublicationLinks.List, ("status", state))));
            }

            // What came back says why.
            AddOwn("群发", "/console/broadcasts", [.. (await broadcasts.OfAsync(actor, cancellation)).Where(static one => one.Step == BroadcastAction.Submit).Select(static one => one.Item.Attention)]);
            AddOwn("微信发布", PublicationLinks.List, [.. waiting.Where(static one => one.Step == PublicationAction.Submit).Select(static one => one.Item.Attention)]);
        }

        if (await releases.ToHandleAsync(actor, cancellation) is { Count: > 0 } toHandle)
        {
            numbers.Add(OfMenus("菜单发布要处理", toHandle));
        }

        var (drafts, returned) = await menus.OwnAsync(actor, cancellation);
        numbers.AddRange([OfMenus("退回给我的菜单", returned), OfMenus("我的菜单草稿", drafts)]);
        if (await standard.OwnAsync(actor, cancellation) is { } texts)
        {
            numbers.Add(new(texts.Status == StandardRepliesState.Rejected ? "退回给我的常用语" : "我的常用语草稿", 1, More: false, "/console/replies/standard"));
        }

        if (actor.May(Permission.ManageContent))
        {
            numbers.Add(new("待归类", (int)await pulls.CountInboxAsync(cancellation), More: false, ListAddress.Of("/console/articles", ("board", PullBoards.Inbox))));
            foreach (var one in await pulls.ReadAsync(cancellation))
            {
                numbers.Add(new("微信上改过、删过的文章", (int)one.Noticed, More: false, ListAddress.Of("/console/articles/pull/articles", ("account", one.Account), ("noticed", "true"))));
                numbers.Add(new("从微信拉取没有完成", one.Failed ? 1 : 0, More: false, ListAddress.Of("/console/articles/pull", ("account", one.Account))));
                numbers.Add(new("拉取时微信的列表少了一半以上", one.Doubted ? 1 : 0, More: false, ListAddress.Of("/console/articles/pull", ("account", one.Account))));
            }
        }

        return numbers;

        void AddOwn(string kind, string path, IReadOnlyList<string?> attentions)
        {
            var came = attentions.Count(static attention => attention is not null);
            numbers.AddRange([new($"退回给我的{kind}", came, More: false, path), new($"我的{kind}草稿", attentions.Count - came, More: false, path)]);
        }
    }

    // One menu an account; the link leads to the first of them.
    private static DeskNumber OfMenus(string name, IReadOnlyList<string> slugs) =>
        new(name, slugs.Count, More: false, ListAddress.Of("/console/menu", ("account", slugs.Count > 0 ? slugs[0] : null)));
}
