using PuyangFabu.Accounts.Followers;
using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Welcomes a follower, or forgets one who leaves.</summary>
public sealed class FollowHandler(FollowerStore followers, StandardReplies standard, TalkBook talks) : IMessageHandler<SubscribeEvent>, IMessageHandler<UnsubscribeEvent>
{
    public ValueTask<Handled> HandleAsync(SubscribeEvent message, MessageContext context, CancellationToken cancellation) =>
        ValueTask.FromResult(new Handled(
            standard.Welcome(context.Account.Name),
            ReplyReason.Welcome,
            new InboxWrite(
                SharedRows.Followers,
                message.FromUserName,
                context.Account.Slug,
                session => followers.FollowAsync(
                    session, context.Account.Slug, message.FromUserName, message.Scene ?? "", context.HappenedMs(message)))));

    public ValueTask<Handled> HandleAsync(UnsubscribeEvent message, MessageContext context, CancellationToken cancellation)
    {
        talks.Forget(context.Account.Slug, message.FromUserName);
        return ValueTask.FromResult(new Handled(
            null,
            ReplyReason.Unfollowed,
            new InboxWrite(
                SharedRows.Followers,
                message.FromUserName,
                context.Account.Slug,
                session => followers.UnfollowAsync(session, context.Account.Slug, message.FromUserName, context.HappenedMs(message))),
            new InboxWrite(
                SharedRows.SearchSessions,
                message.FromUserName,
                context.Account.Slug,
                session => SearchSessionStore.ForgetAsync(session, context.Account.Slug, message.FromUserName))));
    }
}
