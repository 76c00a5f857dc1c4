using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.CustomerService;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Conversation.FollowerCare.Conversations;

/// <summary>Shows what a follower wrote, and answers while WeChat allows it.</summary>
public sealed class ConversationDesk(FollowerLookup lookup, ICustomerServiceApi service, Database database, AuditLog audit, TimeProvider clock)
{
    private const int ShownItems = 50;
    private const int MostBytes = 2048;

    public async Task<Outcome<ConversationView>> ShowAsync(string? slug, string code, CancellationToken cancellation)
    {
        var known = await FindAsync(slug, code, cancellation);
        return known.IsRefused ? known.Refusal : await ViewAsync(known.Value.Follower, cancellation);
    }

    /// <summary>
    /// Sends a text once. The row is on disk before the call, so that a message whose answer never came counts as sent
    /// and is shown as unknown; it is never sent again by itself.
    /// </summary>
    public async Task<Outcome<ConversationView>> SendAsync(Actor actor, string? slug, string code, MessageInput input, CancellationToken cancellation)
    {
        var text = input.Text?.Trim() ?? "";
        if (Wrong(text) is { } reason)
        {
            return Refusal.BadInput("text", reason);
        }

        var known = await FindAsync(slug, code, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var (account, follower) = known.Value;
        var kept = await KeepAsync(actor, follower, text, cancellation);
        if (kept.IsRefused)
        {
            return kept.Refusal;
        }

        // Once the row stands, the caller's hanging up changes nothing.
        var answer = await service.SendAsync(account.Api, follower.OpenId, new ServiceText(text), CancellationToken.None);
        await SureStorage.StoreAsync(
            () => database.WriteAsync(session => FollowerMessageStore.EndAsync(session, kept.Value, StateOf(answer.Failure), $"{answer.Failure}"), CancellationToken.None), database.Dialect, clock);
        return answer.Failure is { } failure ? WeChatRefusals.Of(failure) : await ViewAsync(follower, cancellation);
    }

    private Task<Outcome<long>> KeepAsync(Actor actor, Follower follower, string text, CancellationToken cancellation) => database.TryWriteAsync<long>(
        async session =>
        {
            var now = clock.NowMs();
            if (!await FollowerStore.HoldAsync(session, follower.Account, follower.OpenId, now))
            {
                return Refusal.NotFound("位粉丝");
            }

            if ((await WindowAsync(session, follower, now)).Left == 0)
            {
                return Refusal.Conflict(FollowerRefusals.ReplyWindowClosed, "现在不能给这位粉丝发消息：超过了回复期限，或可发的条数已用完。等对方再发来消息后再回复。");
            }

            var id = await FollowerMessageStore.AddAsync(session, new FollowerMessage
            {
                Account = follower.Account,
                OpenId = follower.OpenId,
                OperatorId = actor.OperatorId,
                OperatorName = actor.DisplayName,
                Words = text,
                State = MessageState.Sending,
                SentMs = now,
            });
            await audit.RecordAsync(session, new AuditEntry { Actor = actor, Action = "follower.reply", TargetKind = "follower", TargetId = follower.Code });
            return id;
        },
        cancellation);

    private Task<ConversationView> ViewAsync(Follower follower, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var received = await InboxStore.OfFollowerAsync(session, follower.Account, follower.OpenId, ShownItems);
            var sent = await FollowerMessageStore.OfFollowerAsync(session, follower.Account, follower.OpenId, ShownItems);
            var window = await WindowAsync(session, follower, clock.NowMs());
            // Of the same moment the answer is the later.
            return new ConversationView(
                [.. sent.Select(ConversationText.Of).Concat(received.Select(ConversationText.Of)).OrderByDescending(static item => item.At).Take(ShownItems)],
                window.Left,
                window.UntilMs is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
                window.UntilMs is { } end
                    ? $"还可以发 {window.Left} 条，截止 {UnixMilliseconds.ToChinaTime(end):M 月 d 日 HH:mm}。"
                    : "现在不能发消息，等对方再发来消息后再回复。");
        },
        cancellation);

    /// <summary>What may still be sent to each of these people, of whom only times are read.</summary>
    internal static async Task<Func<string, ReplyWindow>> WindowsAsync(DbSession session, string account, IReadOnlyList<string> openIds, long nowMs)
    {
        var since = nowMs - (long)ReplyWindow.Longest.TotalMilliseconds;
        var received = (await InboxStore.TimesAsync(session, account, openIds, since)).ToLookup(static time => time.OpenId, static time => (time.Kind, time.ReceivedMs));
        var sent = (await FollowerMessageStore.SentSinceAsync(session, account, openIds, since)).ToLookup(static time => time.OpenId, static time => time.SentMs);
        return openId => ReplyWindow.Of(received[openId], [.. sent[openId]], nowMs);
    }

    private static async Task<ReplyWindow> WindowAsync(DbSession session, Follower follower, long nowMs) =>
        (await WindowsAsync(session, follower.Account, [follower.OpenId], nowMs))(follower.OpenId);

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

    private static string? Wrong(string text) => text.Length == 0 ? FieldReasons.Missing
        : FieldReasons.OfText(text, MostBytes) is { } reason ? reason
        : Encoding.UTF8.GetByteCount(text) > MostBytes ? $"太长，最多 {MostBytes} 字节（约 600 个汉字）"
        : null;

    // "Busy" says nothing about what became of the message.
    private static string StateOf(ApiFailure? failure) => failure switch
    {
        null => MessageState.Sent,
        { Kind: ApiFailureKind.NoAnswer } or { Kind: ApiFailureKind.Refused, Error.Class: WeChatErrorClass.Retry } => MessageState.Unknown,
        _ => MessageState.Failed,
    };
}
