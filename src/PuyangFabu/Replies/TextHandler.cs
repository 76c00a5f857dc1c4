using PuyangFabu.Boards;
using PuyangFabu.Text;
using PuyangFabu.Webhook;
using PuyangFabu.WeChat.Messages;

namespace PuyangFabu.Replies;

/// <summary>Answers words: rule, then board name, then search.</summary>
public sealed class TextHandler(RuleReplies rules, BoardCatalog boards, BoardReplies boardReplies, SearchReplies search) : IMessageHandler<TextMessage>
{
    private const string More = "更多";

    public async ValueTask<Handled> HandleAsync(TextMessage message, MessageContext context, CancellationToken cancellation)
    {
        var words = SearchText.Normalize(message.Content);
        if (words.Length == 0 || PlaceholderText.Is(words))
        {
            return new Handled(StandardReplies.Arrived("内容"), "unsupported");
        }

        if (await rules.FindAsync(words, context.ReceivedMs, cancellation) is { } rule)
        {
            return new Handled(rule.Reply, $"rule:{rule.Match.Rule.Id}");
        }

        var name = ExactForm.Of(words).ToString();
        if (boards.Current.FindByName(name) is { } board)
        {
            return new Handled(await boardReplies.LinksAsync(board, cancellation), $"board:{board.Slug}");
        }

        return name == More
            ? await search.NextPageAsync(message.FromUserName, context, cancellation)
            : await search.FirstPageAsync(words, message.FromUserName, context, cancellation);
    }
}
