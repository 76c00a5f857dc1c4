using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>Answers a tap on a menu button: a board by its key, else the rule for the key's words.</summary>
public sealed class MenuClickHandler(BoardCatalog boards, BoardReplies boardReplies, RuleReplies rules, StandardReplies standard, PeopleReplies people, CaseChat chat) : IMessageHandler<ClickEvent>
{
    public async ValueTask<Handled> HandleAsync(ClickEvent message, MessageContext context, CancellationToken cancellation)
    {
        var key = message.EventKey ?? "";
        if (MenuWarnings.SlugOf(key) is { } slug
            && boards.Current.Find(slug) is { } board
            && boards.Current.IsListed(board))
        {
            return new Handled(await boardReplies.CardsAsync(board, cancellation), ReplyReason.Board(board.Slug));
        }

        // While people answer, they are told what it is about.
        if (CaseTalk.Asks(SearchText.Normalize(key)) && people.Of("", message.FromUserName, context) is null)
        {
            return await chat.BeginAsync(key, message.FromUserName, context, "", cancellation);
        }

        return await rules.FindAsync(SearchText.Normalize(key), context.ReceivedMs, cancellation) is { } rule
            ? SearchReplies.Numbered(rule.Reply, ReplyReason.Rule(rule.Match.Rule.Id), message.FromUserName, context)
            : new Handled(standard.UnknownButton(), ReplyReason.UnknownButton);
    }
}
