using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Conversation.Replies.Standard;
using PuyangFabu.Conversation.Replies.Unanswered;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Review;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Console.Desk;

/// <summary>What waits for one person, by what his roles let him do.</summary>
public sealed class WaitingNumbers(ArticleListing articles, StageOrder stages, BroadcastReading broadcasts, StandardRepliesReading standard, UnansweredDesk unanswered)
{
    private const int MostArticles = 100;

    public async Task<IReadOnlyList<DeskNumber>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var numbers = new List<DeskNumber>();
        if (actor.May(Permission.WriteArticles))
        {
            numbers.Add(await ArticlesAsync("我的草稿", WorkState.Draft, item => item.Writer.Id == actor.OperatorId, cancellation));
        }

        foreach (var stage in stages.All.Where(stage => actor.May(Permission.ReviewArticles) && actor.Roles.Contains(stage.Role)))
        {
            numbers.Add(await ArticlesAsync($"待{stage.Name}", stage.Key, static _ => true, cancellation));
        }

        if (actor.May(Permission.PublishArticles))
        {
            numbers.Add(await ArticlesAsync("待发布", WorkState.Approved, static _ => true, cancellation));
        }

        if (actor.May(Permission.ApproveBroadcasts))
        {
            numbers.Add(await BroadcastsAsync("群发待批准", BroadcastState.PendingApproval, urgent: false, cancellation));
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

        if (actor.May(Permission.ReadContent))
        {
            var words = Shown(await unanswered.ListAsync(account: null, cursor: null, limit: null, cancellation));
            numbers.Add(new("未答词语", words.Items.Count, words.NextCursor is not null, "/console/replies/unanswered"));
        }

        return numbers;
    }

    private async Task<DeskNumber> ArticlesAsync(string name, string state, Func<ArticleItem, bool> counts, CancellationToken cancellation)
    {
        var found = Shown(await articles.ListAsync(board: null, state, words: null, kind: null, cursor: null, MostArticles, cancellation));
        var place = stages.Find(state) is null ? "/console/articles" : "/console/review";
        return new(name, found.Items.Count(counts), found.NextCursor is not null, $"{place}?status={state}");
    }

    private async Task<DeskNumber> BroadcastsAsync(string name, string state, bool urgent, CancellationToken cancellation)
    {
        var found = Shown(await broadcasts.ListAsync(account: null, state, cursor: null, cancellation));
        return new(name, found.Items.Count, found.NextCursor is not null, $"/console/broadcasts?status={state}", urgent && found.Items.Count > 0);
    }

    // Asked with constants of our own: none can be refused for its input.
    private static T Shown<T>(Outcome<T> outcome) => outcome.Value;
}
