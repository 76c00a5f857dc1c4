using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.CitizenServices.Links;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators.Appointments;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Review;
using PuyangFabu.Review.Views;
using PuyangFabu.Sources;

namespace PuyangFabu.Console.Desk;

/// <summary>What waits for one person: what his roles let him do, less what only a second person may.</summary>
public sealed class WaitingNumbers(
    WaitingArticles articles, ReviewQueue queue, StageOrder stages, BroadcastReading broadcasts, MenuReading menus, MenuReleaseReading releases,
    StandardRepliesReading standard, UnansweredDesk unanswered, AppointmentDecisions appointments, TalkStore talks, ServiceLinkReport links, CitizenServiceReviewing services, SourceItemStore found)
{
    private const int MostTalks = 100;

    public async Task<IReadOnlyList<DeskNumber>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var numbers = new List<DeskNumber>();
        if (actor.May(Permission.WriteArticles))
        {
            // What came back stands apart: somebody waits for it.
            var (own, returned) = await articles.DraftsAsync(actor, cancellation);
            numbers.AddRange(
            [
                new("退回给我的", returned.Count, returned.More, "/console/articles?status=returned&mine=true"),
                new("我的草稿", own.Count, own.More, $"/console/articles?status={WorkState.Draft}&mine=true"),
            ]);

            // Nobody began them: whoever answers for them is the one who must look.
            if (actor.OperatorId is { } editor && await articles.CountDraftsAsync(await found.ArticlesForAsync(editor, cancellation), cancellation) is > 0 and var fromSources)
            {
                numbers.Add(new("信息源来的草稿", fromSources, More: false, $"/console/articles?status={WorkState.Draft}&mine=sources"));
            }
        }

        if (actor.May(Permission.ReviewArticles))
        {
            var queued = await queue.WaitingAsync(actor, stage: null, cancellation);
            foreach (var stage in stages.All.Where(stage => actor.Roles.Contains(stage.Role)))
            {
                var own = queued.Where(item => item.Hindrance is null && item.Article.Status == stage.Key).ToList();
                var urgent = own.Count(static item => item.Article.Urgent);
                numbers.Add(new($"待{stage.Name}{(urgent > 0 ? $"（快审 {urgent} 篇）" : "")}", own.Count, More: false, $"/console/review?status={stage.Key}", urgent > 0));
            }

            numbers.Add(new("快审之后待补办", await queue.CountToConfirmAsync(actor, cancellation), More: false, "/console/review"));
        }

        if (actor.May(Permission.PublishArticles))
        {
            var (count, more) = await articles.ToPublishAsync(actor, cancellation);
            numbers.Add(new("待发布", count, more, $"/console/articles?status={WorkState.Approved}"));
        }

        if (actor.May(Permission.ApproveBroadcasts))
        {
            var (count, more) = await broadcasts.ToApproveAsync(actor, cancellation);
            numbers.Add(new("群发待批准", count, more, $"/console/broadcasts?status={BroadcastState.PendingApproval}"));
        }

        if (actor.May(Permission.SendBroadcasts))
        {
            numbers.Add(await BroadcastsAsync("群发待发送", BroadcastState.Approved, urgent: false, cancellation));
        }

        if (actor.May(Permission.ReadBroadcasts))
        {
            numbers.Add(await BroadcastsAsync("群发结果未知", BroadcastState.Unknown, urgent: true, cancellation));
            var (failed, moreFailed) = await broadcasts.FailedUnseenAsync(cancellation);
            numbers.Add(new("群发未成功", failed, moreFailed, $"/console/broadcasts?status={BroadcastState.Failed}", failed > 0));
        }

        // Recalled for a fault, most likely, and still read on the public pages, in the menu and in replies.
        if (actor.May(Permission.WithdrawArticles) && await broadcasts.CountRecalledLiveAsync(cancellation) is > 0 and var live)
        {
            numbers.Add(new("撤回了的群发，稿件还公开", live, More: false, $"/console/broadcasts?status={BroadcastState.Recalled}", Urgent: true));
        }

        if (await standard.WaitsForAsync(actor, cancellation))
        {
            numbers.Add(new("常用语待批准", 1, More: false, "/console/replies/standard"));
        }

        if (actor.May(Permission.ApproveContent))
        {
            numbers.Add(OfMenus("菜单待批准", await menus.ToApproveAsync(actor, cancellation)));
            if (await services.CountAsync(actor, cancellation) is > 0 and var toReview)
            {
                numbers.Add(new("便民服务待核对", toReview, More: false, "/console/services?state=check"));
            }
        }

        if (actor.May(Permission.PublishContent))
        {
            // What failed, or went past its time, stands apart.
            numbers.Add(OfMenus("菜单待发布", [.. (await releases.ToPublishAsync(actor, cancellation)).Except(await releases.ToHandleAsync(actor, cancellation))]));
        }

        if (actor.May(Permission.ReplyToFollowers))
        {
            var count = await talks.CountAsync(actor.OperatorId, MostTalks, cancellation);
            numbers.Add(new($"等人接手的对话{(count.Urgent > 0 ? $"（紧急 {count.Urgent} 个）" : "")}", Math.Min(count.Waiting, MostTalks - 1), count.Waiting == MostTalks, $"/console/inbox?state={TalkState.Waiting}", count.Waiting > 0));
            numbers.Add(new("我要回复的对话", Math.Min(count.Unanswered, MostTalks - 1), count.Unanswered == MostTalks, "/console/inbox?state=mine"));
        }

        if (await appointments.CountToConfirmAsync(actor, cancellation) is > 0 and var toConfirm)
        {
            numbers.Add(new("任命待确认", toConfirm, More: false, "/console/operators?state=toConfirm"));
        }

        // Others see the words too, and can do nothing about them.
        if (actor.May(Permission.ManageContent))
        {
            var words = Shown(await unanswered.ListAsync(account: null, cursor: null, limit: null, cancellation));
            numbers.Add(new("未答词语", words.Items.Count, words.NextCursor is not null, "/console/replies/unanswered"));
            if ((await links.ReadAsync(cancellation)).Count is > 0 and var dead)
            {
                numbers.Add(new("便民服务的网址打不开", dead, More: false, "/console/services?state=dead", Urgent: true));
            }
        }

        return numbers;
    }

    // One menu an account; the link leads to the first of them.
    private static DeskNumber OfMenus(string name, IReadOnlyList<string> slugs) =>
        new(name, slugs.Count, More: false, ListAddress.Of("/console/menu", ("account", slugs.Count > 0 ? slugs[0] : null)));

    private async Task<DeskNumber> BroadcastsAsync(string name, string state, bool urgent, CancellationToken cancellation)
    {
        var found = Shown(await broadcasts.ListAsync(account: null, state, cursor: null, cancellation));
        return new(name, found.Items.Count, found.NextCursor is not null, $"/console/broadcasts?status={state}", urgent && found.Items.Count > 0);
    }

    // Asked with constants of our own: none can be refused for its input.
    private static T Shown<T>(Outcome<T> outcome) => outcome.Value;
}
