using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies;

/// <summary>What of a follower's messages tells of a matter, for a case that is made of them.</summary>
/// <param name="Lines">In their order.</param>
/// <param name="Contact">The last message that was one's own number and nothing else; empty for none.</param>
public sealed record ToldMatter(IReadOnlyList<string> Lines, string Contact)
{
    /// <param name="said">Texts of messages, in their order.</param>
    public static ToldMatter Of(IEnumerable<string> said)
    {
        var all = said.Select(static text => text.Trim()).Where(static text => text.Length > 0).ToList();
        return new ToldMatter([.. all.Where(static text => !ToldContact.IsAll(text) && !IsForUs(text))], all.LastOrDefault(ToldContact.IsAll) ?? "");
    }

    // Said to the account and not about anything: its words of command, and greetings.
    private static bool IsForUs(string text)
    {
        var (words, said) = (SearchText.Normalize(text), CaseWord.Of(text, 0));
        return CaseTalk.Asks(said.Form) || CaseTalk.AsksForProgress(said.Form) || CaseDialogue.Resumes(said) || PeopleReplies.Asks(words)
            || Courtesy.IsGreeting(words) || Courtesy.IsThanks(words);
    }
}
