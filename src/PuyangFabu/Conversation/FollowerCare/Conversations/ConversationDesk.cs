using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Media;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Shows what a follower wrote, and answers while WeChat allows it.</summary>
public sealed class ConversationDesk(
    FollowerLookup lookup, ICustomerServiceApi service, MessageContent contents, TalkMoves talks, TalkBook book, TalkSilence silence,
    Database database, AuditLog audit, TimeProvider clock)
{
    private const int ShownItems = 50;

    private static readonly Refusal WindowClosed = Refusal.Conflict(
        FollowerRefusals.ReplyWindowClosed, "现在不能给这位粉丝发消息：超过了回复期限，或可发的条数已用完。等对方再发来消息后再回复。");

    public async Task<Outcome<ConversationView>> ShowAsync(Actor actor, string? slug, string code, CancellationToken cancellation)
    {
        var known = await FindAsync(slug, code, cancellation);
        return known.IsRefused ? known.Refusal : await ViewAsync(actor, known.Value.Follower, cancellation);
    }

    /// <summary>
    /// Sends a text, a picture or an article's card once, and takes the talk. The row is on disk before the call, so that a message whose answer
    /// never came counts as sent and is shown as unknown; it is never sent again by itself.
    /// </summary>
    public Task<Outcome<ConversationView>> SendAsync(Actor actor, string? slug, string code, MessageInput input, CancellationToken cancellation) =>
        SendAsync(actor, slug, code, input, companion: null, cancellation);

    /// <summary>The same with what belongs to it. What the product sends by itself leaves the talk to whoever has it.</summary>
    internal async Task<Outcome<ConversationView>> SendAsync(
        Actor actor, string? slug, string code, MessageInput input, SendingCompanion? companion, CancellationToken cancellation)
    {
        if (await contents.ReasonAgainstAsync(input, cancellation) is { } wrong)
        {
            return wrong;
        }

        var known = await FindAsync(slug, code, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var (account, follower) = known.Value;
        if (input.Picture is not null && (await database.ReadAsync(session => WindowAsync(session, follower, clock.NowMs()), cancellation)).Left == 0)
        {
            return WindowClosed;
        }

        var message = await contents.OfAsync(account, input, cancellation);
        if (message.IsRefused)
        {
            return message.Refusal;
        }

        Outcome<(long Id, Talk? Talk, long RepliedMs)> kept;
        using (companion?.Around(companion.Begin))
        {
            kept = await KeepAsync(actor, follower, message.Value, input, companion, cancellation);
        }

        if (kept.IsRefused)
        {
            return kept.Refusal;
        }

        var (id, talk, repliedMs) = kept.Value;
        if (talk is not null)
        {
            book.Remember(talk);
        }

        // Once the row stands, the caller's hanging up changes nothing.
        var answer = await service.SendAsync(account.Api, follower.OpenId, message.Value, CancellationToken.None);
        using (companion?.Around(companion.Store))
        {
            await SureStorage.StoreAsync(
                () => database.WriteAsync(session => EndAsync(session, id, answer.Failure, talk, repliedMs, companion), CancellationToken.None), database.Dialect, clock);
        }

        return answer.Failure is { } failure ? WeChatRefusals.Of(failure) : await ViewAsync(actor, follower, cancellation);
    }

    /// <summary>Notes that somebody who may answer has read what the follower wrote up to a moment.</summary>
    public async Task<Outcome<Done>> SeeAsync(Actor actor, string? slug, string code, long untilMs, CancellationToken cancellation)
    {
        var known = await FindAsync(slug, code, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var follower = known.Value.Follower;
        if (actor.May(Permission.ReplyToFollowers))
        {
            await database.WriteAsync(
                async session =>
                {
                    if (await FollowerStore.HoldAsync(session, follower.Account, follower.OpenId, clock.NowMs()))
                    {
                        await TalkStore.SeeAsync(session, follower.Account, follower.OpenId, untilMs, clock.NowMs());
                    }
                },
                cancellation);
        }

        return Done.It;
    }

    private Task<Outcome<(long Id, Talk? Talk, long RepliedMs)>> KeepAsync(
        Actor actor, Follower follower, ServiceMessage message, MessageInput input, SendingCompanion? companion, CancellationToken cancellation) => database.TryWriteAsync<(long, Talk?, long)>(
        async session =>
        {
            var now = clock.NowMs();
            if (!await FollowerStore.HoldAsync(session, follower.Account, follower.OpenId, now))
            {
                return Refusal.NotFound("位粉丝");
            }

            if ((await WindowAsync(session, follower, now)).Left == 0)
            {
                return WindowClosed;
            }

            var before = await TalkStore.FindAsync(session, follower.Account, follower.OpenId);
            Talk? talk = null;
            if (actor != Actor.Product)
            {
                var answered = await talks.AnswerAsync(session, actor, follower, now);
                if (answered.IsRefused)
                {
                    return answered.Refusal;
                }

                talk = answered.Value;
            }

            if (companion is not null && await companion.BeginAsync(session) is { } refusal)
            {
                return refusal;
            }

            var id = await FollowerMessageStore.AddAsync(session, new FollowerMessage
            {
                Account = follower.Account,
                OpenId = follower.OpenId,
                OperatorId = actor.OperatorId,
                OperatorName = actor.DisplayName,
                Words = message switch { ServiceNews card => card.Title, ServiceText text => FollowersOwnWords.Hidden(text.Content), _ => "" },
                State = MessageState.Sending,
                SentMs = now,
                ArticleId = input.ArticleId,
                Picture = input.Picture ?? "",
            });
            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "follower.reply", TargetKind = "follower", TargetId = follower.Code });
            return (id, talk, before?.RepliedMs ?? 0);
        },
        cancellation);

    // What certainly did not arrive is no answer.
    private static async Task EndAsync(DbSession session, long id, ApiFailure? failure, Talk? talk, long repliedMs, SendingCompanion? companion)
    {
        var state = StateOf(failure);
        await FollowerMessageStore.EndAsync(session, id, state, $"{failure}");
        if (state == MessageState.Failed && talk is not null)
        {
            await TalkStore.UnanswerAsync(session, talk, repliedMs);
        }

        if (companion is not null)
        {
            await companion.EndAsync(session, state);
        }
    }

    private Task<ConversationView> ViewAsync(Actor actor, Follower follower, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var now = clock.NowMs();
            var received = await InboxStore.OfFollowerAsync(session, follower.Account, follower.OpenId, ShownItems);
            var sent = await FollowerMessageStore.OfFollowerAsync(session, follower.Account, follower.OpenId, ShownItems);
            var media = (await SentMediaStore.OfFollowerAsync(session, follower.Account, follower.OpenId, ShownItems)).ToLookup(static one => one.MediaId, MediaView.Of);
            var window = await WindowAsync(session, follower, now);
            var talk = await TalkStore.FindAsync(session, follower.Account, follower.OpenId);
            var events = talk is null ? [] : await TalkStore.EventsAsync(session, talk.Id, ShownItems);
            // Of the same moment the answer is the later.
            return new ConversationView(
                [.. sent.Select(ConversationText.Of).Concat(received.Select(ConversationText.Of).Select(item => item with { Media = media[item.Content?.MediaId ?? ""].FirstOrDefault() })).OrderByDescending(static item => item.At).Take(ShownItems)],
                window.Left,
                window.UntilMs is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
                window.UntilMs is { } end
                    ? $"还可以发 {window.Left} 条，截止 {ChinaTime.Minute(end)}。"
                    : "现在不能发消息，等对方再发来消息后再回复。",
                TalkView.Of(talk, events, actor, silence, now));
        },
        cancellation);

    internal static async Task<ReplyWindow> WindowAsync(DbSession session, Follower follower, long nowMs) =>
        (await RecentTimes.ReadAsync(session, follower.Account, [follower.OpenId], nowMs)).WindowOf(follower.OpenId);

    private async Task<Outcome<(WeChatAccount Account, Follower Follower)>> FindAsync(string? slug, string code, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        var found = await lookup.FindAsync(account.Value, code, cancellation);
        return found.IsRefused ? found.Refusal : (account.Value, found.Value);
    }

    // "Busy" says nothing about what became of the message.
    private static string StateOf(ApiFailure? failure) => failure switch
    {
        null => MessageState.Sent,
        { Kind: ApiFailureKind.NoAnswer } or { Kind: ApiFailureKind.Refused, Error.Class: WeChatErrorClass.Retry } => MessageState.Unknown,
        _ => MessageState.Failed,
    };
}
