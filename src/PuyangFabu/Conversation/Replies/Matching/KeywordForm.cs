using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Matching;

/// <summary>What a rule compares of a keyword.</summary>
internal static class KeywordForm
{
    /// <returns>Empty when nothing of the keyword is left to compare.</returns>
    public static string Of(string keyword, ReplyMatch match)
    {
        var normal = SearchText.Normalize(keyword);
        return match == ReplyMatch.Exact ? ExactForm.Closed(normal).ToString() : normal;
    }

    /// <summary>Each form of the rule's keywords once.</summary>
    public static IEnumerable<string> AllOf(ReplyRule rule) => rule.Keywords
        .Select(keyword => Of(keyword, rule.Match))
        .Where(static form => form.Length > 0)
        .Distinct(StringComparer.Ordinal);
}
