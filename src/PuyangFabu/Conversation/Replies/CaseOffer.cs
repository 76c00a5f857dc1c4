using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Replies.Searching;
using PuyangFabu.Webhook.Handling;

namespace PuyangFabu.Conversation.Replies;

/// <summary>
/// Answers a long text that reads like a complaint or a request: what was understood, the best there is to read, and the offer to make a
/// case of it with what was written.
/// </summary>
public sealed class CaseOffer(SearchReplies search, CaseChat chat, CaseOptions options)
{
    /// <param name="words">Normalised.</param>
    /// <param name="text">As it was written.</param>
    /// <returns>Null for any other text, and for who has a case in hand already.</returns>
    public async ValueTask<Handled?> FindAsync(string words, string text, string openId, MessageContext context, CancellationToken cancellation)
    {
        // WeChat's own limit is lower; a longer text would have to be cut.
        if (words.Length <= options.LongTextCharacters || text.Trim().Length > CaseInputRules.LongestText || openId.Length == 0 || CaseGuess.Of(words) is not { } guess || await chat.IsTellingAsync(openId, context, cancellation))
        {
            return null;
        }

        var finding = await search.FindAsync(words, cancellation);
        var said = CaseWord.Of(text, context.ReceivedMs);
        var writes = chat.Offer(
            new CaseDraft
            {
                Account = context.Account.Slug,
                OpenId = openId,
                Step = CaseStage.Offered,
                Type = guess.Type,
                County = guess.County,
                Place = guess.Place,
                Text = said.Text,
                UpdatedMs = context.ReceivedMs,
            },
            context,
            out var address);
        var unit = finding.Directory.Entries is [var entry, ..] ? $"\n可能有关的单位：{LinkText.Label(entry.Name)}" : "";
        var where = $"{guess.County}{guess.Place}";
        var handled = search.Best(
            finding,
            $"您说的像是一件{guess.Type}。{(where.Length > 0 ? $"\n地点：{where}" : "")}{unit}",
            $"要有人办理并答复您，回复“留言”就行，您写的已经填好；也可以<a href=\"{address}\">在手机上填写</a>。急事请拨打 12345。",
            openId,
            context);
        return handled with { Writes = [.. handled.Writes, .. writes] };
    }
}
