using PuyangFabu.Accounts;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Review;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Console.Desk;

/// <summary>What waits for one person: what his roles let him do, less what only a second person may.</summary>
public sealed class WaitingNumbers(
    ArticleListing articles, ArticleEventStore events, ReviewQueue queue, StageOrder stages, BroadcastReading broadcasts, AccountRegistry accounts, MenuStore menus,
    MenuReleaseReading releases, StandardRepliesReading standard, UnansweredDesk unanswered, TalkStore talks)
{
    private const int MostArticles = 100;
    private const int MostTalks = 100;

    public async Task<IReadOnlyList<DeskNumber>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var numbers = new List<DeskNumber>();
        if (actor.May(Permission.WriteArticles))
        {
            numbers.AddRange(await DraftsAsync(actor, cancellation));
        }

        if (actor.May(Permission.ReviewArticles))
        {
            var queued = await queue.WaitingAsync(actor, stage: null, cancellation);
            numbers.AddRange(stages.All.Where(stage => actor.Roles.Contains(stage.Role)).Select(stage => new DeskNumber(
                $"待{stage.Name}", queued.Count(item => item.Hindrance is null && item.Article.Status == stage.Key), More: false, $"/console/review?status={stage.Key}")));
        }

        if (actor.May(Permission.PublishArticles))
        {
            numbers.Add(await ArticlesAsync("待发布", WorkState.Approved, item => SecondPerson.Is(actor, [item.Writer.Id, item.LastEditor.Id]), cancellation));
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
            numbers.Add(await BroadcastsAsync("群发未成功", BroadcastState.Failed, urgent: true, cancellation));
        }

        if (await standard.WaitsForAsync(actor, cancellation))
        {
            numbers.Add(new("常用语待批准", 1, More: false, "/console/replies/standard"));
        }

        if (actor.May(Permission.ApproveContent))
        {
            numbers.Add(await MenusAsync("菜单待批准", account => IsToApproveAsync(account, actor, cancellation)));
        }

        if (actor.May(Permission.PublishContent))
        {
            numbers.Add(await MenusAsync("菜单待发布", account => IsToPublishAsync(account, cancellation)));
        }

        if (actor.May(Permission.ReplyToFollowers))
        {
            var count = await talks.CountAsync(actor.OperatorId, MostTalks, cancellation);
            numbers.Add(new("等人接手的对话", Math.Min(count.Waiting, MostTalks - 1), count.Waiting == MostTalks, $"/console/inbox?state={TalkState.Waiting}", count.Waiting > 0));
            numbers.Add(new("我要回复的对话", Math.Min(count.Unanswered, MostTalks - 1), count.Unanswered == MostTalks, "/console/inbox?state=mine"));
        }

        if (actor.May(Permission.ReadContent))
        {
            var words = Shown(await unanswered.ListAsync(account: null, cursor: null, limit: null, cancellation));
            numbers.Add(new("未答词语", words.Items.Count, words.NextCursor is not null, "/console/replies/unanswered"));
        }

        return numbers;
    }

    // What came back stands apart: somebody waits for it.
    private async Task<IEnumerable<DeskNumber>> DraftsAsync(Actor actor, CancellationToken cancellation)
    {
        var found = Shown(await articles.ListAsync(board: null, WorkState.Draft, words: null, kind: null, cursor: null, MostArticles, cancellation));
        var (own, returned) = (0, 0);
        foreach (var item in found.Items.Where(item => item.Writer.Id == actor.OperatorId))
        {
            if (item.Round > 0 && IsReturned(await events.ListAsync(item.Id, cancellation), actor))
            {
                returned++;
            }
            else
            {
                own++;
            }
        }

        var (more, path) = (found.NextCursor is not null, $"/console/articles?status={WorkState.Draft}");
        return [new("退回给我的", returned, more, path), new("我的草稿", own, more, path)];
    }

    private static bool IsReturned(IEnumerable<ArticleEvent> happened, Actor actor) =>
        happened.LastOrDefault(static one => one.Action is not (ArticleEventKind.Edit or ArticleEventKind.Lock or ArticleEventKind.Unlock)) is { } last
        && last.Action is ArticleEventKind.Reject or ArticleEventKind.SendBack
        && last.OperatorId != actor.OperatorId;

    // One menu an account; the link leads to the first of them.
    private async Task<DeskNumber> MenusAsync(string name, Func<string, Task<bool>> waits)
    {
        var waiting = new List<string>();
        foreach (var account in accounts.All.Select(static account => account.Slug))
        {
            if (await waits(account))
            {
                waiting.Add(account);
            }
        }

        return new(name, waiting.Count, More: false, ListAddress.Of("/console/menu", ("account", waiting.FirstOrDefault())));
    }

    private async Task<bool> IsToApproveAsync(string account, Actor actor, CancellationToken cancellation) =>
        (await menus.VersionsAsync(account, cancellation)).FirstOrDefault(static menu => menu.Status == MenuStatus.PendingApproval) is { } pending
            && SecondPerson.Is(actor, [pending.AuthorId]);

    // Nobody has to publish the menu that came with the product.
    private async Task<bool> IsToPublishAsync(string account, CancellationToken cancellation) =>
        await menus.InUseAsync(account, cancellation) is { Author.Length: > 0 } approved
            && !Shown(await releases.ListAsync(account, cancellation)).Items.Any(item =>
                item.Version == approved.Version && item.Status is not (MenuPublicationState.Failed or MenuPublicationState.Cancelled));

    private async Task<DeskNumber> ArticlesAsync(string name, string state, Func<ArticleItem, bool> counts, CancellationToken cancellation)
    {
        var found = Shown(await articles.ListAsync(board: null, state, words: null, kind: null, cursor: null, MostArticles, cancellation));
        return new(name, found.Items.Count(counts), found.NextCursor is not null, $"/console/articles?status={state}");
    }

    private async Task<DeskNumber> BroadcastsAsync(string name, string state, bool urgent, CancellationToken cancellation)
    {
        var found = Shown(await broadcasts.ListAsync(account: null, state, cursor: null, cancellation));
        return new(name, found.Items.Count, found.NextCursor is not null, $"/console/broadcasts?status={state}", urgent && found.Items.Count > 0);
    }

    // Asked with constants of our own: none can be refused for its input.
    private static T Shown<T>(Outcome<T> outcome) => outcome.Value;
}
