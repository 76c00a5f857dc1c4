using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Danger;

/// <summary>
/// Words of danger save people who will never complain that they were not answered: whoever may add to them may not take any away.
/// That is for those who keep the word lists.
/// </summary>
public static class DangerGuard
{
    private const int MostNamed = 5;

    /// <summary>The words after which somebody would no longer be told whom to call, with the kind that they stood in.</summary>
    public static IReadOnlyList<(string Group, string Word)> Lost(IReadOnlyList<DangerGroup> before, IReadOnlyList<DangerGroup> after)
    {
        var heard = after.SelectMany(Heard).ToHashSet(StringComparer.Ordinal);
        return [.. before.SelectMany(static group => Heard(group).Select(word => (group.Name, word))).Where(word => !heard.Contains(word.word))];
    }

    /// <returns>Null when the actor may put the one set in the place of the other.</returns>
    internal static Refusal? Refuse(Actor actor, IReadOnlyList<DangerGroup> before, IReadOnlyList<DangerGroup> after)
    {
        if (actor.May(Permission.ManageWordLists))
        {
            return null;
        }

        var lost = Lost(before, after).Select(static word => $"“{word.Word}”").ToList();
        return lost.Count > 0 ? Guarded($"会去掉危险词{string.Join('、', lost.Take(MostNamed))}{(lost.Count > MostNamed ? $"等 {lost.Count} 个" : "")}")
            : Lightened(before, after) is { } lighter ? Guarded($"会把“{lighter}”改为不危及生命")
            : null;
    }

    private static Refusal Guarded(string what) => Refusal.NotAllowed(
        "dangerWordsGuarded", $"这次改动{what}，什么都没有改。减少危险词由终审或安全管理员来做；您可以加词、改答复。");

    private static string? Lightened(IReadOnlyList<DangerGroup> before, IReadOnlyList<DangerGroup> after)
    {
        var grave = after.Where(static group => group.ThreatensLife).SelectMany(static group => group.Words).ToHashSet(StringComparer.Ordinal);
        return before.FirstOrDefault(group => group.ThreatensLife && group.Words.Any(word => !grave.Contains(word)))?.Name;
    }

    // An exception that a word holds takes the word away as surely as deleting it does.
    private static IEnumerable<string> Heard(DangerGroup group) =>
        group.Words.Where(word => !group.Except.Any(except => DangerWords.Compact(word).Contains(DangerWords.Compact(except), StringComparison.Ordinal)));
}
